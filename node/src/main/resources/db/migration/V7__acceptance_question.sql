-- What is still to be asked about chips and entries accepted while their issuer was silent.

create table acceptance_question (
  acceptance_id uuid primary key,
  issuer        text not null,
  question      bytea not null,
  day           date not null
);
create index acceptance_question_of on acceptance_question (issuer, acceptance_id);
comment on table acceptance_question is
  'Purpose: tell an issuer that was silent of a chip or entry accepted provisionally, and learn'
  ' the sector pseudonym. The question holds the numbers shown and is sealed (SM4-GCM).'
  ' Retention: until the issuer has answered, at most 7 days. Erasure: the row is deleted with'
  ' the answer''s receipt, else by the daily job.';

-- Which reference was enrolled how: a repeated call gets the answer of the first.

create table card_enrolment (
  caller text not null,
  reference text not null,
  body bytea not null,
  resident_id uuid not null references card_resident on delete cascade,
  answer bytea not null,
  enrolled_at timestamptz not null,
  primary key (caller, reference)
);
create index card_enrolment_age on card_enrolment (enrolled_at);
create index card_enrolment_resident on card_enrolment (resident_id);
comment on table card_enrolment is
  'Purpose: the same enrolment gets the same answer. The answer is sealed (SM4-GCM), the body a '
  'keyed digest. Retention: 30 days. Erasure: swept hourly; with the resident.';

-- Acceptors, points, terminals, and the durable record of what was decided.

create table acceptance_acceptor (
  acceptor_id  uuid primary key,
  credit_code  text not null,
  name_zh      text not null,
  name_en      text not null,
  sector       text not null,
  client_id    text not null unique,
  registration bytea not null,
  valid_from   date not null
);
comment on table acceptance_acceptor is
  'Organisations that accept the card; no personal data. registration: SM3 of the request.';

create table acceptance_admission (
  acceptor_id uuid not null references acceptance_acceptor,
  item        text not null,
  valid_from  date not null,
  primary key (acceptor_id, item)
);

create table acceptance_point (
  point       uuid primary key,
  acceptor_id uuid not null references acceptance_acceptor,
  name_zh     text not null,
  name_en     text not null,
  place       text not null,
  valid_from  date not null
);
create index acceptance_point_of on acceptance_point (acceptor_id);

create table acceptance_terminal (
  terminal   uuid primary key,
  point      uuid not null references acceptance_point,
  algorithm  text not null,
  public_key text not null,
  unique (point, public_key)
);

create table acceptance_terminal_head (
  terminal uuid not null references acceptance_terminal,
  issuer   text not null,
  sequence bigint not null,
  head     bigint not null,
  primary key (terminal, issuer)
);
comment on table acceptance_terminal_head is
  'The newest status head a terminal used of each issuer, and at which tap: it never goes back.';

create table acceptance_replay (
  replay         uuid primary key,
  taps           bigint not null,
  opened_at      timestamptz not null,
  accepted       bigint not null default 0,
  declined       bigint not null default 0,
  undetermined   bigint not null default 0,
  duplicates     bigint not null default 0,
  last_stored_at timestamptz
);
comment on table acceptance_replay is
  'Sums of one replay, kept in the transaction that stores its taps; counts only.';

create table acceptance_day (
  day      date primary key,
  previous date references acceptance_day,
  records  bigint not null,
  link     bytea not null,
  closed   boolean not null,
  seal     bytea not null
);
comment on table acceptance_day is
  'Head of each receipt day''s chain (Asia/Shanghai): number of records, last link, and an'
  ' HMAC-SM3 over both under a key kept outside the database. Digests only; kept for good.';

create table acceptance_record (
  day           date not null references acceptance_day,
  sequence      bigint not null,
  acceptance_id uuid not null unique,
  acceptor_id   uuid not null,
  digest        bytea not null,
  link          bytea not null,
  salt          bytea,
  content       bytea,
  primary key (day, sequence)
);
create index acceptance_record_recent on acceptance_record (acceptor_id, day, sequence);
comment on table acceptance_record is
  'Purpose: proof of each acceptance decision towards holder, acceptor and issuer (a movement'
  ' trail: sensitive). Retention: 180 days. Erasure: salt and content are set to null by the'
  ' daily job, sealed content under the column key until then; digest and link stay.';

create table acceptance_key (
  party         uuid not null,
  key           text not null,
  body          bytea not null,
  acceptance_id uuid not null,
  day           date not null,
  primary key (party, key)
);
comment on table acceptance_key is
  'Purpose: the same request gets the same answer (acceptor and idempotency key, or terminal'
  ' and sequence). Retention: 180 days. Erasure: rows deleted by the daily job.';

create table acceptance_counter (
  counter       bytea primary key,
  code          bytea not null,
  acceptance_id uuid not null,
  point         uuid not null,
  expires_on    date not null
);
comment on table acceptance_counter is
  'Purpose: a code counts once in this node. Truncated digests, no holder. Retention: 8 days'
  ' after the device key''s expiry. Erasure: rows deleted by the daily job.';

create table acceptance_double (
  acceptance_id uuid primary key,
  first         uuid not null,
  same_code     boolean not null,
  other_point   boolean not null,
  day           date not null
);
comment on table acceptance_double is
  'Purpose: codes or counters shown twice, for oversight. Retention: 180 days. Erasure: rows'
  ' deleted by the daily job.';

create table acceptance_holder (
  acceptance_id uuid primary key,
  pseudonym     text not null,
  day           date not null
);
comment on table acceptance_holder is
  'Purpose: the sector pseudonym the issuer named for an accepted presentation; the issuer''s'
  ' later word, so not in the chain. Retention: 180 days. Erasure: rows deleted by the daily job.';

create table acceptance_notice (
  acceptance_id uuid primary key,
  issuer        text not null
);
comment on table acceptance_notice is
  'Purpose: acceptances their issuers have yet to be told of. Retention: until told. Erasure:'
  ' rows deleted when handed to the outbox.';

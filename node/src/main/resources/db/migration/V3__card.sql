-- Residents, their cards in both media, bindings, authorisations and the published status lists.

create sequence card_person_seq minvalue 0 start 0;
create sequence card_slot_seq minvalue 0 start 0;

create table card_resident (
  resident_id uuid primary key,
  name_sealed bytea not null,
  number_sealed bytea not null,
  number_lookup bytea not null unique,
  attributes_sealed bytea not null,
  enrolled_at timestamptz not null
);
comment on table card_resident is
  'Purpose: know whom a card was issued to, and what rights depend on. Name, social security '
  'number and attributes are sealed (SM4-GCM); the number is found by a keyed digest. '
  'Retention: as long as the resident holds a card, and 5 years after its cancellation. '
  'Erasure: delete the row with its cards and bindings; history keeps only the internal id, '
  'which then names nobody.';

create table card_card (
  card_id uuid primary key,
  resident_id uuid not null references card_resident,
  card_number text not null check (card_number ~ '^[0-9A-Z]{9}$'),
  identification_sealed bytea not null,
  identification_lookup bytea not null,
  deny_entry bytea not null check (octet_length(deny_entry) = 8),
  bank_account_sealed bytea not null,
  generation smallint not null check (generation in (2, 3)),
  transit_function boolean not null,
  issued_on date not null,
  expires_on date not null,
  state text not null,
  since timestamptz not null,
  suspended_until timestamptz,
  check ((suspended_until is not null) = (state = 'temporarily-suspended'))
);
create unique index card_card_number on card_card (card_number) where state <> 'replaced';
create unique index card_card_of on card_card (resident_id) where state <> 'replaced';
create index card_card_resident on card_card (resident_id);
create index card_card_lapse on card_card (suspended_until) where suspended_until is not null;
create index card_card_expiry on card_card (expires_on)
  where state not in ('replaced', 'expired', 'cancelled', 'applied');
create index card_card_denied on card_card (expires_on) where state <> 'active';
comment on table card_card is
  'Purpose: one lifecycle for both media of a card. Identification code and bank account '
  'number are sealed; the code is found by a keyed digest. Retention: 5 years after the card '
  'was replaced, expired or cancelled. Erasure: with the resident.';

create table card_history (
  entry bigint generated always as identity primary key,
  resident_id uuid not null,
  card_id uuid not null,
  card_number text not null,
  at timestamptz not null,
  action text not null,
  from_state text not null,
  to_state text not null
);
create index card_history_resident on card_history (resident_id, entry desc);
comment on table card_history is
  'Purpose: prove what was done to a card and when. Only added to. Retention: 10 years. '
  'Erasure: by deleting the resident, after which the internal id names nobody; whole years '
  'past retention are removed by the owner of the database with the guard lifted.';

create function card_history_only_added() returns trigger language plpgsql as $$
begin
  raise exception 'card_history is only added to: % refused', tg_op;
end $$;
create trigger card_history_guard before update or delete or truncate on card_history
  for each statement execute function card_history_only_added();

create table card_binding (
  binding_id bigint primary key,
  resident_id uuid not null references card_resident,
  slot bigint not null unique check (slot >= 0),
  bound_at timestamptz not null,
  ended_at timestamptz,
  end_reason text check (end_reason in ('moved', 'unbound')),
  check ((ended_at is null) = (end_reason is null))
);
create unique index card_binding_current on card_binding (resident_id) where ended_at is null;
create index card_binding_resident on card_binding (resident_id);
comment on table card_binding is
  'Purpose: tie an e-card to a device and a code slot. Retention: as the resident; the slot '
  'is never given again. Erasure: with the resident.';

create table card_authorisation (
  binding_id bigint not null references card_binding on delete cascade,
  day date not null,
  device_key bytea not null check (octet_length(device_key) = 33),
  value bytea not null check (octet_length(value) = 127),
  issued_at timestamptz not null,
  primary key (binding_id, day, device_key)
);
create index card_authorisation_day on card_authorisation (day);
comment on table card_authorisation is
  'Purpose: answer the same question for a day''s authorisation with the same octets. '
  'Retention: 16 days after its day. Erasure: with the binding; swept daily.';

create table card_access_log (
  entry bigint generated always as identity primary key,
  resident_id uuid not null references card_resident on delete cascade,
  asked_by text not null,
  acceptance_id text not null,
  acceptor text not null,
  acceptor_name text not null,
  sector text not null,
  item text not null,
  purpose text not null,
  released text[] not null,
  at timestamptz not null,
  logged_at timestamptz not null
);
create unique index card_access_log_once on card_access_log (asked_by, acceptance_id);
create index card_access_log_resident on card_access_log (resident_id, at desc);
create index card_access_log_age on card_access_log (logged_at);
comment on table card_access_log is
  'Purpose: show residents who learnt what about them, and why. It is a movement trail (PIPL '
  'art. 28): only the resident and an audit read it. Retention: 180 days. Erasure: swept '
  'daily; with the resident.';

create table card_status_day (
  expiry_day bigint primary key,
  segment_ends bigint[] not null
);
comment on table card_status_day is
  'Purpose: the segments of each expiry day''s secret numbering. No personal data. Retention: '
  '30 days after the day. Erasure: swept daily.';

create table card_status_counter (
  single boolean primary key default true check (single),
  number bigint not null
);
insert into card_status_counter (number) values (0);
comment on table card_status_counter is
  'Purpose: the number of the last status head, which never goes back. No personal data. '
  'Retention: for ever. Erasure: none.';

create table card_status_head (
  number bigint primary key,
  issued_at timestamptz not null,
  json text not null
);
create index card_status_head_age on card_status_head (issued_at);
comment on table card_status_head is
  'Purpose: heads as published, so that an offline tap can be decided again on the one its '
  'terminal used. No personal data. Retention: 8 days. Erasure: swept daily.';

create table card_status_octets (
  digest text primary key,
  octets bytea not null,
  retired_at timestamptz
);
create index card_status_octets_age on card_status_octets (retired_at);
comment on table card_status_octets is
  'Purpose: shards and deny lists by digest, as published. Truncated digests of chips, no '
  'names. Retention: 8 days after the last head that names them. Erasure: swept daily.';

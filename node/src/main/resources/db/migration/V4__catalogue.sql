-- Editions of the joint list on their way to counting, and the own region's overlays. No personal
-- data; kept for ever.

create table catalogue_draft (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  number bigint not null check (number > 0),
  json text not null,
  proposed_by text not null,
  proposed_at timestamptz not null
);
create index catalogue_draft_number on catalogue_draft (number);
comment on table catalogue_draft is 'Purpose: proposed contents of editions, without signatures.';

create table catalogue_signature (
  number bigint not null check (number > 0),
  region text not null,
  digest text not null references catalogue_draft,
  key_id text not null,
  algorithm text not null,
  value text not null,
  signed_at timestamptz not null,
  primary key (number, region)
);
comment on table catalogue_signature is
  'Purpose: each authority''s one signature for a number. The primary key is the promise that one '
  'authority never signs two contents for one number.';

create table catalogue_told (
  number bigint not null,
  region text not null,
  primary key (number, region)
);
comment on table catalogue_told is 'Purpose: which authority was told the own signature.';

create table catalogue_edition (
  number bigint primary key check (number > 0),
  digest text not null references catalogue_draft,
  json text not null,
  counted_at timestamptz not null
);
comment on table catalogue_edition is
  'Purpose: editions that count, as published, byte for byte. Never changed.';

create table catalogue_overlay (
  number bigint primary key check (number > 0),
  since timestamptz not null,
  json text not null
);
comment on table catalogue_overlay is 'Purpose: what the own region narrows, as published.';

-- Lists of the own region beside the joint one. No personal data; kept for ever.

create table catalogue_local_draft (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  number bigint not null check (number > 0),
  json text not null,
  composed_by text not null,
  composed_at timestamptz not null
);
comment on table catalogue_local_draft is
  'Purpose: composed states of the own local list that wait for an approver.';

create table catalogue_local_list (
  number bigint primary key check (number > 0),
  json text not null,
  signed_at timestamptz not null
);
comment on table catalogue_local_list is 'Purpose: the own local list, as published.';

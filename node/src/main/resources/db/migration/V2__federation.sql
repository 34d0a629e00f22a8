-- What a node knows of other regions' nodes, and what it exchanged with them.

create table federation_key_set (
  number bigint primary key check (number > 0),
  json text not null,
  made_at timestamptz not null
);
comment on table federation_key_set is
  'Purpose: the own key set, every number of it, as published. No personal data; kept for ever.';

create table federation_peer (
  region text primary key check (region ~ '^[1-9][0-9]$'),
  url text not null,
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  key_set text,
  added_at timestamptz not null
);
comment on table federation_peer is
  'Purpose: peers, the root an operator confirmed of each, and the newest key set under it. No '
  'personal data; kept for ever.';

create table federation_status_head (
  region text not null,
  number bigint not null check (number > 0),
  json text not null,
  received_at timestamptz not null,
  superseded_at timestamptz,
  primary key (region, number)
);
create index federation_status_head_superseded on federation_status_head (superseded_at);
comment on table federation_status_head is
  'Purpose: peers'' status heads, for decisions now and for offline taps decided again. Retention: '
  '7 days after the next head. Erasure: deleted.';

create table federation_status_octets (
  region text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  octets bytea not null,
  released_at timestamptz,
  primary key (region, digest)
);
create index federation_status_octets_released on federation_status_octets (released_at);
comment on table federation_status_octets is
  'Purpose: shards and deny lists that peers'' heads name. Retention: 7 days after the last head '
  'that names them. Erasure: deleted.';

create table federation_outbox (
  entry bigint generated always as identity primary key,
  peer text not null,
  type text not null,
  purpose text not null,
  retention_seconds bigint not null check (retention_seconds >= 0),
  body text not null,
  told_at timestamptz not null
);
create index federation_outbox_peer on federation_outbox (peer, entry);
comment on table federation_outbox is
  'Purpose: what is to be told to a peer and has no sequence yet. Retention: until its turn.';

create table federation_channel (
  peer text not null,
  direction text not null check (direction in ('in', 'out')),
  stream text not null check (stream in ('told', 'asked')),
  sequence bigint not null check (sequence >= 0),
  digest text not null,
  primary key (peer, direction, stream)
);
comment on table federation_channel is
  'Purpose: the last message of each stream, which the next one must follow. Kept for ever.';

create table federation_message (
  direction text not null check (direction in ('in', 'out')),
  peer text not null,
  stream text not null check (stream in ('told', 'asked')),
  sequence bigint not null check (sequence > 0),
  digest text not null,
  type text not null,
  purpose text not null,
  retention_seconds bigint not null,
  at timestamptz not null,
  erase_at timestamptz not null,
  json text,
  reply text,
  settled_at timestamptz,
  primary key (direction, peer, stream, sequence)
);
create index federation_message_unsettled on federation_message (peer, sequence)
  where direction = 'out' and stream = 'told' and settled_at is null;
create index federation_message_erasure on federation_message (erase_at)
  where json is not null or reply is not null;
comment on table federation_message is
  'Purpose: prove what was exchanged with whom, when and why. Message and reply may hold what one '
  'transaction needs of a holder. Retention: as each message says. Erasure: message and reply are '
  'set to null; digest, type and purpose stay, so that the chain of digests holds.';

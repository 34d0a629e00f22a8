-- Proposals for items: every act of every authority, as told. No personal data but the staff id of
-- one's own authority, kept as long as the act: who did what for the authority stays answerable.

create table catalogue_proposal (
  id uuid primary key,
  opened_at timestamptz not null,
  item text,
  listing text
);
create index catalogue_proposal_item on catalogue_proposal (item);
create index catalogue_proposal_opened on catalogue_proposal (opened_at);
comment on table catalogue_proposal is
  'Purpose: finds proposals; what they are is folded from their acts.';

create table catalogue_act (
  entry bigint generated always as identity unique,
  proposal uuid not null references catalogue_proposal,
  region text not null,
  sequence bigint not null check (sequence > 0),
  deed text not null,
  told boolean not null,
  json text not null,
  staff text,
  recorded_at timestamptz not null,
  primary key (proposal, region, sequence)
);
comment on table catalogue_act is
  'Purpose: what authorities did with proposals. Only ever added to; a region''s rows come from '
  'its own staff here or from its signed messages. Retention: for ever.';
comment on column catalogue_act.told is 'Whether other authorities are to know it.';
comment on column catalogue_act.staff is 'Who of the own staff did it; never told to a peer.';

create table catalogue_act_told (
  entry bigint not null,
  peer text not null,
  primary key (entry, peer)
);
comment on table catalogue_act_told is 'Purpose: which authority was told which own act.';

create table catalogue_suspension (
  entry bigint generated always as identity primary key,
  item text not null,
  suspended boolean not null,
  reason text not null,
  overlay bigint not null references catalogue_overlay,
  staff text not null,
  at timestamptz not null
);
comment on table catalogue_suspension is
  'Purpose: why and by whom an item was suspended here or let go on. Retention: for ever.';

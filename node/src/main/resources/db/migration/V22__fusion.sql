-- Cards, certificates and codes already issued, and how they merge. No personal data but the staff
-- id of who entered what, kept as long as the entry.

create table fusion_card (
  id uuid primary key,
  kind text not null check (kind in ('CARD', 'CERTIFICATE', 'CODE')),
  name_zh text not null,
  name_en text not null,
  department text not null,
  synthetic boolean not null,
  entered_by text not null,
  entered_at timestamptz not null
);
comment on table fusion_card is
  'Purpose: what was issued before the one card, with the functions that merge into it.';

create table fusion_function (
  card uuid not null references fusion_card,
  function text not null,
  place int not null,
  progress text not null default 'UNPLANNED'
    check (progress in ('UNPLANNED', 'PLANNED', 'UNDER_WAY', 'MERGED')),
  item text,
  until date,
  department text,
  note text,
  primary key (card, function),
  check (progress = 'UNPLANNED' or (item is not null and until is not null))
);
comment on table fusion_function is 'Purpose: each function''s plan and how far it has merged.';

create table fusion_progress (
  entry bigint generated always as identity primary key,
  card uuid not null,
  function text not null,
  what text not null,
  note text not null,
  staff text not null,
  at timestamptz not null
);
comment on table fusion_progress is 'Purpose: who moved a merge on, and when. Only added to.';

create table fusion_proposal (
  id uuid primary key,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  department text not null,
  functions text not null,
  outcome text not null check (outcome in ('refused', 'refused-in-part', 'not-covered')),
  edition bigint not null,
  staff text not null,
  at timestamptz not null
);
comment on table fusion_proposal is
  'Purpose: proposals for something new and what the list in force said of them.';

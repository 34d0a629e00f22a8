-- Families: who may show whose card, for how long, and by what right.

create table family_guardianship (
  guardianship_id uuid primary key,
  guardian_id uuid not null references card_resident on delete cascade,
  ward_id uuid not null references card_resident on delete cascade,
  kind text not null check (kind in ('child', 'entrusted')),
  source text not null check (source in ('consent', 'desk')),
  months integer check (months between 1 and 12),
  evidence_sealed bytea check (octet_length(evidence_sealed) <= 20000),
  recorded_at timestamptz not null,
  starts_at timestamptz,
  ends_at timestamptz,
  ended_at timestamptz,
  ended_by text check (ended_by in ('guardian', 'ward', 'desk', 'time')),
  stopped_at timestamptz,
  check (guardian_id <> ward_id),
  check ((kind = 'entrusted') = (months is not null)),
  check ((source = 'desk') = (evidence_sealed is not null)),
  check ((starts_at is null) = (ends_at is null)),
  check ((ended_at is null) = (ended_by is null))
);
create unique index family_guardianship_pair on family_guardianship (guardian_id, ward_id)
  where starts_at is not null and ended_at is null;
create index family_guardianship_guardian on family_guardianship (guardian_id);
create index family_guardianship_ward on family_guardianship (ward_id);
create index family_guardianship_due on family_guardianship (ends_at)
  where starts_at is not null and stopped_at is null;
create index family_guardianship_kept on family_guardianship (recorded_at);
comment on table family_guardianship is
  'Purpose: let a guardian show a ward''s card within limits, and prove by what right. What was '
  'shown at the desk is sealed (SM4-GCM). Retention: 5 years after the end; what nobody approved, '
  '30 days. Erasure: swept daily; with either resident.';

create table family_invitation (
  invitation_id uuid primary key,
  guardian_id uuid not null references card_resident on delete cascade,
  ward_id uuid references card_resident on delete cascade,
  card_lookup bytea not null,
  card_masked text not null check (length(card_masked) between 9 and 16),
  months integer not null check (months between 1 and 12),
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  outcome text check (outcome in ('withdrawn', 'consented', 'declined', 'lapsed'))
);
create unique index family_invitation_open on family_invitation (guardian_id, card_lookup)
  where outcome is null or outcome = 'declined';
create index family_invitation_ward on family_invitation (ward_id) where outcome is null;
create index family_invitation_age on family_invitation (ends_at);
comment on table family_invitation is
  'Purpose: carry the wish to look after somebody''s card to that person. A number that is '
  'nobody''s is kept alike, so that asking tells nothing; the number is a keyed digest. '
  'Retention: 30 days after its end. Erasure: swept daily; with either resident.';

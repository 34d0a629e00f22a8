-- Holders ask online for a new card in place of the one they have.

create table card_replacement_request (
  request_id uuid primary key,
  resident_id uuid not null references card_resident on delete cascade,
  reason text not null check (reason in ('expiring', 'damaged', 'lost')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('withdrawn', 'replaced')),
  check ((ended_at is null) = (outcome is null))
);
create unique index card_replacement_request_open on card_replacement_request (resident_id)
  where ended_at is null;
create index card_replacement_request_waiting on card_replacement_request (asked_at)
  where ended_at is null;
create index card_replacement_request_resident on card_replacement_request (resident_id);
comment on table card_replacement_request is
  'Purpose: carry a holder''s wish for a new card to the desk that makes it. Retention: 2 years '
  'after its end. Erasure: swept daily; with the resident.';

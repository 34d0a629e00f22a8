-- A replacement that is asked for twice, by a desk or by another region, is made once.

create table card_replacement_made (
  reference text primary key check (length(reference) between 1 and 64),
  resident_id uuid references card_resident on delete cascade,
  at timestamptz not null
);
create index card_replacement_made_resident on card_replacement_made (resident_id);
create index card_replacement_made_age on card_replacement_made (at);
comment on table card_replacement_made is
  'Purpose: answer a repeated wish for the same replacement with the card it was made. '
  'Retention: 2 years. Erasure: swept hourly; with the resident.';

-- A ward's card is shown from a guardian's device by a binding of its own, beside the ward's.

alter table card_binding add column guardianship_id uuid;
alter table card_binding drop constraint card_binding_end_reason_check;
alter table card_binding add constraint card_binding_end_reason_check
  check (end_reason in ('moved', 'unbound', 'guardianship-ended'));
drop index card_binding_current;
create unique index card_binding_current on card_binding (resident_id)
  where ended_at is null and guardianship_id is null;
create unique index card_binding_guardian on card_binding (guardianship_id)
  where ended_at is null and guardianship_id is not null;
comment on column card_binding.guardianship_id is
  'The guardianship whose guardian holds the device; null where it is the resident''s own.';

alter table card_access_log add column guardianship_id uuid;
comment on column card_access_log.guardianship_id is
  'The guardianship whose guardian acted for the resident; null where the resident did.';

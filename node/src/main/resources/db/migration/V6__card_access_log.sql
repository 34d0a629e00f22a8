-- The log of uses also says what was asked for, and no acceptance id hides another question.

alter table card_access_log add column asked text[] not null default '{}';
update card_access_log set asked = released;

drop index card_access_log_once;
create unique index card_access_log_once
  on card_access_log (asked_by, acceptance_id, resident_id, item);
comment on column card_access_log.asked is
  'What the asking region named; released is what the item let it have of that.';

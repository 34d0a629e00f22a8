-- Tables of items that were shown and wait to be drafted. No personal data but the editor's staff
-- id; forgotten a week after they were shown.

create table catalogue_import (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  json text not null,
  staff text not null,
  shown_at timestamptz not null
);
comment on table catalogue_import is
  'Purpose: drafts exactly what was shown. Retention: 7 days from showing.';

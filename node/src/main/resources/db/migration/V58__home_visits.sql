-- Visits to the homes of people who cannot come to an outlet.

-- Purpose: that two clerks come to who cannot come, in time. Who asked, where and why lies sealed
-- in "content", with the secret. Retention: 180 days after the visit ended. Erasure: a daily sweep
-- sets content to null; the row that stays names nobody but the staff who went.
CREATE TABLE outlet_visit (
    visit_id   uuid PRIMARY KEY,
    -- What is told to who asks: V50-261121-7K3M9Q.
    reference  text NOT NULL UNIQUE CHECK (length(reference) BETWEEN 10 AND 24),
    service    text NOT NULL CHECK (length(service) <= 32),
    need       text NOT NULL CHECK (need IN ('elderly', 'disabled', 'bedridden', 'caring')),
    place      text NOT NULL CHECK (length(place) <= 40),
    channel    text NOT NULL CHECK (channel IN ('online', 'telephone')),
    state      text NOT NULL CHECK (state IN
        ('asked', 'planned', 'reported', 'done', 'failed', 'withdrawn')),
    asked_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    due_on     date NOT NULL,
    -- Planned: the day, and the two who go.
    visit_on   date,
    first_clerk  text CHECK (length(first_clerk) <= 64),
    second_clerk text CHECK (length(second_clerk) <= 64),
    -- Reported by one of the two, until the other says the same.
    reporter   text CHECK (length(reporter) <= 64),
    outcome    text CHECK (outcome IN ('done', 'nobody-home', 'not-possible')),
    attempts   integer NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 5),
    content    bytea CHECK (length(content) <= 10000),
    CHECK (first_clerk IS NULL OR first_clerk <> second_clerk),
    CHECK ((visit_on IS NULL) = (first_clerk IS NULL)),
    CHECK ((visit_on IS NULL) = (second_clerk IS NULL))
);
CREATE INDEX outlet_visit_open ON outlet_visit (due_on, reference)
    WHERE state IN ('asked', 'planned', 'reported');
CREATE INDEX outlet_visit_kept ON outlet_visit (changed_at) WHERE content IS NOT NULL;

-- Complaints about the card: what people wrote, what was done about it, and by when.

-- Purpose: to answer a complaint within its working days, and to show the public that it was.
-- What people wrote, how to reach them and their secret lie sealed in "content".
-- Retention: the content 730 days after the complaint was last closed. Erasure: a daily sweep sets
-- content and the steps' texts to null; the row that stays names nobody.
CREATE TABLE oversight_complaint (
    complaint_id uuid PRIMARY KEY,
    -- What the complainant is told and the public sees: C50-261121-7K3M9Q.
    reference    text NOT NULL UNIQUE CHECK (length(reference) BETWEEN 10 AND 24),
    service      text NOT NULL CHECK (length(service) BETWEEN 1 AND 64),
    channel      text NOT NULL CHECK (channel IN ('online', 'telephone', 'open311')),
    state        text NOT NULL CHECK (state IN
        ('received', 'routed', 'handling', 'waiting', 'answered', 'closed', 'reopened')),
    filed_at     timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    -- The working days left: counted after this day; null while they rest.
    counted_from date,
    workdays     integer NOT NULL,
    -- What the two say by the calendar; null while they rest and once answered.
    due_on       date,
    reopenings   integer NOT NULL DEFAULT 0 CHECK (reopenings BETWEEN 0 AND 3),
    -- The number of steps so far.
    steps        integer NOT NULL CHECK (steps BETWEEN 1 AND 200),
    department   text CHECK (length(department) <= 32),
    -- Staff ids: who entered a telephone call, who is at work on it.
    entered_by   text CHECK (length(entered_by) <= 64),
    handler      text CHECK (length(handler) <= 64),
    body         text CHECK (length(body) <= 64),
    -- Keyed digests: of the filing's idempotency key, and of what was filed with it.
    request_key  bytea UNIQUE,
    request_body bytea,
    content      bytea CHECK (length(content) <= 100000),
    CHECK ((request_key IS NULL) = (request_body IS NULL))
);
CREATE INDEX oversight_complaint_due ON oversight_complaint (due_on, reference)
    WHERE state NOT IN ('answered', 'closed');
CREATE INDEX oversight_complaint_filed ON oversight_complaint (filed_at DESC);
CREATE INDEX oversight_complaint_kept ON oversight_complaint (state, changed_at)
    WHERE content IS NOT NULL;

-- Purpose: what was done about a complaint, by whom and in which words, for complainant and audit.
-- Retention and erasure: as the complaint's content; act, hand and time stay.
CREATE TABLE oversight_complaint_step (
    complaint_id uuid NOT NULL REFERENCES oversight_complaint,
    number       integer NOT NULL CHECK (number BETWEEN 1 AND 200),
    at           timestamptz NOT NULL,
    action       text NOT NULL CHECK (length(action) <= 16),
    hand         text NOT NULL CHECK (hand IN ('complainant', 'staff', 'clock')),
    staff_id     text CHECK (length(staff_id) <= 64),
    department   text CHECK (length(department) <= 32),
    body         text CHECK (length(body) <= 64),
    -- Sealed.
    words        bytea CHECK (length(words) <= 100000),
    PRIMARY KEY (complaint_id, number)
);

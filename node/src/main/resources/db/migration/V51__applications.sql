-- Applications for a card: who wants one, and what was done until the holder had it.

-- Purpose: to make and hand over the card that was asked for. What applicants gave, with their
-- secret, lies sealed in "content", their portrait sealed in "portrait"; "person" is a keyed digest
-- of the social security number, to see that two applications are of one person.
-- Retention: 90 days after the application ended. Erasure: a daily sweep sets content, portrait,
-- person and the digests of the request to null; the row that stays names nobody.
CREATE TABLE issuance_application (
    application_id uuid PRIMARY KEY,
    -- What the applicant is told: S50-261121-7K3M9Q.
    reference    text NOT NULL UNIQUE CHECK (length(reference) BETWEEN 10 AND 24),
    kind         text NOT NULL CHECK (kind IN ('first', 'same-number', 'expired', 'lost')),
    channel      text NOT NULL CHECK (channel IN ('online', 'counter')),
    state        text NOT NULL CHECK (state IN ('applied', 'checked', 'refused', 'produced',
        'ready', 'handed-over', 'activated')),
    applied_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    steps        integer NOT NULL CHECK (steps BETWEEN 1 AND 10),
    -- The department whose clerk acted last.
    outlet       text CHECK (length(outlet) <= 32),
    reason       text CHECK (reason IN ('portrait', 'come-in-person', 'lapsed')),
    -- The internal id of whose card was made.
    resident_id  uuid,
    person       bytea,
    request_key  bytea UNIQUE,
    request_body bytea,
    content      bytea CHECK (length(content) <= 10000),
    portrait     bytea CHECK (length(portrait) <= 205000),
    CHECK ((request_key IS NULL) = (request_body IS NULL)),
    CHECK ((reason IS NOT NULL) = (state = 'refused'))
);
CREATE INDEX issuance_application_open ON issuance_application (changed_at, reference)
    WHERE state NOT IN ('refused', 'activated');
CREATE INDEX issuance_application_person ON issuance_application (person)
    WHERE person IS NOT NULL;
CREATE INDEX issuance_application_kept ON issuance_application (changed_at)
    WHERE content IS NOT NULL;

-- Purpose: what was done with an application, when, where and by whom, for receipt and audit.
-- No data of applicants. Retention: 10 years, as the history of cards.
CREATE TABLE issuance_application_step (
    application_id uuid NOT NULL REFERENCES issuance_application,
    number       integer NOT NULL CHECK (number BETWEEN 1 AND 10),
    at           timestamptz NOT NULL,
    act          text NOT NULL CHECK (length(act) <= 16),
    staff_id     text CHECK (length(staff_id) <= 64),
    outlet       text CHECK (length(outlet) <= 32),
    PRIMARY KEY (application_id, number)
);

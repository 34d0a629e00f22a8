-- Purpose: acts that need a second person: what was proposed, why, and who decided.
-- Retention: ten years, for audit. Erasure: the payload names subjects by id, never by number.
CREATE TABLE access_proposal (
    proposal_id  uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (length(kind) BETWEEN 1 AND 64),
    subject      text NOT NULL CHECK (length(subject) BETWEEN 1 AND 200),
    payload      text NOT NULL CHECK (length(payload) <= 100000),
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    proposed_by  text NOT NULL REFERENCES access_staff,
    proposed_at  timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    state        text NOT NULL
        CHECK (state IN ('pending', 'carried-out', 'refused', 'withdrawn', 'expired')),
    decided_by   text REFERENCES access_staff,
    decided_at   timestamptz,
    decision_why text CHECK (length(decision_why) <= 500),
    CHECK (decided_by <> proposed_by OR state = 'withdrawn')
);
CREATE UNIQUE INDEX access_proposal_once ON access_proposal (kind, subject) WHERE state = 'pending';
CREATE INDEX access_proposal_open ON access_proposal (state, proposed_at DESC);

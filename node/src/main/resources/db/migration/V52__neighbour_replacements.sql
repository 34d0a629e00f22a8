-- Replacements across the border: the outlet's cases, and the issuer's decisions.

-- Purpose: at the outlet, to hand over a card that another region issues. Opaque case numbers,
-- states and times: nothing of the person, neither sealed nor as a digest.
-- Retention: 2 years after the case ended. Erasure: a daily sweep.
CREATE TABLE issuance_neighbour_case (
    case_id    uuid PRIMARY KEY,
    issuer     text NOT NULL CHECK (issuer ~ '^[1-9][0-9]$'),
    wish       text NOT NULL CHECK (wish IN ('expired', 'same-number', 'lost')),
    state      text NOT NULL CHECK (state IN
        ('asked', 'granted', 'refused', 'handed-over', 'in-use', 'given-up')),
    asked_at   timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    -- The department and the clerk who opened it.
    outlet     text NOT NULL CHECK (length(outlet) <= 32),
    staff_id   text NOT NULL CHECK (length(staff_id) <= 64),
    refusal    text CHECK (length(refusal) <= 32),
    CHECK ((refusal IS NOT NULL) = (state = 'refused'))
);
CREATE INDEX issuance_neighbour_case_open ON issuance_neighbour_case (changed_at, case_id)
    WHERE state IN ('asked', 'granted', 'handed-over');

-- Purpose: at the issuer, the same question gets the same answer, and the hand-over finds its card.
-- The holder by internal id; "asked" is a keyed digest of what was asked.
-- Retention: 2 years. Erasure: a daily sweep; with the resident the id names nobody.
CREATE TABLE issuance_neighbour_decision (
    outlet_region text NOT NULL CHECK (outlet_region ~ '^[1-9][0-9]$'),
    case_id       uuid NOT NULL,
    asked         bytea,
    resident_id   uuid,
    refusal       text CHECK (length(refusal) <= 32),
    decided_at    timestamptz NOT NULL,
    ended         text CHECK (ended IN ('in-use', 'given-up')),
    ended_at      timestamptz,
    PRIMARY KEY (outlet_region, case_id),
    CHECK ((resident_id IS NULL) = (refusal IS NOT NULL)),
    CHECK ((ended IS NULL) = (ended_at IS NULL))
);
CREATE INDEX issuance_neighbour_decision_age ON issuance_neighbour_decision (decided_at);

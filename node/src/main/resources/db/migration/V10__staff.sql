-- The people who work for this region: who they are, how they sign in, what they did.

-- Purpose: the offices that staff belong to. No personal data. Retention: for ever, staff and audit
-- name them.
CREATE TABLE access_department (
    department_id text PRIMARY KEY CHECK (length(department_id) BETWEEN 2 AND 32),
    title_zh      text NOT NULL CHECK (length(title_zh) BETWEEN 1 AND 80),
    title_en      text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 120),
    -- GB/T 2260 division it is responsible for; null for the whole region.
    place         text CHECK (length(place) BETWEEN 2 AND 12),
    made_at       timestamptz NOT NULL
);

-- Purpose: staff members, their roles and how they sign in.
-- Retention: as long as the audit names them, ten years after they were disabled; erasure replaces
-- the name. The password is kept as Argon2id, the TOTP secret sealed, codes as keyed digests.
CREATE TABLE access_staff (
    staff_id            text PRIMARY KEY CHECK (length(staff_id) BETWEEN 2 AND 32),
    name                text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    department_id       text NOT NULL REFERENCES access_department,
    -- Names of Role, separated by a space.
    roles               text NOT NULL,
    password_hash       text,
    totp_sealed         bytea,
    -- The last time step a code was accepted for: none is accepted twice.
    totp_last_step      bigint NOT NULL DEFAULT 0,
    -- Subject at the region's OIDC provider, where one is configured.
    oidc_subject        text UNIQUE,
    invitation_digest   bytea UNIQUE,
    invitation_ends_at  timestamptz,
    made_at             timestamptz NOT NULL,
    disabled_at         timestamptz
);

-- Purpose: single-use codes for who has lost the authenticator. Retention: until used or replaced.
CREATE TABLE access_recovery_code (
    staff_id    text  NOT NULL REFERENCES access_staff,
    code_digest bytea NOT NULL,
    PRIMARY KEY (staff_id, code_digest)
);

-- Purpose: sessions of the pages and tokens of the API, so that each can be listed and ended.
-- Retention: 90 days after the end. Erasure: with the subject's record.
CREATE TABLE access_session (
    session_id   uuid PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('staff', 'resident', 'desk')),
    subject      text NOT NULL CHECK (length(subject) BETWEEN 1 AND 64),
    way          text NOT NULL CHECK (way IN ('page', 'api')),
    token_digest bytea UNIQUE,
    started_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    ended_at     timestamptz,
    ended_why    text,
    address      text NOT NULL CHECK (length(address) <= 64),
    device       text NOT NULL CHECK (length(device) <= 200)
);
CREATE INDEX access_session_of ON access_session (subject_kind, subject, started_at DESC);

-- Purpose: what staff did, for whoever must answer for it; never identity numbers.
-- Retention: ten years, only added to. Erasure: none, an audit that forgets is none.
CREATE TABLE access_audit (
    entry    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    actor    text NOT NULL CHECK (length(actor) BETWEEN 1 AND 64),
    action   text NOT NULL CHECK (length(action) BETWEEN 1 AND 64),
    subject  text NOT NULL CHECK (length(subject) <= 200),
    reason   text NOT NULL CHECK (length(reason) <= 500)
);
CREATE INDEX access_audit_actor ON access_audit (actor, entry DESC);
CREATE INDEX access_audit_subject ON access_audit (subject, entry DESC);

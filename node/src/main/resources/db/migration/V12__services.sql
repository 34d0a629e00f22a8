-- Purpose: services, of this region and others, at which residents sign in with the card.
-- No personal data. Retention: as long as sign-ins name them.
CREATE TABLE access_service (
    client_id     text PRIMARY KEY CHECK (length(client_id) BETWEEN 3 AND 64),
    secret_digest bytea NOT NULL CHECK (length(secret_digest) = 32),
    region        text NOT NULL CHECK (region ~ '^[1-9][0-9]$'),
    sector        text NOT NULL CHECK (length(sector) BETWEEN 1 AND 64),
    acceptor_id   text NOT NULL CHECK (length(acceptor_id) BETWEEN 1 AND 64),
    title_zh      text NOT NULL CHECK (length(title_zh) BETWEEN 1 AND 80),
    title_en      text NOT NULL CHECK (length(title_en) BETWEEN 1 AND 120),
    redirect_uris text NOT NULL CHECK (length(redirect_uris) <= 4000),
    registered_at timestamptz NOT NULL,
    disabled_at   timestamptz
);

-- Purpose: a resident sees where the card was used to sign in.
-- Retention: three years. Erasure: with the resident's record.
CREATE TABLE access_card_sign_in (
    sign_in     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    resident_id text NOT NULL CHECK (length(resident_id) BETWEEN 1 AND 64),
    client_id   text NOT NULL REFERENCES access_service,
    at          timestamptz NOT NULL
);
CREATE INDEX access_card_sign_in_of ON access_card_sign_in (resident_id, sign_in DESC);

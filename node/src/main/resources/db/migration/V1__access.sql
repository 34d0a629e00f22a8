-- Who may call this node and who may sign in at it.

-- Purpose: API clients of acceptors and of the node's operators. No personal data.
-- Retention: as long as the client is registered.
CREATE TABLE access_client (
    client_id     text PRIMARY KEY CHECK (length(client_id) BETWEEN 3 AND 64),
    -- SM3 of a secret of 256 random bits; see ClientSecrets for why no slow hash is needed.
    secret_digest bytea NOT NULL CHECK (length(secret_digest) = 32),
    scopes        text NOT NULL,
    acceptor_id   text,
    registered_at timestamptz NOT NULL
);

-- Purpose: a resident's sign-in to the wallet pages by card number and password.
-- Retention and erasure: with the resident's record; the card number is kept only as a keyed
-- digest.
CREATE TABLE access_resident_sign_in (
    resident_id        text PRIMARY KEY CHECK (length(resident_id) BETWEEN 1 AND 64),
    card_number_lookup bytea NOT NULL UNIQUE,
    password_hash      text NOT NULL
);

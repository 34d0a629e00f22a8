-- What acceptors are told by themselves: where to, what, and how it went.

-- Purpose: where an acceptor wants to be told of which events. No personal data. The secret lies
-- sealed. Retention: a year after it was ended; the daily sweep erases it with its deliveries.
CREATE TABLE oversight_webhook (
    webhook_id uuid PRIMARY KEY,
    acceptor   text NOT NULL CHECK (length(acceptor) BETWEEN 1 AND 64),
    url        text NOT NULL CHECK (length(url) BETWEEN 1 AND 500),
    -- Names of events, separated by a space.
    events     text NOT NULL CHECK (length(events) BETWEEN 1 AND 200),
    secret     bytea NOT NULL,
    made_at    timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX oversight_webhook_of ON oversight_webhook (acceptor, made_at);

-- Purpose: one event for one webhook, until it was taken or given up. No personal data.
-- Retention: 30 days after it was delivered or given up.
CREATE TABLE oversight_delivery (
    delivery_id uuid PRIMARY KEY,
    webhook_id  uuid NOT NULL REFERENCES oversight_webhook,
    event       text NOT NULL CHECK (length(event) <= 64),
    body        text NOT NULL CHECK (length(body) <= 10000),
    made_at     timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
    attempts    integer NOT NULL DEFAULT 0,
    -- When it is tried next, or was tried last.
    at          timestamptz NOT NULL,
    -- What the receiver answered last, as a status or a fault.
    answer      text CHECK (length(answer) <= 200)
);
CREATE INDEX oversight_delivery_due ON oversight_delivery (at) WHERE state = 'waiting';
CREATE INDEX oversight_delivery_of ON oversight_delivery (webhook_id, made_at DESC);

-- Purpose: what was told last of each event, so that a restart tells nothing twice.
CREATE TABLE oversight_told (
    event text PRIMARY KEY CHECK (length(event) <= 64),
    value text NOT NULL CHECK (length(value) <= 200)
);

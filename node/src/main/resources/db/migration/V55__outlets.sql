-- Outlets that serve cards: where they are, when they are open, and what they do.

-- No personal data. "content" is the outlet as the API says it; beside it stands what is searched
-- by.
CREATE TABLE outlet_outlet (
    code       text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{2,63}$'),
    place      text NOT NULL CHECK (length(place) <= 40),
    closed     boolean NOT NULL,
    version    integer NOT NULL CHECK (version > 0),
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL CHECK (length(changed_by) <= 64),
    content    jsonb NOT NULL CHECK (length(content::text) <= 20000)
);

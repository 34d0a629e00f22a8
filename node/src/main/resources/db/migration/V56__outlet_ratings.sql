-- What residents said of outlets, for the stars.

-- Purpose: that only who was served rates, once. A code stands for a service, not for a person: it
-- is kept as a keyed digest without who handed it out. Retention: until used, at most 30 days.
CREATE TABLE outlet_rating_code (
    digest   bytea PRIMARY KEY,
    outlet   text NOT NULL REFERENCES outlet_outlet,
    occasion text NOT NULL CHECK (length(occasion) <= 32),
    made_on  date NOT NULL
);
CREATE INDEX outlet_rating_code_made ON outlet_rating_code (outlet, made_on);

-- Purpose: stars by the published rule. No person: neither the code nor the time of day is kept.
-- Retention: two years, then a daily sweep erases the row.
CREATE TABLE outlet_rating (
    rating_id uuid PRIMARY KEY,
    outlet    text NOT NULL REFERENCES outlet_outlet,
    occasion  text NOT NULL CHECK (length(occasion) <= 32),
    given_on  date NOT NULL,
    score     integer NOT NULL CHECK (score BETWEEN 1 AND 5),
    punctual  boolean NOT NULL
);
CREATE INDEX outlet_rating_of ON outlet_rating (outlet, given_on);

-- The outbox: letters on their way, and what is left of those that were delivered.
CREATE TABLE mail (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    -- Names what a letter tells, where it is told once.
    dedupe_key TEXT UNIQUE,
    recipient_name TEXT NOT NULL,
    recipient_email TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The letter as JSON. It may hold a secret: it goes as soon as the letter is on its way no more.
    letter TEXT,
    created_at BIGINT NOT NULL,
    -- When it is tried next; null once it was delivered or given up. A server that takes it moves
    -- this ahead, so that it has the letter to itself until then.
    next_try_at BIGINT,
    tries BIGINT NOT NULL DEFAULT 0,
    last_error TEXT,
    sent_at BIGINT,
    given_up_at BIGINT,
    CHECK ((next_try_at IS NULL) = (letter IS NULL)),
    CHECK ((next_try_at IS NULL) = (sent_at IS NOT NULL OR given_up_at IS NOT NULL))
);

CREATE INDEX mail_by_next_try ON mail (next_try_at);
CREATE INDEX mail_by_creation ON mail (created_at);

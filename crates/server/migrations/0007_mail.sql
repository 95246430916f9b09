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

-- The links by which passwords are set, by the hashes of their secrets. A person has one at most.
CREATE TABLE password_link (
    person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL
);

-- When somebody was last told that their password is being guessed.
ALTER TABLE person ADD COLUMN warned_at BIGINT;

-- What is to be done about an account that may not exist, after the answer.
CREATE TABLE job (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('send_password_link', 'warn_of_guesses')),
    -- As it was typed, in lower case.
    email TEXT NOT NULL,
    -- Where the request came from, and what it was called.
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- Sessions as the devices that their person sees and ends. Those from before have no place to be shown
-- at: whoever had one signs in again.
DROP TABLE session;

CREATE TABLE session (
    -- What their person knows it by.
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    -- Where it was used last, as an IPv4 or IPv6 address.
    address TEXT NOT NULL,
    -- What the browser called itself when it signed in.
    user_agent TEXT,
    proven_until BIGINT,
    began_with TEXT NOT NULL CHECK (began_with IN ('password', 'sso')),
    -- When it ends although it is used, because the identity provider says so.
    ends_at BIGINT,
    -- When it ends because its person may no longer sign in as it began.
    shut_out_at BIGINT
);

CREATE INDEX session_by_person ON session (person_id);

-- When the password was set by its person, where that is known.
ALTER TABLE person ADD COLUMN password_set_at BIGINT;

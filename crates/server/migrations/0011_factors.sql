-- Second factors were a word beside a person; now they are things that people have. What the word
-- said is forgotten: nothing stood behind it.

ALTER TABLE person DROP COLUMN factor;

-- Whether the last recovery code was used: then what the person has is thought to be lost.
ALTER TABLE person ADD COLUMN enrols_again BIGINT NOT NULL DEFAULT 0;

-- When a second factor or a recovery code was accepted in the session.
ALTER TABLE session ADD COLUMN factor_at BIGINT;

-- Authenticator apps (TOTP, RFC 6238).
CREATE TABLE authenticator_app (
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    -- Sealed.
    secret TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    -- Whether a code has proven that it is set up.
    confirmed BIGINT NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)),
    used_at BIGINT,
    -- The time step of the last code that was accepted: neither it nor an earlier one is again.
    last_step BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX authenticator_app_by_person ON authenticator_app (person_id);

-- Passkeys (WebAuthn).
CREATE TABLE passkey (
    -- The credential ID, in base64url.
    id TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    name TEXT NOT NULL,
    -- The public key and what belongs to it, as JSON.
    credential TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE INDEX passkey_by_person ON passkey (person_id);

-- HMAC-SHA-256 with the key that is kept outside the database, in hex. A code that was used stays, so that it is known how many there were.
CREATE TABLE recovery_code (
    person_id TEXT NOT NULL REFERENCES person (id),
    hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person_id, hash)
);

-- Which factors count where one is required.
ALTER TABLE two_factor_settings ADD COLUMN allowed TEXT NOT NULL DEFAULT 'any'
    CHECK (allowed IN ('any', 'passkeys_only'));

-- Whether the person lets a passkey be the only step of a sign-in.
ALTER TABLE person ADD COLUMN passkey_sign_in BIGINT NOT NULL DEFAULT 0
    CHECK (passkey_sign_in IN (0, 1));

-- A session may begin with a passkey alone.
ALTER TABLE session RENAME COLUMN began_with TO began_with_before;
ALTER TABLE session ADD COLUMN began_with TEXT NOT NULL DEFAULT 'password'
    CHECK (began_with IN ('password', 'passkey', 'sso'));
UPDATE session SET began_with = began_with_before;
ALTER TABLE session DROP COLUMN began_with_before;

-- What authenticators are asked for, until they have answered (WebAuthn).
CREATE TABLE passkey_ceremony (
    -- SHA-256 of what it is called, in hex.
    hash TEXT PRIMARY KEY,
    -- Whose passkey it is about; nobody's, where that is what it finds out.
    person_id TEXT REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('registration', 'proof', 'sign_in')),
    -- What the answer is held against, as JSON.
    state TEXT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX passkey_ceremony_by_person ON passkey_ceremony (person_id);

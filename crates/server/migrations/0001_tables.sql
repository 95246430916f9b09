-- Portable between SQLite and PostgreSQL: times are milliseconds since 1970 in UTC, booleans are
-- 0 and 1, hashes are hex.

CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    -- Short and stable: part of the URLs that an identity provider is given.
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    changed_by TEXT,
    changed_at BIGINT,
    -- One version for single sign-on and two-factor together, since they exclude each other.
    access_version BIGINT NOT NULL DEFAULT 1,
    -- The sequence number of the last audit entry. Counting it up is how a change takes the
    -- organization's lock.
    audit_seq BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'billing_admin', 'member')),
    password_hash TEXT,
    factor TEXT NOT NULL DEFAULT 'none' CHECK (factor IN ('none', 'authenticator_app', 'passkey')),
    last_seen_at BIGINT,
    created_at BIGINT NOT NULL
);

CREATE INDEX person_by_role ON person (organization_id, role, name);

CREATE TABLE domain (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    name TEXT NOT NULL,
    verified_at BIGINT,
    PRIMARY KEY (organization_id, name)
);

CREATE TABLE sso_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organization (id),
    status TEXT NOT NULL DEFAULT 'unconfigured'
        CHECK (status IN ('unconfigured', 'untested', 'tested', 'on')),
    sign_in_url TEXT,
    issuer TEXT,
    certificate TEXT,
    tested_by TEXT,
    tested_at BIGINT,
    required BIGINT NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
    idp_managed BIGINT NOT NULL DEFAULT 0 CHECK (idp_managed IN (0, 1)),
    changed_by TEXT,
    changed_at BIGINT,
    CHECK (status = 'unconfigured'
        OR (sign_in_url IS NOT NULL AND issuer IS NOT NULL AND certificate IS NOT NULL)),
    CHECK (status NOT IN ('tested', 'on') OR (tested_by IS NOT NULL AND tested_at IS NOT NULL))
);

CREATE TABLE two_factor_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organization (id),
    -- From when on a second factor is required; not required when null.
    required_from BIGINT,
    changed_by TEXT,
    changed_at BIGINT
);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    proven_until BIGINT
);

CREATE INDEX session_by_person ON session (person_id);

-- Keyed by a hash of what was typed, so that unknown people are slowed down like known ones.
CREATE TABLE sign_in_failure (
    account TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
);

CREATE TABLE audit_entry (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    seq BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    person_name TEXT NOT NULL,
    address TEXT NOT NULL,
    request_id TEXT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'refused')),
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (organization_id, seq)
);

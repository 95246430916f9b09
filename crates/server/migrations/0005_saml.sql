-- Signing in and testing through an identity provider (SAML 2.0).

-- How a session began, and when it ends although it is used.
ALTER TABLE session ADD COLUMN began_with TEXT NOT NULL DEFAULT 'password'
    CHECK (began_with IN ('password', 'sso'));
ALTER TABLE session ADD COLUMN ends_at BIGINT;

-- When single sign-on stops being required unless that is confirmed.
ALTER TABLE sso_settings ADD COLUMN reverts_at BIGINT;

-- Whether responses that answer no request are taken. Nothing sets it yet: none are.
ALTER TABLE sso_settings ADD COLUMN idp_initiated BIGINT NOT NULL DEFAULT 0
    CHECK (idp_initiated IN (0, 1));

-- Requests that are not answered yet. Deleted with the answer.
CREATE TABLE saml_request (
    -- The ID of the AuthnRequest.
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL CHECK (kind IN ('test', 'sign_in')),
    -- The hash of the RelayState.
    relay_hash TEXT NOT NULL UNIQUE,
    -- The hash of the browser's cookie.
    browser_hash TEXT NOT NULL,
    -- The session that it was sent from: the tester's, or the one that a sign-in takes the place of.
    session_hash TEXT,
    -- The hash of the connection that it was sent for.
    connection_hash TEXT NOT NULL,
    -- Where the person wants to go.
    next_path TEXT NOT NULL,
    -- What was posted as its answer, until the browser comes for it.
    response TEXT,
    expires_at BIGINT NOT NULL
);

CREATE INDEX saml_request_by_expiry ON saml_request (expires_at);
CREATE INDEX saml_request_by_session ON saml_request (session_hash);

-- The last attempts, as they are on the wire: in the list, and in full.
CREATE TABLE saml_attempt (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    kind TEXT NOT NULL CHECK (kind IN ('test', 'sign_in')),
    happened_at BIGINT NOT NULL,
    attempt TEXT NOT NULL,
    report TEXT NOT NULL
);

CREATE INDEX saml_attempt_by_organization ON saml_attempt (organization_id, kind, id);

-- Assertions that were used, until they would be refused as expired.
CREATE TABLE saml_assertion (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    issuer TEXT NOT NULL,
    assertion_id TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, issuer, assertion_id)
);

CREATE INDEX saml_assertion_by_expiry ON saml_assertion (expires_at);

-- Who is who: by the issuer's own name for the person, never by an address alone.
CREATE TABLE saml_identity (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    issuer TEXT NOT NULL,
    name_id_format TEXT NOT NULL,
    name_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organization_id, issuer, name_id_format, name_id)
);

CREATE INDEX saml_identity_by_person ON saml_identity (person_id);

-- A connection has a row of its own, so that there can be three: the one in place, a draft of the
-- next, and the one before.

CREATE TABLE sso_connection (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    place TEXT NOT NULL CHECK (place IN ('current', 'draft', 'previous')),
    sign_in_url TEXT NOT NULL,
    issuer TEXT NOT NULL,
    -- PEM, one after another.
    certificates TEXT NOT NULL,
    sign_requests BIGINT NOT NULL DEFAULT 0 CHECK (sign_requests IN (0, 1)),
    tested_by TEXT,
    tested_at BIGINT,
    replaced_by TEXT,
    replaced_at BIGINT,
    PRIMARY KEY (organization_id, place),
    CHECK ((tested_by IS NULL) = (tested_at IS NULL)),
    CHECK (place <> 'previous'
        OR (tested_at IS NOT NULL AND replaced_by IS NOT NULL AND replaced_at IS NOT NULL))
);

INSERT INTO sso_connection (organization_id, place, sign_in_url, issuer, certificates, tested_by, tested_at)
SELECT organization_id, 'current', sign_in_url, issuer, certificate,
    CASE WHEN status IN ('tested', 'on') THEN tested_by END,
    CASE WHEN status IN ('tested', 'on') THEN tested_at END
FROM sso_settings WHERE status <> 'unconfigured';

ALTER TABLE sso_settings RENAME TO sso_settings_before;

CREATE TABLE sso_settings (
    organization_id TEXT PRIMARY KEY REFERENCES organization (id),
    is_on BIGINT NOT NULL DEFAULT 0 CHECK (is_on IN (0, 1)),
    required BIGINT NOT NULL DEFAULT 0 CHECK (required IN (0, 1)),
    idp_managed BIGINT NOT NULL DEFAULT 0 CHECK (idp_managed IN (0, 1)),
    -- Whether responses that answer no request are taken.
    idp_initiated BIGINT NOT NULL DEFAULT 0 CHECK (idp_initiated IN (0, 1)),
    reverts_at BIGINT,
    changed_by TEXT,
    changed_at BIGINT
);

INSERT INTO sso_settings (organization_id, is_on, required, idp_managed, idp_initiated, reverts_at,
    changed_by, changed_at)
SELECT organization_id, CASE status WHEN 'on' THEN 1 ELSE 0 END, required, idp_managed,
    idp_initiated, reverts_at, changed_by, changed_at
FROM sso_settings_before;

DROP TABLE sso_settings_before;

-- What requests are signed with, one for each organization. The private key (PKCS #8) is sealed.
CREATE TABLE signing_key (
    organization_id TEXT PRIMARY KEY REFERENCES organization (id),
    private_key TEXT NOT NULL,
    certificate TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

-- People who were asked to join. Nothing secret is stored: the secret of a link is made from its id with
-- the server's key.
CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    email TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'billing_admin', 'member')),
    -- Whether they will be excepted from required single sign-on.
    sso_exempt BIGINT NOT NULL DEFAULT 0 CHECK (sso_exempt IN (0, 1)),
    -- Not a reference: whoever invited them may have left.
    invited_by TEXT NOT NULL,
    invited_by_name TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    UNIQUE (organization_id, email)
);

-- Who has looked at the link of an invitation, and could keep it.
CREATE TABLE invitation_link_view (
    invitation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (invitation_id, person_id)
);

CREATE INDEX invitation_by_time ON invitation (organization_id, sent_at, id);

-- Roles that people ask for. One that is decided stays until its person asks again.
CREATE TABLE access_request (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'billing_admin', 'member')),
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'granted', 'declined')),
    decided_by TEXT,
    decided_at BIGINT,
    note TEXT,
    UNIQUE (person_id)
);

CREATE INDEX access_request_open ON access_request (organization_id, status, asked_at);

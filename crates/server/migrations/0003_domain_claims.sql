-- A domain was a name and a date; now it is a claim with a state, a record and looks at the DNS.

ALTER TABLE domain RENAME TO domain_before;

CREATE TABLE domain (
    id TEXT PRIMARY KEY,
    organization_id TEXT NOT NULL REFERENCES organization (id),
    -- A-labels in lower case, without a dot at the end.
    name TEXT NOT NULL,
    -- What the TXT record carries. No secret: it stands in the DNS.
    token TEXT NOT NULL,
    version BIGINT NOT NULL DEFAULT 1,
    status TEXT NOT NULL CHECK (status IN ('pending', 'verified', 'lapsing', 'lapsed')),
    verified_at BIGINT,
    seen_at BIGINT,
    lapses_at BIGINT,
    lapsed_at BIGINT,
    claimed_by TEXT NOT NULL,
    claimed_at BIGINT NOT NULL,
    next_check_at BIGINT NOT NULL,
    -- Until when one server has this check to itself.
    leased_until BIGINT NOT NULL DEFAULT 0,
    -- The last look at the DNS, as it is on the wire.
    last_check TEXT,
    UNIQUE (organization_id, name),
    CHECK (status NOT IN ('verified', 'lapsing') OR (verified_at IS NOT NULL AND seen_at IS NOT NULL)),
    CHECK (status <> 'lapsing' OR lapses_at IS NOT NULL),
    CHECK (status <> 'lapsed' OR lapsed_at IS NOT NULL)
);

-- A verified domain has one owner; any number may wait for it.
CREATE UNIQUE INDEX domain_has_one_owner ON domain (name) WHERE status IN ('verified', 'lapsing');

CREATE INDEX domain_by_next_check ON domain (next_check_at);

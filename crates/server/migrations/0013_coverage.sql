-- Who had which second factor: one row for each day, in which the last count of it stands.
CREATE TABLE factor_coverage (
    organization_id TEXT NOT NULL REFERENCES organization (id),
    -- When the day began, in UTC.
    day BIGINT NOT NULL,
    authenticator_app BIGINT NOT NULL,
    passkey BIGINT NOT NULL,
    unprotected BIGINT NOT NULL,
    PRIMARY KEY (organization_id, day)
);

-- When somebody was last reminded to set up a second factor.
ALTER TABLE person ADD COLUMN factor_reminded_at BIGINT;

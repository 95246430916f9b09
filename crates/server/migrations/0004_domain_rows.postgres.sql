-- Domains that were there before there were claims: verified, with a record of their own.

INSERT INTO domain (id, organization_id, name, token, status, verified_at, seen_at, claimed_by,
    claimed_at, next_check_at)
SELECT replace(gen_random_uuid()::text, '-', ''), organization_id, name, replace(gen_random_uuid()::text, '-', ''), 'verified', verified_at,
    CAST(EXTRACT(EPOCH FROM now()) AS BIGINT) * 1000, 'Gatehouse', verified_at, CAST(EXTRACT(EPOCH FROM now()) AS BIGINT) * 1000 + 86400000
FROM domain_before WHERE verified_at IS NOT NULL;

DROP TABLE domain_before;

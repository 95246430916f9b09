-- Exceptions from required single sign-on. Who made one, and when, is in the audit log.
ALTER TABLE person ADD COLUMN sso_exempt BIGINT NOT NULL DEFAULT 0 CHECK (sso_exempt IN (0, 1));

-- When a session ends because its person may no longer sign in as it began. `ends_at` is left to
-- the identity provider.
ALTER TABLE session ADD COLUMN shut_out_at BIGINT;

UPDATE session SET shut_out_at = ends_at, ends_at = NULL WHERE began_with = 'password';

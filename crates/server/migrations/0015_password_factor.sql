-- Whether Owners, Admins and whoever is excepted must have a second factor to sign in with a password
-- while single sign-on is on.
ALTER TABLE sso_settings ADD COLUMN password_factor BIGINT NOT NULL DEFAULT 0
    CHECK (password_factor IN (0, 1));

-- The requirement that turning single sign-on on took back.
ALTER TABLE two_factor_settings ADD COLUMN before_from BIGINT;
ALTER TABLE two_factor_settings ADD COLUMN before_allowed TEXT NOT NULL DEFAULT 'any'
    CHECK (before_allowed IN ('any', 'passkeys_only'));

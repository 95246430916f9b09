-- Whether the organization was made by --demo or --seed: passwords of its people may be known to
-- everybody.

ALTER TABLE organization ADD COLUMN is_trial BIGINT NOT NULL DEFAULT 0 CHECK (is_trial IN (0, 1));

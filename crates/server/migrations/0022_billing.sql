-- Whom invoices are for, with a version of its own.
ALTER TABLE organization ADD COLUMN billing_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE organization ADD COLUMN billing_contact_name TEXT;
ALTER TABLE organization ADD COLUMN billing_contact_email TEXT;
ALTER TABLE organization ADD COLUMN billing_address TEXT;
ALTER TABLE organization ADD COLUMN billing_changed_by TEXT;
ALTER TABLE organization ADD COLUMN billing_changed_at BIGINT;

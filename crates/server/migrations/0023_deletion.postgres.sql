-- An organization that was deleted can be brought back for 30 days. Then it is gone, with its audit log:
-- only the log of a deleted organization can be deleted.
ALTER TABLE organization ADD COLUMN deleted_by TEXT;
ALTER TABLE organization ADD COLUMN deleted_at BIGINT;

CREATE OR REPLACE FUNCTION audit_entry_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (
            SELECT 1 FROM organization WHERE id = OLD.organization_id AND deleted_at IS NOT NULL
        ) THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit log is append-only';
END
$$;

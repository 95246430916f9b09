-- An organization that was deleted can be brought back for 30 days. Then it is gone, with its audit log:
-- only the log of a deleted organization can be deleted.
ALTER TABLE organization ADD COLUMN deleted_by TEXT;
ALTER TABLE organization ADD COLUMN deleted_at BIGINT;

DROP TRIGGER audit_entry_no_delete;

CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
WHEN NOT EXISTS (
    SELECT 1 FROM organization WHERE id = OLD.organization_id AND deleted_at IS NOT NULL
)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

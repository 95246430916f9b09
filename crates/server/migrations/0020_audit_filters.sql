-- What somebody did it with, as far as that said. Entries from before have nothing here, and are sealed
-- without it.
ALTER TABLE audit_entry ADD COLUMN device TEXT NOT NULL DEFAULT '';

-- A page of the log is read newest first, whatever it is filtered by. Of one person there are few enough
-- to look at all; what is not of another action or outcome is told by the index itself.
CREATE INDEX audit_entry_by_time ON audit_entry (organization_id, happened_at, seq);
CREATE INDEX audit_entry_by_outcome ON audit_entry (organization_id, outcome, happened_at, seq);
CREATE INDEX audit_entry_by_action ON audit_entry (organization_id, action, happened_at, seq);
CREATE INDEX audit_entry_by_action_and_outcome
    ON audit_entry (organization_id, action, outcome, happened_at, seq);
CREATE INDEX audit_entry_by_person
    ON audit_entry (organization_id, person_id, happened_at, seq, action, outcome);

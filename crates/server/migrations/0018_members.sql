-- Members are listed by name, a page at a time.
CREATE INDEX person_by_name ON person (organization_id, folded_name, id);

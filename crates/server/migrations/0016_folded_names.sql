-- The name without case and accents, which people are found and sorted by. SQLite folds nothing but
-- ASCII, so the server writes it; rows of before get theirs when the server starts.
ALTER TABLE person ADD COLUMN folded_name TEXT;

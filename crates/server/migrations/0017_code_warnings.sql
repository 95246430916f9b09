-- When somebody was last told that codes are being guessed: whoever guesses passwords, for which no
-- more than the address is needed, does not silence the warning that the password is known.
ALTER TABLE person ADD COLUMN codes_warned_at BIGINT;

-- Whether whoever joined may be another than the owner of the address: they came by the link of an
-- invitation that an administrator had looked at. Until the owner has shown up through the identity
-- provider or by a mailed link.
ALTER TABLE person ADD COLUMN address_unproven BIGINT NOT NULL DEFAULT 0
    CHECK (address_unproven IN (0, 1));

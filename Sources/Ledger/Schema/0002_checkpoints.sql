-- Cây Merkle: hashes of complete subtrees of 256, 65,536 … records, written when a checkpoint is made. Follows from the
-- leaves alone; a proof reads at most 256 hashes on each of its levels. Level 0 is the column leaf of ledger_record.
CREATE TABLE ledger_tile (
    level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 7),    -- 1: 256 records, 2: 65,536 …
    position BIGINT NOT NULL,               -- 0, 1, 2 … from the left
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, position)
);

-- Điểm chốt: the states of the ledger that its node has signed and shown. One root for a size, for ever.
CREATE TABLE ledger_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,       -- how many records it covers
    root BYTEA NOT NULL,                    -- root of their tree
    note TEXT NOT NULL,                     -- C2SP signed note
    signed_at BIGINT NOT NULL               -- ms
);

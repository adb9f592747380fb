-- Sổ cái: the ledger. A record is never changed or deleted; a payload may be, by law, and the record proves what it was.
CREATE TABLE ledger_record (
    sequence BIGINT NOT NULL PRIMARY KEY,   -- 1, 2, 3 … without a gap; leaf number sequence - 1 of the Merkle tree
    stream TEXT NOT NULL,                   -- the subject, for example dossier:0198…
    position BIGINT NOT NULL,               -- 1, 2, 3 … in the stream
    kind TEXT NOT NULL,                     -- what happened, for example dossier.accepted
    version BIGINT NOT NULL,                -- of the payload's shape
    account TEXT,                           -- who did it; NULL for the system
    post TEXT,                              -- in which post; NULL for a citizen
    node TEXT NOT NULL,                     -- the node that wrote it
    recorded_at BIGINT NOT NULL,            -- ms; never earlier than the record before
    payload_hash BYTEA NOT NULL,            -- SHA-256 of salt, actor's name, 0x00, body
    previous BYTEA NOT NULL,                -- leaf hash of the record before; 32 zero bytes for the first
    leaf BYTEA NOT NULL,                    -- RFC 6962 leaf hash of the canonical record
    UNIQUE (stream, position)
);

-- Nội dung: what an event says, with personal data; apart from the record so that a lawful erasure keeps the proof.
CREATE TABLE ledger_payload (
    sequence BIGINT NOT NULL PRIMARY KEY REFERENCES ledger_record (sequence),
    salt BYTEA NOT NULL,                    -- 16 random bytes, so that a hash alone does not tell a guessable body
    actor_name TEXT NOT NULL,               -- the name that was shown for the actor at the time
    body BYTEA NOT NULL                     -- JSON
);

-- Đầu sổ: where the ledger ends. One row.
CREATE TABLE ledger_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    size BIGINT NOT NULL,                   -- number of records
    last_leaf BYTEA NOT NULL,               -- leaf hash of the last record
    last_at BIGINT NOT NULL                 -- its time (ms)
);

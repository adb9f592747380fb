-- Mã truy cập: opens the interface for programs (/api/v1) in the name of an account. Who made and who revoked one stands
-- in the ledger; what opens it lies only here.
CREATE TABLE access_token (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the token: who reads this table opens nothing
    token_hash BYTEA NOT NULL,
    account_id TEXT NOT NULL,
    -- what it is for, in the words of who asked for it
    name TEXT NOT NULL,
    -- keys of the scopes, divided by blanks
    scopes TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    -- who made it, as it is shown
    made_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- refreshed at most every five minutes; NULL before the first use
    used_at BIGINT,
    -- NULL while it is good
    revoked_at BIGINT
);
CREATE UNIQUE INDEX access_token_by_hash ON access_token (token_hash);
CREATE INDEX access_token_by_account ON access_token (account_id);

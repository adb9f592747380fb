-- One-time codes also prove a new phone number. A code lives for five minutes, so the table is made anew, empty.
DROP TABLE one_time_code;

-- Mã xác thực một lần, sent by message.
CREATE TABLE one_time_code (
    -- SHA-256 of the token that the page carries
    token_hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'password_reset', 'phone_change')),
    -- the account whose password is reset or whose phone changes; NULL for a sign-up
    account_id TEXT,
    -- id number and phone of a sign-up, new phone of a change, sealed with the key of the installation; NULL for a reset
    sealed_claim BYTEA,
    -- HMAC of the code with the key of the installation; NULL where no code was sent (the page answers the same)
    code_hash BYTEA,
    attempts_left BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- single use
    used_at BIGINT
);
CREATE INDEX one_time_code_by_expiry ON one_time_code (expires_at);

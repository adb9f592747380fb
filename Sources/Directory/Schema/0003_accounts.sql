-- Accounts, a projection of the ledger ('accounts'), and what opens them: ordinary tables that no event tells about.

-- Tài khoản.
CREATE TABLE account (
    id TEXT PRIMARY KEY,
    -- the person behind it (no foreign key: other projection); NULL for a technical account
    person_id TEXT,
    -- tên đăng nhập: the id number of a citizen, or a name like 'bp-motcua.lang'
    login TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('citizen', 'officer')),
    -- whether it may administer
    is_administrator BIGINT NOT NULL CHECK (is_administrator IN (0, 1)),
    -- shown where there is no person
    display_name TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    -- when it was closed to its holder; NULL while open
    disabled_at BIGINT
);
CREATE UNIQUE INDEX account_by_login ON account (login);
CREATE INDEX account_by_person ON account (person_id);

-- Mật khẩu: PHC strings of Argon2id.
CREATE TABLE credential (
    account_id TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    -- whether the holder has to choose another one first (one-time password of an officer)
    must_change BIGINT NOT NULL CHECK (must_change IN (0, 1)),
    changed_at BIGINT NOT NULL
);

-- Yếu tố thứ hai: TOTP secrets (RFC 6238), sealed with the key of the installation.
CREATE TABLE second_factor (
    account_id TEXT PRIMARY KEY,
    sealed_secret BYTEA NOT NULL,
    -- NULL until the holder has shown one right code
    confirmed_at BIGINT,
    -- last time step that was used: a code works once
    last_step BIGINT NOT NULL
);

-- Mã khôi phục: each opens once when the phone with the second factor is lost.
CREATE TABLE recovery_code (
    account_id TEXT NOT NULL,
    -- HMAC of the code with the key of the installation
    code_hash BYTEA NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (account_id, code_hash)
);

-- Phiên đăng nhập.
CREATE TABLE session (
    -- SHA-256 of the token in the cookie: who reads this table opens nothing
    token_hash BYTEA PRIMARY KEY,
    -- shown in the device list
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    -- 'open', or 'second_factor' while only the password was right
    stage TEXT NOT NULL CHECK (stage IN ('open', 'second_factor')),
    -- wrong second-factor codes so far
    failures BIGINT NOT NULL,
    -- whether a second factor was shown when it was opened
    has_second_factor BIGINT NOT NULL CHECK (has_second_factor IN (0, 1)),
    started_at BIGINT NOT NULL,
    -- refreshed at most every five minutes
    seen_at BIGINT NOT NULL,
    -- ends here whatever happens
    expires_at BIGINT NOT NULL,
    -- ends when unused for so long, in milliseconds
    idle BIGINT NOT NULL,
    -- what the browser says it is, cut to 200 characters
    device TEXT NOT NULL,
    network TEXT NOT NULL
);
CREATE UNIQUE INDEX session_by_id ON session (id);
CREATE INDEX session_by_account ON session (account_id);
CREATE INDEX session_by_expiry ON session (expires_at);

-- Thiết bị quen: browsers in which the account was opened before; strangers' failures do not slow them.
CREATE TABLE known_device (
    token_hash BYTEA PRIMARY KEY,
    account_id TEXT NOT NULL,
    device TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX known_device_by_account ON known_device (account_id);

-- Lượt thử: failures that slow the next try. A row is forgotten after a day of quiet.
CREATE TABLE attempt (
    -- HMAC of what is counted (account and network, network, device, phone): no personal data
    bucket BYTEA PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);
CREATE INDEX attempt_by_time ON attempt (last_at);

-- Mã xác thực một lần, sent by message.
CREATE TABLE one_time_code (
    -- SHA-256 of the token that the page carries
    token_hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('sign_up', 'password_reset')),
    -- the account whose password is reset; NULL for a sign-up
    account_id TEXT,
    -- id number and phone of a sign-up, sealed with the key of the installation; NULL for a reset
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

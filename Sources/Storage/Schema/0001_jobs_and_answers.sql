-- Việc chờ làm: work that must happen after a write, exactly as durable as the write (outbox and background jobs).
CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,           -- UUIDv7
    kind TEXT NOT NULL,                     -- which handler does it, for example notice.send
    payload TEXT NOT NULL,                  -- JSON for the handler
    unique_key TEXT UNIQUE,                 -- the same work asked for twice is done once; NULL where that cannot be
    run_at BIGINT NOT NULL,                 -- not before this moment (ms)
    attempts BIGINT NOT NULL DEFAULT 0,     -- how often it was begun
    leased_until BIGINT,                    -- a worker has it until then; NULL while it waits
    last_error TEXT,                        -- the kind of error of the last attempt, without personal data
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'failed')),
    finished_at BIGINT                      -- when it was done or given up (ms)
);

CREATE INDEX job_due ON job (state, run_at);

-- Khóa chống gửi trùng: the answer that was given to a write, so that the same request gives the same answer again.
CREATE TABLE answered_request (
    scope TEXT NOT NULL,                    -- whose key it is: an account, a client, or a form's session
    key TEXT NOT NULL,                      -- the idempotency key that came with the request
    request BYTEA NOT NULL,                 -- SHA-256 of the request's content: a key must not come with another
    answer TEXT NOT NULL,                   -- what was answered
    answered_at BIGINT NOT NULL,            -- ms; old rows are swept
    PRIMARY KEY (scope, key)
);

CREATE INDEX answered_request_age ON answered_request (answered_at);

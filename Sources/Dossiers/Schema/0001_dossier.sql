-- Hồ sơ: where each dossier stands. All tables of this file are projections of the events of stream dossier:<id>.
CREATE TABLE dossier (
    id TEXT NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,           -- mã tra cứu: given when it is sent, before it has an official code
    pin TEXT NOT NULL,                        -- 6 digits on the receipt; together with a code they open the public tracking page
    code TEXT UNIQUE,                         -- mã hồ sơ, official, given at the intake
    procedure_code TEXT NOT NULL,
    procedure_version TEXT NOT NULL,          -- the version in force when it was sent; it keeps it
    procedure_name TEXT NOT NULL,             -- as of that version, so that old receipts read the same
    field TEXT NOT NULL,                      -- lĩnh vực
    channel TEXT NOT NULL CHECK (channel IN ('online', 'counter', 'post')),
    place_id TEXT NOT NULL,                   -- the unit for which it is decided
    receiving_agency_id TEXT NOT NULL,        -- where it was received; statistics count here
    agency_id TEXT NOT NULL,                  -- where it lies now
    node TEXT NOT NULL,                       -- the holder: the only node that may append to it
    state BIGINT NOT NULL CHECK (state BETWEEN 1 AND 10),   -- national code
    resume_state BIGINT,                      -- the state to go back to after a pause; NULL while the clock runs
    money_state TEXT NOT NULL CHECK (money_state IN ('free', 'due', 'paid')),
    handover TEXT NOT NULL CHECK (handover IN ('online', 'counter', 'post')),  -- how the citizen wants the result
    step TEXT NOT NULL,                       -- key of the step of the procedure
    desk TEXT NOT NULL,                       -- role of the desk at which it lies: counter, head, specialist, leader, clerk
    division TEXT,                            -- phòng of that desk, where the step names one
    assignee_id TEXT,                         -- the officer who has it; NULL: whoever sits at the desk
    assignee_name TEXT,
    applicant_id TEXT,                        -- chủ hồ sơ, as a person known to the Directory
    submitter_id TEXT,                        -- người nộp, where another one
    applicant_name TEXT NOT NULL,             -- empty after an erasure
    applicant_folded TEXT NOT NULL,           -- without tones, for search
    applicant_id_number TEXT NOT NULL,
    applicant_phone TEXT NOT NULL,
    submitted_at BIGINT NOT NULL,
    accepted_at BIGINT,
    due_at BIGINT,                            -- hẹn trả, moved by pauses and an extension
    original_due_at BIGINT,                   -- hẹn trả as first promised
    step_started_at BIGINT NOT NULL,
    step_due_at BIGINT,                       -- when this desk should be done
    paused_at BIGINT,                         -- since when it waits for the citizen
    finished_at BIGINT,                       -- result made, refused, stopped or withdrawn
    handed_over_at BIGINT,
    supplements BIGINT NOT NULL,              -- how often papers were asked for; the second counts as overdue
    extensions BIGINT NOT NULL,               -- how often it was put off with an apology; at most once
    position BIGINT NOT NULL                  -- of the last event in its stream
);

-- The worklist of a desk: due first.
CREATE INDEX dossier_worklist ON dossier (agency_id, desk, state, step_due_at);
CREATE INDEX dossier_agency_time ON dossier (agency_id, submitted_at);
CREATE INDEX dossier_received ON dossier (receiving_agency_id, accepted_at);
CREATE INDEX dossier_assignee ON dossier (assignee_id, state);
CREATE INDEX dossier_applicant ON dossier (applicant_id, submitted_at);
CREATE INDEX dossier_submitter ON dossier (submitter_id, submitted_at);
CREATE INDEX dossier_id_number ON dossier (applicant_id_number);
CREATE INDEX dossier_phone ON dossier (applicant_phone);
CREATE INDEX dossier_name ON dossier (applicant_folded);

-- Tờ khai: the answers of the form, apart from the row that worklists read.
CREATE TABLE dossier_form (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    answers TEXT NOT NULL,                    -- JSON object of text
    exemption TEXT                            -- the ground of exemption from fees that was named
);

-- Thành phần hồ sơ đã nộp.
CREATE TABLE dossier_component (
    dossier_id TEXT NOT NULL,
    key TEXT NOT NULL,                        -- of the component in the procedure
    number BIGINT NOT NULL,                   -- 1, 2 … for the files of one component
    source TEXT NOT NULL CHECK (source IN ('file', 'paper', 'shown', 'registry', 'result')),
    file_name TEXT,                           -- as the citizen named it; shown, never used as a path
    blob TEXT,                                -- SHA-256 of the content
    size BIGINT,
    media_type TEXT,                          -- found in the content
    result_id TEXT,                           -- the earlier result that serves, where source is result
    originals BIGINT NOT NULL,
    copies BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, key, number)
);

-- Phí, lệ phí.
CREATE TABLE dossier_fee (
    dossier_id TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    amount BIGINT NOT NULL,                   -- đồng
    explanation TEXT NOT NULL,                -- how it was worked out
    paid_at BIGINT,
    paid_by TEXT,                             -- channel of payment: online, counter
    PRIMARY KEY (dossier_id, key)
);

-- Phiếu kiểm soát: one row for each time the dossier lay at a desk. Never overwritten.
CREATE TABLE dossier_step (
    dossier_id TEXT NOT NULL,
    number BIGINT NOT NULL,                   -- 1, 2, 3 …
    step TEXT NOT NULL,
    step_name TEXT NOT NULL,
    agency_id TEXT NOT NULL,
    desk TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    due_at BIGINT,
    ended_at BIGINT,
    officer_name TEXT,                        -- who finished it
    post_id TEXT,
    outcome TEXT,                             -- forward, return, supplement, refuse, stop, withdraw, transfer
    note TEXT,
    PRIMARY KEY (dossier_id, number)
);

-- Tạm dừng: an interval in which the clock stands.
CREATE TABLE dossier_pause (
    dossier_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('supplement', 'payment', 'withdrawal')),
    ground TEXT NOT NULL,                     -- why, and by which rule
    officer_name TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT,
    due_before BIGINT,                        -- the due moment when the clock stopped
    due_after BIGINT,                         -- and when it ran again
    PRIMARY KEY (dossier_id, number)
);

-- Lỗi cần sửa: one line of a supplement request or a refusal.
CREATE TABLE dossier_defect (
    dossier_id TEXT NOT NULL,
    round BIGINT NOT NULL,                    -- 1, 2 … ; 0 for a refusal
    number BIGINT NOT NULL,
    target_kind TEXT NOT NULL CHECK (target_kind IN ('field', 'component', 'whole')),
    target TEXT NOT NULL,                     -- key of the field or component; empty for the whole
    explanation TEXT NOT NULL,
    mended_at BIGINT,
    PRIMARY KEY (dossier_id, round, number)
);

-- Xin ý kiến: a question to another agency, while the dossier stays where it is.
CREATE TABLE dossier_opinion (
    id TEXT NOT NULL PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    agency_id TEXT NOT NULL,                  -- who is asked
    question TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    answer TEXT,
    agrees BIGINT,                            -- 1, 0
    answered_by TEXT,
    answered_at BIGINT
);

CREATE INDEX dossier_opinion_dossier ON dossier_opinion (dossier_id);
CREATE INDEX dossier_opinion_agency ON dossier_opinion (agency_id, answered_at, due_at);

-- Xin lỗi và hẹn lại.
CREATE TABLE dossier_extension (
    dossier_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    old_due_at BIGINT NOT NULL,
    new_due_at BIGINT NOT NULL,
    signer_name TEXT NOT NULL,
    extended_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, number)
);

-- Kết quả: a document issued; also the citizen's own store, from which later forms take it.
CREATE TABLE dossier_result (
    id TEXT NOT NULL PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    owner_id TEXT,                            -- the person whose document it is
    code TEXT,                                -- mã kết quả
    name TEXT NOT NULL,
    number TEXT NOT NULL,                     -- số, ký hiệu
    agency_id TEXT NOT NULL,
    agency_name TEXT NOT NULL,                -- as on that day
    text TEXT NOT NULL,
    facts TEXT NOT NULL,                      -- JSON object of facts for later forms
    signer_name TEXT NOT NULL,
    signer_title TEXT NOT NULL,
    signed_at BIGINT NOT NULL,
    issued_at BIGINT NOT NULL,
    valid_until TEXT                          -- last day; NULL without limit
);

CREATE INDEX dossier_result_dossier ON dossier_result (dossier_id);
CREATE INDEX dossier_result_owner ON dossier_result (owner_id, issued_at);

-- Đánh giá mức độ hài lòng: what the citizen said of the service after the end, the last that was said.
CREATE TABLE dossier_rating (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    agency_id TEXT NOT NULL,                  -- cơ quan tiếp nhận when it was rated
    score BIGINT NOT NULL CHECK (score BETWEEN 1 AND 5),
    reasons TEXT NOT NULL,                    -- keys of RatingReason, a space between
    remark TEXT NOT NULL,                     -- in the citizen's words; empty after an erasure
    rated_at BIGINT NOT NULL                  -- when it was rated first
);

CREATE INDEX dossier_rating_agency ON dossier_rating (agency_id, rated_at);

-- Dãy số: the last number given in each series, so that none is left out and none given twice.
CREATE TABLE dossier_series (
    series TEXT NOT NULL PRIMARY KEY,         -- code:<agency code>:<date>, or document:<agency>:<year>:<notation>
    last BIGINT NOT NULL
);

-- The tables of ThuBon, as all migrations make them, lower rooms first.
--
-- Made by `THUBON_WRITE_DOCS=1 swift test --filter SchemaTests`; do not edit. It is written in the part of SQL
-- that both engines share: SQLite reads BIGINT as INTEGER and BYTEA as BLOB, and its tables are STRICT.
-- Moments are milliseconds since 1970 (…_at), days are YYYY-MM-DD (…_on), ids are UUIDv7 as text.

-- ====================================================================================================
-- storage: 0001_jobs_and_answers.sql

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

-- ====================================================================================================
-- ledger: 0001_ledger.sql

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

-- ====================================================================================================
-- ledger: 0002_checkpoints.sql

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

-- ====================================================================================================
-- territory: 0001_territory.sql

-- Địa giới hành chính: units with an identity of their own, since the state uses its codes again. Projections of the
-- events of stream territory:main.
CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,                     -- of the General Statistics Office; means something only on a date
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    valid_from TEXT NOT NULL,               -- first day
    valid_to TEXT,                          -- first day after its end; NULL while it exists
    latitude TEXT,                          -- of its centre, WGS 84, as in the source
    longitude TEXT
);

CREATE INDEX unit_code ON unit (code);

-- What is said of a unit for a time: a new name, kind or parent opens a new row, the unit stays the same.
CREATE TABLE unit_span (
    unit_id TEXT NOT NULL REFERENCES unit (id),
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,                     -- with its kind: Xã Lăng
    kind TEXT NOT NULL,                     -- province, city, town, district, ward, township, commune, special_zone
    parent_id TEXT,                         -- the unit above; NULL for a province
    area TEXT,                              -- km², as in the source
    PRIMARY KEY (unit_id, valid_from)
);

-- Kế thừa: which unit took over from which, whole or in part.
CREATE TABLE unit_succession (
    from_id TEXT NOT NULL REFERENCES unit (id),
    to_id TEXT NOT NULL REFERENCES unit (id),
    happened_on TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('whole', 'part')),
    PRIMARY KEY (from_id, to_id)
);

-- Đợt sắp xếp: the reforms that were applied.
CREATE TABLE territory_reform (
    key TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,              -- numbers of the resolutions, one a line
    effective_on TEXT NOT NULL,
    abolished_levels TEXT NOT NULL          -- levels that ended with it, separated by blanks
);

-- Moves with every change, so that copies in memory are loaded again.
CREATE TABLE territory_revision (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

-- ====================================================================================================
-- territory: 0002_reform_moment.sql

-- When a reform was written down. What was done on its first day before that moment was done on the map of before.
ALTER TABLE territory_reform ADD COLUMN applied_at BIGINT NOT NULL DEFAULT 0;

-- ====================================================================================================
-- directory: 0001_agencies.sql

-- Agencies, their divisions and posts, who works there: a projection of the ledger ('agencies').

-- Cơ quan: a department of the province, a people's committee of a district or commune.
CREATE TABLE agency (
    -- identity in ThuBon; the official code means something only on a date
    id TEXT PRIMARY KEY,
    -- mã định danh điện tử: H47.…, unique among the agencies of one day (kept by the commands)
    code TEXT NOT NULL,
    -- name as on the seal
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    -- name without tones, for search
    name_folded TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    -- the unit (Territory) for which it works
    unit_id TEXT NOT NULL,
    -- key of the department in agencies.yaml; empty for a people's committee
    department TEXT NOT NULL,
    -- name of the one-stop counter
    counter_name TEXT NOT NULL,
    -- key of its working calendar
    calendar TEXT NOT NULL,
    -- first day
    valid_from TEXT NOT NULL,
    -- first day on which it is no more; NULL while it has no end
    valid_to TEXT
);
CREATE INDEX agency_by_unit ON agency (unit_id);
CREATE INDEX agency_by_code ON agency (code);

-- Phòng chuyên môn: a division of an agency.
CREATE TABLE agency_division (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- key that posts and the steps of procedures name
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    -- key of its working calendar; NULL: that of the agency
    calendar TEXT,
    -- order on pages
    position BIGINT NOT NULL,
    PRIMARY KEY (agency_id, key)
);

-- Kế thừa: who takes over the work of an agency that ended.
CREATE TABLE agency_succession (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    successor_id TEXT NOT NULL REFERENCES agency (id),
    -- day of the change
    on_date TEXT NOT NULL,
    -- 'part' where several successors share the work and only the place of a matter tells which
    part TEXT NOT NULL CHECK (part IN ('whole', 'part')),
    PRIMARY KEY (agency_id, successor_id)
);
CREATE INDEX agency_succession_by_successor ON agency_succession (successor_id);

-- Vị trí, chức danh: a post in an agency, held by nobody, one or several persons.
CREATE TABLE post (
    id TEXT PRIMARY KEY,
    agency_id TEXT NOT NULL REFERENCES agency (id),
    role TEXT NOT NULL CHECK (role IN ('counter', 'head', 'specialist', 'leader', 'clerk')),
    -- chức danh as under a signature
    title TEXT NOT NULL,
    -- key of the division; NULL for the whole agency
    division TEXT,
    -- keys of the fields that it handles, one blank between; empty means all
    fields TEXT NOT NULL,
    -- order on pages: that of the pattern, later posts behind
    position BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX post_by_agency ON post (agency_id);

-- Bố trí công tác: a person works at a post from a day on.
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES post (id),
    -- the person (no foreign key: a person's data may be erased, the fact stays)
    person_id TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    -- first day on which the person is no more there; NULL while open
    valid_to TEXT
);
CREATE INDEX appointment_by_person ON appointment (person_id);
CREATE INDEX appointment_by_post ON appointment (post_id);

-- Ủy quyền: the powers of a post, lent to another post or to a person, for a time.
CREATE TABLE delegation (
    id TEXT PRIMARY KEY,
    -- the post whose powers are lent
    from_post_id TEXT NOT NULL REFERENCES post (id),
    -- one of the two is given: whoever holds this post …
    to_post_id TEXT REFERENCES post (id),
    -- … or this person
    to_person_id TEXT,
    -- keys of the fields that are lent, one blank between; empty means all of the post
    fields TEXT NOT NULL,
    -- number of the decision or a note
    basis TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    -- a delegation always has an end: the first day on which it holds no more
    valid_to TEXT NOT NULL,
    CHECK ((to_post_id IS NULL) <> (to_person_id IS NULL))
);
CREATE INDEX delegation_from_post ON delegation (from_post_id);
CREATE INDEX delegation_to_post ON delegation (to_post_id);
CREATE INDEX delegation_to_person ON delegation (to_person_id);

-- Ngày ngoại lệ: a day on which the offices of a calendar work otherwise than the calendar says.
CREATE TABLE calendar_exception (
    -- key of the calendar; 'agency:<id>' for one agency
    calendar TEXT NOT NULL,
    day TEXT NOT NULL,
    -- sessions of that day, '07:00-11:30 13:30-17:00'; empty: closed
    sessions TEXT NOT NULL,
    -- why, for the page
    note TEXT NOT NULL,
    PRIMARY KEY (calendar, day)
);

-- One row: the ledger's number of the last change of these tables, so that copies in memory know when they are old.
CREATE TABLE agency_revision (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

-- ====================================================================================================
-- directory: 0002_people.sql

-- People and organisations: a projection of the ledger ('people'). The payloads behind it can be erased.

-- Người dân, tổ chức.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('citizen', 'organisation')),
    -- số định danh cá nhân (12 digits) or mã số doanh nghiệp / mã số thuế (10 or 13 digits); NULL where not known
    id_number TEXT,
    -- name, NFC
    name TEXT NOT NULL,
    -- name without tones, for search
    name_folded TEXT NOT NULL,
    -- order of Vietnamese lists: given name first
    name_sort TEXT NOT NULL,
    date_of_birth TEXT,
    gender TEXT CHECK (gender IN ('female', 'male', 'other')),
    -- digits, as 0912345678
    phone TEXT,
    email TEXT,
    -- unit (Territory) of residence
    residence_unit_id TEXT,
    -- house, street, hamlet
    address TEXT,
    ethnicity TEXT,
    nationality TEXT,
    -- who vouches for it: declared (by the person), officer (seen at a counter), register (population registry)
    source TEXT NOT NULL CHECK (source IN ('declared', 'officer', 'register'))
);
CREATE UNIQUE INDEX person_by_id_number ON person (id_number);
CREATE INDEX person_by_phone ON person (phone);
CREATE INDEX person_by_name ON person (name_folded);
CREATE INDEX person_by_name_sort ON person (name_sort);

-- ====================================================================================================
-- directory: 0003_accounts.sql

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

-- ====================================================================================================
-- directory: 0004_access_log.sql

-- Ai đã xem dữ liệu của tôi: every look of an officer at a person's matter. Rows are added, never changed.
CREATE TABLE access_log (
    -- UUIDv7, so it is in the order of time
    id TEXT PRIMARY KEY,
    -- whose data
    person_id TEXT NOT NULL,
    -- who looked, by which post
    account_id TEXT NOT NULL,
    viewer_name TEXT NOT NULL,
    post_id TEXT,
    post_title TEXT NOT NULL,
    agency_id TEXT,
    agency_name TEXT NOT NULL,
    -- what was looked at: 'dossier', 'document', 'person', and its id
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    -- what the citizen reads, for example the code of the dossier
    subject_label TEXT NOT NULL,
    -- why
    purpose TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX access_log_by_person ON access_log (person_id, id);
CREATE INDEX access_log_by_account ON access_log (account_id, id);

-- ====================================================================================================
-- directory: 0005_phone_codes.sql

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

-- ====================================================================================================
-- directory: 0006_agency_names.sql

-- Tên gọi trước đây: how an agency that goes on was called until a day, so that papers of that time read the same.
CREATE TABLE agency_former_name (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- first day of the name after this one
    valid_to TEXT NOT NULL,
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    counter_name TEXT NOT NULL,
    PRIMARY KEY (agency_id, valid_to)
);

-- ====================================================================================================
-- directory: 0007_access_tokens.sql

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

-- ====================================================================================================
-- directory: 0008_agency_terms.sql

-- Tên gọi, mã, lịch và bộ máy trước đây: what a reform of a day to come changes holds from that day, not from the day on
-- which it is written down. Rows of before have NULL, which reads as it is now; `thubon rebuild` fills them.
ALTER TABLE agency_former_name ADD COLUMN code TEXT;
ALTER TABLE agency_former_name ADD COLUMN calendar TEXT;
-- JSON, as in the events
ALTER TABLE agency_former_name ADD COLUMN divisions TEXT;

-- ====================================================================================================
-- directory: 0009_holidays.sql

-- Năm có lịch nghỉ do quản trị viên nhập: it takes the place of what the profile's file says of the year.
CREATE TABLE holiday_year (
    year BIGINT PRIMARY KEY
);

-- Ngày nghỉ lễ, nghỉ bù, hoán đổi, làm bù of those years.
CREATE TABLE holiday (
    day TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'compensation', 'swapped-off', 'working-weekend')),
    -- what people call it
    name TEXT NOT NULL
);

-- ====================================================================================================
-- catalogue: 0001_catalogue.sql

-- Thủ tục: the procedures that are served, as their files were last published. Projection of the events
-- procedure.published of the streams procedure:<code>.
CREATE TABLE procedure (
    code TEXT NOT NULL PRIMARY KEY,         -- mã thủ tục
    file TEXT NOT NULL,                     -- the name of the file
    text TEXT NOT NULL,                     -- the whole file (YAML), as last published
    published_at BIGINT NOT NULL            -- ms
);

-- A version of a procedure, in force from a day on. Never deleted: dossiers are pinned to it.
CREATE TABLE procedure_version (
    id TEXT NOT NULL PRIMARY KEY,           -- code@valid_from, +n for the n-th correction
    code TEXT NOT NULL REFERENCES procedure (code),
    valid_from TEXT NOT NULL,               -- first day
    valid_to TEXT,                          -- first day on which it is no longer in force; NULL while no end is known
    correction BIGINT NOT NULL CHECK (correction >= 0), -- of one first day, the greatest counts
    text TEXT NOT NULL,                     -- the file with which it was first published; what it says stands there
    published_at BIGINT NOT NULL            -- ms
);

CREATE INDEX procedure_version_code ON procedure_version (code, valid_from, correction);

-- Danh mục: procedures of the national catalogue as imported, word for word, noise and all. Projection of the events
-- catalogue.imported of the stream catalogue:entries.
CREATE TABLE catalogue_entry (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    field TEXT NOT NULL,                    -- lĩnh vực, by name
    levels TEXT NOT NULL,                   -- cấp thực hiện
    decision TEXT NOT NULL,                 -- số quyết định công bố
    subjects TEXT NOT NULL,                 -- đối tượng thực hiện
    channels TEXT NOT NULL,                 -- channel/time/fee, joined by semicolons
    result_codes TEXT NOT NULL,             -- mã kết quả
    is_gone BIGINT NOT NULL CHECK (is_gone IN (0, 1)) -- 1 where the last import no longer held it
);

-- What was imported last. One row.
CREATE TABLE catalogue_import (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL,              -- of the file's text, so that the same file is not compared again
    imported_at BIGINT NOT NULL             -- ms
);

-- Moves with every change, so that copies in memory are loaded again. One row.
CREATE TABLE catalogue_revision (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL                -- sequence of the last event that changed the catalogue
);

-- ====================================================================================================
-- catalogue: 0002_catalogue_source.sql

-- Every text that was ever published or imported, so that what the program carries is taken once and never again over what
-- an administrator published later. Projection of procedure.published and catalogue.imported.
CREATE TABLE catalogue_source (
    fingerprint TEXT NOT NULL PRIMARY KEY,  -- of the text of a procedure file or of a table
    taken_at BIGINT NOT NULL                -- ms, the last time
);

-- ====================================================================================================
-- dossiers: 0001_dossier.sql

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

-- ====================================================================================================
-- dossiers: 0002_draft.sql

-- Bản nháp: a form that is being filled in. Not an event: nobody but its owner sees it until it is sent.
CREATE TABLE dossier_draft (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    procedure_code TEXT NOT NULL,
    procedure_version TEXT NOT NULL,
    answers TEXT NOT NULL,                    -- JSON object of text, as typed
    exemption TEXT,                           -- ground of exemption from fees
    handover TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL
);

CREATE INDEX dossier_draft_account ON dossier_draft (account_id, saved_at);

-- Tệp của bản nháp.
CREATE TABLE dossier_draft_file (
    id TEXT NOT NULL PRIMARY KEY,
    draft_id TEXT NOT NULL REFERENCES dossier_draft (id),
    component TEXT NOT NULL,
    file_name TEXT NOT NULL,
    blob TEXT NOT NULL,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    added_at BIGINT NOT NULL
);

CREATE INDEX dossier_draft_file_draft ON dossier_draft_file (draft_id);

-- Bộ lọc đã lưu của công chức.
CREATE TABLE saved_filter (
    id TEXT NOT NULL PRIMARY KEY,
    account_id TEXT NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,                      -- the query part of the list's address
    saved_at BIGINT NOT NULL
);

CREATE INDEX saved_filter_account ON saved_filter (account_id);

-- ====================================================================================================
-- dossiers: 0003_draft_course.sql

-- A draft ends once: with the dossier that came of it, which is then the answer to every further press of the button.
ALTER TABLE dossier_draft ADD COLUMN sent_dossier_id TEXT;
-- Where it is no new dossier but the mending of one (bổ sung): which, and in which round.
ALTER TABLE dossier_draft ADD COLUMN mends_dossier_id TEXT;
ALTER TABLE dossier_draft ADD COLUMN mends_round BIGINT;

CREATE INDEX dossier_draft_mends ON dossier_draft (mends_dossier_id, account_id);

-- Khai một lần: a component for which an earlier result of the citizen's own store serves instead of a file.
CREATE TABLE dossier_draft_reuse (
    draft_id TEXT NOT NULL REFERENCES dossier_draft (id),
    component TEXT NOT NULL,                  -- key of the component in the procedure
    result_id TEXT NOT NULL,
    PRIMARY KEY (draft_id, component)
);

-- ====================================================================================================
-- dossiers: 0004_counter.sql

-- Bản nháp tại quầy: what a counter is taking in for the citizen who stands there. Its form and files lie in dossier_draft
-- under the officer's account; no citizen's list shows it.
CREATE TABLE counter_draft (
    draft_id TEXT NOT NULL PRIMARY KEY REFERENCES dossier_draft (id),
    applicant_id TEXT NOT NULL,               -- chủ hồ sơ, known to the Directory
    papers TEXT NOT NULL                      -- JSON object: key of a component to how it was handed in
);

-- Open dossiers are few among millions of finished ones: their index holds only them, and what is finished leaves it.
-- Its condition stands, letter by letter, in every question about open dossiers (WorklistCondition.open).
DROP INDEX dossier_worklist;
CREATE INDEX dossier_open ON dossier (agency_id, desk, state, step_due_at) WHERE state NOT IN (3, 8, 10);
DROP INDEX dossier_assignee;
CREATE INDEX dossier_assigned ON dossier (assignee_id) WHERE assignee_id IS NOT NULL AND state NOT IN (3, 8, 10);

-- What an agency received and has not finished, and what it finished, for the table of statistics; neither costs anything
-- when a dossier is sent in.
DROP INDEX dossier_received;
CREATE INDEX dossier_receiving ON dossier (receiving_agency_id, accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX dossier_unfinished ON dossier (accepted_at) WHERE finished_at IS NULL AND accepted_at IS NOT NULL;
CREATE INDEX dossier_finished ON dossier (receiving_agency_id, finished_at) WHERE finished_at IS NOT NULL;

-- Names are looked for inside the viewer's agency, by any of their words; an index of whole names serves no question.
DROP INDEX dossier_name;
DROP INDEX dossier_submitter;
CREATE INDEX dossier_submitter ON dossier (submitter_id, submitted_at) WHERE submitter_id IS NOT NULL;

-- ====================================================================================================
-- dossiers: 0005_draft_rescue.sql

-- Cứu câu trả lời: what was typed into a draft when the session had ended, until its owner has signed in again.
CREATE TABLE dossier_draft_rescue (
    id TEXT NOT NULL PRIMARY KEY,             -- stands in the address to which the owner comes back
    draft_id TEXT NOT NULL,
    answers TEXT NOT NULL,                    -- JSON object of text, as typed
    at BIGINT NOT NULL
);

CREATE INDEX dossier_draft_rescue_draft ON dossier_draft_rescue (draft_id, at);

-- ====================================================================================================
-- dossiers: 0006_elsewhere.sql

-- What an agency received and has passed on: few, and nothing when a dossier is sent in.
CREATE INDEX dossier_elsewhere ON dossier (receiving_agency_id, submitted_at) WHERE agency_id <> receiving_agency_id;

-- ====================================================================================================
-- documents: 0001_document.sql

-- Văn bản đã ký và khoá ký. All tables but signing_key_file and signing_attempt are projections of events.

-- Chứng thư số: the keys that may sign. Its private half lies elsewhere, see device.
CREATE TABLE signing_key (
    id TEXT NOT NULL PRIMARY KEY,
    owner_kind TEXT NOT NULL CHECK (owner_kind IN ('person', 'agency')),
    owner_id TEXT NOT NULL,
    device TEXT NOT NULL,                     -- JSON: a file of the house, a token
    chain TEXT NOT NULL,                      -- certificates in DER, Base64, the own one first, a space between them
    name TEXT NOT NULL,                       -- common name of the certificate
    not_before BIGINT NOT NULL,
    not_after BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    retired_at BIGINT                         -- when it was taken out of use; NULL while it signs
);
CREATE INDEX signing_key_owner ON signing_key (owner_id, registered_at);

-- Tệp khoá: no projection. A PKCS#12 file behind its PIN, or the PIN of an agency's token, sealed with the secret of the
-- installation.
CREATE TABLE signing_key_file (
    key_id TEXT NOT NULL PRIMARY KEY,
    sealed BYTEA NOT NULL
);

-- Lần nhập sai PIN: no projection. Five wrong PINs close a key for a quarter of an hour.
CREATE TABLE signing_attempt (
    key_id TEXT NOT NULL PRIMARY KEY,
    wrong BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

-- Văn bản: each signed paper of a dossier, as it stands now.
CREATE TABLE document (
    id TEXT NOT NULL PRIMARY KEY,
    dossier_id TEXT NOT NULL,
    kind TEXT NOT NULL,                       -- 01 … 04: forms of TT 01/2018; result
    cause BIGINT NOT NULL,                    -- moment of what it tells of; 0 for the result, of which there is one
    name TEXT NOT NULL,                       -- Giấy tiếp nhận và hẹn trả, Giấy khai sinh
    number TEXT,                              -- số, ký hiệu; NULL while a result has none
    agency_id TEXT NOT NULL,
    agency_name TEXT NOT NULL,                -- as of the day of signing
    file TEXT NOT NULL,                       -- SHA-256 of the PDF
    size BIGINT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('B-B', 'B-T', 'B-LTA')),
    signatures TEXT NOT NULL,                 -- JSON list: who, as what, when
    form TEXT NOT NULL,                       -- layout of the paper: decree30, certificate, slip
    places TEXT NOT NULL,                     -- JSON: where the paper keeps room for signatures
    record BIGINT NOT NULL,                   -- number of the record that holds the hash of the file
    signed_at BIGINT NOT NULL,                -- last signature
    issued_at BIGINT,                         -- when the agency signed; NULL while a result waits for its number
    augmented_at BIGINT,                      -- when evidence for the long term was added
    UNIQUE (dossier_id, kind, cause)
);

-- ====================================================================================================
-- documents: 0002_document_file.sql

-- Tệp đã ký: every file that a signed paper ever was, so that who holds an earlier one is told what became of it. A
-- projection; files that were replaced before this table come into it with `thubon rebuild`.
CREATE TABLE document_file (
    file TEXT NOT NULL PRIMARY KEY,           -- SHA-256 of the PDF
    document_id TEXT NOT NULL,                -- the paper; where another was signed in its place, of none
    record BIGINT NOT NULL,                   -- number of the record that holds the hash
    recorded_at BIGINT NOT NULL,
    issued_at BIGINT                          -- when the agency signed; NULL for a file that had no number yet
);
INSERT INTO document_file (file, document_id, record, recorded_at, issued_at)
SELECT file, id, record, COALESCE(augmented_at, signed_at), issued_at FROM document;

-- ====================================================================================================
-- documents: 0003_signing_key_picture.sql

-- Ảnh chữ ký, ảnh con dấu: what is seen where the key signs a result; SHA-256 of a PNG, NULL where there is none.
ALTER TABLE signing_key ADD COLUMN picture TEXT;

-- ====================================================================================================
-- notices: 0001_notice.sql

-- Tin nhắn: what the province wrote to people. No projection: a message is made once, with the event that it tells of,
-- and a rebuild of the projections must not write anybody a second time.
CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,           -- UUIDv7, so it is in the order of time
    person_id TEXT,                         -- whose inbox; NULL: only sent to the phone (codes, people without an account)
    phone TEXT,                             -- digits; NULL: only read in the inbox
    kind TEXT NOT NULL,                     -- why: dossier.accepted, account.reset_code …
    dossier_id TEXT,                        -- the dossier that it tells of; NULL for accounts
    address TEXT,                           -- the page on which the person reads on; NULL: that of the dossier, or none
    words TEXT NOT NULL,                    -- as it was sent; the first line is what fits into an SMS
    english TEXT NOT NULL,                  -- the same in English, for the inbox
    created_at BIGINT NOT NULL,             -- ms
    expires_at BIGINT,                      -- of no use after it (codes); such rows are swept
    read_at BIGINT                          -- when the person marked it as read
);

-- The inbox, newest first, and how much of it is unread; nothing else has to be looked at for either.
CREATE INDEX notice_inbox ON notice (person_id, id, read_at);

-- ====================================================================================================
-- insights: 0001_facts.sql

-- Số liệu điều hành. The six tables are one projection of the events of dossiers: numbers and moments, nothing personal.

-- Luồng: what is counted together. A full lane has an agency, a place, a procedure and a channel; a lane that sums up an
-- agency or a procedure has '' for the rest.
CREATE TABLE insight_lane (
    id BIGINT NOT NULL PRIMARY KEY,
    agency_id TEXT NOT NULL,                  -- cơ quan tiếp nhận
    level TEXT NOT NULL,                      -- of that agency: province, district, commune
    place_id TEXT NOT NULL,                   -- the unit for which it is decided
    procedure_code TEXT NOT NULL,
    field TEXT NOT NULL,                      -- lĩnh vực
    channel TEXT NOT NULL,                    -- online, counter, post
    agency_lane BIGINT NOT NULL,              -- the lane that sums up its agency; itself for such a lane
    procedure_lane BIGINT NOT NULL            -- the lane that sums up its procedure; itself for such a lane
);
CREATE UNIQUE INDEX insight_lane_key ON insight_lane (agency_id, place_id, procedure_code, field, channel);
-- Of an agency, of a procedure; the sums of all agencies are those without a procedure.
CREATE INDEX insight_lane_procedure ON insight_lane (procedure_code, agency_id);

-- Mặt thống kê của hồ sơ: what every figure is counted from, and what it is drilled down to.
CREATE TABLE insight_fact (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    lane BIGINT NOT NULL,                     -- where it lies
    submitted_lane BIGINT NOT NULL,           -- where it was handed in; a later transfer does not change what happened
    accepted_lane BIGINT,                     -- where it was taken in
    finished_lane BIGINT,                     -- where it ended
    transferred_at BIGINT,                    -- since when it is worked on in its lane, where another passed it on
    submitted_at BIGINT NOT NULL,
    accepted_at BIGINT,
    due_at BIGINT,                            -- hẹn trả, moved by pauses and an extension
    finished_at BIGINT,                       -- result made, refused, stopped or withdrawn
    handed_over_at BIGINT,
    paused_at BIGINT,                         -- since when the clock stands
    paused_for BIGINT NOT NULL,               -- milliseconds of earlier pauses
    waits_for BIGINT,                         -- national code of the state in which the clock stands
    supplements BIGINT NOT NULL,              -- how often papers were asked for
    overdue_since BIGINT,                     -- the second request for papers, which counts as overdue (QĐ 766/QĐ-TTg)
    outcome TEXT CHECK (outcome IN ('result', 'refused', 'stopped', 'withdrawn')),
    marks BIGINT NOT NULL,                    -- bits, see FactMarks
    fees TEXT NOT NULL,                       -- what is still to be paid: key=đồng, a space between
    rated_at BIGINT,                          -- when the citizen rated the service first
    rating BIGINT                             -- 1 to 5, as they rate it now
);
CREATE INDEX insight_fact_accepted ON insight_fact (accepted_lane, accepted_at) WHERE accepted_at IS NOT NULL;
CREATE INDEX insight_fact_finished ON insight_fact (finished_lane, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX insight_fact_handed_over ON insight_fact (lane, handed_over_at) WHERE handed_over_at IS NOT NULL;
CREATE INDEX insight_fact_rated ON insight_fact (lane, rated_at) WHERE rated_at IS NOT NULL;
-- Open dossiers are few among millions.
CREATE INDEX insight_fact_open ON insight_fact (due_at) WHERE finished_at IS NULL AND accepted_at IS NOT NULL;

-- Nguyên nhân: each ground for which papers were asked for or a dossier was refused, once for each time it was named.
CREATE TABLE insight_cause (
    dossier_id TEXT NOT NULL,
    position BIGINT NOT NULL,                 -- of the event in the dossier's stream
    target TEXT NOT NULL,                     -- field, component, whole
    key TEXT NOT NULL,                        -- of the field or component in the procedure; empty for the whole
    deed TEXT NOT NULL CHECK (deed IN ('supplement', 'refusal')),
    lane BIGINT NOT NULL,                     -- where the dossier lay
    named_at BIGINT NOT NULL,
    PRIMARY KEY (dossier_id, position, target, key)
);
CREATE INDEX insight_cause_named ON insight_cause (lane, named_at);

-- Bộ đếm nguyên nhân: how often a ground was named in a lane in a period; cuts and periods are those of insight_count.
CREATE TABLE insight_cause_count (
    cut BIGINT NOT NULL,
    lane BIGINT NOT NULL,
    period BIGINT NOT NULL,
    deed TEXT NOT NULL,
    target TEXT NOT NULL,
    key TEXT NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (cut, lane, period, deed, target, key)
);

-- Bộ đếm: how much happened in a lane in a period. Whoever asks adds them up; no event is read again. A lane's periods lie
-- beside each other: a board reads one stretch of each lane and sums it up in that order.
CREATE TABLE insight_count (
    cut BIGINT NOT NULL,                      -- what is summed over what, see Cut
    period BIGINT NOT NULL,                   -- days since 1970-01-01, or months since January of year 0
    lane BIGINT NOT NULL,
    submitted BIGINT NOT NULL DEFAULT 0,
    accepted_online BIGINT NOT NULL DEFAULT 0,
    accepted_counter BIGINT NOT NULL DEFAULT 0,
    accepted_post BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    early BIGINT NOT NULL DEFAULT 0,
    on_time BIGINT NOT NULL DEFAULT 0,
    late BIGINT NOT NULL DEFAULT 0,
    stopped BIGINT NOT NULL DEFAULT 0,
    withdrawn BIGINT NOT NULL DEFAULT 0,
    handed_over BIGINT NOT NULL DEFAULT 0,
    digital BIGINT NOT NULL DEFAULT 0,
    electronic_result BIGINT NOT NULL DEFAULT 0,
    digitised BIGINT NOT NULL DEFAULT 0,
    reused BIGINT NOT NULL DEFAULT 0,
    with_fee BIGINT NOT NULL DEFAULT 0,
    paid_online BIGINT NOT NULL DEFAULT 0,
    fees_collected BIGINT NOT NULL DEFAULT 0,
    fees_online BIGINT NOT NULL DEFAULT 0,
    first_supplements BIGINT NOT NULL DEFAULT 0,
    further_supplements BIGINT NOT NULL DEFAULT 0,
    extensions BIGINT NOT NULL DEFAULT 0,
    returns BIGINT NOT NULL DEFAULT 0,
    transfers BIGINT NOT NULL DEFAULT 0,
    waiting_counter BIGINT NOT NULL DEFAULT 0,
    waiting_online BIGINT NOT NULL DEFAULT 0,
    handling_minutes BIGINT NOT NULL DEFAULT 0,
    rated BIGINT NOT NULL DEFAULT 0,
    satisfied BIGINT NOT NULL DEFAULT 0,
    dissatisfied BIGINT NOT NULL DEFAULT 0,
    rating_sum BIGINT NOT NULL DEFAULT 0,
    transfer_change BIGINT NOT NULL DEFAULT 0,
    paused_change BIGINT NOT NULL DEFAULT 0,
    late_change BIGINT NOT NULL DEFAULT 0,
    paused_late_change BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (cut, lane, period)
);

-- Ngày bị tính lại: days that were over when an event changed what they count (a fee is paid, a rating corrected). What was
-- read of all other days that are over may be remembered.
CREATE TABLE insight_amended_day (
    day BIGINT NOT NULL PRIMARY KEY,          -- days since 1970-01-01
    record BIGINT NOT NULL                    -- the last record of the ledger that did
);

-- ====================================================================================================
-- insights: 0002_statistics.sql

-- Số liệu thống kê nhập từ ngoài: a projection of the events of streams statistic:<indicator>. What is corrected is not
-- overwritten: the newest version counts, the older stand.
CREATE TABLE insight_statistic (
    indicator TEXT NOT NULL,
    unit_id TEXT NOT NULL,                    -- '' for the whole province
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    version BIGINT NOT NULL,                  -- 1, 2 … for corrections of the same period
    value TEXT NOT NULL,                      -- a decimal number, as it was written
    title TEXT NOT NULL,                      -- what the statistic is called
    file TEXT,                                -- SHA-256 of the file that it was taken from
    signer TEXT NOT NULL,                     -- who signed for it
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (indicator, unit_id, first_day, last_day, version)
);

-- ====================================================================================================
-- insights: 0003_alerts.sql

-- Quy tắc cảnh báo: what people asked to be told of, and what they were told; a projection of the events of the streams
-- alert-rule:<id>.
CREATE TABLE insight_alert_rule (
    id TEXT NOT NULL PRIMARY KEY,
    owner_id TEXT NOT NULL,                   -- the person who wrote it
    agency_id TEXT,                           -- the owner's agency, for "a role in my agency"
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of whom, as in addresses; '' for the whole province
    condition TEXT NOT NULL CHECK (condition IN ('below', 'above', 'behind_path', 'changed', 'growing')),
    bound TEXT,                               -- a decimal number; NULL for the path
    days BIGINT NOT NULL,                     -- over how many days
    receivers TEXT NOT NULL,                  -- words with blanks between them
    quiet_days BIGINT NOT NULL,               -- it fires at most once in so many days
    is_prompt BIGINT NOT NULL CHECK (is_prompt IN (0, 1)), -- 1: looked at every hour
    state TEXT NOT NULL CHECK (state IN ('waiting', 'firing', 'resting', 'ended')),
    reason TEXT,                              -- why it rests
    position BIGINT NOT NULL,                 -- how many events it has
    written_at BIGINT NOT NULL,
    fired_at BIGINT                           -- when it fired last
);
CREATE INDEX insight_alert_rule_owner ON insight_alert_rule (owner_id, id);
-- Nearly all rules that are kept are looked at: ended ones are few.
CREATE INDEX insight_alert_rule_look ON insight_alert_rule (is_prompt, subject, days) WHERE state <> 'ended';

-- Cảnh báo: each time when a rule fired, with the figure as it stood.
CREATE TABLE insight_alert (
    rule_id TEXT NOT NULL,
    number BIGINT NOT NULL,                   -- 1, 2 … of the rule
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,                      -- decimal numbers
    compared TEXT,                            -- with what it was compared
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    fired_at BIGINT NOT NULL,
    told BIGINT NOT NULL,                     -- how many people got the message
    withheld BIGINT NOT NULL,                 -- how many did not, since they may not see the figure
    over_at BIGINT,
    over_value TEXT,
    PRIMARY KEY (rule_id, number)
);
CREATE INDEX insight_alert_time ON insight_alert (fired_at);

-- ====================================================================================================
-- insights: 0004_boards.sql

-- Bảng tự soạn: boards that people compose, as they are now; a projection of the events of streams board:<id>.
CREATE TABLE insight_board (
    id TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,                      -- the account
    owner_name TEXT NOT NULL,                 -- when it was composed
    name TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of whom it speaks, as in addresses; '' is the province
    blocks TEXT NOT NULL,                     -- words with a blank between them: card:dung-han map
    sharing TEXT NOT NULL,                    -- mine, agency:<id>, role:<role>
    version BIGINT NOT NULL,                  -- one more for each change
    changed_at BIGINT NOT NULL
);
CREATE INDEX insight_board_owner ON insight_board (owner);

-- ====================================================================================================
-- insights: 0005_remarks.sql

-- Ý kiến về số liệu: what people said about a figure, with the figure as it stood; a projection of the events of the
-- streams figure-remark:<id>. What its author took away leaves its row without words.
CREATE TABLE insight_remark (
    id TEXT NOT NULL PRIMARY KEY,
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,                    -- of whom, as in addresses; '' for the whole province
    author_id TEXT NOT NULL,
    author_name TEXT NOT NULL,
    author_title TEXT NOT NULL,               -- chức danh
    words TEXT NOT NULL,                      -- empty once it was taken away
    value TEXT,                               -- the figure as it stood, a decimal number; NULL where there was none
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX insight_remark_figure ON insight_remark (indicator, subject, written_at);
CREATE INDEX insight_remark_author ON insight_remark (author_id, written_at);

-- Chỉ đạo: which dossier of an internal procedure was opened about which figure; where it stands, the dossier tells. A
-- projection of the events of the streams figure-instruction:<dossier>.
CREATE TABLE insight_instruction (
    dossier_id TEXT NOT NULL PRIMARY KEY,
    indicator TEXT NOT NULL,
    subject TEXT NOT NULL,
    agency_id TEXT NOT NULL,                  -- who has to carry it out
    words TEXT NOT NULL,
    issuer_id TEXT NOT NULL,
    issuer_name TEXT NOT NULL,
    issuer_title TEXT NOT NULL,
    value TEXT,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL                    -- as it was set
);
CREATE INDEX insight_instruction_figure ON insight_instruction (indicator, subject, given_at);
CREATE INDEX insight_instruction_time ON insight_instruction (given_at);

-- ====================================================================================================
-- insights: 0006_briefs.sql

-- Bản tin điều hành tuần: the figures of a week of one subject, frozen when it was made; a projection of the events of the
-- streams brief:<id>. The paper is set from them whenever it is asked for, and is the same each time.
CREATE TABLE insight_brief (
    subject TEXT NOT NULL,                    -- of whom, as in addresses; '' for the whole province
    first_day TEXT NOT NULL,                  -- the Monday
    id TEXT NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    figures TEXT NOT NULL,                    -- JSON, see Brief
    announced_at BIGINT,                      -- when those who asked for it were told
    PRIMARY KEY (subject, first_day)
);

-- Người nhận bản tin: who is told each Monday, of which subject; from the events of the streams brief-reader:<person>.
CREATE TABLE insight_brief_reader (
    person_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (person_id, subject)
);
CREATE INDEX insight_brief_reader_subject ON insight_brief_reader (subject);

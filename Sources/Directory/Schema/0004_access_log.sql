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

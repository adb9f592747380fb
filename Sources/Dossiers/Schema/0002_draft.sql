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

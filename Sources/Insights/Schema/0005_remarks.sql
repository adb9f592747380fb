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

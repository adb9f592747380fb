-- Cứu câu trả lời: what was typed into a draft when the session had ended, until its owner has signed in again.
CREATE TABLE dossier_draft_rescue (
    id TEXT NOT NULL PRIMARY KEY,             -- stands in the address to which the owner comes back
    draft_id TEXT NOT NULL,
    answers TEXT NOT NULL,                    -- JSON object of text, as typed
    at BIGINT NOT NULL
);

CREATE INDEX dossier_draft_rescue_draft ON dossier_draft_rescue (draft_id, at);

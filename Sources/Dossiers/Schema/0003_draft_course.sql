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

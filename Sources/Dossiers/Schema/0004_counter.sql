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

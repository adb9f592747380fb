-- What an agency received and has passed on: few, and nothing when a dossier is sent in.
CREATE INDEX dossier_elsewhere ON dossier (receiving_agency_id, submitted_at) WHERE agency_id <> receiving_agency_id;

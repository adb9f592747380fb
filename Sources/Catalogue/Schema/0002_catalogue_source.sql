-- Every text that was ever published or imported, so that what the program carries is taken once and never again over what
-- an administrator published later. Projection of procedure.published and catalogue.imported.
CREATE TABLE catalogue_source (
    fingerprint TEXT NOT NULL PRIMARY KEY,  -- of the text of a procedure file or of a table
    taken_at BIGINT NOT NULL                -- ms, the last time
);

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

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

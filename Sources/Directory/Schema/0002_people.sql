-- People and organisations: a projection of the ledger ('people'). The payloads behind it can be erased.

-- Người dân, tổ chức.
CREATE TABLE person (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('citizen', 'organisation')),
    -- số định danh cá nhân (12 digits) or mã số doanh nghiệp / mã số thuế (10 or 13 digits); NULL where not known
    id_number TEXT,
    -- name, NFC
    name TEXT NOT NULL,
    -- name without tones, for search
    name_folded TEXT NOT NULL,
    -- order of Vietnamese lists: given name first
    name_sort TEXT NOT NULL,
    date_of_birth TEXT,
    gender TEXT CHECK (gender IN ('female', 'male', 'other')),
    -- digits, as 0912345678
    phone TEXT,
    email TEXT,
    -- unit (Territory) of residence
    residence_unit_id TEXT,
    -- house, street, hamlet
    address TEXT,
    ethnicity TEXT,
    nationality TEXT,
    -- who vouches for it: declared (by the person), officer (seen at a counter), register (population registry)
    source TEXT NOT NULL CHECK (source IN ('declared', 'officer', 'register'))
);
CREATE UNIQUE INDEX person_by_id_number ON person (id_number);
CREATE INDEX person_by_phone ON person (phone);
CREATE INDEX person_by_name ON person (name_folded);
CREATE INDEX person_by_name_sort ON person (name_sort);

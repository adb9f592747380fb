-- Địa giới hành chính: units with an identity of their own, since the state uses its codes again. Projections of the
-- events of stream territory:main.
CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,                     -- of the General Statistics Office; means something only on a date
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    valid_from TEXT NOT NULL,               -- first day
    valid_to TEXT,                          -- first day after its end; NULL while it exists
    latitude TEXT,                          -- of its centre, WGS 84, as in the source
    longitude TEXT
);

CREATE INDEX unit_code ON unit (code);

-- What is said of a unit for a time: a new name, kind or parent opens a new row, the unit stays the same.
CREATE TABLE unit_span (
    unit_id TEXT NOT NULL REFERENCES unit (id),
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,                     -- with its kind: Xã Lăng
    kind TEXT NOT NULL,                     -- province, city, town, district, ward, township, commune, special_zone
    parent_id TEXT,                         -- the unit above; NULL for a province
    area TEXT,                              -- km², as in the source
    PRIMARY KEY (unit_id, valid_from)
);

-- Kế thừa: which unit took over from which, whole or in part.
CREATE TABLE unit_succession (
    from_id TEXT NOT NULL REFERENCES unit (id),
    to_id TEXT NOT NULL REFERENCES unit (id),
    happened_on TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('whole', 'part')),
    PRIMARY KEY (from_id, to_id)
);

-- Đợt sắp xếp: the reforms that were applied.
CREATE TABLE territory_reform (
    key TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    legal_basis TEXT NOT NULL,              -- numbers of the resolutions, one a line
    effective_on TEXT NOT NULL,
    abolished_levels TEXT NOT NULL          -- levels that ended with it, separated by blanks
);

-- Moves with every change, so that copies in memory are loaded again.
CREATE TABLE territory_revision (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

-- Agencies, their divisions and posts, who works there: a projection of the ledger ('agencies').

-- Cơ quan: a department of the province, a people's committee of a district or commune.
CREATE TABLE agency (
    -- identity in ThuBon; the official code means something only on a date
    id TEXT PRIMARY KEY,
    -- mã định danh điện tử: H47.…, unique among the agencies of one day (kept by the commands)
    code TEXT NOT NULL,
    -- name as on the seal
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    -- name without tones, for search
    name_folded TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('province', 'district', 'commune')),
    -- the unit (Territory) for which it works
    unit_id TEXT NOT NULL,
    -- key of the department in agencies.yaml; empty for a people's committee
    department TEXT NOT NULL,
    -- name of the one-stop counter
    counter_name TEXT NOT NULL,
    -- key of its working calendar
    calendar TEXT NOT NULL,
    -- first day
    valid_from TEXT NOT NULL,
    -- first day on which it is no more; NULL while it has no end
    valid_to TEXT
);
CREATE INDEX agency_by_unit ON agency (unit_id);
CREATE INDEX agency_by_code ON agency (code);

-- Phòng chuyên môn: a division of an agency.
CREATE TABLE agency_division (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- key that posts and the steps of procedures name
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    -- key of its working calendar; NULL: that of the agency
    calendar TEXT,
    -- order on pages
    position BIGINT NOT NULL,
    PRIMARY KEY (agency_id, key)
);

-- Kế thừa: who takes over the work of an agency that ended.
CREATE TABLE agency_succession (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    successor_id TEXT NOT NULL REFERENCES agency (id),
    -- day of the change
    on_date TEXT NOT NULL,
    -- 'part' where several successors share the work and only the place of a matter tells which
    part TEXT NOT NULL CHECK (part IN ('whole', 'part')),
    PRIMARY KEY (agency_id, successor_id)
);
CREATE INDEX agency_succession_by_successor ON agency_succession (successor_id);

-- Vị trí, chức danh: a post in an agency, held by nobody, one or several persons.
CREATE TABLE post (
    id TEXT PRIMARY KEY,
    agency_id TEXT NOT NULL REFERENCES agency (id),
    role TEXT NOT NULL CHECK (role IN ('counter', 'head', 'specialist', 'leader', 'clerk')),
    -- chức danh as under a signature
    title TEXT NOT NULL,
    -- key of the division; NULL for the whole agency
    division TEXT,
    -- keys of the fields that it handles, one blank between; empty means all
    fields TEXT NOT NULL,
    -- order on pages: that of the pattern, later posts behind
    position BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT
);
CREATE INDEX post_by_agency ON post (agency_id);

-- Bố trí công tác: a person works at a post from a day on.
CREATE TABLE appointment (
    id TEXT PRIMARY KEY,
    post_id TEXT NOT NULL REFERENCES post (id),
    -- the person (no foreign key: a person's data may be erased, the fact stays)
    person_id TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    -- first day on which the person is no more there; NULL while open
    valid_to TEXT
);
CREATE INDEX appointment_by_person ON appointment (person_id);
CREATE INDEX appointment_by_post ON appointment (post_id);

-- Ủy quyền: the powers of a post, lent to another post or to a person, for a time.
CREATE TABLE delegation (
    id TEXT PRIMARY KEY,
    -- the post whose powers are lent
    from_post_id TEXT NOT NULL REFERENCES post (id),
    -- one of the two is given: whoever holds this post …
    to_post_id TEXT REFERENCES post (id),
    -- … or this person
    to_person_id TEXT,
    -- keys of the fields that are lent, one blank between; empty means all of the post
    fields TEXT NOT NULL,
    -- number of the decision or a note
    basis TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    -- a delegation always has an end: the first day on which it holds no more
    valid_to TEXT NOT NULL,
    CHECK ((to_post_id IS NULL) <> (to_person_id IS NULL))
);
CREATE INDEX delegation_from_post ON delegation (from_post_id);
CREATE INDEX delegation_to_post ON delegation (to_post_id);
CREATE INDEX delegation_to_person ON delegation (to_person_id);

-- Ngày ngoại lệ: a day on which the offices of a calendar work otherwise than the calendar says.
CREATE TABLE calendar_exception (
    -- key of the calendar; 'agency:<id>' for one agency
    calendar TEXT NOT NULL,
    day TEXT NOT NULL,
    -- sessions of that day, '07:00-11:30 13:30-17:00'; empty: closed
    sessions TEXT NOT NULL,
    -- why, for the page
    note TEXT NOT NULL,
    PRIMARY KEY (calendar, day)
);

-- One row: the ledger's number of the last change of these tables, so that copies in memory know when they are old.
CREATE TABLE agency_revision (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    revision BIGINT NOT NULL
);

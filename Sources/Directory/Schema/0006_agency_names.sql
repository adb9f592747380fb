-- Tên gọi trước đây: how an agency that goes on was called until a day, so that papers of that time read the same.
CREATE TABLE agency_former_name (
    agency_id TEXT NOT NULL REFERENCES agency (id),
    -- first day of the name after this one
    valid_to TEXT NOT NULL,
    name TEXT NOT NULL,
    english_name TEXT NOT NULL,
    counter_name TEXT NOT NULL,
    PRIMARY KEY (agency_id, valid_to)
);

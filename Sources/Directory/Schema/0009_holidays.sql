-- Năm có lịch nghỉ do quản trị viên nhập: it takes the place of what the profile's file says of the year.
CREATE TABLE holiday_year (
    year BIGINT PRIMARY KEY
);

-- Ngày nghỉ lễ, nghỉ bù, hoán đổi, làm bù of those years.
CREATE TABLE holiday (
    day TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'compensation', 'swapped-off', 'working-weekend')),
    -- what people call it
    name TEXT NOT NULL
);

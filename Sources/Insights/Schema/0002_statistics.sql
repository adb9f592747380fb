-- Số liệu thống kê nhập từ ngoài: a projection of the events of streams statistic:<indicator>. What is corrected is not
-- overwritten: the newest version counts, the older stand.
CREATE TABLE insight_statistic (
    indicator TEXT NOT NULL,
    unit_id TEXT NOT NULL,                    -- '' for the whole province
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    version BIGINT NOT NULL,                  -- 1, 2 … for corrections of the same period
    value TEXT NOT NULL,                      -- a decimal number, as it was written
    title TEXT NOT NULL,                      -- what the statistic is called
    file TEXT,                                -- SHA-256 of the file that it was taken from
    signer TEXT NOT NULL,                     -- who signed for it
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (indicator, unit_id, first_day, last_day, version)
);

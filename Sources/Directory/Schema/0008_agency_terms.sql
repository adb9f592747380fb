-- Tên gọi, mã, lịch và bộ máy trước đây: what a reform of a day to come changes holds from that day, not from the day on
-- which it is written down. Rows of before have NULL, which reads as it is now; `thubon rebuild` fills them.
ALTER TABLE agency_former_name ADD COLUMN code TEXT;
ALTER TABLE agency_former_name ADD COLUMN calendar TEXT;
-- JSON, as in the events
ALTER TABLE agency_former_name ADD COLUMN divisions TEXT;

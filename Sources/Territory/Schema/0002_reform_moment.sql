-- When a reform was written down. What was done on its first day before that moment was done on the map of before.
ALTER TABLE territory_reform ADD COLUMN applied_at BIGINT NOT NULL DEFAULT 0;

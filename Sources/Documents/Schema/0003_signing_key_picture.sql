-- Ảnh chữ ký, ảnh con dấu: what is seen where the key signs a result; SHA-256 of a PNG, NULL where there is none.
ALTER TABLE signing_key ADD COLUMN picture TEXT;

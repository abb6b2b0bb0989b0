-- Which files was this database built from? One row per file.
-- Parameters: none
-- Columns:
--   file           path below the data folder
--   sha256         fingerprint of its bytes
--   row_count      rows read
--   url            address it was fetched from, NULL for a file that the product carries
--   fetched_at     when, UTC
--   data_version   version of the data as the service names it
-- Order: file
SELECT file, sha256, row_count, url, fetched_at, data_version
FROM load
ORDER BY file;

-- Which files was this database built from? One row per file.
-- Parameters: none
-- Columns:
--   file        path below the data folder
--   sha256      fingerprint of its bytes
--   row_count   rows read
-- Order: file
SELECT file, sha256, row_count
FROM load
ORDER BY file;

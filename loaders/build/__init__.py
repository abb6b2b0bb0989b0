"""From checked files to a new database, published in one step."""

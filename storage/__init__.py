"""What is kept in files: entries of the office, versions of the database, archives, database servers."""

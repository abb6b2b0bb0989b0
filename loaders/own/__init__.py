"""What an office brings itself: tables, targets, tables of a report; and the backup of all of it."""

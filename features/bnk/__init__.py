"""The report on the Berichtsrahmen Nachhaltige Kommune."""

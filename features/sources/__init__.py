"""Where numbers come from: sources, series, the sheet of an indicator."""

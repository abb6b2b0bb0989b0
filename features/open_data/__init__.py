"""Figures under stable addresses, for machines: by indicator and by region, as CSV and JSON; a feed per district."""

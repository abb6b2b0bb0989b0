"""Documents: PDF and Word."""

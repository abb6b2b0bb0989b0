"""Own tables, taken in in the browser."""

"""Tables of a printed report, from a file."""

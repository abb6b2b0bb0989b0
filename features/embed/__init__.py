"""Charts in other people's websites."""

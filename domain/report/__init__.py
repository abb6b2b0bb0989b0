"""A published report held against itself: what it prints, and what cannot be true of it."""

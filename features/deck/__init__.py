"""The slides and the handout for the district council."""

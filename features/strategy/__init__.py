"""Strategie: an assumption each for several indicators, and bundles of measures with what they cost."""

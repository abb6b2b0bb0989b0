"""Measurements of speed, run by hand and never as a test: `python -m benchmarks.<name>`."""

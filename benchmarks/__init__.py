"""Measurements that docs/benchmarks.md records, run by hand and never as a test: `python -m benchmarks.<name>`."""

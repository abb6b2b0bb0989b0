"""Measurements that docs/benchmarks.md records. Not part of the tests: they take minutes and disk."""

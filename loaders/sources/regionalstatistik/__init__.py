"""Regionaldatenbank Deutschland (statistical offices), which speaks GENESIS.

`codes` reads our codes of its figures, `service` asks and understands the answers, `fetch` keeps tables, `read` reads
what is kept.
"""

"""Every parser against inputs that nobody would think of: `make fuzz`, a short run in tests/operation/test_fuzz.py.

`parsers` is the table: how the inputs of a parser are made and what must hold of each; `run` the one runner; `damage`
makes something else of what is well-formed.
"""

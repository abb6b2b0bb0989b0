"""Loaders: from files to a new, checked, atomically published database.

`python -m loaders build` runs the whole way. The modules in reading order:
`staging` (CSV to text rows), `validation` (rows against the constraints of data/schema.sql),
`build` (tables, observations, derived tables), `checks` (queries that must return nothing),
`publish` (versioned file and pointer).
`python -m loaders import` takes in a table of one's own; how, tells the package `own`.
"""

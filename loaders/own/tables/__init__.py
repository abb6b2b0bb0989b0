"""A district's own tables: from a file as people have it to files of the product's own form.

The modules in reading order: `reading` (bytes to grids of cells, within limits); `words` and `cells` (what a single
cell says); `columns`, `header`, `forms` (where tables are and what their columns hold); `assignment` (what a person
says of that) and `layout` (each value with what stands beside it); `regions` and `known` (which region and indicator is
meant), `definitions` (indicators of one's own), `recognising` (what a value means), `doubts` (values that may be
slips); `checking` (all of it, before anything is taken in), `storage` (written apart, put in place at once), `command`
(the command line).
"""

"""A district's own tables: from a CSV or XLSX file, as people have it, to files of the product's own form.

The modules in reading order: `files` and `workbook` (bytes to grids of cells, within limits), `words` and `layout`
(which cell is a header, a value, a footnote), `numbers` (German or English), `known` (which region and indicator is
meant), `definitions` (indicators of one's own), `checking` (every problem before anything is taken in), `storage`
(written apart, put in place at once), `command` (the command line).
"""

"""A file of an office to grids of cells: its encoding, its kind of workbook, what is held before it is parsed."""

"""Bytes of an office to grids of cells, within limits.

`files` tells what they are; text goes to `encoding`, a workbook to `workbook` with `ooxml`, `opendocument`, `biff` and
`biff12`, which tell what stands beside its values (`facts`). `grid` is what comes out, `limits` how large it may be.
"""

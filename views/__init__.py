"""Numbers into what a reader sees: sentences and table rows, in one language, ready to draw or to export.

Pure functions over the DataFrames of `queries`, the judgements of `domain` and the words of `texts`.
"""

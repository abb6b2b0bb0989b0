"""INKAR (BBSR): the bulk file of all indicators, some 6.6 GB of CSV in a zip.

`original` gets the file, `extract` takes the wanted lines from it in one pass, `fetch` keeps them per indicator,
`read` reads what is kept.
"""

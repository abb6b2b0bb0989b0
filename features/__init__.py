"""What each part of the product shows, says, asks and draws: one folder per feature.

Within a feature `model.py` holds what is known, `table.py` its tables, `words.py` its sentences, `chart.py` or
`figure.py` its charts, `data.py` its questions of the database; only blocks, controls, forms and selectors know
Streamlit.
"""

"""Wegweiser Kommune (Bertelsmann Stiftung): the 53 indicators that the former SDG-Portal showed.

`areas` finds regions and topics, `fetch` asks, `read` reads what is kept, `table` reads the CSV export that stands in
when the JSON cannot be read.
"""

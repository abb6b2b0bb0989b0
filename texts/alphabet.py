"""The order of the alphabet by DIN 5007: an umlaut stands with its vowel, ß with ss, signs do not count."""

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=20_000)
def make_sort_key(name: str) -> str:
    """What names are sorted by."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))

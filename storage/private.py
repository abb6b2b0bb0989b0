"""What of a message is for the operator alone: where files lie on this machine, which versions run, what Python did."""

import re
import tempfile
from pathlib import Path

from settings import ROOT, data_folder, database_folder, own_folder, raw_folder

_LONGEST = 20_000  # signs of a message that are looked at
_STACK = "Traceback (most recent call last)"
_SIGN = r"[^\s/\\:,;\"'()<>]"  # of a name in a path
# Begins where nothing of a word, a web address or another path stands before it; each sign is looked at once.
_PATH = re.compile(rf"(?<![\w:/\\.])(?:[A-Za-z]:)?[/\\](?:{_SIGN}|[/\\])*[/\\]({_SIGN}+)")
_VERSION = re.compile(r"\s?\(?\b(?:DuckDB|Python|Streamlit|PostgreSQL|libpq)\b [vV]?\d{1,4}(?:\.\d{1,6}){1,3}\)?")


def hide_private(said: str) -> str:
    """A message as a visitor may read it: files by their names alone, without versions and stack."""
    plain = said.partition(_STACK)[0][:_LONGEST]
    folders = (
        ROOT,
        data_folder(),
        database_folder(),
        own_folder(),
        raw_folder(),
        Path(tempfile.gettempdir()),
        Path.home(),
    )
    for folder in sorted(map(str, folders), key=len, reverse=True):  # with blanks in them, too
        if len(folder) > 1:
            for end in "/\\":
                plain = plain.replace(folder + end, f"{end}-{end}")
    return _VERSION.sub("", _PATH.sub(r"\1", plain)).strip()

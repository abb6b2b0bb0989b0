"""Files that a browser fetches beside the pages; compress.py lays compressed ones beside them."""

from importlib.util import find_spec
from pathlib import Path

from settings import ROOT

_STREAMLIT = find_spec("streamlit")
assert _STREAMLIT is not None and _STREAMLIT.origin is not None
# By the name under which they are served; every name of a file holds a hash or a version.
FOLDERS = {
    "static": Path(_STREAMLIT.origin).parent / "static" / "static",
    **{name: ROOT / "ui" / name for name in ("plotly", "fonts")},
}

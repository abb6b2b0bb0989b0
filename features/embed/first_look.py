"""What there is to see before a page has come to life: the chart of its address, within the first HTML.

Until Streamlit has loaded its scripts and run the page, a first visit shows an empty screen: a second at this machine,
more at the end of a narrow line (docs/benchmarks.md). The picture goes as soon as the page has a heading of its own.
"""

from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qsl

from features.embed.page import TooManyDrawn, draw_chart
from features.embed.selection import make_figure, select_parts
from texts import DEFAULT, Language
from ui.data import keep_answers
from ui.first_start import is_ready
from ui.selection import Unknown

# Chart by the path of the page that it is the first picture of, and what the address has to name of it: what it leaves
# open, a page may begin with as it likes.
_CHARTS = {"trends": ("trend", ("indicator", "regions")), "was-waere-wenn": ("whatif", ("indicator", "region"))}
_OTHER_VIEW = "view"
_WIDE, _NARROW = 960, 420  # pixels that a picture is drawn for
_TEMPLATE = Template(Path(__file__).with_name("first_look.html").read_text(encoding="utf-8"))


def write_first_look(path: str, query: str, is_phone: bool) -> bytes:
    """The chart that the page of this path and query begins with, as HTML before the app's own; nothing for a page
    without one, for an address that is not understood, and while others are being drawn. It is drawn for light pages:
    dark ones turn its colours."""
    asked = dict(parse_qsl(query))
    chart, needed = _CHARTS.get(path, ("", ()))
    if not chart or _OTHER_VIEW in asked or not all(asked.get(part) for part in needed) or not is_ready():
        return b""
    try:
        return _write(tuple(select_parts({**asked, "chart": chart}).items()), _NARROW if is_phone else _WIDE)
    except (Unknown, TooManyDrawn):
        return b""


@keep_answers(200)
def _write(asked: tuple[tuple[str, str], ...], width: int) -> bytes:
    """Written once for an address and then kept. Raises Unknown, TooManyDrawn."""
    drawn = draw_chart(asked, "light", width, 0)
    shown = make_figure(dict(asked), Language(dict(asked).get("lang", DEFAULT)))
    return _TEMPLATE.substitute(told=escape(shown.finding), picture=b64encode(drawn).decode()).encode()

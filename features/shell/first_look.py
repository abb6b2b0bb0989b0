"""What there is to see before a page has come to life, within the first HTML: the chart of its address or, of Start,
the board.

Until Streamlit has loaded its scripts and run the page, a first visit shows an empty screen: a second at this machine,
more at the end of a narrow line (docs/benchmarks.md). It goes as soon as the page has the same of its own.
"""

from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from string import Template
from threading import BoundedSemaphore
from urllib.parse import parse_qsl

from markupsafe import Markup

from charts.base import Look
from features.embed.page import NARROW, WIDE, TooManyDrawn, draw_chart
from features.embed.selection import make_figure, select_parts
from features.shell.selectors import LANGUAGE
from features.start.blocks import write_first_board
from settings import ROOT
from texts import CODES, DEFAULT, Language
from ui import data
from ui.first_start import is_ready
from ui.selection import Unknown
from ui.selectors import DEFAULT_REGION, OWN_DISTRICT_COOKIE, REGION

# Chart by the path of the page that it is the first picture of, and what the address has to name of it: what it leaves
# open, a page may begin with as it likes.
_CHARTS = {"trends": ("trend", ("indicator", "regions")), "was-waere-wenn": ("whatif", ("indicator", "region"))}
_OTHER_VIEW = "view"
_TEMPLATE = Template(Path(__file__).with_name("first_look.html").read_text(encoding="utf-8"))
_STYLE = (ROOT / "ui" / "assets" / "style.css").read_text(encoding="utf-8")
_drawing = BoundedSemaphore(2)  # boards at once


def write_first_look(path: str, query: str, is_phone: bool, cookies: Mapping[str, str]) -> bytes:
    """What the page of this path and query begins with, as HTML before the app's own; nothing for a page without a
    first look, for an address that is not understood, and while others are being drawn. It is drawn for light pages:
    dark ones turn its colours."""
    asked = dict(parse_qsl(query, keep_blank_values=True))
    if path == "":
        return _write_board(asked, cookies) if is_ready() else b""
    chart, needed = _CHARTS.get(path, ("", ()))
    if not chart or _OTHER_VIEW in asked or not all(asked.get(part) for part in needed) or not is_ready():
        return b""
    try:
        return _write_chart(tuple(select_parts({**asked, "chart": chart}).items()), NARROW if is_phone else WIDE)
    except (Unknown, TooManyDrawn):
        return b""


@data.keep_answers(200)
def _write_chart(asked: tuple[tuple[str, str], ...], width: int) -> bytes:
    """Written once for an address and then kept. Raises Unknown, TooManyDrawn."""
    drawn = draw_chart(asked, "light", width, 0)
    shown = make_figure(dict(asked), Language(dict(asked).get("lang", DEFAULT)))
    body = Markup(
        '<div><p class="kk-head">{}</p><img class="kk-shown" alt="" src="data:image/svg+xml;base64,{}"></div>'
    )
    return _fill("h1", body.format(shown.finding, b64encode(drawn).decode()))


def _write_board(asked: Mapping[str, str], cookies: Mapping[str, str]) -> bytes:
    """Of the district of the address, else the one remembered, else the one that everybody begins with."""
    code = asked.get(LANGUAGE.key, DEFAULT)
    if not asked.keys() <= {REGION.key, LANGUAGE.key} or code not in CODES:
        return b""
    language = Language(code)
    districts = data.ask_districts(language)[0]
    mine = cookies.get(OWN_DISTRICT_COOKIE, "")
    key = asked.get(REGION.key, mine if mine in districts else DEFAULT_REGION)
    if key not in districts or not _drawing.acquire(blocking=False):
        return b""
    try:
        region = data.ask_regions(language)[key]
        board = write_first_board(region, Look(language, "light"))
    finally:
        _drawing.release()
    parts = '<p class="kk-head">{}</p><div class="stHtml">{}</div>'
    body = Markup(f'<div class="kk-begun" inert><div>{parts}</div></div>')
    return _fill(".kk-board", body.format(region.name, board), _STYLE) if board else b""


def _fill(sign: str, body: str, style: str = "") -> bytes:
    """`sign`: selects what of the page says that it has come to life."""
    return _TEMPLATE.substitute(sign=sign, body=body, style=style).encode()

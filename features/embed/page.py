"""A chart alone, as a page for the frame of another website: no menu, no controls, no script.

It is no page of Streamlit: that one would load megabytes and hold a session open for every reader of the website
(docs/decisions/0009).
"""

from collections.abc import Hashable, Mapping
from html import escape
from pathlib import Path
from string import Template
from threading import BoundedSemaphore, Lock

from cachetools import LRUCache, cached
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

import queries
from charts.base import Look, Mode
from content.credit import Credit
from content.figure import Figure
from content.links import link_page, write_address
from export.picture.picture import Frame, draw_bare_svg
from features.embed.selection import make_figure, select_parts
from settings import ROOT
from texts import DEFAULT, Language
from ui.embed import PAGE
from ui.first_start import is_ready
from ui.markup import write_table
from ui.selection import Unknown

_MODES: Mapping[str, tuple[Mode, ...]] = {"light": ("light",), "dark": ("dark",), "auto": ("light", "dark")}
WIDE, NARROW = 960, 420  # pixels that a picture is drawn for
_SUBJECTS = {"second": "indicator", "years": "year", "like": "region", "members": "region"}  # as they are told
_FEW_PIXELS = "(max-width: 640px)"  # of the frame, up to which the narrow picture is shown
_PATIENCE = 10  # seconds that a picture waits for others to be drawn
_drawing = BoundedSemaphore(2)  # at once: drawing takes the processor from whoever works here
_LONGEST_SAID = 60  # signs of an address
_HEADERS = {
    "Cache-Control": "public, max-age=600",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors *",
    "X-Content-Type-Options": "nosniff",
}
_TEMPLATE = Template(Path(__file__).with_name("embed.html").read_text(encoding="utf-8"))
_STYLE = (ROOT / "ui" / "assets" / "style.css").read_text(encoding="utf-8")


class TooManyDrawn(Exception):
    """Others are being drawn, and this picture has waited for long enough."""


def answer_page(request: Request) -> Response:
    """The chart that the address asks for, in its language and theme; why there is none, if there is none."""
    asked, theme = _read_parts(request), request.query_params.get("theme", "")
    language = Language(asked.get("lang", DEFAULT))
    theme = theme if theme in _MODES else "light"
    if not is_ready():
        return _refuse(language("embed.not_ready"), theme, language, 503)
    try:
        shown = make_figure(asked, language)
    except Unknown as unknown:
        subject = _SUBJECTS.get(unknown.part, unknown.part)
        told = language(f"embed.unknown.{subject}", value=unknown.value[:_LONGEST_SAID])
        return _refuse(f"{told} {language('embed.again')}", theme, language, 404)
    numbers = write_table(shown.numbers(), language)
    body = (
        f"<h1>{escape(shown.finding)}</h1>{_pictures(asked, theme, shown)}"
        f"<details><summary>{escape(language('chart.table'))}</summary>{numbers}</details>"
        f"<p>{_credit(shown.credit, language)}</p>"
        f'<p><a href="{escape(_full_view(shown, language))}" target="_blank" rel="noopener">'
        f"{escape(language('embed.full_view'))}</a></p>"
    )
    return _html(shown.finding, body, theme, language)


def answer_picture(request: Request) -> Response:
    """The chart as SVG without anything around it."""
    mode: Mode = "dark" if request.query_params.get("mode") == "dark" else "light"
    width = NARROW if "narrow" in request.query_params else WIDE
    if not is_ready():
        return Response(status_code=503)
    try:
        drawn = draw_chart(tuple(_read_parts(request).items()), mode, width, _PATIENCE)
    except Unknown:
        return Response(status_code=404)
    except TooManyDrawn:
        return Response(status_code=503, headers={"Retry-After": "5"})
    return Response(drawn, media_type="image/svg+xml", headers=_HEADERS)


def _read_parts(request: Request) -> dict[str, str]:
    """The parts of the address that its chart listens to, in a fixed order."""
    return select_parts(request.query_params)


def _make_key(asked: tuple[tuple[str, str], ...], mode: Mode, width: int, patience: float) -> Hashable:  # noqa: ARG001
    return queries.find_version(), asked, mode, width


@cached(LRUCache(200), _make_key, lock=Lock(), info=True)
def draw_chart(asked: tuple[tuple[str, str], ...], mode: Mode, width: int, patience: float) -> bytes:
    """The chart of an address as SVG, kept for a version of the database: many readers ask for the same picture.
    Raises Unknown; TooManyDrawn when others were being drawn for `patience` seconds."""
    language = Language(dict(asked).get("lang", DEFAULT))
    if not _drawing.acquire(timeout=patience):
        raise TooManyDrawn
    try:
        shown = make_figure(dict(asked), language)
        frame = Frame(shown.finding, shown.credit.told(language))
        return draw_bare_svg(shown.draw(Look(language, mode)), frame, width)
    finally:
        _drawing.release()


def _pictures(asked: Mapping[str, str], theme: str, shown: Figure) -> str:
    """The picture for the width of the frame and, where the theme follows the reader's, for light and dark."""
    chosen = dict(asked) | {"version": queries.find_version()}  # so that a browser does not keep one of older data

    def address(mode: Mode, **narrow: str) -> str:
        return escape(write_address(f"{PAGE}.svg", chosen | {"mode": mode} | narrow))

    first, *others = _MODES[theme]
    sources = []
    for mode in others:
        preferred = f"(prefers-color-scheme: {mode})"
        sources.append((f"{_FEW_PIXELS} and {preferred}", address(mode, narrow="1")))
        sources.append((preferred, address(mode)))
    sources.append((_FEW_PIXELS, address(first, narrow="1")))
    choice = "".join(f'<source media="{media}" srcset="{file}">' for media, file in sources)
    return f'<picture>{choice}<img src="{address(first)}" alt="{escape(shown.finding)}"></picture>'


def _credit(credit: Credit, language: Language) -> str:
    """Sources with the way to their licences, unit, data year."""
    told = escape(credit.told(language))
    for source in credit.sources:
        if source.address:
            name = escape(source.licence)
            link = f'(<a href="{escape(source.address)}" target="_blank" rel="noopener">{name}</a>)'
            told = told.replace(f"({name})", link)
    return told


def _full_view(shown: Figure, language: Language) -> str:
    return f"./{link_page(shown.page or '', language, **shown.selection)}"


def _refuse(told: str, theme: str, language: Language, status: int) -> Response:
    title = language("embed.nothing")
    body = (
        f"<h1>{escape(title)}</h1><p>{escape(told)}</p>"
        f'<p><a href="./" target="_blank" rel="noopener">{escape(language("embed.start"))}</a></p>'
    )
    return _html(title, body, theme, language, status)


def _html(title: str, body: str, theme: str, language: Language, status: int = 200) -> Response:
    content = _TEMPLATE.substitute(lang=language.code, theme=theme, title=escape(title), style=_STYLE, body=body)
    headers = _HEADERS if status == 200 else _HEADERS | {"Cache-Control": "no-store"}
    return HTMLResponse(content, status, headers)

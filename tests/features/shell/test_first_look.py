"""What stands in the first HTML of a page: the chart of its address, the board of Start."""

import re
from threading import BoundedSemaphore
from urllib.parse import urlencode

import pytest

from features.embed import page as page_module
from features.embed.page import draw_chart
from features.shell import first_look
from features.shell.first_look import write_first_look
from tests.support.sent import list_sent, open_page
from ui import data
from ui.selectors import OWN_DISTRICT_COOKIE

TREND_PAGE = "indicator=crimes_recorded&regions=05358,05370"
pytestmark = pytest.mark.usefixtures("shipped_database")


def look(path: str, query: str, **cookies: str) -> str:
    return write_first_look(path, query, is_phone=False, cookies=cookies).decode()


@pytest.mark.parametrize(
    ("path", "query", "is_there"),
    [
        ("trends", TREND_PAGE, True),
        ("was-waere-wenn", "indicator=crimes_recorded&region=05358", True),
        ("trends", "regions=05358", False),  # the page begins with an indicator of the district
        ("trends", f"{TREND_PAGE}&view=all", False),  # another picture
        ("trends", "indicator=crimes_recorded&regions=99999", False),
        ("trends", "indicator=nothing&regions=05358", False),
        ("zielcheck", TREND_PAGE, False),
        ("", TREND_PAGE, False),
    ],
)
def test_it_holds_the_chart_that_the_address_names(path: str, query: str, is_there: bool) -> None:
    first = look(path, query)

    assert ("data:image/svg+xml;base64," in first) is is_there
    assert ("Kreis Düren, Straftaten" in first) is is_there


@pytest.mark.parametrize(
    ("query", "remembered", "title"),
    [
        ("", "", "Kreis Heinsberg"),
        ("", "05358", "Kreis Düren"),
        ("", "no district", "Kreis Heinsberg"),
        ("region=05315", "05358", "Stadt Köln"),
        ("region=11000&lang=en", "", "Berlin"),
        ("region=nowhere", "05358", ""),
        ("region=", "05358", ""),
        ("region=05358&group=country", "", ""),  # other peers than a visit begins with
        ("region=05358&topics=crimes_recorded", "", ""),
        ("lang=fr", "", ""),
    ],
)
def test_it_holds_the_board_of_the_district_that_start_begins_with(query: str, remembered: str, title: str) -> None:
    first = look("", query, **{OWN_DISTRICT_COOKIE: remembered})

    assert re.findall('<p class="kk-head">(.*?)</p>', first) == ([title] if title else [])
    assert ('<ul class="kk-board">' in first) is bool(title)


@pytest.mark.parametrize("address", [{"region": "05358"}, {"region": "09190", "lang": "en"}, {"region": "11000"}])
def test_the_board_is_the_one_that_the_page_shows(address: dict[str, str]) -> None:
    shown = next(
        one.text for one in list_sent(open_page("explore/start", **address)) if '<ul class="kk-board">' in one.text
    )

    assert shown in look("", urlencode(address))


def test_a_page_comes_without_it_while_others_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    draw_chart.cache_clear()
    data.forget_answers()
    for module in (page_module, first_look):
        monkeypatch.setattr(module, "_drawing", BoundedSemaphore(1))
        module._drawing.acquire()

    assert look("trends", TREND_PAGE) == look("", "region=05358") == ""

"""The address of an embedded chart: what stands in other websites shows the same as the page it was copied from."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from starlette.requests import Request

from charts.base import Look
from content.catalogue import Region
from content.figure import Figure
from features.compare import figure as compare_figure
from features.compare.peers import Group, PeerRule, find_all_around
from features.embed import page as page_module
from features.embed.page import answer_page, answer_picture, draw_chart
from features.embed.selection import Unknown, make_figure, select_parts
from features.relation import figure as relation_figure
from texts import Language
from ui import data
from ui.embed import write_address, write_snippet

GERMAN = Language("de")
TREND = {"chart": "trend", "indicator": "crimes_recorded", "regions": "05358,05370"}
RANKING = TREND | {"chart": "ranking"}
TARGET = {"chart": "target", "indicator": "crimes_recorded", "region": "05358", "target": "none"}


def list_regions(*keys: str) -> list[Region]:
    return [data.ask_regions(GERMAN)[key] for key in keys]


def ranking(year: int, group: Group) -> Figure:
    crimes = data.ask_indicators(GERMAN)["crimes_recorded"]
    shown = compare_figure.make_ranking_figure(
        compare_figure.ask_ranking(crimes, year, group, list_regions("05370"), GERMAN), GERMAN
    )
    assert shown is not None
    return shown


def relation() -> Figure:
    crimes, density = (data.ask_indicators(GERMAN)[key] for key in ("crimes_recorded", "population_density"))
    group = Group(PeerRule.OWN, ("05358", "05370", "05334"))
    related = relation_figure.ask_relation(crimes, density, (2021, 2021), group, list_regions("05370"), GERMAN)
    assert related is not None
    return relation_figure.make_relation_figure(related, GERMAN)


def answer(query: str, draw: bool = False) -> tuple[int, str]:
    """Status and text that the server gives for a query."""
    scope = {"type": "http", "method": "GET", "path": "/einbetten", "query_string": query.encode(), "headers": []}
    found = (answer_picture if draw else answer_page)(Request(scope))
    return found.status_code, bytes(found.body).decode()


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("name", ["own group, earlier year", "all, usual year", "relation", "age", "whatif"])
def test_the_address_of_a_chart_shows_the_same_chart(name: str) -> None:
    own = Group(PeerRule.OWN, ("05358", "05370", "05334"))
    everyone = find_all_around(data.ask_regions(GERMAN)["05358"], data.ask_regions(GERMAN))
    shown = {
        "own group, earlier year": lambda: ranking(2021, own),
        "all, usual year": lambda: ranking(2022, everyone),
        "relation": relation,
        "age": lambda: make_figure({"chart": "data_age", "region": "05358"}, GERMAN),
        "whatif": lambda: make_figure({"chart": "whatif", "region": "05358", "indicator": "crimes_recorded"}, GERMAN),
    }[name]()

    again = make_figure(dict(parse_qsl(urlsplit(write_address(shown, GERMAN)).query)), GERMAN)

    assert (again.finding, again.credit, again.numbers()) == (shown.finding, shown.credit, shown.numbers())
    look = Look(GERMAN, "light")
    assert again.draw(look) == shown.draw(look)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(
    ("asked", "part", "value"),
    [
        ({}, "chart", ""),
        (TREND | {"chart": "pie"}, "chart", "pie"),
        (TREND | {"indicator": "happiness"}, "indicator", "happiness"),
        (TREND | {"regions": ""}, "regions", ""),
        (TREND | {"regions": "05358,05"}, "regions", "05"),
        (TREND | {"regions": "05358,05370,05334,05362,05366,05374,05378,05382,05111"}, "regions", None),
        (RANKING | {"year": "1815"}, "year", "1815"),
        (RANKING | {"year": "zwei"}, "year", "zwei"),
        (RANKING | {"group": "friends"}, "group", "friends"),
        (RANKING | {"group": "own", "members": "05358,x"}, "members", "x"),
        (RANKING | {"chart": "relation", "second": "crimes_recorded"}, "second", "crimes_recorded"),
        (RANKING | {"chart": "relation", "second": "happiness"}, "second", "happiness"),
        (TARGET, "target", "none"),
        (TARGET | {"chart": "districts"}, "target", "none"),
        ({"chart": "data_age", "region": "05"}, "region", "05"),
    ],
)
def test_a_wrong_part_of_an_address_is_named(asked: dict[str, str], part: str, value: str | None) -> None:
    with pytest.raises(Unknown) as raised:
        make_figure(asked, GERMAN)

    assert raised.value.part == part
    assert value is None or raised.value.value == value


@pytest.mark.usefixtures("shipped_database")
def test_what_an_address_says_is_never_markup_and_is_cut() -> None:
    status, html = answer("chart=<script>alert(1)</script>" + "x" * 5000)

    assert status == 404
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "x" * 100 not in html


@pytest.mark.usefixtures("shipped_database")
def test_the_page_speaks_the_language_that_is_asked_for() -> None:
    status, html = answer("chart=trend&indicator=crimes_recorded&regions=05358&lang=en")

    assert status == 200
    assert '<html lang="en"' in html
    assert "To the full view in Kreiskompass" in html
    assert 'href="./trends?indicator=crimes_recorded&amp;regions=05358&amp;lang=en"' in html


def test_without_a_database_it_says_so() -> None:
    for draw in (False, True):
        assert answer("chart=trend&indicator=crimes_recorded&regions=05358", draw)[0] == 503
    assert "noch nicht bereit" in answer("chart=trend")[1]


@pytest.mark.usefixtures("shipped_database")
def test_the_picture_of_a_wrong_address_does_not_exist() -> None:
    assert answer("chart=pie", draw=True) == (404, "")


@pytest.mark.usefixtures("shipped_database")
def test_the_line_to_copy_cannot_be_broken_out_of() -> None:
    shown = make_figure(TREND, GERMAN)

    line = write_snippet(shown, 'https://kreis.example/?a=1&b="><script>', 420, GERMAN)

    assert 'src="https://kreis.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;"' in line
    assert line.startswith("<iframe ") and line.endswith("</iframe>")


@pytest.mark.usefixtures("shipped_database")
def test_two_addresses_of_one_chart_are_one_whatever_else_they_say() -> None:
    heard = {"chart": "trend", "indicator": "crimes_recorded", "regions": "05358,05370"}
    asked = {"goal": "4", "s1": "change~1", "year": "1999", **heard, "regions": ",05358,05370,,05358", "utm": "x"}

    assert select_parts(asked) == heard
    assert list(select_parts(asked)) == list(select_parts(heard))
    assert select_parts({"chart": "pie", "indicator": "x"}) == {"chart": "pie"}


@pytest.mark.usefixtures("shipped_database")
def test_a_picture_asked_for_with_other_words_beside_it_is_not_drawn_again() -> None:
    draw_chart.cache_clear()
    for beside in ("", "&goal=3", "&s1=change~1", "&year=2001&utm=1"):
        assert answer("chart=trend&indicator=crimes_recorded&regions=05358" + beside, draw=True)[0] == 200

    assert draw_chart.cache_info().misses == 1


@pytest.mark.usefixtures("shipped_database")
def test_where_too_many_are_drawn_at_once_a_picture_waits_and_then_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    draw_chart.cache_clear()
    monkeypatch.setattr(page_module, "_PATIENCE", 0.05)
    with page_module._drawing, page_module._drawing:
        status, _ = answer("chart=trend&indicator=crimes_recorded&regions=05358", draw=True)

    assert status == 503
    assert answer("chart=trend&indicator=crimes_recorded&regions=05358", draw=True)[0] == 200

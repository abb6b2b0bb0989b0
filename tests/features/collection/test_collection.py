"""A collection of views: kept in order, none twice, the same after a link or a file, and never more than it may be."""

import base64
import json
import zlib
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.collection.model import LONGEST_NAME, MOST, Collection, View, clean_name
from features.collection.names import name_views
from features.collection.parts import Allowed, ViewProblem
from features.collection.text import LARGEST, LONGEST_LINK, Unreadable, read_file, read_link, write_file, write_link
from features.deck.edit import Edit
from texts import Language, without_controls

KNOWN = Allowed({"trends", "kreistag", ""}, {"indicator", "regions", "s1"}, get_type_hints(Edit))
CARS = View("trends", {"indicator": "car_density", "regions": "05358,05370"})
LIMITS = [
    ("opening", "title", 120),
    ("proposal_1", "text", 240),
    ("proposal_1", "who", 80),
    ("proposal_1", "until", 40),
]
DECK = View("kreistag", {"regions": "05358"}, "Für Mai", {"de": {"gaps": {"title": "Was fehlt", "order": 2}}})
START = View("", {})
BOTH = Collection("Sitzung", (CARS, DECK))

text = st.text(max_size=24).map(without_controls)
name = st.text(max_size=LONGEST_NAME).map(clean_name)
KINDS = {str: text, int: st.integers(0, 9999), bool: st.booleans()}
edit = st.fixed_dictionaries({}, optional={field: KINDS[kind] for field, kind in get_type_hints(Edit).items()})
subjects = st.dictionaries(text, edit.filter(bool), min_size=1, max_size=3)
view = st.builds(
    View,
    st.sampled_from(sorted(KNOWN.pages)),
    st.dictionaries(st.sampled_from(sorted(KNOWN.keys)), text.filter(bool)),
    name,
    st.dictionaries(st.sampled_from(["de", "en"]), subjects),
)
collection = st.builds(Collection, name, st.lists(view, max_size=8, unique_by=lambda one: one.key).map(tuple))


def pack_content(told: Any, version: int = 1) -> str:
    data = told if isinstance(told, bytes) else json.dumps(told).encode()
    return f"{version}.{base64.urlsafe_b64encode(zlib.compress(data)).decode().rstrip('=')}"


def file(views: Any, **changed: Any) -> bytes:
    return json.dumps({"kreiskompass_collection": 1, "name": "", "views": views, **changed}).encode()


@settings(deadline=None)
@given(collection)
def test_every_collection_comes_back_from_a_link_as_it_was(told: Collection) -> None:
    found = read_link(write_link(told), KNOWN)

    assert (found.collection, found.problems) == (told, ())


@settings(deadline=None)
@given(collection)
def test_every_collection_comes_back_from_a_file_as_it_was(told: Collection) -> None:
    data = write_file(told, ["Titel"] * len(told.views), date(2026, 11, 25), "kreiskompass-1.duckdb")

    assert read_file(data, KNOWN).collection == told
    assert read_file(data, KNOWN).problems == ()


def test_a_link_is_a_text_that_needs_no_escaping_and_stays_short() -> None:
    many = Collection("", tuple(View("trends", {"indicator": f"indicator_{n}", "regions": "05358"}) for n in range(30)))

    assert set(write_link(many)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_")
    assert len(write_link(many)) < LONGEST_LINK / 4


def test_a_file_is_to_be_read_and_tells_when_and_from_which_database() -> None:
    told = json.loads(write_file(BOTH, ["Trends: Pkw-Dichte", "Für Mai"], date(2026, 11, 25), "db-1"))

    assert told == {
        "kreiskompass_collection": 1,
        "name": "Sitzung",
        "saved": "2026-11-25",
        "database": "db-1",
        "views": [
            {
                "title": "Trends: Pkw-Dichte",
                "page": "trends",
                "selection": {"indicator": "car_density", "regions": "05358,05370"},
            },
            {
                "title": "Für Mai",
                "page": "kreistag",
                "selection": {"regions": "05358"},
                "name": "Für Mai",
                "edits": {"de": {"gaps": {"title": "Was fehlt", "order": 2}}},
            },
        ],
    }


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader_of_files(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_file(data, KNOWN)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader_of_links(told: str) -> None:
    with pytest.raises(Unreadable):
        read_link(told, KNOWN)


parts = st.sampled_from(["page", "selection", "name", "edits", "trends", "title"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner) | st.dictionaries(parts, inner),
    max_leaves=12,
)


@settings(deadline=None)
@given(anything)
def test_whatever_stands_among_the_views_is_left_out_or_a_view(told: Any) -> None:
    found = read_file(file([told, {"page": "trends"}]), KNOWN)

    assert View("trends", {}).key in {one.key for one in found.collection.views}
    assert all(one.page in KNOWN.pages and set(one.selection) <= KNOWN.keys for one in found.collection.views)
    assert read_link(write_link(found.collection), KNOWN).collection == found.collection


@pytest.mark.parametrize("end", range(2, 40, 7))
def test_a_link_that_was_cut_off_is_refused(end: int) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read_link(write_link(BOTH)[:-end], KNOWN)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"{", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "foreign"),
        (b'{"views": []}', "foreign"),
        (file([], kreiskompass_collection=True), "foreign"),
        (file([], kreiskompass_collection=2), "newer"),
        (file([], kreiskompass_collection=0), "damaged"),
        (file({}), "damaged"),
        (file([]) + b" " * LARGEST, "large"),
    ],
)
def test_a_file_that_is_no_collection_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        read_file(data, KNOWN)


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("", "damaged"),
        ("1.", "damaged"),
        ("1.ab", "damaged"),
        (pack_content(["", []], version=2), "newer"),
        (pack_content(["", []], version=0), "damaged"),
        (pack_content({"name": ""}), "damaged"),
        (pack_content(["", {}]), "damaged"),
        (pack_content(b"\xff"), "damaged"),
        (pack_content(b" " * 50 * LARGEST), "large"),
    ],
)
def test_a_link_that_is_no_collection_is_refused_with_the_reason(link: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        read_link(link, KNOWN)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({"page": "https://evil.example"}, ViewProblem("page", "https://evil.example")),
        ({"page": "trends", "selection": {"onclick": "x", "indicator": "car_density"}}, ViewProblem("key", "onclick")),
        ({"page": "trends", "selection": {"indicator": "car_density", "s1": 3}}, ViewProblem("value", "s1")),
        ({"page": "trends", "selection": {"indicator": "car_density", "s1": ""}}, ViewProblem("value", "s1")),
        ({"page": "trends", "selection": {"indicator": "car_density", "s1": "x" * 5000}}, ViewProblem("value", "s1")),
        ({"page": "trends", "selection": {"indicator": "car_density", "s1": "\ud800"}}, ViewProblem("value", "s1")),
        ({"page": "trends", "selection": ["indicator"]}, ViewProblem("view")),
        ({"page": 3}, ViewProblem("view")),
        ("trends", ViewProblem("view")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "name": {"a": 1}}, ViewProblem("name")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "edits": ["de"]}, ViewProblem("edit")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "edits": {"de": {"a": {"order": True}}}},
         ViewProblem("edit", "order")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "edits": {"de": {"a": {"order": 10**9}}}},
         ViewProblem("edit", "order")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "edits": {"de": {"a": {"html": "x"}}}},
         ViewProblem("edit", "html")),
        ({"page": "trends", "selection": {"indicator": "car_density"}, "edits": {"fr": {"a": {"title": "x"}}}},
         ViewProblem("edit", "title")),
        *(
            (
                {
                    "page": "trends",
                    "selection": {"indicator": "car_density"},
                    "edits": {"de": {key: {field: "x" * (most + 1)}}},
                },
                ViewProblem("edit", field),
            )
            for key, field, most in LIMITS
        ),
    ],
)  # fmt: skip
def test_what_is_not_known_or_not_of_its_kind_is_told_and_the_rest_is_taken(told: Any, problem: ViewProblem) -> None:
    found = read_file(file([told, {"page": "trends", "selection": {"indicator": "car_density"}}]), KNOWN)

    assert found.problems == (problem,)
    assert found.collection.views == (View("trends", {"indicator": "car_density"}),)


def test_more_views_than_fit_are_told() -> None:
    views = [{"page": "trends", "selection": {"indicator": str(number)}} for number in range(MOST + 5)]

    found = read_file(file(views), KNOWN)

    assert len(found.collection.views) == MOST
    assert found.problems == (ViewProblem("many"),)


def test_a_view_is_remembered_once_with_its_name_and_the_newest_edits() -> None:
    edits = {"de": {"gaps": {"title": "Neu"}}}

    again = BOTH.with_view(View("kreistag", {"regions": "05358"}, "", edits))

    assert again.views == (CARS, View("kreistag", {"regions": "05358"}, "Für Mai", edits))
    assert BOTH.with_view(View("kreistag", {"regions": "05358"})) == BOTH


def test_views_are_moved_renamed_and_removed() -> None:
    three = BOTH.with_view(START)

    assert three.moved(START.key, 0).views == (START, CARS, DECK)
    assert three.moved(CARS.key, 2).views == (DECK, START, CARS)
    assert three.renamed(CARS.key, "  Autos\n").views[0].name == "Autos"
    assert three.without(DECK.key).views == (CARS, START)


def test_another_collection_is_joined_without_what_is_there_already() -> None:
    joined = Collection("", (DECK,)).joined(Collection("Sitzung", (CARS, View("kreistag", {"regions": "05358"}))))

    assert joined == Collection("Sitzung", (DECK, CARS))


PAGES = {"trends": "Trends", "": "Start", "kreistag": "Kreistag"}
SUBJECTS = (
    {"indicator": {"car_density": "Pkw-Dichte"}},
    {"region": {"05358": "Kreis Düren"}, "regions": {"05358": "Kreis Düren", "05370": "Kreis Heinsberg"}},
)


@pytest.mark.parametrize(
    ("told", "called"),
    [
        (View("", {}), "Start"),
        (CARS, "Trends: Pkw-Dichte, Kreis Düren und Kreis Heinsberg"),
        (View("trends", {"regions": "05358,05370,05334"}), "Trends: Kreis Düren und 2 weitere"),
        (View("kreistag", {"regions": "05370", "region": "05358"}), "Kreistag: Kreis Düren"),
        (View("trends", {"indicator": "<b>"}), "Trends: <b>"),
        (View("trends", {"indicator": "car_density"}, "Autos"), "Autos"),
    ],
)
def test_a_view_is_called_by_its_page_and_what_it_is_about(told: View, called: str) -> None:
    assert name_views([told], PAGES, SUBJECTS, Language("de")) == [called]


def test_the_same_name_of_several_is_numbered() -> None:
    views = [View("trends", {}), START, View("trends", {"s1": "x"})]

    assert name_views(views, PAGES, SUBJECTS, Language("de")) == ["Trends (1)", "Start", "Trends (2)"]


def test_what_is_left_out_is_told_without_signs_that_break_a_page() -> None:
    half, turned = "a\ud800", "b\u202e"  # JSON can write half a sign, which no page can be sent
    views = [
        {"page": half},
        {"page": "trends", "selection": {turned: "1"}, "edits": {"de": {"s": {half: 1}}}},
    ]

    told = read_file(file(views), KNOWN).problems

    assert told == (ViewProblem("page", "a"), ViewProblem("key", "b"), ViewProblem("edit", "a"))


def test_no_more_is_told_than_a_page_can_say() -> None:
    assert len(read_file(file([{"page": f"p{number}"} for number in range(10_000)]), KNOWN).problems) == MOST

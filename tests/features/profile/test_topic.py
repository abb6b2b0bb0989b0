"""Where a district stands beside a group: rows of the database in, topics, strips and sentences out."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import queries
from domain.change import Direction
from domain.position import Quarter, Scale
from features.profile.data import ask_leads
from features.profile.topic import Topic, find_weakest, is_old, layout_strip, list_leads, order_topics, read_topics
from features.profile.topic_words import describe_ends, describe_strip
from loaders.build.build import build
from tests.support.cases import INDICATOR
from tests.support.small_world import write_small_world
from texts import Language
from ui.data import ask_regions

GROUP = [f"0537{number}" for number in range(9)]
OWN = "05370"


def topic(*values: float, own: str = OWN, year: int = 2021, **changed: object) -> Topic:
    """Poverty of as many districts as there are values; less is better."""
    frame = pd.DataFrame(
        {
            "indicator_key": "poverty",
            "region_key": GROUP[: len(values)],
            "year": year,
            "value": values,
            "source_key": "new",
            "is_counted": True,
        }
    )
    indicator = replace(INDICATOR, **changed)  # type: ignore[arg-type]
    [found] = read_topics(frame.assign(indicator_key=indicator.key), own, [indicator])
    return found


def test_rank_quarter_and_place_are_those_of_the_district() -> None:
    found = topic(2, 1, 3, 4, 5, 6, 7, 8, 9)

    assert found.rank and (found.rank.place, found.rank.count, found.quarter) == (2, 9, Quarter.FIRST)
    strip = layout_strip(found, {})
    assert strip.own and strip.own.tone == "first" and strip.own.at > strip.median == 0.5
    assert strip.block and strip.block[0] < 0.5 < strip.block[1]
    assert len(strip.ticks) == 8


def test_a_value_of_another_year_stands_hollow_and_without_a_rank() -> None:
    frame = pd.DataFrame(
        [
            *({"region_key": key, "year": 2021, "value": float(n), "is_counted": True} for n, key in enumerate(GROUP)),
            {"region_key": "05999", "year": 2018, "value": 3.0, "is_counted": False},
        ]
    ).assign(indicator_key="poverty", source_key="new")
    [found] = read_topics(frame, "05999", [INDICATOR])

    assert found.rank is None and not found.is_counted
    assert (found.value, found.value_year, found.year, found.positions.count) == (3.0, 2018, 2021, 9)
    own = layout_strip(found, {}).own
    assert own and own.is_hollow and own.tone == "plain" and 0.5 < own.at < 1


def test_without_a_value_there_is_no_mark(german: Language) -> None:
    found = topic(1, 2, 3, 4, 5, 6, 7, 8, own="05999")

    assert layout_strip(found, {}).own is None
    assert describe_strip(found, german) == "Armut: kein Wert (2021); Median 4,5\u00a0% (2021)"


def test_what_no_direction_judges_is_hollow_and_has_no_rank() -> None:
    found = topic(1, 2, 3, 4, 5, 6, 7, 8, direction=Direction.NONE)

    own = layout_strip(found, {}).own
    assert found.rank is None and own and own.is_hollow and own.tone == "plain"


def test_a_small_group_lies_between_its_ends_in_the_colours_of_its_districts() -> None:
    found = topic(3, 1, 5, 2)

    strip = layout_strip(found, {OWN: "#0072B2", "05371": "#111111", "05372": "#222222", "05373": "#333333"})

    assert found.positions.scale is Scale.ENDS and found.quarter is None
    assert (strip.ticks, strip.block, strip.median) == ((), None, None)
    assert [(ring.at, ring.colour) for ring in strip.rings] == [(1.0, "#111111"), (0.0, "#222222"), (0.75, "#333333")]
    assert strip.own and (strip.own.at, strip.own.tone, strip.own.beyond) == (0.5, "plain", 0)


def test_what_lies_further_than_a_strip_reaches_stands_at_its_end() -> None:
    own = layout_strip(topic(99, 1, 2, 3, 4, 5, 6, 7, 8), {}).own

    assert own and (own.at, own.beyond, own.tone) == (0.0, -1, "last")


def test_equal_quartiles_leave_the_rank(german: Language) -> None:
    found = topic(9, 5, 5, 5, 5, 5, 5, 5, 5)

    assert layout_strip(found, {}).ticks == ()
    assert describe_strip(found, german) == (
        "Armut: 9,0\u00a0% (2021); Rang 9 von 9, hinteres Viertel; Median 5,0\u00a0% (2021); "
        "die Werte liegen zu dicht beieinander für ein Bild"
    )


def test_topics_are_ordered_by_their_share_of_the_group_those_without_a_rank_last() -> None:
    good, bad = topic(1, 2, 3, 4, 5, 6, 7, 8), topic(8, 1, 2, 3, 4, 5, 6, 7)
    none = topic(1, 2, 3, 4, 5, 6, 7, 8, direction=Direction.NONE)

    assert order_topics([none, bad, good]) == [good, bad, none]
    assert find_weakest([none, good, bad]) is bad
    assert find_weakest([none]) is None


def test_a_year_far_behind_the_newest_is_named() -> None:
    new, old = topic(1, 2, year=2024), topic(1, 2, year=2020)

    assert [is_old(one, [new, old]) for one in (new, old)] == [False, True]
    assert not is_old(topic(1, 2, year=2021), [new])


def list_sentences(*topics: Topic) -> list[str]:
    return [f"{one.tone} {one.head}: {one.text}" for one in describe_ends(topics, Language("de"))]


def test_in_front_and_behind_are_told_with_their_ranks() -> None:
    front, behind = topic(1, 2, 3, 4, 5, 6, 7, 8), topic(8, 1, 2, 3, 4, 5, 6, 8)

    assert list_sentences(front, behind) == [
        "first Kernthemen vorn: Armut (Rang 1).",
        "last Kernthemen hinten: Armut (geteilter Rang 7).",
    ]


def test_where_nothing_is_in_front_the_best_are_said_to_lie_in_the_middle() -> None:
    middle, behind = topic(4, 1, 2, 3, 5, 6, 7, 8), topic(8, 1, 2, 3, 4, 5, 6, 7)

    assert list_sentences(middle, behind) == [
        "middle Kernthemen am besten: Armut (Rang 4), in der mittleren Hälfte.",
        "last Kernthemen hinten: Armut (Rang 8).",
    ]
    assert list_sentences(middle, middle, behind)[0].endswith(
        "Armut (Rang 4), Armut (Rang 4), beide in der mittleren Hälfte."
    )


def test_where_all_lie_in_the_middle_nothing_is_named_twice() -> None:
    one, other = topic(4, 1, 2, 3, 5, 6, 7, 8), topic(5, 1, 2, 3, 4, 6, 7, 8)
    third = topic(6, 1, 2, 3, 4, 5, 7, 8)

    assert list_sentences(one) == ["middle Kernthemen am besten: Armut (Rang 4), in der mittleren Hälfte."]
    assert list_sentences(third, one, other) == [
        "middle Kernthemen am besten: Armut (Rang 4), Armut (Rang 5), beide in der mittleren Hälfte.",
        "middle Kernthemen am weitesten hinten: Armut (Rang 6), in der mittleren Hälfte.",
    ]


def test_a_group_without_quarters_has_only_an_order() -> None:
    assert list_sentences(topic(3, 1, 5, 2), topic(1, 3, 5, 2)) == [
        "plain Kernthemen am besten: Armut (Rang 1).",
        "plain Kernthemen am weitesten hinten: Armut (Rang 3).",
    ]


POVERTY = "source_key,region_key,year,value\n" + "".join(
    f"{source},{region},{year},{value}\n"
    for source, region, year, value in (
        ("new", "05334", 2020, 9), ("new", "05358", 2020, 8), ("new", "05370", 2020, 7),
        ("new", "05334", 2021, 9.5), ("old", "05358", 2021, 8.5),
        ("new", "05334", 2022, 9.9), ("new", "05358", 2022, 8.9),
    )
)  # fmt: skip


def positions(folder: Path, region: str, *group: str) -> list[tuple[object, ...]]:
    build(data=write_small_world(folder / "data", poverty=POVERTY))
    found = queries.run_query("positions", region=region, group=list(group), indicators=["poverty"])
    return list(found[["region_key", "year", "value", "is_counted"]].itertuples(index=False, name=None))


ALL = ("05334", "05358", "05370")


def test_the_year_is_the_newest_with_nine_tenths_of_the_group_from_one_source(tmp_path: Path) -> None:
    assert positions(tmp_path, "05370", *ALL) == [
        ("05334", 2020, 9.0, True),
        ("05358", 2020, 8.0, True),
        ("05370", 2020, 7.0, True),
    ]


def test_who_is_not_of_the_group_is_shown_and_not_counted(tmp_path: Path) -> None:
    assert positions(tmp_path, "05370", "05334", "05358") == [
        ("05334", 2020, 9.0, True),
        ("05358", 2020, 8.0, True),
        ("05370", 2020, 7.0, False),
    ]


def test_a_newer_year_of_the_group_counts_where_the_district_has_none(tmp_path: Path) -> None:
    assert positions(tmp_path, "05", "05334", "05358") == [
        ("05334", 2022, 9.9, True),
        ("05358", 2022, 8.9, True),
    ]


def test_without_a_full_year_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert positions(tmp_path, "05370", *ALL, "05") == []


@pytest.mark.usefixtures("shipped_database")
def test_every_indicator_has_a_name_that_fits_a_row_of_pictures() -> None:
    names = queries.run_query("indicators")

    assert not [name for code in ("de", "en") for name in names[f"short_name_{code}"] if len(name) > 22]


@pytest.mark.usefixtures("shipped_database")
def test_what_needs_room_is_no_topic_of_a_dense_city_which_has_another_in_its_place() -> None:
    german = Language("de")
    regions = ask_regions(german)
    leads = {key: ask_leads(regions[key], german) for key in ("05370", "09162")}  # 421 and some 4,800 per km²

    assert set(leads["05370"]) - set(leads["09162"]) == {"renewable_capacity_per_head", "settlement_area_share"}
    assert set(leads["09162"]) - set(leads["05370"]) == {"completed_dwellings_renewable_heat"}


@pytest.mark.parametrize(("density", "keys"), [(None, ["a", "b"]), (999.9, ["a", "b"]), (1000.0, ["c", "b"])])
def test_dense_begins_at_a_thousand_inhabitants_per_square_kilometre(density: float | None, keys: list[str]) -> None:
    placed = {"a": (1, "sparse"), "b": (2, "all"), "c": (1, "dense")}
    known = [replace(INDICATOR, key=key, lead_position=at, lead_districts=of) for key, (at, of) in placed.items()]

    assert list_leads(known, density) == keys


@pytest.mark.usefixtures("shipped_database")
def test_every_lead_topic_of_the_shipped_data_can_be_compared() -> None:
    indicators = queries.run_query("indicators").dropna(subset="lead_position")
    kinds = queries.run_query("regions").set_index("region_key")["kind"]
    group = [key for key, kind in kinds.items() if kind == "district" and str(key).startswith("05")]

    found = queries.run_query("positions", region="05358", group=group, indicators=list(indicators["indicator_key"]))

    assert len(indicators) == found["indicator_key"].nunique() == 13
    assert found["is_counted"].all()

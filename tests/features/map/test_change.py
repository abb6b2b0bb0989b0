"""What changed on the map between two years: two rankings in, falls and rises, words and colours out."""

from dataclasses import replace

import pandas as pd
import pytest

from charts.palette import CHANGES
from domain.change import Direction
from features.compare.peers import Group, PeerRule
from features.compare.ranking import Ranking
from features.compare.year_values import YearValues
from features.map.change import (
    MappedChange,
    change_heading,
    change_legend,
    change_table,
    describe_changes,
    find_change,
    list_base_years,
)
from tests.support.cases import INDICATOR, REGIONS
from texts import Language

KEYS = ("05370", "05358", "05362", "05111")


def rank_values(year: int, values: dict[str, float], indicator: object, chosen: tuple[str, ...]) -> Ranking:
    frame = pd.DataFrame({"region_key": list(values), "value": list(values.values()), "source_key": "new", "rank": 1})
    measured = YearValues(replace(INDICATOR, **indicator), year, frame)  # type: ignore[arg-type]
    return Ranking(measured, Group(PeerRule.ALL, KEYS), frame, [REGIONS[key] for key in chosen], [])


def map_change(*chosen: str, **indicator: object) -> MappedChange:
    first = rank_values(2018, {"05370": 10.0, "05358": 8.0, "05362": 7.0}, indicator, chosen)
    last = rank_values(2023, {"05370": 7.0, "05358": 8.5, "05362": 7.04, "05111": 3.0}, indicator, chosen)
    return MappedChange(first, last, [REGIONS[key] for key in KEYS])


def test_changes_are_later_less_earlier_where_both_years_have_a_value() -> None:
    found = map_change()

    assert found.changes == pytest.approx({"05370": -3.0, "05358": 0.5, "05362": 0.04})
    assert [region.key for region in found.missing()] == ["05111"]


def test_a_district_on_another_basis_is_not_compared() -> None:
    found = replace(map_change(), broken={"05358"})

    assert set(found.changes) == {"05370", "05362"}


def test_towards_a_value_it_is_the_distance_that_changes() -> None:
    found = map_change(direction=Direction.TOWARDS, direction_value=8.0)

    assert found.changes == pytest.approx({"05370": -1.0, "05358": 0.5, "05362": -0.04})
    assert found.colouring == "down"


def test_colours_judge_only_where_one_way_is_better() -> None:
    better = "#00785A"

    assert CHANGES[map_change(direction=Direction.UP).colouring][-1] == better
    assert CHANGES[map_change(direction=Direction.DOWN).colouring][0] == better
    assert better not in CHANGES[map_change(direction=Direction.NONE).colouring]


def test_every_district_is_told_with_both_values_and_the_change(german: Language) -> None:
    told = describe_changes(map_change(), german)

    assert {key: (one.told, one.number, one.place) for key, one in told.items()} == {
        "05370": ("von 10,0 (2018) auf 7,0\u00a0% (2023): −3,0\u00a0%-Punkte", "−3,0", 0),
        "05358": ("von 8,0 (2018) auf 8,5\u00a0% (2023): +0,5\u00a0%-Punkte", "+0,5", 3),
        "05362": ("von 7,0 (2018) auf 7,0\u00a0% (2023): 0,0\u00a0%-Punkte", "0,0", 2),
        "05111": ("keine vergleichbaren Werte", "kein Wert", None),
    }


def test_the_finding_counts_and_tells_of_the_first_of_the_chosen(german: Language) -> None:
    assert find_change(map_change("05358", "05370"), german) == (
        "Armut, 2018 bis 2023: in 1 von 3 Kreisen gesunken, in 1 gestiegen; Kreis Düren +0,5\u00a0%-Punkte"
    )
    assert find_change(map_change("05111"), german).endswith("in 1 gestiegen")


def test_the_legend_counts_falls_rises_and_those_without(german: Language) -> None:
    assert [(entry.place, entry.text) for entry in change_legend(map_change(), german)] == [
        (0, "−3,0 (1)"),
        (2, "unverändert (1)"),
        (3, "+0,5 (1)"),
        (None, "kein Wert (1)"),
    ]
    assert change_heading(map_change(), german) == (
        "Veränderung 2018 bis 2023 (%-Punkte), in Klammern die Zahl der Kreise. Ein Rückgang ist günstig (grün)."
    )


def test_the_table_begins_with_the_strongest_fall(german: Language) -> None:
    assert [[cell.text for cell in row] for row in change_table(map_change(), german).rows] == [
        ["Kreis Heinsberg", "10,0", "7,0", "−3,0"],
        ["Rhein-Erft-Kreis", "7,0", "7,0", "0,0"],
        ["Kreis Düren", "8,0", "8,5", "+0,5"],
        ["Stadt Düsseldorf", "–", "–", "–"],
    ]


def test_no_year_before_a_change_of_the_basis_is_offered() -> None:
    assert list_base_years([2023, 2022, 2019, 2015], 2023, [2017]) == [2022, 2019]
    assert list_base_years([2023, 2022, 2019, 2015], 2019, [2020]) == [2015]
    assert list_base_years([2023, 2022], 2023, [2023]) == []

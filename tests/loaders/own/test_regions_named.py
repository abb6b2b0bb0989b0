"""Which region a cell means: keys of every kind, names as offices, statistics and people write them."""

import pytest

from loaders.own.tables.known import read_known
from loaders.own.tables.regions import ANOTHER

KNOWN = read_known()


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("05370", "05370"), ("5370", "05370"), ("05370000", "05370"), ("5370000", "05370"),
        ("053700000000", "05370"), ("DEA29", "05370"), ("DG", "DE"), ("05", "05"), ("5", "05"),
        ("Kreis Heinsberg", "05370"), ("Heinsberg, Kreis", "05370"), ("Heinsberg, LK", "05370"),
        ("Heinsberg (LK)", "05370"), ("LK Heinsberg", "05370"), ("Landkreis Heinsberg", "05370"),
        ("      Heinsberg, Kreis", "05370"), ("Mönchengladbach, kreisfreie Stadt", "05116"),
        ("Mönchengladbach, Stadt", "05116"), ("krfr. Stadt Köln", "05315"), ("Aachen, Städteregion", "05334"),
        ("Städteregion Aachen (einschl. Stadt Aachen)", "05334"), ("Land NRW", "05"), ("NRW", "05"),
        ("Oberbergischer Kreis, Kreis", "05374"), ("Bundesrepublik Deutschland", "DE"),
    ],
)  # fmt: skip
def test_a_region_is_known_by_key_or_name(told: str, key: str) -> None:
    assert KNOWN.regions.meant(told).keys == {key}


@pytest.mark.parametrize(
    ("told", "reason", "expected"),
    [
        ("05354", "former", "05334"),
        ("05370020", "municipality", "05370"),
        ("Stadt Erkelenz", "municipality", "05370"),
        ("Hückelhoven", "municipality", "05370"),
        ("Neunkirchen (NRW)", "municipality", "05970"),
        ("Stadt Garching b.München", "municipality", "09184"),
        ("Gemeinde Schönberg (Bayern)", "municipality", "09183,09272,09574"),
        ("053", "not_held", "05"),
        ("Köln, Regierungsbezirk", "", ""),
        ("Aachen, Kreis", "", ""),
    ],
)
def test_what_is_not_held_says_why(told: str, reason: str, expected: str) -> None:
    meant = KNOWN.regions.meant(told)

    assert (meant.keys, meant.reason, meant.expected) == (frozenset(), reason, expected)


def test_a_bare_name_may_be_that_of_a_town() -> None:
    assert KNOWN.regions.meant("Heinsberg").keys == {"05370", ANOTHER}


@pytest.mark.parametrize(
    ("told", "first"), [("Aachen, Kreis", "05334"), ("Dürn", "05358"), ("Heinsbeg, Kreis", "05370")]
)
def test_suggestions_are_sensible(told: str, first: str) -> None:
    assert KNOWN.regions.similar(told)[0] == first


def test_municipalities_of_all_laender_are_known_by_their_district() -> None:
    """In NRW 374 lie in districts; one, the City of Aachen, is held here itself."""
    known = {(name, key) for name, districts in KNOWN.regions.towns.items() for key in districts}

    assert len({key[:2] for _, key in known}) == 16
    assert {key for _, key in known} <= KNOWN.regions.rows.keys()
    assert len({name for name, key in known if key.startswith("05")}) >= 373

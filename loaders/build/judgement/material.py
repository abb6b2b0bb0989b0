"""What all judgements rest on: regions, indicators and their values, as Python reads them from a database."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from domain.change import Direction
from domain.course import Point
from loaders.build.judgement.splices import read_parted

# Inhabitants below which a district is small, or of middle size: thirds of the 400.
SMALL, MIDDLE = 120_000, 200_000
ENOUGH = 30  # districts that tell something of all
DISTRICTS = ("district", "independent_city")

Observed = tuple[int, float, int]  # year, value, source_id


class Finding(NamedTuple):
    """Something that somebody should look at: a row of judgement_finding."""

    kind: str
    indicator_id: int | None
    source_id: int | None
    year: int | None
    horizon: int | None
    measure: float


@dataclass(frozen=True)
class Place:
    """A region; `size_class` 1 to 3 by inhabitants, None for what is no district."""

    region_id: int
    key: str
    kind: str
    size_class: int | None

    @property
    def is_district(self) -> bool:
        return self.size_class is not None


@dataclass(frozen=True)
class Measure:
    """An indicator and how it is judged. `steps`: of publication, by source; `per`: one thing per so many inhabitants,
    None where it does not count things."""

    indicator_id: int
    key: str
    direction: Direction
    direction_value: float | None
    unit: str
    is_amount: bool
    steps: Mapping[int, float]
    per: int | None
    counts_events: bool
    years_together: int
    is_ranked: bool
    mean_weight: str
    mean_precision: int | None

    @property
    def is_money(self) -> bool:
        return self.unit.startswith("eur")

    @property
    def is_share(self) -> bool:
        return self.unit.startswith("percent")

    @property
    def is_per_head(self) -> bool:
        return self.unit.startswith("per_1") or self.unit.endswith("_per_head")

    @property
    def grows_with_inhabitants(self) -> bool:
        return self.is_amount or self.unit == "per_km2"


@dataclass(frozen=True)
class Material:
    """Places and measures by their keys, `prices` by year, declared `breaks` by indicator (where: region_key, DE for
    everywhere; first year), years in which sources that must not be joined meet (`parted`, by indicator_id and
    region_key), inhabitants by year and region, and by district the ratio of inhabitants by the new census
    to those by the old, from `census_year` on."""

    places: Mapping[str, Place]
    measures: Mapping[str, Measure]
    prices: Mapping[int, float]
    breaks: Mapping[str, list[tuple[str, int]]]
    parted: Mapping[tuple[int, str], set[int]]
    inhabitants: Mapping[int, Mapping[str, float]]
    correction: Mapping[str, float]
    census_year: int | None

    def list_breaks(self, indicator: str, region: str) -> list[int]:
        """First years of a new basis that are declared for a region, the Land it lies in or everywhere."""
        listed = self.breaks.get(indicator, ())
        return sorted(year for where, year in listed if where == "DE" or region.startswith(where))

    @property
    def districts(self) -> list[Place]:
        return [place for place in self.places.values() if place.is_district]


def read_material(connection: DuckDBPyConnection) -> Material:
    """All of it but the values of the indicators."""
    inhabitants = _read_inhabitants(connection)
    breaks: dict[str, list[tuple[str, int]]] = defaultdict(list)
    declared = connection.execute("SELECT indicator_key, region_key, first_year FROM series_break").fetchall()
    for key, where, year in declared:
        breaks[key].append((where, year))
    counted_anew = [year for where, year in breaks["population"] if where == "DE" and year in inhabitants]
    census_year = max(counted_anew, default=None)
    counted = {year: inhabitants.get(year, {}) for year in (census_year - 1, census_year)} if census_year else {}
    correction = {
        key: after / counted[census_year - 1][key]
        for key, after in counted.get(census_year or 0, {}).items()
        if census_year and key in counted[census_year - 1]
    }
    return Material(
        places=_read_places(connection, inhabitants),
        measures={measure.key: measure for measure in _read_measures(connection)},
        prices=dict(connection.execute("SELECT year, value FROM price_index").fetchall()),
        breaks=breaks,
        parted=read_parted(connection),
        inhabitants=inhabitants,
        correction=correction,
        census_year=census_year,
    )


def _read_inhabitants(connection: DuckDBPyConnection) -> dict[int, dict[str, float]]:
    found: dict[int, dict[str, float]] = defaultdict(dict)
    rows = connection.execute(
        "SELECT year, region_key, value FROM preferred_observation WHERE indicator_key = 'population' AND value > 0"
    ).fetchall()
    for year, key, value in rows:
        found[year][key] = value
    return dict(found)


def _read_places(connection: DuckDBPyConnection, inhabitants: Mapping[int, Mapping[str, float]]) -> dict[str, Place]:
    newest: dict[str, float] = {}
    for year in sorted(inhabitants):
        newest |= inhabitants[year]
    rows = connection.execute(
        "SELECT region_id, region_key, kind FROM region WHERE kind <> 'municipality' ORDER BY region_id"
    ).fetchall()
    return {
        key: Place(region_id, key, kind, find_size_class(newest.get(key)) if kind in DISTRICTS else None)
        for region_id, key, kind in rows
    }


def find_size_class(inhabitants: float | None) -> int:
    """1 to 3; a district whose inhabitants are not known counts as one of middle size."""
    if inhabitants is None:
        return 2
    return 1 if inhabitants < SMALL else 2 if inhabitants < MIDDLE else 3


def _read_measures(connection: DuckDBPyConnection) -> Iterator[Measure]:
    steps: dict[str, dict[int, float]] = defaultdict(dict)
    rows = connection.execute(
        "SELECT indicator_key, source_id, rounding_step FROM series INNER JOIN source USING (source_key)"
    ).fetchall()
    for key, source_id, step in rows:
        steps[key][source_id] = step
    found = connection.execute(
        """
        SELECT i.indicator_id, i.indicator_key, i.direction, i.direction_value, i.unit_key, u.kind = 'amount', n.per,
               coalesce(j.counts_events, false), coalesce(j.years_together, 1), coalesce(j.is_ranked, true),
               coalesce(j.mean_weight, 'none'), j.mean_precision
        FROM indicator AS i
        INNER JOIN unit AS u USING (unit_key)
        LEFT JOIN natural_unit AS n USING (indicator_key)
        LEFT JOIN judgement_rule AS j USING (indicator_key)
        ORDER BY i.indicator_id
        """
    ).fetchall()
    for indicator_id, key, direction, towards, unit, is_amount, *rule in found:
        yield Measure(indicator_id, key, Direction(direction), towards, unit, is_amount, steps[key], *rule)


def read_values(connection: DuckDBPyConnection, measure: Measure, material: Material) -> dict[str, list[Observed]]:
    """The values shown of an indicator by region, in order of years; municipalities are left out."""
    rows = connection.execute(
        """
        SELECT r.region_key, o.year, o.value, o.source_id
        FROM observation AS o INNER JOIN region AS r USING (region_id)
        WHERE o.indicator_id = $indicator AND o.is_preferred AND o.value IS NOT NULL AND r.kind <> 'municipality'
        ORDER BY r.region_key, o.year
        """,
        {"indicator": measure.indicator_id},
    ).fetchall()
    found: dict[str, list[Observed]] = defaultdict(list)
    for key, year, value, source_id in rows:
        if key in material.places:
            found[key].append((year, value, source_id))
    return dict(found)


def read_common(connection: DuckDBPyConnection, measure: Measure, first: int, second: int) -> list[tuple[float, float]]:
    """What two sources (source_id) say of the same district and year."""
    return connection.execute(
        """
        SELECT a.value, b.value
        FROM observation AS a
        INNER JOIN observation AS b USING (indicator_id, region_id, year)
        INNER JOIN region AS r USING (region_id)
        WHERE a.indicator_id = $indicator AND a.source_id = $first AND b.source_id = $second
            AND a.value IS NOT NULL AND b.value IS NOT NULL AND r.kind IN ('district', 'independent_city')
        """,
        {"indicator": measure.indicator_id, "first": first, "second": second},
    ).fetchall()


def find_common_year(by_district: Mapping[str, list[Point]]) -> int | None:
    """The newest year of most districts, the later one of two as frequent; None without any."""
    counts: dict[int, int] = defaultdict(int)
    for points in by_district.values():
        counts[points[-1][0]] += 1
    return max(counts, key=lambda year: (counts[year], year), default=None)


def median_of_class(values: Mapping[str, float], places: Mapping[str, Place], size_class: int) -> float | None:
    """The median over the districts of a size class; of all where it has fewer than ten, None for fewer than thirty in
    all."""
    if len(values) < ENOUGH:
        return None
    of_class = [value for key, value in values.items() if places[key].size_class == size_class]
    return median(of_class if len(of_class) >= 10 else values.values())

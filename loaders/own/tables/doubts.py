"""Values that may be slips: ten times off, outside all districts, a jump, another number than an earlier table has.

Asked about, never corrected: the numbers compared are told, and a value is taken in only when it is confirmed.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

import duckdb

from loaders.build import publish
from loaders.build.before import ask_both, compare_with_before
from loaders.own.tables.known import Known
from loaders.own.tables.table import Doubt, Value

_FACTORS = (10, 100, 1000)
_NEAR = 0.2  # so near to a factor a ratio must be
_NEIGHBOURS = 5  # years
_FEWEST_DISTRICTS = 20
_FEWEST_CHANGES = 4
_JUMP = 6  # times the largest change of a year that the series has seen
_MARGIN = 0.25  # of the range of all districts
_OTHER = 0.05  # relative: less is another rounding or a revision

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_SQL = """
    SELECT i.indicator_key, r.region_key, r.kind, o.year, o.value, s.source_key
    FROM before.main.observation AS o
    INNER JOIN before.main.indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN before.main.region AS r ON r.region_id = o.region_id
    INNER JOIN before.main.source AS s ON s.source_id = o.source_id
    WHERE o.value IS NOT NULL AND o.status <> 'forecast' AND {wanted}
        AND (o.is_preferred OR starts_with(s.source_key, 'own_'))
    ORDER BY i.indicator_key, r.region_key, o.year, o.is_preferred, s.source_key
"""


@dataclass
class Series:
    """What is held of an indicator: values by region and year, those of own tables with the key of their source, the
    least and the greatest value of all districts."""

    values: dict[str, dict[int, float]] = field(default_factory=dict)
    own: dict[tuple[str, int], tuple[float, str]] = field(default_factory=dict)
    districts: dict[str, tuple[float, float]] = field(default_factory=dict)

    def add(self, region: str, kind: str, year: int, value: float, source: str) -> None:
        if source.startswith("own_"):
            self.own[region, year] = (value, source)
        self.values.setdefault(region, {})[year] = value
        if kind in ("district", "independent_city"):
            least, most = self.districts.get(region, (value, value))
            self.districts[region] = (min(least, value), max(most, value))


def read_series(indicators: Collection[str]) -> dict[str, Series]:
    """What the database in use holds of the indicators; nothing where there is none, or one of an older form."""
    found: dict[str, Series] = {}
    if not indicators:
        return found
    with duckdb.connect() as connection, compare_with_before(connection, publish.find_current()) as is_there:
        if is_there and ask_both(connection, _SQL.format(wanted="false")):
            wanted = ", ".join(f"'{key}'" for key in sorted(indicators) if _KEY.fullmatch(key))
            rows = connection.execute(_SQL.format(wanted=f"i.indicator_key IN ({wanted or 'NULL'})")).fetchall()
            for indicator, *row in rows:
                found.setdefault(indicator, Series()).add(*row)
    return found


def find_doubts(
    values: Sequence[Value], series: Mapping[str, Series], known: Known, table: str, confirmed: Collection[str]
) -> list[Doubt]:
    """At most one doubt a value, the gravest. `table`: key of the table that the values would replace."""
    beside: dict[tuple[str, str], dict[int, float]] = {}
    for value in values:
        beside.setdefault((value.indicator, value.region), {})[value.year] = float(value.number)
    doubts = []
    for value in values:
        held = series.get(value.indicator)
        if held is None or value.kind == "forecast":
            continue
        is_rate = _is_rate(value.indicator, known)
        told = next(_doubts(value, held, beside[value.indicator, value.region], is_rate, table), None)
        if told is not None:
            reason, fields = told
            doubts.append(Doubt(value, reason, fields, value.key in confirmed))
    return doubts


def _is_rate(indicator: str, known: Known) -> bool:
    row = known.indicators.get(indicator)
    return row is not None and known.units[row["unit_key"]]["kind"] == "rate"


def _doubts(
    value: Value, held: Series, beside: Mapping[int, float], is_rate: bool, table: str
) -> Iterator[tuple[str, dict[str, object]]]:
    number = float(value.number)
    earlier = held.own.get((value.region, value.year))
    if earlier and earlier[1].split("__")[0] != table and _differ(number, earlier[0]):
        yield "other_table", {"other": earlier[0]}
    own = {year: v for year, v in held.values.get(value.region, {}).items() if year != value.year}
    near = sorted(own, key=lambda year: abs(year - value.year))
    if near and abs(near[0] - value.year) <= _NEIGHBOURS and not min(own.values()) <= number <= max(own.values()):
        other = own[near[0]]
        factor = next((f for f in _FACTORS if _is_near(number, other * f) or _is_near(number * f, other)), 0)
        if factor:
            yield "factor", {"factor": factor, "other": other, "year": near[0]}
    ranges = held.districts.values()
    if is_rate and len(ranges) >= _FEWEST_DISTRICTS:
        least, most = min(low for low, _ in ranges), max(high for _, high in ranges)
        margin = (most - least) * _MARGIN
        if not least - margin <= number <= most + margin:
            yield "outside", {"least": least, "most": most}
    known_here = {**own, **{year: v for year, v in beside.items() if year not in own and year != value.year}}
    changes = [abs(a - b) for a, b in _consecutive(own)]
    before = max((year for year in known_here if year < value.year), default=None)
    if (
        before is not None
        and value.year - before <= _NEIGHBOURS
        and len(changes) >= _FEWEST_CHANGES
        and median(changes)
    ):
        other = known_here[before]
        if abs(number - other) / (value.year - before) > _JUMP * max(changes) and _differ(number, other):
            yield "jump", {"other": other, "year": before}
    official = held.values.get(value.region, {}).get(value.year)
    if official is not None and not earlier and _differ(number, official):
        yield "other_value", {"other": official}


def _consecutive(values: Mapping[int, float]) -> Iterator[tuple[float, float]]:
    return ((values[year], values[year + 1]) for year in values if year + 1 in values)


def _is_near(number: float, other: float) -> bool:
    return other != 0 and abs(number / other - 1) <= _NEAR


def _differ(number: float, other: float) -> bool:
    return abs(number - other) > _OTHER * max(abs(number), abs(other))

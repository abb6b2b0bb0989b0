"""What a source brings, held against the series that we have: another unit or another meaning shows in the numbers,
whatever the name says."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log10
from statistics import median

import duckdb

from loaders.build import publish
from loaders.build.before import ask_both, compare_with_before
from settings import data_folder

FEWEST = 3  # shared regions and years; fewer tell nothing
NEAR = 0.2  # of a power of ten: what two editions may differ by beside the unit
DEVIATION = 0.05

# Own tables and the few figures that a report prints are no measure for a source.
_IN_USE = """
    SELECT i.indicator_key, s.source_key, r.region_key, o.year, o.value
    FROM before.main.observation AS o
    INNER JOIN before.main.indicator AS i ON i.indicator_id = o.indicator_id
    INNER JOIN before.main.region AS r ON r.region_id = o.region_id
    INNER JOIN before.main.source AS s ON s.source_id = o.source_id
    WHERE o.value IS NOT NULL AND NOT starts_with(s.source_key, 'own_')
      AND s.source_key NOT IN (SELECT source_key FROM before.main.published_change)
"""
Place = tuple[str, int]  # region_key and year


@dataclass(frozen=True)
class Unlike:
    """How new values differ from those of the series `source`: median of the ratios, of how many; one pair of them."""

    source: str
    ratio: float
    pairs: int
    place: Place
    value: float
    known: float

    @property
    def is_tenfold(self) -> bool:
        """Whether the ratio is near 10, 100, 0.1 and the like: another unit, not another year's data."""
        return self.ratio > 0 and _tenfold(self.ratio)

    def describe(self) -> str:
        """The figures, in no language."""
        region, year = self.place
        return (
            f"{self.ratio:.3g} (n = {self.pairs}, {self.source}); {region} {year}: {self.value:.6g} / {self.known:.6g}"
        )


def find_unlike(indicator: str, values: dict[Place, float], step: float) -> Unlike | None:
    """How `values`, in the unit of the indicator and rounded to `step`, differ from what the database in use, or the
    shipped files where there is none, hold of it; None if they agree, or share too little to tell.

    Of several series the one with the most shared regions and years counts.
    """
    known: dict[str, dict[Place, tuple[float, float]]] = {}
    for source, region, year, value, known_step in _read_known(indicator):
        if (region, year) in values and value and values[region, year]:
            known.setdefault(source, {})[region, year] = value, known_step
    source = max(known, key=lambda source: len(known[source]), default="")
    if not source or len(known[source]) < FEWEST:
        return None
    shared = known[source]
    ratios = {place: values[place] / value for place, (value, _) in shared.items()}
    ratio = median(ratios.values())
    deviations = (
        0 if abs(values[place] - value) <= (step + known_step) / 2 + 1e-9 else abs(ratios[place] - 1)
        for place, (value, known_step) in shared.items()
    )
    if not _tenfold(ratio) and median(deviations) <= DEVIATION:
        return None
    place = min(ratios, key=lambda place: (abs(ratios[place] - ratio), place))
    return Unlike(source, ratio, len(shared), place, values[place], shared[place][0])


def _tenfold(ratio: float) -> bool:
    power = round(log10(ratio)) if ratio > 0 else 0
    return power != 0 and abs(ratio / 10**power - 1) <= NEAR


def _read_known(indicator: str) -> Iterable[tuple[str, str, int, float, float]]:
    """source_key, region_key, year, value and rounding step of all that there is of an indicator."""
    with duckdb.connect() as connection, compare_with_before(connection, publish.find_current()) as found:
        in_use = found and ask_both(connection, _IN_USE)
        known = _IN_USE if in_use else f"SELECT $indicator AS indicator_key, * FROM {_find_shipped(indicator)}"
        series = "before.main.series" if in_use else _table(f"{data_folder()}/reference/series.csv")
        return connection.execute(
            f"""SELECT k.source_key, k.region_key, k.year::INTEGER, k.value::DOUBLE, e.rounding_step::DOUBLE
                FROM ({known}) AS k INNER JOIN {series} AS e USING (indicator_key, source_key)
                WHERE indicator_key = $indicator
                ORDER BY ALL""",
            {"indicator": indicator},
        ).fetchall()


def _find_shipped(indicator: str) -> str:
    file = data_folder() / "observations" / f"{indicator}.csv"
    return _table(str(file)) if file.is_file() else "(SELECT '' AS source_key, '' AS region_key, 0 AS year, 0 AS value)"


def _table(file: str) -> str:
    quoted = file.replace("'", "''")
    return f"read_csv('{quoted}', header = true, all_varchar = true)"

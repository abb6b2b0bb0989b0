"""Fill the tables of the judgements, indicator by indicator."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from domain.forecast import learn_factors
from loaders.build.before import compare_with_before
from loaders.build.judgement.changes import list_changes
from loaders.build.judgement.few import People, list_few_events
from loaders.build.judgement.material import Finding, Material, Measure, read_material, read_values
from loaders.build.judgement.means import list_means, read_density
from loaders.build.judgement.reuse import TABLES, compute_inputs, find_unchanged, insert_judged
from loaders.build.judgement.seams import Joined, join_values
from loaders.build.judgement.splices import part_splices
from loaders.build.judgement.standings import list_standings
from loaders.build.judgement.trends import find_trends, list_scales, list_trends
from loaders.build.rows import insert_rows

LOWEST, HIGHEST = 0.65, 0.92  # share of past forecasts that the range should have held, by years ahead


def judge(connection: DuckDBPyConnection, before: Path | None = None) -> None:
    """Compute all judgements of the values shown; what somebody should look at goes to judgement_finding. Those that
    rest on the same in the database file `before` are taken from there."""
    part_splices(connection)
    material = read_material(connection)
    density = read_density(connection)
    inputs = compute_inputs(connection, material, density)
    with compare_with_before(connection, before) as is_there:
        unchanged = find_unchanged(connection, inputs) if is_there else set()
        changed = [measure for key, measure in material.measures.items() if key not in unchanged]
        for table, rows in _list_rows(connection, changed, density, material).items():
            insert_judged(connection, table, rows, unchanged)
    insert_rows(connection, "judgement_input", list(inputs.items()))
    _fill_errors(connection, material)


def _list_rows(
    connection: DuckDBPyConnection, measures: Sequence[Measure], density: People, material: Material
) -> dict[str, list[tuple[Any, ...]]]:
    """By table, all rows that judge the values of these indicators."""
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
    for measure in measures:
        values = read_values(connection, measure, material)
        if not values:
            continue
        joined = join_values(connection, measure, values, material)
        found = find_trends(measure, joined, material)
        means, off = list_means(measure, values, density, material)
        rows["found_break"] += _list_breaks(measure, joined, material)
        rows["trend_scale"] += list_scales(measure, found, material)
        rows["district_trend"] += list_trends(measure, found, joined, material)
        rows["district_change"] += list_changes(measure, found, joined, material)
        rows["district_standing"] += list_standings(measure, found, joined, material)
        rows["few_events"] += list_few_events(measure, found, joined, density, material)
        rows["computed_mean"] += means
        rows["judgement_finding"] += [*joined.findings, *off]
    return rows


def _list_breaks(measure: Measure, joined: Joined, material: Material) -> list[tuple[Any, ...]]:
    return [
        (measure.indicator_id, material.places[key].region_id, year, seam.value, None, None)
        for key, breaks in joined.found.items()
        for year, seam in sorted(breaks.items())
    ]


def _fill_errors(connection: DuckDBPyConnection, material: Material) -> None:
    """The factors of every indicator with a trend, by the past errors that the last calibration has shipped."""
    shipped: dict[str, dict[int, tuple[float, int, int, float]]] = {}
    rows = connection.execute(
        "SELECT indicator_key, horizon, quantile, origins, errors, coverage FROM past_error"
    ).fetchall()
    for key, horizon, quantile, origins, errors, coverage in rows:
        shipped.setdefault(key, {})[horizon] = (quantile, origins, errors, coverage)
    of_all = dict(connection.execute("SELECT horizon, factor FROM common_factor ORDER BY horizon").fetchall())
    trended = {key for (key,) in connection.execute(_TRENDED).fetchall()}
    listed = []
    for key in sorted(trended):
        past = shipped.get(key, {})
        factors = learn_factors({horizon: (found[0], found[1]) for horizon, found in past.items()}, of_all)
        for horizon, factor in factors.items():
            _, origins, errors, coverage = past.get(horizon, (None, None, None, None))
            listed.append((material.measures[key].indicator_id, horizon, factor, coverage, origins, errors))
    insert_rows(connection, "trend_error", listed)
    insert_rows(connection, "judgement_finding", _check_coverage(shipped))


_TRENDED = "SELECT DISTINCT indicator_key FROM district_trend INNER JOIN indicator USING (indicator_id)"


def _check_coverage(shipped: dict[str, dict[int, tuple[float, int, int, float]]]) -> list[Finding]:
    """A finding for every horizon at which the range held too few or too many past values, over all indicators."""
    found = []
    for horizon in range(1, 8):
        held = [past[horizon][3] for past in shipped.values() if horizon in past]
        if held and not LOWEST <= sum(held) / len(held) <= HIGHEST:
            found.append(Finding("coverage", None, None, None, horizon, sum(held) / len(held)))
    return found

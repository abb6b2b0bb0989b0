"""Seams and repeats of an indicator: what may be joined, what is left out, what somebody should look at."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from duckdb import DuckDBPyConnection

from domain.basis.repeat import REPEATED, SUSPECT, share_same_counts, share_same_rates
from domain.basis.seam import Seam, Step, find_census, judge_seam
from domain.course import Point
from loaders.build.judgement.material import Finding, Material, Measure, Observed, read_common


class SourceChange(NamedTuple):
    """From the last value of one source (source_id) to the first of another."""

    source_before: int
    year_before: int
    source: int
    year: int


BySource = dict[int, dict[int, dict[str, float]]]  # source_id, year, district


@dataclass
class Joined:
    """The values of an indicator by region without repeats; the years from which on they may not be joined with those
    before, by region, and of which kind those are that nobody has declared."""

    points: dict[str, list[Point]] = field(default_factory=dict)
    sources: dict[str, list[int]] = field(default_factory=dict)
    breaks: dict[str, list[int]] = field(default_factory=dict)
    found: dict[str, dict[int, Seam]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def join_values(
    connection: DuckDBPyConnection, measure: Measure, values: Mapping[str, list[Observed]], material: Material
) -> Joined:
    """Look at all steps between years and sources."""
    joined = Joined()
    by_source = _sort_by_source(values, material)
    repeats = _find_repeats(measure, by_source, material, joined)
    clean = {key: [one for one in found if (one[2], one[0]) not in repeats] for key, found in values.items()}
    clean = {key: found for key, found in clean.items() if found}
    breaks = {
        key: {*material.list_breaks(measure.key, key), *material.parted.get((measure.indicator_id, key), ())}
        for key in clean
    }
    found_breaks: dict[str, dict[int, Seam]] = defaultdict(dict)
    for year in _find_census_steps(measure, by_source, material, joined):
        for key in clean:
            found_breaks[key][year] = Seam.CENSUS
    for change, keys in _list_changes(clean, breaks).items():
        step = {key: _values_in(clean[key], change) for key in keys if material.places[key].is_district}
        seam = _judge_change(
            measure,
            change,
            step,
            by_source,
            material,
            read_common(connection, measure, change.source_before, change.source),
        )
        if seam is Seam.FITS:
            finding = Finding(seam.value, measure.indicator_id, change.source, change.year, None, len(step))
            joined.findings.append(finding)
        if seam.is_break:
            for key in keys:
                found_breaks[key].setdefault(change.year, seam)
    for key, found in clean.items():
        joined.points[key] = [(year, value) for year, value, _ in found]
        joined.sources[key] = [source for _, _, source in found]
        joined.breaks[key] = sorted(breaks[key] | set(found_breaks[key]))
    joined.found = dict(found_breaks)
    return joined


def _sort_by_source(values: Mapping[str, list[Observed]], material: Material) -> BySource:
    found: BySource = defaultdict(lambda: defaultdict(dict))
    for key, observed in values.items():
        if material.places[key].is_district:
            for year, value, source in observed:
                found[source][year][key] = value
    return found


def _find_repeats(measure: Measure, by_source: BySource, material: Material, joined: Joined) -> set[tuple[int, int]]:
    """Sources and years that repeat the counts of the year before; both kinds become findings."""
    repeats: set[tuple[int, int]] = set()
    for source, years in by_source.items():
        for year in sorted(years):
            if year - 1 not in years:
                continue
            before, after = years[year - 1], years[year]
            people = (material.inhabitants.get(year - 1, {}), material.inhabitants.get(year, {}))
            both = {key: (people[0][key], people[1][key]) for key in people[1] if key in people[0]}
            counts = share_same_counts(before, after, both) if measure.is_per_head else None
            rates = share_same_rates(before, after)
            if counts is not None and counts >= REPEATED:
                repeats.add((source, year))
                joined.findings.append(Finding("repeated_count", measure.indicator_id, source, year, None, counts))
            elif rates is not None and rates > SUSPECT:
                joined.findings.append(Finding("repeated_rate", measure.indicator_id, source, year, None, rates))
    return repeats


def _find_census_steps(measure: Measure, by_source: BySource, material: Material, joined: Joined) -> list[int]:
    """Years within one source that follow the correction of the census, though nobody has declared them."""
    found, declared = [], material.list_breaks(measure.key, "DE")
    for source, years in by_source.items():
        for year in sorted(years):
            if material.census_year is None or year < material.census_year or year - 1 not in years:
                continue
            if year in declared:
                continue
            step = {key: (years[year - 1][key], value) for key, value in years[year].items() if key in years[year - 1]}
            slope = find_census(step, material.correction, measure.grows_with_inhabitants)
            if slope is not None:
                found.append(year)
                joined.findings.append(Finding("census", measure.indicator_id, source, year, None, slope))
    return found


def _list_changes(
    values: Mapping[str, list[Observed]], breaks: Mapping[str, set[int]]
) -> dict[SourceChange, list[str]]:
    """Regions by change of source that no break divides already."""
    found: dict[SourceChange, list[str]] = defaultdict(list)
    for key, observed in values.items():
        for earlier, later in pairwise(observed):
            if earlier[2] != later[2] and not any(earlier[0] < year <= later[0] for year in breaks[key]):
                found[SourceChange(earlier[2], earlier[0], later[2], later[0])].append(key)
    return found


def _values_in(observed: list[Observed], change: SourceChange) -> tuple[float, float]:
    known = {year: value for year, value, _ in observed}
    return known[change.year_before], known[change.year]


def _judge_change(
    measure: Measure,
    change: SourceChange,
    step: Step,
    by_source: BySource,
    material: Material,
    common: list[tuple[float, float]],
) -> Seam:
    length = change.year - change.year_before
    usual = [
        {key: (value, years[first + length][key]) for key, value in found.items() if key in years[first + length]}
        for years in by_source.values()
        for first, found in years.items()
        if first + length in years
    ]
    is_new = material.census_year is not None and change.year >= material.census_year
    census = find_census(step, material.correction, measure.grows_with_inhabitants) if is_new else None
    steps = (measure.steps.get(source, 0.0) for source in (change.source_before, change.source))
    return judge_seam(step, usual, common, max(steps), census)

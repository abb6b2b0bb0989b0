"""`make calibration`: the back-test on the database in use, as a report and as data for the next build."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

import click
import duckdb

from domain.course import Point
from domain.verdict import VerdictWord
from loaders.build.judgement.backtest import (
    Errors,
    Origin,
    count_held,
    find_quantile,
    fit_common_factors,
    list_origins,
    list_tested_errors,
    measure_errors,
)
from loaders.build.judgement.material import Material, Measure, read_material, read_values
from loaders.build.judgement.seams import join_values
from loaders.build.judgement.trends import find_trends
from loaders.build.judgement.verdict_test import Tally, tally_verdicts
from loaders.commands.options import fail_with, find_language
from settings import CALIBRATION, data_folder
from storage import versions

WISHED = (0.75, 0.87)  # of the range of four out of five, over all indicators
FEWEST_HELD = 0.70  # of an indicator


@dataclass
class Calibration:
    """By indicator and years ahead: errors, and the share that the range of its time held; the verdicts of all, and the
    factors of all indicators by years ahead. What an indicator is tested with leaves it out of these."""

    errors: dict[str, Errors] = field(default_factory=dict)
    held: dict[str, dict[int, tuple[int, int]]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    districts: int = 0
    tally: Tally = field(default_factory=Tally)
    factors: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Tested:
    """An indicator in the back-test."""

    measure: Measure
    origins: list[Origin]
    errors: Errors
    bases: Mapping[str, list[Point]]
    sizes: dict[int, list[float]]  # of the errors of forecasts with six values, in scales, by years ahead


@click.command("calibrate")
def calibrate_command() -> None:
    """Repeat the back-test of all forecasts on the database in use: writes docs/calibration.md and the factors that the
    next build takes (data/reference/past_errors.csv). Minutes for 400 districts."""
    language = find_language()
    served = versions.find_serving()
    if served is None or not served.file.is_file():
        fail_with(language("loaders.calibration.no_database"))
    result = calibrate(served.file)
    factors = data_folder() / "reference" / "past_errors.csv"
    write_errors(result, factors)
    write_common_factors(result, factors.with_name("common_factors.csv"))
    write_report(result, CALIBRATION)
    click.echo(
        language(
            "loaders.calibration.done",
            forecasts=language.number(sum(count for _, _, count, _ in list_indicators(result)), 0),
            indicators=len(result.held),
            report=CALIBRATION,
            factors=factors,
        )
    )


def calibrate(database: Path) -> Calibration:
    """Repeat the back-test on a database file."""
    result = Calibration()
    with duckdb.connect(database, read_only=True) as connection:
        material = read_material(connection)
        names = dict(connection.execute("SELECT indicator_key, name_de FROM indicator").fetchall())
        tested = list(_test_indicators(connection, material))
    result.districts = len(material.districts)
    result.factors = fit_common_factors([one.sizes for one in tested])
    for one in tested:
        key = one.measure.key
        others = fit_common_factors([other.sizes for other in tested if other is not one])
        held = count_held(one.origins, one.errors, one.bases, others)
        result.names[key], result.errors[key], result.held[key] = names[key], one.errors, held
        result.tally.add(tally_verdicts(one.measure, one.origins, one.errors, one.bases, material, others))
    return result


def _test_indicators(connection: duckdb.DuckDBPyConnection, material: Material) -> Iterator[Tested]:
    """Those of which at least one forecast with six values can be tested."""
    for measure in material.measures.values():
        values = read_values(connection, measure, material)
        if not values or measure.is_amount:
            continue
        found = find_trends(measure, join_values(connection, measure, values, material), material)
        origins = list(list_origins(measure, found, material))
        sizes = list_tested_errors(origins, found.bases)
        if sizes:
            yield Tested(measure, origins, measure_errors(origins, found.bases), found.bases, sizes)


def write_common_factors(result: Calibration, file: Path) -> None:
    """common_factors.csv: what the factors of each indicator are drawn to."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("horizon", "factor"))
        writer.writerows((years, round(factor, 2)) for years, factor in result.factors.items())


def write_errors(result: Calibration, file: Path) -> None:
    """past_errors.csv: what the next build learns its factors from."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(("indicator_key", "horizon", "quantile", "origins", "errors", "coverage"))
        for key, errors in sorted(result.errors.items()):
            for years, by_origin in sorted(errors.items()):
                if years not in result.held[key]:
                    continue
                found = [error for listed in by_origin.values() for error in listed]
                inside, count = result.held[key][years]
                quantile = max(find_quantile(found), 0.001)
                writer.writerow((key, years, round(quantile, 3), len(by_origin), len(found), round(inside / count, 3)))


def list_coverage(result: Calibration) -> dict[int, list[float]]:
    """By years ahead: the shares of all indicators, each counting the same."""
    shares: dict[int, list[float]] = defaultdict(list)
    for held in result.held.values():
        for years, (inside, count) in held.items():
            shares[years].append(inside / count)
    return dict(sorted(shares.items()))


def list_indicators(result: Calibration) -> list[tuple[str, float, int, dict[int, tuple[int, int]]]]:
    """Key, share over all years ahead, forecasts, and shares by years ahead; lowest share first."""
    found = []
    for key, held in result.held.items():
        inside, count = (sum(pair[side] for pair in held.values()) for side in (0, 1))
        found.append((key, inside / count, count, held))
    return sorted(found, key=lambda row: row[1])


def write_report(result: Calibration, file: Path) -> None:
    """docs/calibration.md."""
    file.write_text("\n".join(_report(result)) + "\n", encoding="utf-8")


def _report(result: Calibration) -> list[str]:
    coverage = list_coverage(result)
    listed = list_indicators(result)
    good = sum(share >= FEWEST_HELD for _, share, _, _ in listed)
    forecasts = sum(count for _, _, count, _ in listed)
    lines = [
        "# Calibration",
        "",
        "Written by `make calibration`; do not edit. Every forecast that could have been made in the past, from what",
        "was known then, against what came (docs/methods.md). The range is to hold four of five values.",
        "",
        f"{result.districts} districts, {len(listed)} indicators, {forecasts:,} forecasts. {good} of {len(listed)} "
        f"indicators have at least {FEWEST_HELD:.0%} in the range; wished at every horizon: {WISHED[0]:.0%} to "
        f"{WISHED[1]:.0%}.",
        "",
        "## By years ahead, every indicator counting the same",
        "",
        "The factor is that of all indicators; an indicator is tested with one that leaves it out.",
        "",
        "| Years ahead | In the range | Indicators | Factor |",
        "|---|---|---|---|",
        *(
            f"| {years} | {fmean(shares):.1%} | {len(shares)} | {result.factors[years]:.2f} |"
            for years, shares in coverage.items()
        ),
        "",
        "## Verdicts",
        "",
        "Targets of a tenth to twice the usual change, three, five and seven years ahead, judged from what was known.",
        "",
        "| Word | Cases | Share | Reached in the target year |",
        "|---|---|---|---|",
        *_verdicts(result.tally),
        "",
        "## By indicator, lowest first",
        "",
        "| Indicator | In the range | Forecasts | 1 | 2 | 3 | 4 | 5 | 6 | 7 years ahead |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for key, share, count, held in listed:
        cells = (f"{held[years][0] / held[years][1]:.0%}" if years in held else "" for years in range(1, 8))
        lines.append(f"| {result.names[key]} (`{key}`) | {share:.0%} | {count:,} | {' | '.join(cells)} |")
    return lines


def _verdicts(tally: Tally) -> list[str]:
    total = sum(count for word, count in tally.cases.items() if word is not VerdictWord.NO_STATEMENT)
    return [
        f"| {word} | {count:,} | {count / total:.0%} | {tally.reached[word] / count:.0%} |"
        for word in VerdictWord
        if word is not VerdictWord.NO_STATEMENT and (count := tally.cases.get(word, 0))
    ]

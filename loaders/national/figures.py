"""The package's values beside the rows of data/observations."""

from collections.abc import Iterable
from pathlib import Path

from loaders.national.package import EVERY_REGION, WORDS, Package, Row, Values, read_rows, write_rows

COLUMNS = ("source_key", "region_key", "year", "value")
# The source's year is that of its file's name; its total tells which year it is of.
YEARS = {("solar_capacity", "mastr", "2024"): "2023", ("wind_capacity", "mastr", "2024"): "2023"}
# Years of series of ours that the audit holds back as a whole, with the reason.
WITHHELD_YEARS: tuple[Row, ...] = tuple(WORDS["withheld_years"])


def merge_values(package: Package, folder: Path) -> dict[str, int]:
    """Write the files of `folder` (data/observations) that the package touches; number of rows by indicator.

    Raises ValueError if the package withholds a value and delivers it.
    """
    counts = {}
    steps = {key: max(float(row["rounding_step"]) for row in rows) for key, rows in package.keys.items()}
    excluded = list_excluded_keys(package)
    of_ours = {row["indicator_key"] for row in WITHHELD_YEARS if (folder / f"{row['indicator_key']}.csv").exists()}
    for indicator in sorted({*package.values, *of_ours}):
        file = folder / f"{indicator}.csv"
        ours = _ours(file, indicator)
        theirs = package.values.get(indicator, {})
        if wrong := [key for key in theirs if _is_excluded((indicator, *key), excluded)]:
            raise ValueError(f"{indicator}: withheld and delivered: {wrong[:3]}")
        merged = _merge_values(ours, theirs, {source: step for (of, source), step in steps.items() if of == indicator})
        left = {key: value for key, value in merged.items() if not _is_excluded((indicator, *key), excluded)}
        write_rows(file, _sorted_rows(left), COLUMNS)
        counts[indicator] = len(left)
    return counts


def list_excluded_keys(package: Package) -> set[tuple[str, str, str, str]]:
    """(indicator_key, source_key, region_key or '*', year) of every figure that is not shipped."""
    keys = {(row["indicator_key"], row["source_key"], row["region_key"], row["year"]) for row in package.excluded}
    return keys | {(row["indicator_key"], row["source_key"], EVERY_REGION, row["year"]) for row in WITHHELD_YEARS}


def _is_excluded(key: tuple[str, str, str, str], excluded: set[tuple[str, str, str, str]]) -> bool:
    indicator, source, _, year = key
    return key in excluded or (indicator, source, EVERY_REGION, year) in excluded


def _ours(file: Path, indicator: str) -> Values:
    """The rows of an observation file, each under its true year."""
    if not file.exists():
        return {}
    return {
        (
            row["source_key"],
            row["region_key"],
            YEARS.get((indicator, row["source_key"], row["year"]), row["year"]),
        ): row["value"]
        for row in read_rows(file)
    }


def _merge_values(ours: Values, theirs: Values, steps: dict[str, float]) -> Values:
    """Both together. Where both have a value, ours stays unless theirs differs by more than rounding."""
    merged = dict(theirs)
    for key, value in ours.items():
        other = theirs.get(key)
        step = max(steps.get(key[0], 0.0), _step(value))
        if other is None or abs(float(value) - float(other)) <= step * 1.000001:
            merged[key] = value
    return merged


def _step(value: str) -> float:
    """The step to which a value is written."""
    _, _, decimals = value.partition(".")
    return float(10 ** -len(decimals))


def _sorted_rows(values: Values) -> Iterable[Row]:
    """By source; in each Germany, the Länder, the districts; then by year."""
    for source, region, year in sorted(values, key=lambda key: (key[0], key[1] != "DE", len(key[1]), key[1], key[2])):
        yield dict(zip(COLUMNS, (source, region, year, values[source, region, year]), strict=True))

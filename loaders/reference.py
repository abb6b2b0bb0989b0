"""What the reference files tell a fetch: which code of a source is which indicator, what its values may be."""

import csv
import re
from contextlib import suppress
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from settings import reference_files
from storage.files import read_plain

_YEAR = re.compile("[0-9]{4}")


@dataclass(frozen=True)
class Mapping:
    """A code of a source and the indicator it stands for: value in the indicator's unit = published value * factor.

    `smallest` and `largest` bound what the indicator can plausibly be; `published_unit` is the unit that the source
    prints, None where it prints none; `step` the rounding of its values, in the unit of the indicator.
    """

    code: str
    indicator: str
    factor: float
    published_unit: str | None
    smallest: float
    largest: float
    step: float = 0.0


@dataclass(frozen=True)
class SourceRegion:
    """One territory of data/reference/regions.csv; `kind` as there."""

    key: str
    kind: str
    name: str
    nuts: str | None


@dataclass(frozen=True)
class Reference:
    """What a fetch from one source has to know; read with `reference(source_key)`."""

    source: str
    licence: str
    attribution: str
    mappings: dict[str, Mapping]  # by code
    regions: dict[str, SourceRegion]  # by region_key
    region_codes: dict[str, str]  # region_key -> the source's own code, where reference data name one
    known_errors: frozenset[tuple[str, str, int]]  # indicator_key, region_key, year
    other_definitions: dict[str, dict[str, str]] = field(default_factory=dict)  # code -> row of other_definitions.csv


def read_reference(source: str) -> Reference:
    """The reference data of one source. Raises KeyError for a source that sources.csv does not have."""
    described = {row["source_key"]: row for row in read_rows("sources")}[source]
    indicators = {row["indicator_key"]: row for row in read_rows("indicators")}
    series = {row["indicator_key"]: row for row in read_rows("series") if row["source_key"] == source}
    mappings: dict[str, Mapping] = {}
    for row in read_rows("source_indicators"):
        if row["source_key"] == source:
            key = row["indicator_key"]
            with suppress(KeyError, ValueError):  # of a line that the office has added: the build tells what is wrong
                mappings[row["code"]] = Mapping(
                    row["code"],
                    key,
                    float(row["factor"]),
                    row["published_unit"] or None,
                    float(indicators[key]["plausible_min"]),
                    float(indicators[key]["plausible_max"]),
                    float(series[key]["rounding_step"]),
                )
    regions = {
        row["region_key"]: SourceRegion(row["region_key"], row["kind"], row["name_de"], row["nuts_code"] or None)
        for row in read_rows("regions")
    }
    codes = {row["region_key"]: row["code"] for row in read_rows("source_regions") if row["source_key"] == source}
    errors = frozenset(
        (row["indicator_key"], row["region_key"], int(row["year"]))
        for row in read_rows("known_errors")
        if row["source_key"] == source and _YEAR.fullmatch(row["year"])
    )
    licence = f"{described['licence_de']} ({described['licence_url']})"
    others = {row["code"]: row for row in read_rows("other_definitions") if row["source_key"] == source}
    return Reference(source, licence, described["attribution"], mappings, regions, codes, errors, others)


def list_codes(source: str) -> set[str]:
    """Everything by which one may ask a source for an indicator: its codes and our keys."""
    mappings = read_reference(source).mappings.values()
    return {mapping.code for mapping in mappings} | {mapping.indicator for mapping in mappings}


def list_source_keys() -> set[str]:
    """The sources that sources.csv has."""
    return {row["source_key"] for row in read_rows("sources")}


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a file of reference data and of the office's additions to it, but for additions that no build takes:
    it tells what is wrong with them, and neither a fetch nor a table to be taken in has to wait for that."""
    shipped, *added = reference_files(f"{name}.csv")
    columns, rows = _read_file(shipped)
    for file in added:
        with suppress(OSError, ValueError, csv.Error):
            found = _read_file(file)
            if found[0] == columns and all(set(row) == set(columns) and None not in row.values() for row in found[1]):
                rows += found[1]
    return rows


def _read_file(file: Path) -> tuple[list[str], list[dict[str, str]]]:
    reader = csv.DictReader(StringIO(read_plain(file).decode("utf-8-sig"), newline=""))
    return list(reader.fieldnames or ()), list(reader)

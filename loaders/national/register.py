"""The package's description of its series beside the files of data/reference: what is there stays, more is added."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from loaders.national.figures import WITHHELD_YEARS
from loaders.national.package import EVERY_REGION, WORDS, Package, Row, read_columns, read_rows, write_rows

_VERDICTS = {"SHIP": "reproduced", "SHIP_WITH_NOTE": "plausible"}
_PUBLISHERS = {"INKAR": "BBSR, ", "Deutschlandatlas": "Destatis/BMWSB, ", "PKS": "BKA, ", "nama": "Eurostat, "}
# Where the extra indicators belong: body of definitions, criterion of the report, the indicator they are a variant of.
_PLACES = {
    "agricultural_area_share": ("official", "11", ""),
    "traffic_area_share": ("official", "11", ""),
    "organic_waste_share": ("official", "11", ""),
    "bioenergy_capacity": ("mastr", "10", ""),
    "cars_at_new_year": ("official", "12", "car_density"),
    "commuters_over_50km": ("inkar", "12", ""),
    "public_transport_within_1km": ("inkar", "12", ""),
    "serious_road_accidents": ("inkar", "12", "road_casualties"),
    "children_in_benefit_units": ("deutschlandatlas", "14", "child_poverty"),
    "persons_in_benefit_units": ("inkar", "14", "welfare_rate"),
    "housing_benefit_households": ("inkar", "14", ""),
    "consumer_insolvencies": ("inkar", "14", ""),
    "youth_unemployment_rate": ("inkar", "16", ""),
    "employees_without_qualification": ("inkar", "16", ""),
    "apprenticeship_supply": ("inkar", "16", ""),
    "physician_density": ("inkar", "17", ""),
    "gp_within_1km": ("inkar", "17", "distance_general_practitioner"),
    "primary_school_within_1km": ("inkar", "13", "distance_primary_school"),
    "nursing_home_staff_per_100_residents": ("inkar", "17", "nursing_home_staff"),
    "vacant_dwellings": ("deutschlandatlas", "15", ""),
    "building_land_price": ("official", "15", ""),
    "fathers_parental_allowance": ("deutschlandatlas", "14", ""),
    "turnout_federal_election": ("deutschlandatlas", "14", ""),
    "tax_revenue_capacity": ("official", "8", "tax_revenue"),
    "population_65plus": ("inkar", "14", ""),
}


def merge_register(package: Package, folder: Path) -> None:
    """Bring the files of `folder` (data/reference) up to the package: extra indicators with their goals, series, audit
    verdicts, errors, remarks. Breaks and forbidden joins are written by hand; `missing_breaks` tells what lacks.

    Raises ValueError for a source or place of an indicator that has to be described first.
    """
    _add_indicators(package, folder)
    _merge_series(package, folder / "series.csv", {row["source_key"] for row in read_rows(folder / "sources.csv")})
    _write(folder / "series_audit.csv", _audits(package), ("indicator_key", "source_key"))
    _merge_errors(package, folder / "known_errors.csv")
    described = {(row["indicator_key"], row["source_key"]) for row in read_rows(folder / "series.csv")}
    withheld = [row for row in _withheld_years(package) if (row["indicator_key"], row["source_key"]) in described]
    _write(folder / "withheld_years.csv", withheld, ("indicator_key", "source_key", "year"))
    _write(folder / "value_notes.csv", _value_notes(package), ("indicator_key", "source_key", "region_key", "year"))


def _write(file: Path, rows: Iterable[Row], key: Sequence[str]) -> None:
    """Write all rows of a file that only the package fills; its header stays."""
    write_rows(file, sorted(rows, key=lambda row: [row[name] for name in key]), read_columns(file))


def _add_indicators(package: Package, folder: Path) -> None:
    file, goals = folder / "indicators.csv", folder / "indicator_sdgs.csv"
    known = {row["indicator_key"] for row in read_rows(file)}
    added = [row for row in package.rows("extra_indicators") if row["indicator_key"] not in known]
    if unplaced := [row["indicator_key"] for row in added if row["indicator_key"] not in _PLACES]:
        raise ValueError(f"no place for {unplaced}")
    write_rows(file, [*read_rows(file), *(_indicator(row) for row in added)], read_columns(file))
    served = [
        {"indicator_key": row["indicator_key"], "sdg": goal, "assigned_by": "own"}
        for row in added
        for goal in row["sdgs"].split(";")
    ]
    write_rows(goals, [*read_rows(goals), *served], read_columns(goals))


def _indicator(row: Row) -> Row:
    version, criterion, variant_of = _PLACES[row["indicator_key"]]
    same = (
        "indicator_key",
        "name_de",
        "name_en",
        "unit_key",
        "decimals",
        "direction",
        "plausible_min",
        "plausible_max",
    )
    return {name: row[name] for name in (*same, "definition_de", "definition_en")} | {
        "definition_version": version,
        "direction_value": "",
        "bnk_criterion": criterion,
        "variant_of": variant_of,
        "note_de": row["direction_reason_de"],
        "note_en": row["direction_reason_en"],
    }


def _merge_series(package: Package, file: Path, sources: set[str]) -> None:
    """Notes are added to our series; a new one stands before the first of ours that the audit ranks behind it."""
    rows = read_rows(file)
    ours = {(row["indicator_key"], row["source_key"]): row for row in rows}
    for (indicator, source), theirs in package.keys.items():
        if source not in sources:
            raise ValueError(f"source {source} is not described")
        if (indicator, source) in ours:
            row = ours[indicator, source]
        else:
            row = ours[indicator, source] = _series(theirs[0])
            _insert(rows, row, package)
        for language in ("de", "en"):
            row[f"note_{language}"] = _with_notes(row[f"note_{language}"], theirs, language)
    for indicator in dict.fromkeys(row["indicator_key"] for row in rows):
        for place, row in enumerate((row for row in rows if row["indicator_key"] == indicator), 1):
            row["precedence"] = str(place)
    write_rows(file, rows, read_columns(file))


def _series(row: Row) -> Row:
    table = row["table"]
    publisher = next((name for start, name in _PUBLISHERS.items() if table.startswith(start)), "")
    empty = dict.fromkeys(("precedence", "calculation_de", "calculation_en", "note_de", "note_en"), "")
    return empty | {
        "indicator_key": row["indicator_key"],
        "source_key": row["source_key"],
        "citation": f"{publisher}{table}",
        "read_from": row["origin"],
        "rounding_step": row["rounding_step"],
    }


def _insert(rows: list[Row], row: Row, package: Package) -> None:
    """Put a series into `rows`, which stand in the order of their precedence."""
    indicator = row["indicator_key"]
    ranks = {
        source: float(of[0]["proposed_precedence"]) for (key, source), of in package.keys.items() if key == indicator
    }
    ours = [(index, other["source_key"]) for index, other in enumerate(rows) if other["indicator_key"] == indicator]
    behind = [index for index, source in ours if ranks.get(source, 0) > ranks[row["source_key"]]]
    place = behind[0] if behind else ours[-1][0] + 1 if ours else len(rows)
    rows.insert(place, row)


def _with_notes(note: str, theirs: Iterable[Row], language: str) -> str:
    """The note with those of the audit behind it, each once; one that continues another stands for both."""
    notes = [_write_text(row[f"audit_note_{language}"], language) for row in theirs]
    longest = [
        one
        for one in dict.fromkeys(notes)
        if not any(other != one and other.startswith(one.rstrip(".")) for other in notes)
    ]
    return " ".join([note, *(one for one in longest if one and one not in note)]).strip()


def _write_text(text: str, language: str) -> str:
    for found, ours in WORDS["wording"][language].items():
        text = text.replace(found, ours)
    return text


def _audits(package: Package) -> Iterable[Row]:
    """The weakest verdict counts where several series of theirs are one of ours."""
    for (indicator, source), rows in package.keys.items():
        yield {
            "indicator_key": indicator,
            "source_key": source,
            "verdict": max((_VERDICTS[row["verdict"]] for row in rows), key=("reproduced", "plausible").index),
            "checked_against": _together(row["checked_against"] for row in rows),
            "licence": _together(row["licence"] for row in rows),
        }


def _together(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _merge_errors(package: Package, file: Path) -> None:
    columns = read_columns(file)
    key = ("indicator_key", "source_key", "region_key", "year")
    rows = {tuple(row[name] for name in key): row for row in read_rows(file)}
    for row in package.excluded:
        if row["region_key"] != EVERY_REGION:
            rows[tuple(row[name] for name in key)] = {name: row[name] for name in columns}
    _write(file, rows.values(), key)


def _withheld_years(package: Package) -> Iterable[Row]:
    names = ("indicator_key", "source_key", "year", "reason_de", "reason_en")
    yield from ({name: row[name] for name in names} for row in package.excluded if row["region_key"] == EVERY_REGION)
    yield from WITHHELD_YEARS


def _value_notes(package: Package) -> Iterable[Row]:
    for row in package.remarked:
        key = {name: row[name] for name in ("indicator_key", "source_key", "region_key", "year")}
        yield key | {"note_de": row["reason_de"], "note_en": row["reason_en"]}

"""A district's figures as a data repository of Open SDG, the platform on which many towns publish: ready to be built.

Every file is plain text; values of YAML files are written as JSON, which YAML reads. Ids have the shape of the UN's
(goal, target, indicator) with the letter k, which no target of the UN has, so that they cannot be taken for those.
"""

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from content.catalogue import Indicator, Region, Sdg
from domain.change import Direction
from features.open_data.values import ask_values
from features.targets.data import ask_assessments
from texts import CODES, Language
from ui import data

_CONFIG = {
    "languages": list(CODES),
    "site_dir": "_site",
    "schema_file": "metadata_schema.yml",
    "inputs": [
        {"class": "InputCsvData", "path_pattern": "data/*-*.csv"},
        {"class": "InputYamlMeta", "path_pattern": "indicator-config/*-*.yml", "git": False},
        {"class": "InputYamlMeta", "path_pattern": "meta/*-*.yml", "git": False},
    ],
    "translations": [{"class": "TranslationInputYaml", "source": "translations"}],
}
# Name in a metadata file -> name of the text under `open_data.open_sdg`.
_FIELDS = {
    "SDG_GOAL": "goal",
    "SDG_INDICATOR": "indicator",
    "STAT_CONC_DEF": "definition",
    "COMMENT": "note",
    "UNIT_MEASURE": "unit",
    "REF_AREA": "area",
    "DATA_SOURCE": "source",
    "LICENCE": "licence",
    "CONTACT_ORGANISATION": "publisher",
    "KREISKOMPASS_DIRECTION": "direction",
    "KREISKOMPASS_UNIT_KIND": "unit_kind",
    "KREISKOMPASS_INDICATOR": "key",
    "KREISKOMPASS_REGION": "region",
}
# Value of reporting_status -> name of its text: those that the builder counts by; it fails without them.
_STATUSES = {
    "complete": "reported_online",
    "inprogress": "statistics_in_progress",
    "notstarted": "exploring_data_sources",
    "notapplicable": "not_applicable",
}
_MOMENT = (1980, 1, 1, 0, 0, 0)  # of every file in the archive: the same figures are the same bytes


def write_repository(region: Region, keys: Sequence[str]) -> bytes:
    """The repository as a zip: of the indicators `keys` those that have values in the region."""
    files = {"config_data.yml": _yaml(_CONFIG), "metadata_schema.yml": _yaml(_schema()), **_translations()}
    of_language = {code: ask_values(None, region.key, Language(code)) for code in CODES}
    for key in keys:
        values = {code: _select_shown(found, key) for code, found in of_language.items()}
        if len(values["de"]):
            files |= _indicator_files(region, key, values)
    return _pack(files)


def make_id(indicator: Indicator, goals: Sequence[Sdg]) -> str:
    """Stays the same as long as the indicator keeps its key and first goal: '16-k-53311'."""
    goal = min(goal.number for goal in goals if indicator.key in goal.indicator_keys)
    return f"{goal}-k-{zlib.crc32(indicator.key.encode()) % 90_000 + 10_000}"


def _select_shown(values: pd.DataFrame, key: str) -> pd.DataFrame:
    """The value that is shown for each year."""
    chosen = (values["indicator_key"] == key) & values["is_preferred"] & values["value"].notna()
    return values[chosen].sort_values("year")


def _indicator_files(region: Region, key: str, values: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    languages = {code: Language(code) for code in CODES}
    indicators = {code: data.ask_indicators(language)[key] for code, language in languages.items()}
    goals = data.ask_sdgs(languages["de"])
    own = make_id(indicators["de"], goals)
    meta = {code: _yaml(_describe(region, indicators[code], own, values[code], languages[code])) for code in CODES}
    return {
        f"data/indicator_{own}.csv": _write_data(values["de"]),
        f"indicator-config/{own}.yml": _yaml(_configure(region, indicators["de"], own, values["de"])),
        f"meta/{own}.yml": meta["de"],
        f"meta/en/{own}.yml": meta["en"],
    }


def _write_data(values: pd.DataFrame) -> bytes:
    """Year and value: the headline, without a column in between."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["Year", "Value"])
    writer.writerows(
        (int(year), repr(float(value))) for year, value in zip(values["year"], values["value"], strict=True)
    )
    return text.getvalue().encode()


def _describe(
    region: Region, indicator: Indicator, own: str, values: pd.DataFrame, language: Language
) -> dict[str, Any]:
    name = data.ask_regions(language)[region.key].name
    told = {
        "SDG_GOAL": own.partition("-")[0],
        "SDG_INDICATOR": indicator.name,
        "STAT_CONC_DEF": indicator.definition,
        "COMMENT": indicator.note,
        "UNIT_MEASURE": indicator.unit,
        "REF_AREA": name,
        "DATA_SOURCE": _list(values["attribution"] + ": " + values["citation"]),
        "LICENCE": _list(values["licence"] + " (" + values["licence_url"] + ")"),
        "CONTACT_ORGANISATION": _list(values["publisher"]),
        **_describe_as_own(indicator),
        "KREISKOMPASS_INDICATOR": indicator.key,
        "KREISKOMPASS_REGION": region.key,
    }
    return {field: text for field, text in told.items() if text}


def _configure(region: Region, indicator: Indicator, own: str, values: pd.DataFrame) -> dict[str, Any]:
    language = Language("de")
    told: dict[str, Any] = {
        "indicator_number": own.replace("-", "."),
        "indicator_name": indicator.name,
        "graph_title": f"{indicator.name}, {region.name}",
        "graph_type": "line",
        "computation_units": indicator.unit,
        "reporting_status": "complete",
        "data_non_statistical": False,
        "goal_number": own.partition("-")[0],
        "target_number": ".".join(own.split("-")[:2]),
        "graph_target_lines": [
            {"value": found.aim.value, "label_content": found.aim.name}
            for found in ask_assessments(region, language)
            if found.indicator.key == indicator.key and found.aim.value is not None
        ],
        "graph_series_breaks": [
            {"value": year, "label_content": language("open_data.open_sdg.break", year=year)}
            for year in data.ask_break_years(region).get(indicator.key, [])
            if values["year"].min() < year <= values["year"].max()
        ],
    }
    sources = values.drop_duplicates("source_key")
    for number, source in enumerate(sources.to_dict("records"), 1):
        told |= {
            f"source_active_{number}": True,
            f"source_organisation_{number}": source["publisher"],
            f"source_url_{number}": source["licence_url"],
            f"source_url_text_{number}": source["citation"],
        }
    return {name: value for name, value in told.items() if value != []}


def _describe_as_own(indicator: Indicator) -> dict[str, str]:
    """What a table of one's own has to say of an indicator and Open SDG has no field for."""
    language = Language("de")
    kind = "amount" if indicator.is_amount else "rate"
    told = {"KREISKOMPASS_UNIT_KIND": language(f"own.unit_kind.{kind}").split("|")[0]}
    if indicator.direction is not Direction.TOWARDS:  # no table can say that
        told["KREISKOMPASS_DIRECTION"] = language(f"own.direction.{indicator.direction}").split("|")[0]
    return told


def _list(texts: pd.Series) -> str:
    return "; ".join(dict.fromkeys(texts))


def _schema() -> dict[str, Any]:
    """Which fields of metadata there are, as the builder's schema wants them."""
    language = Language("de")
    fields = [
        {
            "name": name,
            "field": {
                "element": "text",
                "label": language(f"open_data.open_sdg.{text}"),
                "translation_key": f"metadata_fields.{name}",
                "scope": "national",
            },
        }
        for name, text in _FIELDS.items()
    ]
    status = {
        "element": "select",
        "label": language("open_data.open_sdg.reporting_status"),
        "translation_key": "metadata_fields.reporting_status",
        "options": [
            {"name": value, "value": value, "translation_key": f"status.{text}"} for value, text in _STATUSES.items()
        ],
        "scope": "data",
    }
    return {"prose": {"metadata": {"meta": [*fields, {"name": "reporting_status", "field": status}]}}}


def _translations() -> dict[str, bytes]:
    told = {"reporting_status": "reporting_status", **_FIELDS}
    groups = {"metadata_fields": told, "status": {text: text for text in _STATUSES.values()}}
    return {
        f"translations/{code}/{group}.yml": _yaml(
            {name: Language(code)(f"open_data.open_sdg.{text}") for name, text in names.items()}
        )
        for code in CODES
        for group, names in groups.items()
    }


def _yaml(content: Mapping[str, Any]) -> bytes:
    """One line for each field, its value as JSON."""
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in content.items())
    return "".join(lines).encode()


def _pack(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, _MOMENT), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()

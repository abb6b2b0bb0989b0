"""An indicator's fact sheet: definition, unit, direction, goals, coverage, version, relatives."""

from collections.abc import Mapping

import pandas as pd

from content.catalogue import Indicator, find_relatives
from content.table import Cell, Table
from texts import MISSING, Language


def make_fact_sheet(
    indicator: Indicator, indicators: Mapping[str, Indicator], goals: pd.DataFrame, language: Language
) -> Table:
    """Two columns: what is told, and what it is for this indicator (goals as queries/sdgs.sql)."""
    direction = language(
        f"sources.direction_{indicator.direction}",
        value="" if indicator.direction_value is None else language.number(indicator.direction_value, 0),
    )
    others = [other.name for other in find_relatives(indicator, indicators)]
    told = {
        "definition": indicator.definition,
        "note": indicator.note or MISSING,
        "unit": indicator.unit,
        "direction": direction,
        "goals": _goals(indicator, goals, language),
        "criterion": MISSING if indicator.bnk_criterion is None else str(indicator.bnk_criterion),
        "coverage": _coverage(indicator, language),
        "version": indicator.definition_version,
        "relatives": language.listed(others) if others else MISSING,
    }
    return Table(
        language("sources.fact_sheet_caption", indicator=indicator.name),
        (language("sources.fact"), indicator.name),
        [(Cell(language(f"sources.fact_{name}")), Cell(text)) for name, text in told.items()],
    )


def _goals(indicator: Indicator, goals: pd.DataFrame, language: Language) -> str:
    rows = goals[goals["indicator_key"] == indicator.key].to_dict("records")
    return "; ".join(
        f"{row['sdg']} {language.of(row, 'name')} ({language('sources.assigned_' + row['assigned_by'])})"
        for row in rows
    )


def _coverage(indicator: Indicator, language: Language) -> str:
    if indicator.observation_count == 0:
        return language("sources.coverage_none")
    return language(
        "sources.coverage",
        count=language.number(indicator.observation_count, 0),
        regions=indicator.region_count,
        districts=indicator.district_count,
        first=indicator.first_year,
        last=indicator.last_year,
    )

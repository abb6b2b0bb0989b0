"""Cached access to the queries, and the catalogue of indicators and regions in the language of the visit."""

from typing import Any

import pandas as pd
import streamlit as st

import queries
from texts import Language
from views import catalogue
from views.catalogue import Goal, Indicator, Region


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """Answer of a query file, cached for the current database version; lists are given as tuples."""
    return _ask(queries.version(), name, tuple(sorted(parameters.items())))


@st.cache_data(max_entries=2000, show_spinner=False)
def _ask(version: str, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return queries.run(name, **given)


def regions(language: Language) -> dict[str, Region]:
    """All regions by key."""
    return _regions(queries.version(), language.code)


@st.cache_resource(max_entries=8, show_spinner=False)
def _regions(version: str, code: str) -> dict[str, Region]:
    return catalogue.regions(queries.run("regions"), Language(code))


def indicators(language: Language) -> dict[str, Indicator]:
    """All indicators by key."""
    return _indicators(queries.version(), language.code)


@st.cache_resource(max_entries=8, show_spinner=False)
def _indicators(version: str, code: str) -> dict[str, Indicator]:
    return catalogue.indicators(queries.run("indicators"), Language(code))


def goals(language: Language) -> list[Goal]:
    """The 17 goals with their indicators."""
    return catalogue.goals(ask("sdgs"), language)


def break_years(indicator_key: str) -> list[int]:
    """First years of a new basis of an indicator."""
    breaks = ask("series_breaks")
    return breaks.loc[breaks["indicator_key"] == indicator_key, "first_year"].tolist()

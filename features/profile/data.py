"""What is known of one district, asked once per build."""

from collections.abc import Sequence

import pandas as pd

from content import catalogue
from content.catalogue import Region
from content.judgement import NamedChange, read_changes
from content.rows import read_rows
from content.series import read_courses
from features.profile.profile import Profile
from features.profile.topic import Topic, list_leads, read_topics
from texts import Language
from ui.data import (
    ask,
    ask_break_years,
    ask_indicators,
    ask_reference,
    ask_regions,
    find_database,
    keep_answers,
)

_DENSITY = "population_density"


def ask_profile(region: Region, language: Language) -> Profile:
    """Everything the overview tells of a region, held against its Land or Germany."""
    return _ask_profile(find_database(), region.key, language.code)


def ask_topics(region: Region, group: Sequence[str], keys: Sequence[str], language: Language) -> list[Topic]:
    """Where a region stands beside the districts of `group` on the indicators `keys`, in their order; those that cannot
    be compared are left out."""
    return _ask_topics(find_database(), region.key, tuple(group), tuple(keys), language.code)


@keep_answers(200)
def _ask_topics(version: str, region_key: str, group: tuple[str, ...], keys: tuple[str, ...], code: str) -> list[Topic]:
    known = ask_indicators(Language(code))
    frame = ask("positions", region=region_key, group=group, indicators=keys)
    return read_topics(frame, region_key, [known[key] for key in keys])


def ask_leads(region: Region, language: Language) -> list[str]:
    """Keys of the topics that a region is introduced with, in their order."""
    found = ask("values", indicator=_DENSITY, regions=(region.key,))
    known = found["value"].dropna()
    density = float(known.iloc[-1]) if len(known) else None
    return list_leads(ask_indicators(language).values(), density)


def ask_changes(region: Region) -> dict[str, NamedChange]:
    """How indicators of a region changed against comparable districts, by key."""
    return _ask_changes(find_database(), region.key, region.kind == "independent_city")


@keep_answers(120)
def _ask_changes(version: str, region_key: str, is_city: bool) -> dict[str, NamedChange]:
    return read_changes(ask("changes", region=region_key), is_city)


@keep_answers(120)
def _ask_profile(version: str, region_key: str, code: str) -> Profile:
    language = Language(code)
    region = ask_regions(language)[region_key]
    reference = ask_reference(region, language)
    newest = read_rows(ask("profile", region=region.key, reference=reference.key))
    courses = read_courses(ask("histories", regions=(region.key,)), ask_break_years(region))
    explained = read_rows(ask("explanations", regions=(region.key,)))
    return Profile(
        region,
        reference,
        {row["indicator_key"]: row for row in newest},
        {key: course for (key, _), course in courses.items()},
        {row["indicator_key"]: language.of(row, "reason") for row in explained if pd.isna(row["year"])},
        catalogue.read_source_names(ask("sources"), language),
    )

"""What is known of one district, asked once per build."""

from collections.abc import Sequence

import pandas as pd

from content import catalogue
from content.catalogue import Region
from content.judgement import NamedChange, read_changes
from content.series import read_courses
from features.profile.profile import Profile
from features.profile.topic import Topic, list_leads, read_topics
from texts import Language
from ui.data import (
    ask,
    ask_break_years,
    ask_indicators,
    ask_reference,
    ask_rows,
    keep_answers,
)

_DENSITY = "population_density"


@keep_answers(200)
def ask_topics(region: Region, group: Sequence[str], keys: Sequence[str], language: Language) -> list[Topic]:
    """Where a region stands beside the districts of `group` on the indicators `keys`, in their order; those that cannot
    be compared are left out."""
    known = ask_indicators(language)
    frame = ask("positions", region=region.key, group=group, indicators=keys)
    return read_topics(frame, region.key, [known[key] for key in keys])


def ask_leads(region: Region, language: Language) -> list[str]:
    """Keys of the topics that a region is introduced with, in their order."""
    found = ask("values", indicator=_DENSITY, regions=(region.key,))
    known = found["value"].dropna()
    density = float(known.iloc[-1]) if len(known) else None
    return list_leads(ask_indicators(language).values(), density)


@keep_answers(120)
def ask_changes(region: Region) -> dict[str, NamedChange]:
    """How indicators of a region changed against comparable districts, by key."""
    return read_changes(ask("changes", region=region.key), region.kind == "independent_city")


@keep_answers(120)
def ask_profile(region: Region, language: Language) -> Profile:
    """Everything the overview tells of a region, held against its Land or Germany."""
    reference = ask_reference(region, language)
    newest = ask_rows("profile", region=region.key, reference=reference.key)
    courses = read_courses(ask("histories", regions=(region.key,)), ask_break_years(region))
    explained = ask_rows("explanations", regions=(region.key,))
    return Profile(
        region,
        reference,
        {row["indicator_key"]: row for row in newest},
        {key: course for (key, _), course in courses.items()},
        {row["indicator_key"]: language.of(row, "reason") for row in explained if pd.isna(row["year"])},
        catalogue.read_source_names(ask("sources"), language),
    )

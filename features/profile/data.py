"""What is known of one district, asked once per build."""

from collections.abc import Sequence

import pandas as pd

from content import catalogue
from content.catalogue import Region
from content.rows import rows
from content.series import courses_of
from features.profile.profile import Profile
from features.profile.topic import Topic, read_topics
from texts import Language
from ui.data import ask, break_years, database, indicators, kept, regions


def profile(region: Region, reference: Region, language: Language) -> Profile:
    """Everything the overview tells of a region."""
    return _profile(database(), region.key, reference.key, language.code)


def topics(region: Region, group: Sequence[str], keys: Sequence[str], language: Language) -> list[Topic]:
    """Where a region stands beside the districts of `group` on the indicators `keys`, in their order; those that cannot
    be compared are left out."""
    return _topics(database(), region.key, tuple(group), tuple(keys), language.code)


@kept(200)
def _topics(version: str, region_key: str, group: tuple[str, ...], keys: tuple[str, ...], code: str) -> list[Topic]:
    known = indicators(Language(code))
    frame = ask("positions", region=region_key, group=group, indicators=keys)
    return read_topics(frame, region_key, [known[key] for key in keys])


@kept(120)
def _profile(version: str, region_key: str, reference_key: str, code: str) -> Profile:
    language = Language(code)
    region, reference = regions(language)[region_key], regions(language)[reference_key]
    newest = rows(ask("profile", region=region.key, reference=reference.key))
    courses = courses_of(ask("histories", regions=(region.key,)), break_years())
    explained = rows(ask("explanations", regions=(region.key,)))
    return Profile(
        region,
        reference,
        {row["indicator_key"]: row for row in newest},
        {key: course for (key, _), course in courses.items()},
        {row["indicator_key"]: language.of(row, "reason") for row in explained if pd.isna(row["year"])},
        catalogue.source_names(ask("sources"), language),
    )

"""What is known of one district, asked once per build."""

import pandas as pd

from content import catalogue
from content.catalogue import Region
from content.rows import rows
from content.series import courses_of
from features.profile.profile import Profile
from texts import Language
from ui.data import ask, break_years, database, kept, regions


def profile(region: Region, reference: Region, language: Language) -> Profile:
    """Everything the overview tells of a region."""
    return _profile(database(), region.key, reference.key, language.code)


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

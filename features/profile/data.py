"""What is known of one district, asked once per build."""

import pandas as pd

from content import catalogue
from content.catalogue import Region
from content.rows import read_rows
from content.series import read_courses
from features.profile.profile import Profile
from texts import Language
from ui.data import ask, ask_break_years, ask_regions, find_database, keep_answers


def ask_profile(region: Region, reference: Region, language: Language) -> Profile:
    """Everything the overview tells of a region."""
    return _ask_profile(find_database(), region.key, reference.key, language.code)


@keep_answers(120)
def _ask_profile(version: str, region_key: str, reference_key: str, code: str) -> Profile:
    language = Language(code)
    region, reference = ask_regions(language)[region_key], ask_regions(language)[reference_key]
    newest = read_rows(ask("profile", region=region.key, reference=reference.key))
    courses = read_courses(ask("histories", regions=(region.key,)), ask_break_years())
    explained = read_rows(ask("explanations", regions=(region.key,)))
    return Profile(
        region,
        reference,
        {row["indicator_key"]: row for row in newest},
        {key: course for (key, _), course in courses.items()},
        {row["indicator_key"]: language.of(row, "reason") for row in explained if pd.isna(row["year"])},
        catalogue.read_source_names(ask("sources"), language),
    )

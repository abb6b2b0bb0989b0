"""How old a district's newest values are, as a chart."""

from collections import Counter
from functools import partial

from charts.data_age import data_age_chart
from content.chart import Shown
from content.credit import Credit, sources_of
from features.profile.data_age import age_finding, age_table
from features.profile.profile import Profile
from texts import Language
from ui import data


def data_age(profile: Profile, language: Language) -> Shown | None:
    """How old a region's newest values are; None without any."""
    ages = Counter(row["year"] for row in profile.rows.values())
    if not ages:
        return None
    used = {row["source_key"] for row in profile.rows.values()}
    return Shown(
        "data_age",
        age_finding(profile, language),
        partial(data_age_chart, ages),
        Credit(sources_of(data.ask("sources"), used, language)),
        partial(age_table, ages, language),
        "ueberblick",
        {"region": profile.region.key},
    )

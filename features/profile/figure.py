"""How old a district's newest values are, as a chart."""

from collections import Counter
from functools import partial

from charts.data_age import draw_data_age
from content.credit import Credit, read_sources
from content.figure import Figure
from features.profile.data_age import describe_age, make_age_table
from features.profile.profile import Profile
from texts import Language
from ui import data


def make_data_age_figure(profile: Profile, language: Language) -> Figure | None:
    """How old a region's newest values are; None without any."""
    ages = Counter(row["year"] for row in profile.rows.values())
    if not ages:
        return None
    used = {row["source_key"] for row in profile.rows.values()}
    return Figure(
        "data_age",
        describe_age(profile, language),
        partial(draw_data_age, ages),
        Credit(read_sources(data.ask_rows("sources"), used, language)),
        partial(make_age_table, ages, language),
        "ueberblick",
        {"region": profile.region.key},
    )

"""How old the newest values of a region are."""

from collections.abc import Mapping

from content.table import Table, whole_cell
from features.profile.profile import Profile
from texts import Language


def describe_age(profile: Profile, language: Language) -> str:
    """One sentence: from which years the newest values are. The profile must have a value."""
    years = [row["year"] for row in profile.rows.values()]
    return language(
        "overview.age_finding", region=profile.region.name, count=len(years), first=min(years), last=max(years)
    )


def make_age_table(counts: Mapping[int, int], language: Language) -> Table:
    """A row per year, newest first, with the number of indicators whose newest value is of that year."""
    return Table(
        language("overview.age_title"),
        (language("common.year"), language("sources.column.indicators")),
        [(whole_cell(year), whole_cell(counts[year])) for year in sorted(counts, reverse=True)],
        numeric=frozenset({1}),
    )

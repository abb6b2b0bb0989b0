"""A district's targets held against its values, asked once per build."""

from collections.abc import Mapping, Sequence

from content.catalogue import Region
from content.series import series_of
from domain.course import Point
from features.targets.aims import Aim, aims, beside, lines_of
from features.targets.assessment import Assessment, assess
from texts import Language
from ui.data import ask, break_years, database, indicators, kept


def assessments(region: Region, language: Language) -> list[Assessment]:
    """The target that counts of every indicator that the region has values for, without pledges."""
    known, breaks = indicators(language), break_years()
    points, _, lines = _targets(database(), region.key, language.code)
    return [
        assess(known[key], choice[0], points[key], breaks.get(key, ()))
        for key, choice in lines.items()
        if key in points
    ]


def own_unmeasured(region: Region, language: Language) -> list[Aim]:
    """The targets that the region has set itself and no values measure, without pledges."""
    _, found, lines = _targets(database(), region.key, language.code)
    return [aim for aim in beside(found, lines) if aim.is_own_region]


@kept(120)
def _targets(
    version: str, region_key: str, code: str
) -> tuple[Mapping[str, list[Point]], list[Aim], Mapping[str, Sequence[Aim]]]:
    """Values by indicator key, all targets, and those that can be held against values by indicator key."""
    language = Language(code)
    points = series_of(ask("histories", regions=(region_key,)))
    found = aims(ask("targets_of_region", region=region_key), False, language)
    return points, found, lines_of(found, indicators(language), points)

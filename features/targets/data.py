"""A district's targets held against its values, asked once per build."""

from collections.abc import Mapping, Sequence

from content.catalogue import Region
from content.series import read_series
from domain.course import Point
from features.targets.assessment import Assessment, assess_target
from features.targets.published import PublishedTarget, read_targets, select_measurable, select_unmeasurable
from texts import Language
from ui.data import ask, ask_break_years, ask_indicators, find_database, keep_answers


def ask_assessments(region: Region, language: Language) -> list[Assessment]:
    """The target that counts of every indicator that the region has values for, without pledges."""
    known, breaks = ask_indicators(language), ask_break_years()
    points, _, lines = _ask_targets(find_database(), region.key, language.code)
    return [
        assess_target(known[key], choice[0], points[key], breaks.get(key, ()))
        for key, choice in lines.items()
        if key in points
    ]


def ask_own_unmeasured(region: Region, language: Language) -> list[PublishedTarget]:
    """The targets that the region has set itself and no values measure, without pledges."""
    _, found, lines = _ask_targets(find_database(), region.key, language.code)
    return [aim for aim in select_unmeasurable(found, lines) if aim.is_own_region]


@keep_answers(120)
def _ask_targets(
    version: str, region_key: str, code: str
) -> tuple[Mapping[str, list[Point]], list[PublishedTarget], Mapping[str, Sequence[PublishedTarget]]]:
    """Values by indicator key, all targets, and those that can be held against values by indicator key."""
    language = Language(code)
    points = read_series(ask("histories", regions=(region_key,)))
    found = read_targets(ask("targets_of_region", region=region_key), False, language)
    return points, found, select_measurable(found, ask_indicators(language), points)

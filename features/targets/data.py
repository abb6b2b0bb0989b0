"""A district's targets held against its values, asked once per build."""

from collections.abc import Mapping, Sequence
from datetime import date

from content.catalogue import COUNTRY, Indicator, Region
from content.judgement import read_breaks, read_trends
from content.rows import read_rows
from content.series import read_points_by_region, read_series
from content.yardsticks import OfferedYardstick, read_yardsticks
from domain.course import Point
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget, read_targets, select_measurable
from texts import Language
from ui.data import ask, ask_indicators, find_database, keep_answers


def ask_background(region_key: str) -> Background:
    """What the verdicts on a region rest on beside its values."""
    return _ask_background(find_database(), region_key, date.today().year)


@keep_answers(500)
def _ask_background(version: str, region_key: str, today: int) -> Background:
    return Background(
        read_trends(ask("trends", region=region_key)),
        read_breaks(ask("region_breaks", region=region_key)),
        {row["year"]: row["value"] for row in read_rows(ask("prices"))},
        today,
    )


def ask_assessments(region: Region, language: Language) -> list[Assessment]:
    """The target that counts of every indicator that the region has values for, without pledges."""
    known, background = ask_indicators(language), ask_background(region.key)
    points, lines = _ask_targets(find_database(), region.key, language.code)
    return [
        assess_target(known[key], choice[0], points[key], background) for key, choice in lines.items() if key in points
    ]


def ask_choice(region: Region, indicator: Indicator, language: Language) -> Sequence[PublishedTarget]:
    """The targets of an indicator that hold for a region, first the one that counts; without pledges."""
    return _ask_targets(find_database(), region.key, language.code)[1].get(indicator.key, ())


def ask_yardsticks(region: Region, language: Language) -> list[OfferedYardstick]:
    """What the targets of larger territories would mean for a region."""
    return _ask_yardsticks(find_database(), region.key, language.code)


@keep_answers(120)
def _ask_yardsticks(version: str, region_key: str, code: str) -> list[OfferedYardstick]:
    larger = (region_key, *(key for key in (region_key[:2], COUNTRY) if key != region_key))
    histories = read_points_by_region(ask("histories", regions=larger))
    by_region: dict[str, dict[str, list[Point]]] = {}
    for indicator, regions in histories.items():
        for key, points in regions.items():
            by_region.setdefault(key, {})[indicator] = points
    breaks = ask_background(region_key).breaks
    return read_yardsticks(ask("yardsticks", region=region_key), region_key, by_region, breaks, Language(code))


@keep_answers(120)
def _ask_targets(
    version: str, region_key: str, code: str
) -> tuple[Mapping[str, list[Point]], Mapping[str, Sequence[PublishedTarget]]]:
    """Values by indicator key, and the targets that can be held against them by indicator key."""
    language = Language(code)
    points = read_series(ask("histories", regions=(region_key,)))
    found = read_targets(ask("targets_of_region", region=region_key), False, language)
    return points, select_measurable(found, ask_indicators(language), points)

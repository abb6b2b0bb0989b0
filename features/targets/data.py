"""A district's targets held against its values, asked once per build."""

from collections.abc import Mapping, Sequence
from datetime import date

from content.catalogue import COUNTRY, Indicator, Region
from content.judgement import read_breaks, read_trends
from content.series import read_points_by_region, read_series
from content.yardsticks import OfferedYardstick, read_yardsticks
from domain.course import Point
from features.targets.assessment import Assessment, Background, assess_target
from features.targets.published import PublishedTarget, read_targets, select_measurable
from texts import Language
from ui.data import ask, ask_indicators, ask_rows, keep_answers


def ask_background(region_key: str) -> Background:
    """What the verdicts on a region rest on beside its values."""
    return _ask_background(region_key, date.today().year)


@keep_answers(500)
def _ask_background(region_key: str, today: int) -> Background:
    return Background(
        read_trends(ask("trends", region=region_key)),
        read_breaks(ask("region_breaks", region=region_key)),
        {row["year"]: row["value"] for row in ask_rows("prices")},
        today,
    )


def ask_assessments(region: Region, language: Language) -> list[Assessment]:
    """The target that counts of every indicator that the region has values for, without pledges."""
    known, background = ask_indicators(language), ask_background(region.key)
    points, lines = _ask_targets(region, language)
    return [
        assess_target(known[key], choice[0], points[key], background) for key, choice in lines.items() if key in points
    ]


def ask_choice(region: Region, indicator: Indicator, language: Language) -> Sequence[PublishedTarget]:
    """The targets of an indicator that hold for a region, first the one that counts; without pledges."""
    return _ask_targets(region, language)[1].get(indicator.key, ())


@keep_answers(120)
def ask_yardsticks(region: Region, language: Language) -> list[OfferedYardstick]:
    """What the targets of larger territories would mean for a region."""
    larger = (region.key, *(key for key in (region.key[:2], COUNTRY) if key != region.key))
    histories = read_points_by_region(ask("histories", regions=larger))
    by_region: dict[str, dict[str, list[Point]]] = {}
    for indicator, regions in histories.items():
        for key, points in regions.items():
            by_region.setdefault(key, {})[indicator] = points
    breaks = ask_background(region.key).breaks
    return read_yardsticks(ask("yardsticks", region=region.key), region.key, by_region, breaks, language)


@keep_answers(120)
def _ask_targets(
    region: Region, language: Language
) -> tuple[Mapping[str, list[Point]], Mapping[str, Sequence[PublishedTarget]]]:
    """Values by indicator key, and the targets that can be held against them by indicator key."""
    points = read_series(ask("histories", regions=(region.key,)))
    found = read_targets(ask("targets_of_region", region=region.key), False, language)
    return points, select_measurable(found, ask_indicators(language), points)

"""One indicator for many districts: a small picture each, all on one scale."""

from collections.abc import Mapping, Sequence

from charts.palette import QUIET, choose_region_colours
from charts.sparkline import draw_sparkline
from content.catalogue import Indicator, Region
from content.picture import Picture
from domain.course import Point, split_segments
from features.trends.trend import describe_trend
from texts import Language


def make_gallery(
    points: Mapping[str, Sequence[Point]],
    regions: Sequence[Region],
    reference: Region,
    indicator: Indicator,
    breaks: Sequence[int],
    language: Language,
) -> list[Picture]:
    """A picture per region with values: its course in colour, the reference's in grey behind it."""
    span = [point for region_points in points.values() for point in region_points]
    behind = [(split_segments(points[reference.key], breaks), QUIET)] if reference.key in points else []
    pictures = []
    for region in regions:
        if region.key not in points:
            continue
        own = points[region.key]
        year, value = max(own)
        pictures.append(
            Picture(
                region.short_name,
                f"{language.number(value, indicator.decimals)} ({year})",
                draw_sparkline(
                    [*behind, (split_segments(own, breaks), choose_region_colours([region.key])[region.key])],
                    span,
                    160,
                    64,
                ),
                describe_trend(indicator, region, own, breaks, language),
            )
        )
    return pictures

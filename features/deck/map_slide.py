"""Maps on slides: where the district lies in its Land, and how it stands there among its neighbours."""

from collections.abc import Mapping, Sequence

from charts.ground import Ground, MapArea
from charts.palette import OWN, QUIET, choose_class_colours
from content.catalogue import Indicator, Region
from content.slides import MapBar, MapBoard, PlacedArea, Slide, SlideMap
from domain.change import Direction
from domain.classes import Division, ValueClass, find_class, make_classes
from features.profile.topic import Topic
from features.profile.topic_words import describe_rank
from texts import MISSING, Language

_LAND = "#DDE3E8"
_MOST_NEIGHBOURS = 6
_ALIKE = 0.15  # of the longest bar
_TOUCH = 2  # points that two outlines have in common where districts are neighbours


def make_land_map(ground: Ground, region: Region) -> SlideMap:
    """The districts of a Land in one colour, one's own blue."""
    colours = dict.fromkeys((area.key for area in ground.areas), _LAND) | {region.key: OWN}
    return _make_map(ground, region.key, colours, region.name, False)


def find_neighbours(ground: Ground, key: str) -> list[str]:
    """The districts whose outlines run along that of a district, those with the longest common border first."""
    points = {area.key: _points(area) for area in ground.areas}
    own = points.get(key, frozenset())
    shared = {other: len(own & there) for other, there in points.items() if other != key}
    near = [other for other, count in shared.items() if count >= _TOUCH]
    return sorted(near, key=lambda other: (-shared[other], other))


def _points(area: MapArea) -> frozenset[tuple[float, float]]:
    return frozenset(point for ring in area.rings for point in ring)


def make_place_slide(
    topic: Topic,
    land: tuple[Ground, Mapping[str, float]],
    regions: Mapping[str, Region],
    group: str,
    source: str,
    language: Language,
) -> Slide | None:
    """The `land` in classes of a topic (its ground, and the values of all its districts in the topic's year), the
    district and its neighbours as bars. None where the district has no rank or the ground does not show it."""
    ground, values = land
    region, indicator = regions[topic.region_key], topic.indicator
    if topic.rank is None or all(area.key != region.key for area in ground.areas) or region.key not in values:
        return None
    classes = make_classes(values.values(), indicator.decimals, Division.QUANTILES)
    colours = choose_class_colours(len(classes), "light")
    placed = {key: find_class(value, indicator.decimals, classes) for key, value in values.items()}
    drawn = {area.key: colours[placed[area.key]] if area.key in placed else "#FFFFFF" for area in ground.areas}
    low, high = min(values.values()), max(values.values())
    title = language(
        "deck.place.title",
        name=indicator.short_name,
        region=region.short_name,
        value=language.quantity(topic.value, indicator.decimals, indicator.short_unit),
        rank=describe_rank(topic.rank, language),
        count=topic.rank.count,
        group=group,
        low=language.number(low, indicator.decimals),
        high=language.quantity(high, indicator.decimals, indicator.short_unit),
    )
    near = [key for key in find_neighbours(ground, region.key) if key in values][:_MOST_NEIGHBOURS]
    board = MapBoard(
        _make_map(ground, region.key, drawn, title, True),
        _describe_classes(indicator, topic.year, language),
        tuple(
            (colours[number], _name_class(one, indicator, language), number == placed[region.key])
            for number, one in enumerate(classes)
        ),
        language("deck.place.neighbours", region=region.short_name) if near else "",
        _bars([region.key, *near], values, indicator, regions, language) if near else (),
    )
    notes = [indicator.definition, language("deck.place.method", count=len(values))]
    return Slide("place", title, board, (), source, "\n".join(notes))


def _describe_classes(indicator: Indicator, year: int, language: Language) -> str:
    """What the classes count: "Arbeitslosenquote in %, 2023", "Hausarztdichte je 10.000 Einw., 2021"."""
    is_per = indicator.unit.startswith(f"{language('deck.place.per')} ")
    heading = "deck.place.heading_per" if is_per else "deck.place.heading"
    return language(heading, name=indicator.short_name if is_per else indicator.name, unit=indicator.unit, year=year)


def _name_class(shown: ValueClass, indicator: Indicator, language: Language) -> str:
    first, last = (language.number(end, indicator.decimals) for end in (shown.lower, shown.upper))
    return first if first == last else f"{first} {MISSING} {last}"


def _bars(
    keys: Sequence[str],
    values: Mapping[str, float],
    indicator: Indicator,
    regions: Mapping[str, Region],
    language: Language,
) -> tuple[MapBar, ...]:
    """Best first; bars from zero, none where a value lies below it or all lie within 15 per cent."""
    ordered = sorted(keys, key=lambda key: values[key], reverse=indicator.direction is Direction.UP)
    longest, shortest = max(values[key] for key in keys), min(values[key] for key in keys)
    has_bars = longest > 0 and longest - shortest > _ALIKE * longest
    return tuple(
        MapBar(
            regions[key].short_name,
            language.quantity(values[key], indicator.decimals, indicator.short_unit),
            max(values[key] / longest, 0.0) if has_bars else 0.0,
            key == keys[0],
        )
        for key in ordered
    )


def _make_map(ground: Ground, own: str, colours: Mapping[str, str], alt: str, is_edged: bool) -> SlideMap:
    ordered = sorted(ground.areas, key=lambda area: area.key == own)
    areas = tuple(PlacedArea(area.rings, colours.get(area.key, QUIET)) for area in ordered)
    return SlideMap(ground.width, ground.height, areas, is_edged, alt)

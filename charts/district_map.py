"""A map of districts in classes: what it shows, and its drawing for the screen, as SVG whose areas are buttons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from charts.base import Mode
from charts.ground import Ground, MapArea, Ring
from charts.palette import (
    BACKGROUND,
    CHANGES,
    EDGE,
    QUIET,
    TEXT,
    choose_class_colours,
    choose_ink,
    choose_region_colours,
)

LETTERS, NUMBER = 31.0, 24.0  # sizes of what stands on an area, in units of the drawing
_ROOM = 86.0  # for a number on a tile
_DIGIT = 0.5  # width of a digit in its size
CASING, LINE = 17.0, 10.0  # around a chosen district: first the background, so that the line stands out, then the line
RING = 6.0  # around the area in focus
UP, DOWN = -12.0, 22.0  # of the middle: letters and number where both stand on an area


@dataclass(frozen=True)
class MapStanding:
    """What a map tells of a district: its name, its standing in words, the number on its tile, and its class from 0 for
    the lowest; None without a value."""

    name: str
    told: str
    number: str
    place: int | None


@dataclass(frozen=True)
class LegendEntry:
    """A class from 0 for the lowest, or None for districts without a value, and what it means."""

    place: int | None
    text: str


@dataclass(frozen=True)
class DistrictMap:
    """Every area of the ground has a standing; `chosen` are outlined, one's own, the first, dark, the others in their
    colours. `change`: one of palette.CHANGES where the five classes are those of a change."""

    ground: Ground
    standings: Mapping[str, MapStanding]
    heading: str
    legend: Sequence[LegendEntry]
    chosen: Sequence[str]
    change: str = ""

    def colours(self, mode: Mode) -> list[str]:
        """Of the classes, lowest first."""
        if self.change:
            return list(CHANGES[self.change])
        count = sum(entry.place is not None for entry in self.legend)
        return choose_class_colours(count, mode) if count else []

    def edges(self, mode: Mode) -> dict[str, str]:
        """The colour of the line around each of the chosen."""
        return choose_region_colours(self.chosen) | dict.fromkeys(self.chosen[:1], TEXT[mode])

    def size_of_number(self, number: str) -> float:
        """So that it fits on a tile."""
        return min(NUMBER, _ROOM / (_DIGIT * max(len(number), 1)))


def draw_map(shown: DistrictMap, label: str, mode: Mode) -> str:
    """The map as SVG; its areas are buttons with `data-key`, pressed where chosen, one of them in the order of tabs.
    A screen reader hears the `label` of the whole, then name and standing of each district."""
    colours = shown.colours(mode)
    entry = next((key for key in shown.chosen if key in shown.standings), shown.ground.areas[0].key)
    buttons = "".join(_button(area, shown, colours, area.key == entry, mode) for area in shown.ground.areas)
    hatch = (
        '<pattern id="kk-hatch" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="14" height="14" fill="{BACKGROUND[mode]}"/>'
        f'<rect width="4" height="14" fill="{QUIET}"/></pattern>'
    )
    box = f'viewBox="0 0 {shown.ground.width:g} {shown.ground.height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} role="group" aria-label="{escape(label)}">'
        f"<defs>{hatch}</defs>{buttons}"
        '<g aria-hidden="true" fill="none" stroke-linejoin="round" pointer-events="none">'
        f"{_mark_chosen(shown, mode)}</g>"
        f'<path class="kk-ring" aria-hidden="true" fill="none" pointer-events="none" stroke-width="{RING:g}"/>'
        "</svg>"
    )


def _button(area: MapArea, shown: DistrictMap, colours: Sequence[str], in_tabs: bool, mode: Mode) -> str:
    standing = shown.standings[area.key]
    fill = "url(#kk-hatch)" if standing.place is None else colours[standing.place]
    ink = TEXT[mode] if standing.place is None else choose_ink(fill)
    halo = f' paint-order="stroke" stroke="{BACKGROUND[mode]}" stroke-width="6"' if standing.place is None else ""
    x, y = area.middle
    texts = ""
    if area.label:
        up, kind = (UP, "kk-plate kk-above") if shown.ground.holds_numbers else (0.0, "kk-plate")
        texts = f'<text class="{kind}" x="{x:g}" y="{y + up:g}"{halo}>{escape(area.label)}</text>'
    if shown.ground.holds_numbers:
        size = f"{shown.size_of_number(standing.number):.3g}"
        number = escape(standing.number)
        texts += f'<text class="kk-figure" x="{x:g}" y="{y + DOWN:g}" font-size="{size}"{halo}>{number}</text>'
    said = escape(f"{standing.name}: {standing.told}")
    return (
        f'<g role="button" tabindex="{0 if in_tabs else -1}" aria-pressed="{str(area.key in shown.chosen).lower()}"'
        f' aria-label="{said}" data-key="{escape(area.key)}" data-x="{x:g}" data-y="{y:g}" fill="{ink}">'
        f'<path d="{draw_path(area.rings)}" fill="{fill}" fill-rule="evenodd" stroke="{EDGE[mode]}"/>{texts}</g>'
    )


def _mark_chosen(shown: DistrictMap, mode: Mode) -> str:
    lines = shown.edges(mode)
    areas = [area for area in shown.ground.areas if area.key in lines]
    cased = [
        f'<path d="{draw_path(area.rings)}" stroke="{colour}" stroke-width="{width:g}"/>'
        for area in areas
        for colour, width in ((BACKGROUND[mode], CASING), (lines[area.key], LINE))
    ]
    return "".join(cased)


def draw_path(rings: Sequence[Ring]) -> str:
    """The rings as an SVG path."""
    return "".join("M" + "L".join(f"{x:g},{y:g}" for x, y in ring[:-1]) + "Z" for ring in rings)

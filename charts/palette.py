"""Colours. Each has at least 3:1 against the light and the dark background and stays apart from its neighbours
for colour-blind eyes (after Okabe and Ito, 2008; yellow replaced, being too light on white)."""

from collections.abc import Sequence

SERIES = ("#0072B2", "#7B61C9", "#997700", "#D55E00", "#CC79A7", "#009E73")
MAX_SERIES = len(SERIES)
REFERENCE = "#7A8087"
QUIET = "#A3A9B0"

# Few classes from low to high, for maps: even steps of lightness, which every eye tells apart and grey printing keeps.
# On dark the order is turned, so that the highest values stand out from the background on both.
CLASSES = ("#FDF3B8", "#A6DBB0", "#4BB3C3", "#2474AE", "#222F80")
EDGE = {"light": "#6B747C", "dark": "#8A949C"}  # around a tile, of whatever colour
BACKGROUND = {"light": "#FFFFFF", "dark": "#11161C"}

TEXT = {"light": "#12181D", "dark": "#E8ECEF"}
GRID = {"light": "#E1E5E8", "dark": "#333D45"}


def choose_region_colours(region_keys: Sequence[str]) -> dict[str, str]:
    """A colour per region key; it follows from the AGS and so is the same on every page and in every export.

    Only where two of the regions shown together would share a colour, the one with the larger AGS takes the next
    free one.
    """
    taken: dict[str, str] = {}
    for key in sorted(region_keys):
        start = int(key) // 8 % MAX_SERIES if key.isdigit() else 0
        order = [SERIES[(start + step) % MAX_SERIES] for step in range(MAX_SERIES)]
        taken[key] = next((colour for colour in order if colour not in taken.values()), order[0])
    return taken


def choose_class_colours(count: int, mode: str) -> list[str]:
    """Colours of `count` classes, lowest first; fewer than CLASSES has are spread over all of it."""
    order = CLASSES if mode == "light" else CLASSES[::-1]
    last = len(order) - 1
    return [order[last // 2]] if count == 1 else [order[round(place * last / (count - 1))] for place in range(count)]


def choose_ink(colour: str) -> str:
    """The text colour that reads better on a colour: dark or white (WCAG relative luminance above or below 0.179)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    is_light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] > 0.179
    return "#000000" if is_light else "#FFFFFF"

"""Colours: who somebody is, and what a value is worth.

Each has at least 3:1 against the light and the dark background and stays apart from its neighbours
for colour-blind eyes (after Okabe and Ito, 2008; yellow replaced, being too light on white)."""

from collections.abc import Sequence

# Who a line is: one's own district, then others. Green and orange are not among them: those judge.
OWN = "#0072B2"
OTHERS = ("#7B61C9", "#997700", "#CC79A7", "#8A5A3C", "#3D7F8C", "#6B7680")
SERIES = (OWN, *OTHERS[:-1])  # as many as lines can be told apart; the last one serves among rings
MAX_SERIES = len(SERIES)
REFERENCE = "#7A8087"
QUIET = "#A3A9B0"

# Few classes from low to high, for maps: even steps of lightness, which every eye tells apart and grey printing keeps.
# On dark the order is turned, so that the highest values stand out from the background on both.
CLASSES = ("#FDF3B8", "#A6DBB0", "#4BB3C3", "#2474AE", "#222F80")
# A change from the strongest fall to the strongest rise, none in the middle: judged where one of both is better, else
# in colours that do not judge.
_JUDGED_CHANGE = ("#C24A00", "#F3B48B", "#E3E8EC", "#8CD3BC", "#00785A")
CHANGES = {
    "up": _JUDGED_CHANGE,
    "down": _JUDGED_CHANGE[::-1],
    "none": ("#5E3C99", "#C2B2DF", "#E3E8EC", "#E6CF8B", "#8A6B00"),
}
EDGE = {"light": "#6B747C", "dark": "#8A949C"}  # around a tile, of whatever colour
BACKGROUND = {"light": "#FFFFFF", "dark": "#11161C"}

# What a value is worth beside those of the others, always with a shape and a word: in the first quarter, between, in
# the last.
JUDGED = {
    "light": {"first": "#009E73", "middle": "#5B6770", "last": "#D55E00"},
    "dark": {"first": "#21B589", "middle": "#AAB4BC", "last": "#FF8A3D"},
}
BLOCK = {"light": "#E3E8EC", "dark": "#28323B"}  # behind the middle half of a group
TICK = {"light": "#5B6770", "dark": "#AAB4BC"}  # one of a group

TEXT = {"light": "#12181D", "dark": "#E8ECEF"}
GRID = {"light": "#E1E5E8", "dark": "#333D45"}


def choose_region_colours(region_keys: Sequence[str]) -> dict[str, str]:
    """A colour per region key: the first is one's own district, the others follow in the order of their AGS, so that
    they have the same colours on every page and in every export that shows them together."""
    own, others = region_keys[:1], sorted(set(region_keys[1:]) - set(region_keys[:1]))
    return {
        **dict.fromkeys(own, OWN),
        **{key: OTHERS[place % len(OTHERS)] for place, key in enumerate(others)},
    }


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

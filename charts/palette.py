"""Colours. Each has at least 3:1 against the light and the dark background and stays apart from its neighbours
for colour-blind eyes (after Okabe and Ito, 2008; yellow replaced, being too light on white)."""

from collections.abc import Sequence

SERIES = ("#0072B2", "#7B61C9", "#997700", "#D55E00", "#CC79A7", "#009E73")
MAX_SERIES = len(SERIES)
REFERENCE = "#7A8087"
QUIET = "#A3A9B0"

TEXT = {"light": "#12181D", "dark": "#E8ECEF"}
GRID = {"light": "#E1E5E8", "dark": "#333D45"}


def region_colours(region_keys: Sequence[str]) -> dict[str, str]:
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

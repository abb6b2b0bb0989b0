"""Up to which year the values of many indicators reach, told so that no single one of them decides it."""

from collections.abc import Iterable

_FEWEST = 3  # indicators with a value that new
_SHARE = 10  # or one in so many


def find_window_end(years: Iterable[int]) -> int:
    """The newest year that several indicators reach, of the newest years of all: a tenth of them and at least three;
    the oldest where there are fewer than three, 0 without any."""
    newest_first = sorted(years, reverse=True)
    if not newest_first:
        return 0
    wanted = max(_FEWEST, -(-len(newest_first) // _SHARE))
    return newest_first[min(wanted, len(newest_first)) - 1]

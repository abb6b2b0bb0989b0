"""Change over the data points that a report prints.

Source: Berichtsrahmen Nachhaltige Kommune (BNK, 2021) as applied in published reports: usually the three newest data
points, absolute and relative change from the oldest to the newest of them.
"""

from collections.abc import Sequence

from domain.change import Change, compute_change
from domain.course import Point
from domain.series import Reason, select_comparable


def compute_reported_change(points: Sequence[Point], breaks: Sequence[int] = ()) -> Change | Reason:
    """Change from the oldest to the newest of `points` (year, value; in order of years).

    No change is told without a value, of a single value, and across a break (`breaks`: years from which on values are
    not comparable with those before): then the reason is given instead.
    """
    if not points:
        return Reason.NO_VALUE
    if len(points) == 1:
        return Reason.TOO_FEW
    if len(select_comparable(points, breaks)) < len(points):
        return Reason.BREAK
    return compute_change(points[0][1], points[-1][1])

"""What the start page tells beside its board: moves of rank and verdicts on targets, asked once per build."""

from collections.abc import Sequence

from content.catalogue import Region
from content.rows import Row
from domain.movers import Movers, pick_movers
from features.compare.peers import Group
from features.profile.data import ask_changes
from features.profile.way import RankMove
from features.targets.assessment import WORST_FIRST, Assessment
from ui.data import ask_rows

FULL = 0.9  # share of a group that a rank needs


def pick_targets(found: Sequence[Assessment]) -> list[Assessment]:
    """The targets with a verdict: those of the district itself first, then the worst."""
    judged = [one for one in found if one.verdict.word in WORST_FIRST]
    return sorted(judged, key=lambda one: (not one.aim.is_own_region, WORST_FIRST.index(one.verdict.word)))


def ask_moves(region: Region, group: Group, today: int) -> list[RankMove]:
    """What developed most unusually, better before worse, with the district's ranks in the group at both ends."""
    changes, movers, moves = ask_changes(region), _ask_movers(region, today), []
    for mover in (*movers.better, *movers.worse):
        since, year = changes[mover.indicator].first[0], changes[mover.indicator].last[0]
        before, now = (_ask_rank(mover.indicator, end, region, group.members) for end in (since, year))
        moves.append(RankMove(mover, since, year, before, now))
    return moves


def ask_tide(region: Region, today: int) -> list[str]:
    """Keys of indicators that went as nearly everywhere, clearest first."""
    return [mover.indicator for mover in _ask_movers(region, today).tide]


def _ask_movers(region: Region, today: int) -> Movers:
    return pick_movers([change.mover for change in ask_changes(region).values()], today)


def _ask_rank(indicator: str, year: int, region: Region, members: Sequence[str]) -> int | None:
    """The district's rank in a year in which nearly all of the group have a value."""
    found = ask_rows("ranking", indicator=indicator, year=year, group=tuple(members), also=())
    own: Row | None = next((row for row in found if row["region_key"] == region.key), None)
    return int(own["rank"]) if own and own["district_count"] >= FULL * len(members) else None

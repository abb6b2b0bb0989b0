"""What the start page tells beside its board: moves of rank and verdicts on targets, asked once per build."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.catalogue import Region
from content.judgement import judge_region, read_breaks, read_trends
from content.rows import Row, read_rows
from domain.movers import pick_movers
from domain.verdict import Verdict, VerdictWord
from features.compare.peers import Group
from features.profile.data import ask_changes
from features.profile.way import RankMove
from features.targets.assessment import Assessment
from features.targets.data import ask_assessments
from texts import Language
from ui.data import ask

WORST_FIRST = (
    VerdictWord.AWAY,
    VerdictWord.OFF_TRACK,
    VerdictWord.OPEN,
    VerdictWord.ON_TRACK,
    VerdictWord.JUST_REACHED,
    VerdictWord.REACHED,
)
FULL = 0.9  # share of a group that a rank needs


@dataclass(frozen=True)
class JudgedTarget:
    """A target held against values, and the verdict on it."""

    found: Assessment
    verdict: Verdict


def ask_judged_targets(region: Region, today: int, language: Language) -> list[JudgedTarget]:
    """The targets with a verdict in the year `today`: those of the district itself first, then the worst."""
    trends = read_trends(ask("trends", region=region.key))
    breaks = read_breaks(ask("region_breaks", region=region.key))
    prices = {row["year"]: row["value"] for row in read_rows(ask("prices"))}
    judged = []
    for found in ask_assessments(region, language):
        key = found.indicator.key
        target = found.aim.target(found.indicator)
        verdict = judge_region(sorted(found.points), target, today, breaks.get(key, ()), trends.get(key), prices)
        if verdict.word is not VerdictWord.NO_STATEMENT:
            judged.append(JudgedTarget(found, verdict))
    return sorted(judged, key=lambda one: (not one.found.aim.is_own_region, WORST_FIRST.index(one.verdict.word)))


def ask_moves(region: Region, group: Group, today: int) -> list[RankMove]:
    """What developed most unusually, better before worse, with the district's ranks in the group at both ends."""
    changes = ask_changes(region)
    movers = pick_movers([change.mover for change in changes.values()], today)
    moves = []
    for mover in (*movers.better, *movers.worse):
        since, year = changes[mover.indicator].first[0], changes[mover.indicator].last[0]
        before, now = (_ask_rank(mover.indicator, end, region, group.members) for end in (since, year))
        moves.append(RankMove(mover, since, year, before, now))
    return moves


def _ask_rank(indicator: str, year: int, region: Region, members: Sequence[str]) -> int | None:
    """The district's rank in a year in which nearly all of the group have a value."""
    found = read_rows(ask("ranking", indicator=indicator, year=year, group=tuple(members), also=()))
    own: Row | None = next((row for row in found if row["region_key"] == region.key), None)
    return int(own["rank"]) if own and own["district_count"] >= FULL * len(members) else None

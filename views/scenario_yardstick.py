"""What an assumption is measured by, in words: what districts of the same kind have achieved, what a target needs."""

from domain.assumption import YearlyChange
from domain.precedent import Bounds, Precedents
from domain.series import Reason
from texts import Language
from views.catalogue import Indicator
from views.scenario import Case, TargetLine, managed, needed
from views.scenario_steps import PERCENT_DECIMALS, slider_ends


def change_words(change: YearlyChange, indicator: Indicator, language: Language) -> str:
    """'−8,1 je 1.000 Einw. im Jahr', with one more decimal than values have where it needs that."""
    if change.relative:
        return language("whatif.per_year", change=language.quantity(change.amount * 100, 1, "%", signed=True))
    decimals = indicator.decimals + (abs(round(change.amount, indicator.decimals) - change.amount) > 1e-9)
    written = language.quantity(change.amount, decimals, indicator.difference_unit, signed=True)
    return language("whatif.per_year", change=written)


def precedent_words(found: Precedents, case: Case, language: Language) -> str:
    """How many districts of the same kind have kept up a pace, and in which years one looked."""
    kind = language(f"whatif.peers.{case.region.kind}")
    if found.compared == 0:
        return language("whatif.precedent.unknown", kind=kind, years=found.years)
    first, last = case.span
    return language(
        "whatif.precedent.counted",
        count=len(found.managed),
        compared=found.compared,
        kind=kind,
        years=found.years,
        first=first,
        last=last,
    )


def needed_words(case: Case, line: TargetLine, language: Language) -> str:
    """Back-casting: which yearly change leads to the target, and who has managed that."""
    change = needed(case, line)
    value = language.quantity(line.target.value, case.indicator.decimals, case.indicator.unit)
    if isinstance(change, Reason):
        return language("whatif.needed_not", target=value, reason=language(f"whatif.reason.{change}"))
    told = language(
        "whatif.needed", target=value, year=line.target.year, change=change_words(change, case.indicator, language)
    )
    found = managed(change, case)
    return f"{told} {precedent_words(found, case, language)}" if found else told


def target_words(line: TargetLine, language: Language) -> str:
    """Whose target it is, where it stands and with which caveat it fits."""
    told = language(
        "whatif.target_told",
        name=line.name,
        level=language(f"whatif.level.{line.level}"),
        by=line.decided_by,
        document=line.document,
    )
    return f"{told} {line.caveat}".strip()


def bounds_words(case: Case, relative: bool, language: Language) -> str:
    """Why a slider ends where it ends, or why it has no bound."""
    bounds, ends = case.bounds[relative], slider_ends(case, relative)
    kind = language(f"whatif.peers.{case.region.kind}")
    if case.indicator.is_amount and not relative:
        return language("whatif.bounds_amount")
    if not isinstance(bounds, Bounds) or ends is None:
        return language("whatif.bounds_none", kind=kind)
    unit, decimals = ("%", PERCENT_DECIMALS) if relative else (case.indicator.difference_unit, case.indicator.decimals)
    first, last = case.span
    return language(
        "whatif.bounds",
        low=language.number(ends[0], decimals, signed=True),
        high=language.quantity(ends[1], decimals, unit, signed=True),
        kind=kind,
        count=language.number(bounds.changes, 0),
        first=first,
        last=last,
    )

"""What an assumption is measured by, in words: what districts of the same kind have achieved, what a target needs."""

from collections.abc import Sequence

from content.catalogue import Indicator
from content.judgement_words import describe_basis
from content.rounding import find_decimals_apart
from domain.assumption import YearlyChange
from domain.change import Direction
from domain.precedent import Bounds, Precedents
from domain.series import ROUNDING, Reason
from features.compare.peers import describe_kind_and_place
from features.scenario.assumptions import Case, compute_needed, count_managed, list_models
from features.scenario.steps import PERCENT_DECIMALS, find_slider_ends
from features.targets.assessment import Assessment
from features.targets.published import PublishedTarget
from features.targets.verdict import describe_verdict
from texts import Language


def describe_change(
    change: YearlyChange, indicator: Indicator, language: Language, beside: Sequence[YearlyChange] = ()
) -> str:
    """'−8,1 je 1.000 Einw. im Jahr', with one more decimal than values have where it needs that, and more where it
    would else read like one of the different changes told `beside` it."""
    factor, unit, decimals = (100, "%", PERCENT_DECIMALS) if change.relative else (1, indicator.difference_unit, 0)
    if not change.relative:
        decimals = indicator.decimals + (abs(round(change.amount, indicator.decimals) - change.amount) > ROUNDING)
    others = [other.amount * factor for other in beside if other.relative == change.relative]
    decimals = find_decimals_apart([change.amount * factor, *others], decimals)
    return language("whatif.per_year", change=language.quantity(change.amount * factor, decimals, unit, signed=True))


def describe_gap(gap: float, case: Case, language: Language) -> str:
    """What is missing to a target, never rounded away."""
    decimals = find_decimals_apart([gap], case.indicator.decimals)
    return language.quantity(gap, decimals, case.indicator.difference_unit)


def describe_precedents(found: Precedents, case: Case, language: Language) -> str:
    """How many districts of the same kind have kept up a pace, and in which years one looked."""
    kind = describe_kind_and_place(case.region, case.regions, language)
    if found.compared == 0:
        return language("whatif.precedent.unknown", kind=kind, years=found.years)
    return language(
        "whatif.precedent.counted",
        count=len(found.managed),
        compared=found.compared,
        kind=kind,
        years=found.years,
        first=found.first,
        last=found.last,
    )


def describe_needed(case: Case, aim: PublishedTarget, language: Language, beside: Sequence[YearlyChange] = ()) -> str:
    """Back-casting: which yearly change leads to the target from today, and who has managed that. `beside`: as in
    `describe_change`."""
    change = compute_needed(case, aim)
    value = language.quantity(aim.target(case.indicator).value, case.indicator.decimals, case.indicator.unit)
    if change is Reason.ALREADY_MET:
        year, newest = case.newest
        shown = language.quantity(newest, case.indicator.decimals, case.indicator.unit)
        return language("whatif.needed_met", target=value, value=shown, year=year)
    if isinstance(change, Reason):
        return language("whatif.needed_not", target=value, reason=language(f"check.reason.{change}"))
    pace = describe_change(change, case.indicator, language, beside)
    newest, today = case.newest[0], case.now[0]
    key = "whatif.needed" if newest == today else "whatif.needed_today"
    told = language(key, target=value, year=aim.year, change=pace, today=today, newest=newest)
    found = count_managed(change, case)
    return f"{told} {describe_precedents(found, case, language)}" if found else told


def describe_models(case: Case, language: Language) -> str:
    """That none of the other districts of the same kind improves; '' if one does or nobody can say."""
    others = case.recent_paces.keys() & case.others.keys()
    if not others or list_models(case) or case.indicator.direction is Direction.NONE:
        return ""
    kind = describe_kind_and_place(case.region, case.regions, language)
    return language("whatif.no_model", count=len(others), kind=kind)


def describe_target(aim: PublishedTarget, language: Language) -> str:
    """Whose target it is, where it stands and with which caveat it fits."""
    told = language(
        "whatif.target_told",
        name=aim.name,
        level=language(f"whatif.level.{aim.level}"),
        by=aim.decided_by,
        document=aim.document,
    )
    return f"{told} {aim.reason}".strip()


def describe_judgement(found: Assessment, case: Case, language: Language) -> str:
    """The verdict as on Zielcheck, and on which course it rests where the newest value is not part of it."""
    told = [f"{describe_verdict(found, case.region, language)}."]
    if found.trend is not None:
        told.append(describe_basis(found.trend.trend, found.newest[0], language))
    return " ".join(filter(None, told))


def describe_bounds(case: Case, relative: bool, language: Language) -> str:
    """Why a slider ends where it ends, or why it has no bound."""
    bounds, ends = case.bounds[relative], find_slider_ends(case, relative)
    if case.indicator.is_amount and not relative:
        return language("whatif.bounds_amount")
    if not case.peers:
        return language("whatif.bounds_alone", region=case.region.name)
    kind = describe_kind_and_place(case.region, case.regions, language)
    if not isinstance(bounds, Bounds) or ends is None:
        return language("whatif.bounds_none", kind=kind)
    unit, decimals = ("%", PERCENT_DECIMALS) if relative else (case.indicator.difference_unit, case.indicator.decimals)
    return language(
        "whatif.bounds",
        low=language.number(ends[0], decimals, signed=True),
        high=language.quantity(ends[1], decimals, unit, signed=True),
        kind=kind,
        count=language.number(bounds.changes, 0),
        first=bounds.first,
        last=bounds.last,
    )

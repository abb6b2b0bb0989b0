"""The numbers behind a verdict: what was achieved and what would be needed, as each method counts it."""

from content.rounding import write_apart
from domain.methods.eurostat_pace import Window
from features.targets.assessment import Assessment
from features.targets.paces import describe_pace, describe_paces
from texts import Language


def make_method_numbers(found: Assessment, method: str, window: Window, language: Language) -> str:
    """'erreicht −208 je Jahr, nötig −111' by the linear pace, growth rates by Eurostat's in the `window`, what is left
    in the target year by the weather symbols; '' where the method says nothing."""
    if method == "weather":
        return _carried_on(found, language)
    if method == "eurostat":
        rate = found.eurostat[window]
        return _rates(rate.growth, rate.required if found.linear.gap else None, language)
    return _paces(found, language)


def needs_pace(found: Assessment) -> bool:
    """Whether a pace towards the target is needed: not where the target is met, nor where it was met at the start."""
    return bool(found.linear.gap) and (found.linear.original_pace or 0.0) > 0


def _paces(found: Assessment, language: Language) -> str:
    linear = found.linear
    if linear.actual_pace is None:
        return ""
    if not needs_pace(found):
        return language("check.achieved", pace=describe_pace(linear.actual_pace, found, language))
    return _beside(*describe_paces([linear.actual_pace, linear.original_pace], found, language), language=language)


def _carried_on(found: Assessment, language: Language) -> str:
    recent, left = found.weather.recent, found.weather.gap_left
    if recent is None:
        return ""
    told = language("check.mean", pace=describe_pace(recent.pace, found, language))
    if left is None:
        return told
    if left <= 0:
        return f"{told}; {language('check.gap_closed', year=found.aim.year)}"
    share = language.quantity(100 * left, 0, "%")
    return f"{told}; {language('check.gap_left', share=share, year=found.aim.year)}"


def _rates(growth: float | None, required: float | None, language: Language) -> str:
    if growth is None:
        return ""
    known = [100 * rate for rate in (growth, required) if rate is not None]
    told = write_apart(known, 1, lambda rate, decimals: language.quantity(rate, decimals, "%", signed=True))
    return _beside(*told, language=language)


def _beside(achieved: str, needed: str = "", *, language: Language) -> str:
    told = language("check.achieved", pace=achieved)
    return f"{told}, {language('check.needed', pace=needed)}" if needed else told

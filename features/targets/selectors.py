"""What a visitor chooses on the page Zielcheck, kept in the address: method, pledges, target, base year."""

from collections.abc import Mapping, Sequence
from typing import cast

from content.catalogue import Indicator, sort_indicators
from domain.course import Point
from domain.methods.eurostat_pace import Window
from features.targets.assessment import Assessment, Method
from features.targets.published import PublishedTarget, describe_demand, describe_owner
from texts import Language
from ui import data, url
from ui.selection import Offer, Selection
from ui.selectors import mark_name

Lines = Mapping[str, Sequence[PublishedTarget]]


def _offer_indicators(lines: Lines, points: Mapping[str, Sequence[Point]], language: Language) -> Offer:
    known = data.ask_indicators(language)
    names = {
        key: mark_name(known[key], language)
        for key in (one.key for one in sort_indicators(known[key] for key in lines))
    }
    return Offer(names, (min(lines, key=lambda key: _rank(lines[key][0], key in points)),))


def _offer_targets(choice: Sequence[PublishedTarget], indicator: Indicator, language: Language) -> Offer:
    return Offer(
        {aim.key: f"{describe_demand(aim, indicator, language)}: {describe_owner(aim, language)}" for aim in choice}
    )


def _offer_base(years: Sequence[int], language: Language) -> Offer:
    return Offer({_AUTO: language("check.base_auto")} | {str(year): str(year) for year in years})


_AUTO = "auto"
_METHODS = ("forecast", "all")
PLEDGES = Selection("pledges", lambda language: Offer({key: language(f"check.pledges_{key}") for key in ("off", "on")}))
METHOD = Selection("method", lambda language: Offer({key: language(f"check.method.{key}") for key in _METHODS}))
WINDOW = Selection("window", lambda language: Offer({key: language("check.window", window=key) for key in ("5", "15")}))
INDICATOR = Selection("indicator", _offer_indicators)
TARGET = Selection("target", _offer_targets, named=True)
BASE = Selection("base", _offer_base)
YARDSTICKS = Selection(
    "yardsticks", lambda language: Offer({key: language(f"yardstick.{key}") for key in ("off", "on")})
)


def choose_pledges(language: Language) -> bool:
    """Whether pledges of parties are shown."""
    return url.choose(language("check.pledges_label"), PLEDGES, language) == "on"


def choose_method(language: Language) -> tuple[Method, Window]:
    """Whether the table tells what other methods say, and Eurostat's period where it does."""
    method = url.choose(language("check.method_label"), METHOD, language)
    window = "5"
    if method == "all":
        window = url.choose(language("check.window_label"), WINDOW, language)
    return cast(Method, method), 15 if window == "15" else 5


def choose_indicator(lines: Lines, points: Mapping[str, Sequence[Point]], language: Language) -> Indicator:
    """The indicator looked at closely, of those with a target; first one with values and a target of the place."""
    return data.ask_indicators(language)[url.select(language("common.indicator"), INDICATOR, lines, points, language)]


def _rank(aim: PublishedTarget, has_values: bool) -> tuple[bool, bool, bool]:
    return (not has_values, aim.year is None, not aim.is_own_region)


def choose_target(choice: Sequence[PublishedTarget], indicator: Indicator, language: Language) -> PublishedTarget:
    """The target that the indicator is held against: never more than one at a time."""
    chosen = url.select(language("check.target_label"), TARGET, choice, indicator, language)
    return next(aim for aim in choice if aim.key == chosen)


def choose_base(found: Assessment, language: Language) -> int | None:
    """The year that the linear pace is to start from, None for the one that the target or the method names: that of
    `found`, which is told in the label, for an option with changing words would be taken for a wrong choice."""
    given = found.linear.base_year
    chosen = url.select(
        language("check.base_label") if given is None else language("check.base_label_given", year=given),
        BASE,
        found.bases,
        language,
    )
    return None if chosen == _AUTO else int(chosen)


def choose_yardsticks(language: Language) -> bool:
    """Whether targets of larger territories are told as yardsticks."""
    return url.choose(language("yardstick.label"), YARDSTICKS, language) == "on"

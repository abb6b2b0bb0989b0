"""The slide of one indicator: its message by rule, what stands beside the chart, and what the speaker should know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from content.catalogue import Indicator, Region
from content.slides import Slide
from domain.course import Point
from domain.progress import Status
from features.deck.chart import BREAK, make_indicator_chart
from features.profile.profile import describe_difference
from features.targets.assessment import Assessment
from features.targets.chart import NO_DOUBTS, Doubts
from features.targets.method_numbers import needs_pace
from features.targets.paces import describe_paces
from features.targets.published import describe_demand, describe_owner, describe_wanted
from features.targets.verdict import describe_verdict
from features.trends.trend import describe_trend
from texts import Language


@dataclass(frozen=True)
class DistrictRank:
    """The `place` among `count` districts in a year, 1 = best."""

    place: int
    count: int
    year: int


@dataclass(frozen=True)
class IndicatorContent:
    """All that a slide on an indicator says. `points` by region key; `rank` None if not ranked; `owners` of measures
    that should show in it; `source` names sources, licences and data year; `breaks`: first years of a new basis with
    the reason."""

    indicator: Indicator
    points: Mapping[str, Sequence[Point]]
    assessment: Assessment | None
    rank: DistrictRank | None
    owners: Sequence[str]
    source: str
    breaks: Mapping[int, str]
    doubts: Doubts = NO_DOUBTS


def make_indicator_slide(told: IndicatorContent, region: Region, others: Sequence[Region], language: Language) -> Slide:
    """`others`: districts to compare with and the Land. Raises ValueError where none of them has a value."""
    shown = [region, *others]
    chart = make_indicator_chart(told.indicator, told.points, shown, told.assessment, list(told.breaks), language)
    title = _message(told, region, language)
    return Slide(
        told.indicator.key,
        title,
        replace(chart, alt=title),
        tuple(_facts(told, region, others, BREAK in chart.categories, language)),
        told.source,
        "\n".join(_notes(told, region, language)),
    )


def _message(told: IndicatorContent, region: Region, language: Language) -> str:
    own, found = told.points.get(region.key), told.assessment
    if not own:
        return language("deck.message.no_value", region=region.name, indicator=told.indicator.name)
    if found is None or found.linear.status is Status.NO_STATEMENT:
        return describe_trend(told.indicator, region, own, list(told.breaks), language)
    linear, aim = found.linear, found.aim
    said = language(
        f"deck.message.{linear.status}",
        indicator=told.indicator.name,
        value=language.quantity(linear.value, told.indicator.decimals, told.indicator.unit),
        year=linear.year,
        target=describe_wanted(aim, told.indicator, language),
        due=language("check.by", year=aim.year) if aim.year else "",
    ).strip()
    return language("deck.message.provisional", said=said, count=linear.observations) if linear.provisional else said


def _facts(
    told: IndicatorContent, region: Region, others: Sequence[Region], has_break: bool, language: Language
) -> list[str]:
    indicator, own = told.indicator, told.points.get(region.key)
    facts = []
    if own:
        year, value = max(own)
        written = language.quantity(value, indicator.decimals, indicator.unit)
        facts.append(language("deck.fact.value", region=region.short_name, year=year, value=written))
        if told.rank:
            facts.append(_ranked(told.rank, year, language))
        land = next((other for other in others if other.is_reference), None)
        there = dict(told.points.get(land.key, ())).get(year) if land else None
        if land and there is not None and not indicator.is_amount:
            compared = (
                language.number(there, indicator.decimals),
                describe_difference(indicator, there, value, language),
            )
            facts.append(language("deck.fact.land", land=land.short_name, value=compared[0], difference=compared[1]))
    if found := told.assessment:
        facts.append(
            f"{describe_owner(found.aim, language)}: {describe_demand(found.aim, indicator, language, unit=True)}"
        )
        if needs_pace(found) and found.linear.required_pace is not None:
            actual, needed = describe_paces([found.linear.actual_pace, found.linear.required_pace], found, language)
            years = {"since": found.linear.base_year, "year": found.linear.year}
            facts.append(language("deck.fact.pace", actual=actual, needed=needed, **years))
    if kind := told.doubts.kind:
        facts.append(language(f"deck.fact.{kind}"))
    if told.owners:
        facts.append(language("deck.fact.owners", owners=", ".join(told.owners)))
    if has_break:
        facts.append(language("deck.fact.break", sign=BREAK, years=", ".join(map(str, told.breaks))))
    return facts


def _ranked(rank: DistrictRank, year: int, language: Language) -> str:
    """The rank, with its year where that is not the `year` of the value beside it."""
    told = language("deck.fact.rank", rank=rank.place, count=rank.count)
    return told if rank.year == year else language("deck.fact.rank_before", rank=told, year=rank.year)


def _notes(told: IndicatorContent, region: Region, language: Language) -> list[str]:
    """Definition and method for questions from the floor."""
    indicator = told.indicator
    notes = [language("deck.note.definition", definition=indicator.definition)]
    if indicator.note:
        notes.append(indicator.note)
    if told.assessment:
        notes += [describe_verdict(told.assessment, region, language), *told.doubts.told, language("deck.note.method")]
        if told.assessment.aim.reason:
            notes.append(told.assessment.aim.reason)
        aim = told.assessment.aim
        notes.append(language("deck.note.target", who=aim.decided_by, document=aim.document))
    notes += [language("deck.note.break", year=year, reason=reason) for year, reason in told.breaks.items()]
    return notes

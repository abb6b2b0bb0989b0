"""The deck of a visit: what is chosen in the address, and everything its slides tell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from content.catalogue import COUNTRY, Indicator, Region, find_prefix, list_inside
from content.council import find_council
from content.credit import describe_sources, name_own_values
from content.rows import read_rows
from content.series import read_points_by_region
from content.slides import Deck, Slide, SlideMap
from domain.course import Point
from domain.movers import pick_movers
from domain.position import Quarter
from domain.trend import find_basis
from domain.verdict import VerdictWord
from features.compare.peers import find_kind_home
from features.deck.appendix import UsedSource, describe_credit, describe_foot, make_gaps_slide, make_sources_slide
from features.deck.data import (
    Positions,
    ask_compared,
    ask_land_values,
    ask_median,
    ask_positions,
    ask_used_sources,
    name_sources,
)
from features.deck.decision import make_decision_slide
from features.deck.indicator import IndicatorContent, make_indicator_slide
from features.deck.map_slide import make_land_map, make_place_slide
from features.deck.measures import make_measures_slide
from features.deck.outlook import Compared, make_outlook_plan, make_outlook_slide
from features.deck.position import RECENT, Surroundings, make_cards_slide, make_position_slide
from features.deck.scenario_blocks import make_scenario_of_visit
from features.deck.scenario_words import work_out_scenarios
from features.deck.selectors import INDICATORS, MOST, SETS
from features.deck.strategy import make_strategy_of_visit
from features.events.data import ask_events
from features.map.data import find_borders
from features.measures.register import ask_programmes, read_entries
from features.profile import data as profile_data
from features.profile.topic import Topic, order_topics
from features.scenario.data import ask_case
from features.scenario.slide_controls import USUAL
from features.targets import data as targets_data
from features.targets.assessment import WORST_FIRST, Assessment
from texts import Language
from ui import data, url
from ui.selectors import choose_region, choose_regions, is_comparable

_SHORTEST = 6  # values that make a course
_DIVES = 2
_OFF = (VerdictWord.AWAY, VerdictWord.OFF_TRACK)


@dataclass(frozen=True)
class Wish:
    """What a deck is to hold: of which contents (`sets`), the indicators with a slide of their own (None: those that
    matter most), the districts to compare with, and the slides of a scenario and of a strategy."""

    region: Region
    others: Sequence[Region] = ()
    sets: Sequence[str] = USUAL
    indicators: Sequence[str] | None = None
    scenario: Slide | None = None
    strategy: Sequence[Slide] = ()

    @property
    def peers(self) -> list[Region]:
        """The one beside the district in its courses: the first of its own kind."""
        return [one for one in self.others if one.kind == self.region.kind][:1]


def make_deck_of_visit(language: Language) -> Deck | None:
    """All slides of the selection, in their first order; None where there is none."""
    regions = data.ask_regions(language)
    region = regions[choose_region(language)]
    others = [regions[key] for key in choose_regions(language) if key != region.key]
    sets = url.select_many(language("deck.sets"), SETS, language)
    points = read_points_by_region(data.ask("histories", regions=(region.key,)))
    offered = [key for key in points if region.key in points[key]]
    chosen: Sequence[str] = ()
    if "indicators" in sets:
        wanted = list_deep_dives(ask_positions(region, language), points, region, language)
        chosen = url.select_many(language("deck.indicators", limit=MOST), INDICATORS, offered, wanted, language)
    scenario = None
    if "scenario" in sets:
        scenario = make_scenario_of_visit(region, lambda one: _list_owners(one, region, language), language)
    strategy = make_strategy_of_visit(region, language) if "strategy" in sets else ()
    return make_deck(Wish(region, others, sets, chosen, scenario, strategy), language)


def make_deck(wish: Wish, language: Language) -> Deck | None:
    """The slides of a wish: where the district stands, better and worse, map, deep dives, what if, the decision, and
    what stands behind them. None where nothing is wished for."""
    region, sets = wish.region, wish.sets
    around = ask_positions(region, language)
    others = [one for one in wish.others if one.key in around.group]
    surroundings = Surroundings(region, around.group_name, date.today().year, around.changes, others)
    leads = around.leads if any(topic.rank for topic in around.leads) else []  # of a municipality nothing is compared
    shown = [*leads, *around.better, *around.worse]
    slides: list[Slide | None] = []
    if "overview" in sets:
        slides += _make_position_slides(around, surroundings, language)
    points = read_points_by_region(data.ask("histories", regions=(region.key, *(one.key for one in wish.others))))
    chosen: Sequence[str] = ()
    if "indicators" in sets:
        chosen = wish.indicators if wish.indicators is not None else list_deep_dives(around, points, region, language)
    if "place" in sets:
        slides.append(_make_place_slide(around, chosen, region, language))
    found = {one.indicator.key: one for one in targets_data.ask_assessments(region, language)}
    indicators = data.ask_indicators(language)
    for key in chosen:
        content = _ask_indicator(indicators[key], found.get(key), points, wish, around, language)
        slides.append(make_indicator_slide(content, region, wish.peers, language))
    if wish.scenario is None and "outlook" in sets:
        slides.append(_make_outlook_slide(around, chosen, found, wish, language))
    slides += [wish.scenario, *wish.strategy]
    if "measures" in sets:
        entries = read_entries(language)
        slides += [
            make_measures_slide(entries.tracked(programme.measures, date.today()), programme, language)
            for programme in ask_programmes(region.key, language).values()
        ]
    if "decision" in sets:
        own = {key for key, one in found.items() if one.aim.is_own_region}
        slides.append(make_decision_slide(leads, around.worse, own, surroundings, language))
    if not any(slides):
        return None
    today = language.date(date.today())
    about = [*chosen, *(key for slide in slides if slide for key in slide.indicators)]
    used = _list_used(shown, about, wish, language)
    slides.append(_make_gaps(region, today, language))
    if used:
        slides.append(make_sources_slide(used, today, language))
    subtitle = language(
        f"deck.deck_subtitle{'' if leads else '_town' if region.is_town else '_alone'}",
        council=find_council(region, language).name,
        day=today,
        count=len(around.group),
        group=around.group_name,
    )
    title = language("deck.deck_title", region=region.name)
    told = tuple(slide for slide in slides if slide is not None)
    return Deck(title, subtitle, told, name_file(region, language), _make_land(region), describe_credit(used, language))


def name_file(region: Region, language: Language) -> str:
    """Council, region and day, as the files of a deck are called."""
    council = find_council(region, language).name
    return f"{'-'.join(council.split())}_{'-'.join(region.name.split())}_{date.today().isoformat()}"


def list_deep_dives(
    around: Positions, points: Mapping[str, Mapping[str, Sequence[Point]]], region: Region, language: Language
) -> list[str]:
    """The weakest lead topic with a course, then the district's own target that is furthest off; without one the next
    weakest topic. Of a municipality, which has no rank, the lead topics that have a course."""
    breaks = targets_data.ask_background(region.key).breaks
    long = [
        topic.indicator.key
        for topic in order_topics([one for one in around.leads if one.rank])[::-1] or around.leads
        if topic.year >= date.today().year - RECENT
        and _has_course(points.get(topic.indicator.key, {}).get(region.key, ()), breaks.get(topic.indicator.key, ()))
    ]
    judged = _list_judged(targets_data.ask_assessments(region, language))
    return list(dict.fromkeys([*long[:1], *(one.indicator.key for one in judged[:1]), *long[1:]]))[:_DIVES]


def _list_judged(found: Iterable[Assessment]) -> list[Assessment]:
    """Those of the district's own targets that a verdict stands on, the worst first."""
    judged = (one for one in found if one.aim.is_own_region and one.verdict.word in WORST_FIRST)
    return sorted(judged, key=lambda one: WORST_FIRST.index(one.verdict.word))


def _has_course(points: Sequence[Point], breaks: Sequence[int]) -> bool:
    """Whether there are enough values on the basis of the newest one."""
    basis = find_basis(points, breaks) if points else ()
    return len(basis) >= _SHORTEST and max(basis)[0] == max(points)[0]


def _make_position_slides(around: Positions, surroundings: Surroundings, language: Language) -> list[Slide | None]:
    changes = [change.mover for change in around.changes.values()]
    movers = pick_movers(changes, surroundings.today)
    names = {key: one.short_name for key, one in data.ask_indicators(language).items()}
    foot = _tell_foot(around.leads, language)
    slides = [make_position_slide(around.leads, (movers, names), surroundings, foot, language)]
    for key, topics in (("better", around.better), ("worse", around.worse)):
        foot = _tell_foot(topics, language)
        slides.append(make_cards_slide(key, topics, around.bests, surroundings, foot, language))
    return slides


def _tell_foot(topics: Sequence[Topic], language: Language, rest: str = "") -> str:
    if not topics:
        return ""
    return describe_foot(ask_used_sources(topics, language), [topic.year for topic in topics], language, rest)


def _make_place_slide(around: Positions, chosen: Sequence[str], region: Region, language: Language) -> Slide | None:
    """Of the first deep dive that is a lead topic."""
    topic = next((one for key in chosen for one in around.leads if one.indicator.key == key), None)
    if topic is None:
        return None
    regions = data.ask_regions(language)
    home = find_kind_home(region, regions)
    land = list_inside(home, regions)
    foot = _tell_foot([topic], language, language("deck.place.borders"))
    found = find_borders(find_prefix(home)), ask_land_values(topic, land)
    return make_place_slide(topic, found, regions, around.group_name, foot, language)


def _make_outlook_slide(
    around: Positions,
    chosen: Sequence[str],
    found: Mapping[str, Assessment],
    wish: Wish,
    language: Language,
) -> Slide | None:
    """Of the district's own target that is furthest off; without one of the first topic of which it can be told: a deep
    dive that is not in front, a card of what is worse than elsewhere, the weakest lead topics."""
    behind = [one for one in _list_judged(found.values()) if one.verdict.word in _OFF and not one.is_disputed]
    topics = {topic.indicator.key: topic for topic in (*around.worse, *around.leads)}
    weakest = [topic.indicator.key for topic in (*around.worse, *order_topics(around.leads)[::-1]) if topic.rank]
    in_front = {key for key, topic in topics.items() if topic.quarter is Quarter.FIRST}
    targets = {one.indicator.key: one.aim.key for one in behind}
    own = {key for key, one in found.items() if one.aim.is_own_region}
    open_topics = [key for key in dict.fromkeys([*chosen, *weakest]) if key not in own | in_front]
    indicators = data.ask_indicators(language)
    for key in [*targets, *open_topics]:
        case = ask_case(wish.region, indicators[key], language)
        plan = make_outlook_plan(case, targets.get(key, "")) if case else None
        if case is None or plan is None:
            continue
        topic, compared = topics.get(key), None
        if topic and topic.rank and topic.value_year == topic.year:
            compared = Compared(topic.year, ask_compared(topic, around.group))
        values = _ask_values(key, wish)
        used = name_sources(set(values.loc[values["region_key"] == wish.region.key, "source_key"]), language)
        rest = language("deck.outlook.foot")
        if case.comparable and case.comparable.trend:
            rest += f"; {language('deck.outlook.pace_basis', since=case.comparable.trend.since)}"
        source = describe_foot(used, [case.newest[0]], language, rest)
        shown = work_out_scenarios(case, plan, None, language)
        slide = make_outlook_slide(
            shown, compared, _list_owners(indicators[key], wish.region, language), source, language
        )
        if slide:
            return slide
    return None


def _make_land(region: Region) -> SlideMap | None:
    ground = find_borders(region.key[:2])
    return make_land_map(ground, region) if any(area.key == region.key for area in ground.areas) else None


def _make_gaps(region: Region, today: str, language: Language) -> Slide:
    profile = profile_data.ask_profile(region, language)
    indicators = {key: one for key, one in data.ask_indicators(language).items() if not one.is_own}
    missing = {key: profile.reasons.get(key, "") for key in indicators if key not in profile.rows}
    return make_gaps_slide(
        indicators, missing, data.ask_sdgs(language), region, language("deck.made", day=today), language
    )


def _list_used(topics: Sequence[Topic], about: Sequence[str], wish: Wish, language: Language) -> list[UsedSource]:
    """The sources of all topics, and those that the courses of deep dives and assumptions take their years from."""
    used = {source.key: source for source in ask_used_sources(topics, language)}
    known = data.ask_indicators(language)
    for key in about:
        values = _ask_values(key, wish)
        for source in name_sources(set(values["source_key"]) - used.keys(), language):
            years = values.loc[values["source_key"] == source.key, "year"]
            used[source.key] = replace(
                source, topics=(known[key].short_name,), years=(int(years.min()), int(years.max()))
            )
    return list(used.values())


def _ask_values(indicator: str, wish: Wish) -> pd.DataFrame:
    """The course of the district and of the one beside it: what is withheld is of no source and no year."""
    values = data.ask("values", indicator=indicator, regions=tuple(one.key for one in (wish.region, *wish.peers)))
    return values[values["value"].notna()]


def _ask_indicator(
    indicator: Indicator,
    found: Assessment | None,
    points: Mapping[str, Mapping[str, Sequence[Point]]],
    wish: Wish,
    around: Positions,
    language: Language,
) -> IndicatorContent:
    region = wish.region
    asked = tuple(one.key for one in (region, *wish.peers))
    by_region = {key: points[indicator.key][key] for key in asked if key in points[indicator.key]}
    values = _ask_values(indicator.key, wish)
    newest = max(year for year, _ in by_region[region.key])
    years = name_own_values(language("chart.newest_year", year=newest), values, data.ask_regions(language), language)
    series = data.ask_rows("series", indicator=indicator.key)
    reasons = {
        row["first_year"]: language.of(row, "reason")
        for row in data.list_breaks([region])
        if row["indicator_key"] == indicator.key
        and (row["region_key"] == COUNTRY or region.key.startswith(row["region_key"]))
    }
    counts = values["source_key"].value_counts()
    used = sorted(name_sources(set(counts.index), language), key=lambda source: -counts[source.key])
    topic = next(iter(profile_data.ask_topics(region, around.group, [indicator.key], language)), None)
    return IndicatorContent(
        indicator,
        by_region,
        found,
        topic,
        ask_median(indicator.key, around.group) if is_comparable(indicator) and region.is_district else [],
        around.changes.get(indicator.key),
        _list_owners(indicator, region, language),
        describe_foot(used, [newest], language),
        f"{describe_sources(series, set(values['source_key']), language)} {years}",
        reasons,
        ask_events([region], indicator, language)[0],
    )


def _list_owners(indicator: Indicator, region: Region, language: Language) -> list[str]:
    """Offices responsible for the district's own measures that should show in the indicator."""
    links = data.ask("measure_links", region=region.key)
    about = set(links.loc[(links["link"] == "indicator") & (links["target"] == indicator.key), "measure_key"])
    named: pd.DataFrame = links[links["measure_key"].isin(about) & (links["role"] == "responsible")]
    return list(dict.fromkeys(language.of(row, "target") for row in read_rows(named)))

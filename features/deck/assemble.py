"""The deck of a visit: what is chosen in the address, and everything its slides tell."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from content.catalogue import Indicator, Region
from content.council import find_council
from content.credit import describe_sources, name_own_values
from content.rows import read_rows
from content.series import read_points_by_region
from content.slides import Deck, Slide
from domain.course import Point
from features.compare.peers import find_all_around
from features.deck.indicator import DistrictRank, IndicatorContent, make_indicator_slide
from features.deck.overview import (
    make_gaps_slide,
    make_measures_slide,
    make_movers_slide,
    make_sources_slide,
    make_targets_slide,
)
from features.deck.scenario_blocks import make_scenario_of_visit
from features.deck.selectors import INDICATORS, MOST, SETS
from features.measures.register import ask_programmes, read_entries
from features.profile import data as profile_data
from features.profile.profile import Mover, find_movers
from features.targets import data as targets_data
from features.targets.assessment import Assessment
from texts import Language
from ui import data, url
from ui.selectors import ask_ranking_years, choose_region, choose_regions, is_comparable


def make_deck_of_visit(language: Language) -> Deck | None:
    """All slides of the selection, in their first order; None where there is none."""
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    region = regions[choose_region(language)]
    others = [regions[key] for key in choose_regions(language) if key != region.key]
    profile = profile_data.ask_profile(region, language)
    beside = [*others, profile.reference]
    points = read_points_by_region(data.ask("histories", regions=tuple(one.key for one in (region, *beside))))
    found = targets_data.ask_assessments(region, language)
    moved = find_movers(profile, indicators, language)
    sets = url.select_many(language("deck.sets"), SETS, language)
    chosen = _indicators(found, moved, points, region, language) if "indicators" in sets else []
    sources = data.ask("sources")
    used = {row["source_key"] for row in profile.rows.values()}
    everything = describe_sources(sources, used, language)
    slides: list[Slide | None] = []
    if "overview" in sets:
        slides += [make_movers_slide(moved, judgement, everything, language) for judgement in ("better", "worse")]
    if "targets" in sets:
        unmeasured = targets_data.ask_own_unmeasured(region, language)
        slides.append(make_targets_slide(found, unmeasured, region, everything, language))
    by_key = {one.indicator.key: one for one in found}
    told = [_ask_indicator(indicators[key], by_key.get(key), points, region, beside, language) for key in chosen]
    slides += [make_indicator_slide(one, region, beside, language) for one in told]
    if "scenario" in sets:
        slides.append(make_scenario_of_visit(region, lambda one: _list_owners(one, region, language), language))
    if "measures" in sets:
        entries = read_entries(language)
        slides += [
            make_measures_slide(entries.tracked(programme.measures, date.today()), programme, language)
            for programme in ask_programmes(region.key, language).values()
        ]
    if not any(slides):
        return None
    missing = {
        indicator: profile.reasons.get(key, "") for key, indicator in indicators.items() if key not in profile.rows
    }
    slides.append(make_gaps_slide(missing, data.ask_sdgs(language), region, len(profile.rows), everything, language))
    today = language.date(date.today())
    listed = [
        (language.of(row, "title"), row["publisher"], language.of(row, "licence"))
        for row in read_rows(sources)
        if row["source_key"] in used
    ]
    slides.append(make_sources_slide(listed, today, language))
    names = language.listed([one.name for one in others]) if others else ""
    council = find_council(region, language).name
    which = "deck.deck_subtitle" if others else "deck.deck_subtitle_alone"
    subtitle = language(which, council=council, day=today, others=names)
    title = language("deck.deck_title", region=region.name)
    file = f"{'-'.join(council.split())}_{'-'.join(region.name.split())}_{date.today().isoformat()}"
    return Deck(title, subtitle, tuple(slide for slide in slides if slide is not None), file)


def _indicators(
    found: Sequence[Assessment],
    moved: Sequence[Mover],
    points: dict[str, dict[str, list[Point]]],
    region: Region,
    language: Language,
) -> list[str]:
    """Keys of the indicators with a slide of their own; first those with a target and a verdict, then what moved."""
    offered = [key for key in points if region.key in points[key]]
    wanted = [one.indicator.key for one in found if one.verdict.reason is None] + [one.indicator.key for one in moved]
    return url.select_many(language("deck.indicators", limit=MOST), INDICATORS, offered, wanted, language)


def _ask_indicator(
    indicator: Indicator,
    found: Assessment | None,
    points: dict[str, dict[str, list[Point]]],
    region: Region,
    beside: Sequence[Region],
    language: Language,
) -> IndicatorContent:
    compared = [one for one in beside if not (indicator.is_amount and one.is_reference)]
    asked = tuple(one.key for one in (region, *compared))
    by_region = {key: points[indicator.key][key] for key in asked if key in points[indicator.key]}
    values = data.ask("values", indicator=indicator.key, regions=asked)
    newest = max(year for year, _ in by_region[region.key])
    years = name_own_values(language("chart.newest_year", year=newest), values, data.ask_regions(language), language)
    series = data.ask("series", indicator=indicator.key)
    reasons = {
        row["first_year"]: language.of(row, "reason")
        for row in data.list_breaks([region])
        if row["indicator_key"] == indicator.key
    }
    return IndicatorContent(
        indicator,
        by_region,
        found,
        _rank(indicator, region, newest, language),
        _list_owners(indicator, region, language),
        f"{describe_sources(series, set(values['source_key']), language)} {years}",
        reasons,
    )


def _rank(indicator: Indicator, region: Region, newest: int, language: Language) -> DistrictRank | None:
    """Rank among the districts of the Land in the `newest` year of the region, or before, where so far only a few have
    a value of that year; None for what has no better and worse or is not ranked."""
    if not is_comparable(indicator) or indicator.direction == "none":
        return None
    year = min(newest, ask_ranking_years(indicator.key)[1])
    group = find_all_around(region, data.ask_regions(language)).members
    ranking = data.ask("ranking", indicator=indicator.key, year=year, group=group, also=())
    own = ranking[ranking["region_key"] == region.key]
    return None if own.empty else DistrictRank(int(own["rank"].iloc[0]), int(own["district_count"].iloc[0]), year)


def _list_owners(indicator: Indicator, region: Region, language: Language) -> list[str]:
    """Offices responsible for the measures that should show in the indicator."""
    links = data.ask("measure_links", region=region.key)
    about = set(links.loc[(links["link"] == "indicator") & (links["target"] == indicator.key), "measure_key"])
    named: pd.DataFrame = links[links["measure_key"].isin(about) & (links["role"] == "responsible")]
    return list(dict.fromkeys(language.of(row, "target") for row in read_rows(named)))

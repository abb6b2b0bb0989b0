"""The slides of the strategy that stands in the address, as the page Strategie wrote it there."""

from dataclasses import replace

from content.catalogue import Region
from content.slides import Slide
from content.table import Cell, Table
from features.strategy.blocks import enter_strategy, keep_visit, list_names, make_credit, work_out_visit
from features.strategy.data import list_offered
from features.strategy.model import StrategyOutcome
from features.strategy.table import make_bundles_table, make_costs_table, make_measures_table, make_strategy_table
from features.strategy.words import (
    describe_costs,
    describe_course,
    describe_prospects,
    describe_ranks,
    describe_row,
    describe_versus,
    name_bundle,
)
from texts import Language

KEY = "strategy"
_SUMS = 3  # rows on top of the table of costs: once, per year, in total


def make_strategy_of_visit(region: Region, language: Language) -> list[Slide]:
    """What the assumptions lead to; with measures, bundle A against B, and which measures these are. None where the
    region has no values or nothing is assumed."""
    if not list_offered(region, language):
        return []
    enter_strategy(region, language)
    keep_visit()
    found = work_out_visit(region, language)
    if not found.prospects:
        return []
    source = make_credit(found, region, language).told(language)
    shown = [_make_prospects_slide(found, region, source, language)]
    if found.bundles:
        names = list_names(region, language)
        title = describe_costs(found, language)
        notes = [describe_versus(found, language), describe_course(found, language)]
        notes += [*_list_unit_costs(found, language), language("strategy.range_note")]
        body = make_versus_table(found, region.name, language)
        foot = f"{language('strategy.slide_range')} {source}"
        shown.append(Slide(f"{KEY}_bundles", title, body, (), foot, "\n".join(filter(None, notes))))
        measures = make_measures_table(found, names, language)
        title = language("strategy.measures_caption")
        shown.append(Slide(f"{KEY}_measures", title, measures, (), language("strategy.typed_in"), ""))
    return shown


def _make_prospects_slide(found: StrategyOutcome, region: Region, source: str, language: Language) -> Slide:
    title = describe_prospects(found, region.name, language)
    table = make_strategy_table(found, region.name, language, is_brief=True)
    finds = found.strategy.finds
    assumed = [f"{one.subject.indicator.name}: {describe_row(one, language)}" for one in found.prospects]
    notes = [language("strategy.intro"), *assumed, describe_ranks(found, language)]
    notes += [f"{language('strategy.better.finds_told')}: {finds}"] if finds else []
    keys = tuple(one.subject.indicator.key for one in found.prospects)
    return Slide(KEY, title, table, (), source, "\n".join(filter(None, notes)), indicators=keys)


def make_versus_table(found: StrategyOutcome, region: str, language: Language) -> Table:
    """Indicators and costs of both bundles in one table, whose heads say of what year the values are and what they
    would be without measures: the slide before may assume something else."""
    values, costs = make_bundles_table(found, region, language), make_costs_table(found, language)
    first, _, *names = values.columns
    without = language(f"strategy.slide_without.{found.strategy.course}", year=found.due)
    with_them = (language("strategy.slide_with", year=found.due, bundle=name) for name in names)
    rows = [(replace(head, note=costs.columns[0]), Cell(), *cells) for head, *cells in costs.rows[:_SUMS]]
    return replace(values, columns=(first, without, *with_them), rows=[*values.rows, *rows])


def _list_unit_costs(found: StrategyOutcome, language: Language) -> list[str]:
    told = []
    for head, *cells in make_costs_table(found, language).rows[_SUMS:]:
        named = zip((name_bundle(bundle, language) for bundle in found.bundles), cells, strict=True)
        amounts = [f"{name} {cell.text} ({cell.note})" if cell.note else f"{name} {cell.text}" for name, cell in named]
        told.append(f"{head.text}: {'; '.join(amounts)}")
    return told

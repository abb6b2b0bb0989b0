"""A strategy as tables: what becomes of each indicator, of targets and yardsticks, the measures, bundle A against B."""

from collections.abc import Mapping

from content.catalogue import Indicator
from content.table import Cell, Table, number_cell
from content.yardsticks import OfferedYardstick
from domain.change import Direction
from domain.target import Target
from features.scenario.words import describe_ending
from features.strategy.model import Prospect, StrategyOutcome, find_gap, list_measuring_yardsticks
from features.strategy.plan import PlannedMeasure
from features.strategy.words import (
    describe_bundle,
    describe_missing,
    describe_natural_cost,
    describe_no_rank,
    describe_no_unit_cost,
    describe_now,
    describe_place,
    describe_row,
    describe_unit,
    name_bundle,
    name_measure,
    name_row,
    write_cost,
    write_gap,
    write_total,
    write_unit_cost,
)
from features.targets.published import describe_demand, describe_owner
from texts import MISSING, Language

Cells = tuple[Cell, ...]


def make_strategy_table(found: StrategyOutcome, region: str, language: Language, is_brief: bool = False) -> Table:
    """A row per indicator: newest value, what is assumed, what would become of value, rank and target. `is_brief`: as
    a slide has room for, without the last horizon and with the assumption by its name."""
    due, later = found.horizons
    columns = ["indicator", "now", "assumption", "then", "later", "rank", "target"]
    left_out = {"later"} if is_brief else set()
    if not any(one.subject.aim for one in found.prospects):
        left_out.add("target")
    columns = [name for name in columns if name not in left_out]
    years = {"then": due, "later": later, "rank": due}
    return Table(
        language("strategy.caption", region=region),
        tuple(language(f"strategy.column.{name}", year=years.get(name, 0)) for name in columns),
        [tuple(_make_cells(one, found, language, is_brief)[name] for name in columns) for one in found.prospects],
        numeric=frozenset(number for number, name in enumerate(columns) if name in ("now", "then", "later")),
    )


def _make_cells(one: Prospect, found: StrategyOutcome, language: Language, is_brief: bool) -> dict[str, Cell]:
    subject, case, indicator = one.subject, one.subject.case, one.subject.indicator
    due, later = found.horizons
    then = subject.rank(one.value(due))
    going_on = subject.rank(one.value(due), due)
    if then and going_on:
        beside = language("strategy.others_go_on", rank=describe_place(going_on, language))
    else:
        beside = describe_no_rank(subject, language)
    return {
        "indicator": Cell(indicator.short_name, indicator.unit),
        "now": _with_note(number_cell(case.newest[1], indicator.decimals, language), describe_now(subject, language)),
        "assumption": Cell(name_row(one, language) if is_brief else describe_row(one, language)),
        "then": _make_value_cell(one, due, language),
        "later": _make_value_cell(one, later, language),
        "rank": Cell(describe_place(then, language), beside),
        "target": _make_target_cell(one, due, language),
    }


def _make_value_cell(one: Prospect, year: int, language: Language) -> Cell:
    result, case = one.outcomes[year].result, one.subject.case
    if result.value is None:
        return Cell(MISSING, describe_ending(result, case, language))
    return number_cell(result.value, case.indicator.decimals, language)


def _make_target_cell(one: Prospect, due: int, language: Language) -> Cell:
    subject = one.subject
    if subject.aim is None:
        return Cell(MISSING, language("strategy.no_target"))
    missing = describe_missing(subject, one.outcomes[due].result, language)
    told = language("strategy.in_year", year=due, told=missing) if missing else ""
    return Cell(describe_demand(subject.aim, subject.indicator, language), told)


def _with_note(cell: Cell, note: str) -> Cell:
    return Cell(cell.text, note, number=cell.number, decimals=cell.decimals)


def make_targets_table(found: StrategyOutcome, region: str, language: Language) -> Table | None:
    """A row per target and per yardstick of each indicator: what would be missing; None without any."""
    rows: list[Cells] = []
    for one in found.prospects:
        subject, indicator = one.subject, one.subject.indicator
        for aim in subject.case.targets:
            asked = describe_demand(aim, indicator, language, unit=True)
            heads = Cell(aim.name, aim.decided_by), Cell(asked, describe_owner(aim, language))
            rows.append((Cell(indicator.short_name), *heads, *_make_gap_cells(one, aim.target(indicator), language)))
        for yardstick, target in list_measuring_yardsticks(subject):
            asked = _describe_yardstick(yardstick, target, indicator, language)
            name = Cell(yardstick.name, f"{yardstick.decided_by}. {yardstick.caveat}".strip())
            heads = name, Cell(asked, language("strategy.yardstick"))
            rows.append((Cell(indicator.short_name), *heads, *_make_gap_cells(one, target, language)))
    if not rows:
        return None
    columns = ["indicator", "aim", "demand", "gap_now", "gap_then", "gap_later"]
    years = dict(zip(columns[4:], found.horizons, strict=True))
    titles = tuple(language(f"strategy.column.{name}", year=years.get(name, 0)) for name in columns)
    return Table(language("strategy.targets_caption", region=region), titles, rows)


def _describe_yardstick(one: OfferedYardstick, target: Target, indicator: Indicator, language: Language) -> str:
    value = language.quantity(target.value, indicator.decimals, indicator.unit)
    sense = {Direction.UP: "check.at_least", Direction.DOWN: "check.at_most"}.get(indicator.direction)
    until = language("check.by", year=one.year) if one.year else ""
    return f"{language(sense, value=value) if sense else value} {until}".strip()


def _make_gap_cells(one: Prospect, target: Target, language: Language) -> list[Cell]:
    """What is missing to the newest value, and would be in each horizon."""
    gaps = [find_gap(target, one.subject.case.newest[1]), *(one.find_gap(target, year) for year in one.outcomes)]
    return [Cell(MISSING if gap is None else write_gap(gap, one.subject, language)) for gap in gaps]


def make_measures_table(found: StrategyOutcome, registered: Mapping[str, str], language: Language) -> Table:
    """A row per measure: bundle, beginning, costs, and what is assumed of its effects."""
    columns = ("measure", "bundle", "from", "once", "yearly", "effects")
    return Table(
        language("strategy.measures_caption"),
        tuple(language(f"strategy.column.{name}") for name in columns),
        [
            (
                Cell(name_measure(one, number, registered, language)),
                Cell(language(f"strategy.in_bundle.{one.bundle}")),
                Cell(str(one.from_year)),
                Cell(write_cost(one.once, language)),
                Cell(write_cost(one.yearly, language)),
                Cell(describe_effects(one, found, language)),
            )
            for number, one in enumerate(found.strategy.measures, 1)
        ],
    )


def describe_effects(measure: PlannedMeasure, found: StrategyOutcome, language: Language) -> str:
    """'Pkw-Dichte −4,0 je 1.000 Einw. (60 %)'; effects on indicators that are not looked at are left out."""
    shown = {one.subject.indicator.key: one.subject.indicator for one in found.prospects}
    told = [
        language(
            "strategy.effect",
            name=shown[one.indicator].short_name,
            size=_write_size(one.size, shown[one.indicator], language),
            certainty=one.certainty,
        )
        for one in measure.effects
        if one.indicator in shown and one.size
    ]
    return "; ".join(told) or MISSING


def _write_size(size: float, indicator: Indicator, language: Language) -> str:
    """With the decimals of the indicator, and those typed beyond them: costs per unit are worked out from these."""
    decimals = next((count for count in range(indicator.decimals, 6) if round(size, count) == size), 6)
    return language.quantity(size, decimals, indicator.difference_unit, signed=True)


def make_bundles_table(found: StrategyOutcome, region: str, language: Language) -> Table:
    """A row per indicator: the value without measures, and with those of A and of B."""
    heads = [language("strategy.column.indicator"), language("strategy.column.without")]
    heads += [name_bundle(bundle, language) for bundle in found.bundles]
    rows: list[Cells] = []
    for number, one in enumerate(found.prospects):
        indicator = one.subject.indicator
        outcomes = [of[number] for of in found.bundles.values()]
        without = number_cell(outcomes[0].without.value, indicator.decimals, language)
        cells = [
            _with_note(number_cell(of.middle.value, indicator.decimals, language), describe_bundle(of, language))
            for of in outcomes
        ]
        target = describe_missing(one.subject, outcomes[0].without, language)
        told = language("strategy.target_then", told=target) if target else ""
        rows.append((Cell(indicator.short_name, indicator.unit), _with_note(without, told), *cells))
    caption = language("strategy.bundles_caption", region=region, year=found.due)
    return Table(caption, tuple(heads), rows, numeric=frozenset(range(1, len(heads))))


def make_costs_table(found: StrategyOutcome, language: Language) -> Table:
    """What A and B cost: once, per year, up to the first horizon, and for each unit by which an indicator is better."""
    heads = [language("strategy.column.cost"), *(name_bundle(bundle, language) for bundle in found.bundles)]
    rows: list[Cells] = [
        (
            Cell(language(f"strategy.cost.{name}", due=found.due)),
            *(
                Cell(
                    write_total(total := getattr(cost, name), language),
                    language("strategy.unknown", count=total.unknown) if total.unknown else "",
                )
                for cost in found.costs.values()
            ),
        )
        for name in ("once", "yearly", "whole")
    ]
    for number, one in enumerate(found.prospects):
        cells = []
        for bundle in found.bundles:
            span = found.unit_cost(bundle, number)
            told = MISSING if span is None else write_unit_cost(span, language)
            why = describe_no_unit_cost(found, bundle, number, language)
            cells.append(Cell(told, why or describe_natural_cost(found, bundle, number, language)))
        rows.append((Cell(describe_unit(one.subject, language)), *cells))
    caption = language("strategy.costs_caption", due=found.due)
    return Table(caption, tuple(heads), rows, numeric=frozenset(range(1, len(heads))))

"""A strategy as a table for files: a row per statement, each saying whether it is a fact, a target or an assumption."""

from collections.abc import Mapping, Sequence

from content.catalogue import Indicator
from content.table import Cell, Table, number_cell, whole_cell
from domain.bundle import Span
from domain.position import Rank
from features.scenario.download import DIGITS
from features.strategy.model import Prospect, StrategyOutcome, Subject
from features.strategy.plan import Bundle
from features.strategy.words import EURO, describe_course, describe_row, describe_unit, name_bundle, name_measure
from texts import Language

_COLUMNS = ("kind", "subject", "statement", "year", "value", "low", "high", "unit", "source")


def make_strategy_rows(found: StrategyOutcome, region: str, registered: Mapping[str, str], language: Language) -> Table:
    """Facts with their source, what is assumed, what follows for value and rank, targets, measures and bundles."""
    rows = _Rows(language)
    for prospect in found.prospects:
        _add_prospect(rows, prospect, found, language)
    for number, measure in enumerate(found.strategy.measures, 1):
        name = name_measure(measure, number, registered, language)
        subject = f"{language(f'strategy.in_bundle.{measure.bundle}')}: {name}"
        rows.add_cost(subject, "once", measure.from_year, measure.once)
        rows.add_cost(subject, "yearly", measure.from_year, measure.yearly)
        known = {one.subject.indicator.key: one.subject.indicator for one in found.prospects}
        for effect in measure.effects:
            if effect.indicator in known:
                indicator = known[effect.indicator]
                told = language("strategy.csv.effect", measure=name, certainty=effect.certainty)
                rows.add_value(indicator, told, measure.from_year, effect.size, unit=indicator.difference_unit)
    if found.bundles:
        _add_without(rows, found, language)
    for bundle in found.bundles:
        _add_bundle(rows, bundle, found, language)
    if found.strategy.finds:
        rows.add("assumption", language("strategy.better.finds_told"), found.strategy.finds)
    return Table(
        language("strategy.caption", region=region),
        tuple(language(f"strategy.csv.{name}") for name in _COLUMNS),
        rows.listed,
        numeric=frozenset({3, 4, 5, 6}),
    )


def _add_prospect(rows: "_Rows", one: Prospect, found: StrategyOutcome, language: Language) -> None:
    subject, case, indicator = one.subject, one.subject.case, one.subject.indicator
    year, value = case.newest
    told = language("strategy.csv.newest")
    rows.add_value(indicator, told, year, value, kind="fact", source=case.sources.get(year, ""))
    if rank := subject.rank(subject.field.own):
        rows.add_rank(indicator, _name_rank(subject, rank, language), subject.field.year, rank, kind="fact")
    for aim in case.targets:
        source = f"{aim.decided_by}, {aim.document}"
        rows.add_value(indicator, aim.name, aim.year, aim.target(indicator).value, kind="target", source=source)
    rows.add("assumption", indicator.name, describe_row(one, language))
    for horizon in found.horizons:
        rows.add_value(indicator, language("strategy.csv.assumed"), horizon, one.value(horizon))
    if rank := subject.rank(one.value(found.due)):
        rows.add_rank(indicator, _name_rank(subject, rank, language), found.due, rank)
    if rank := subject.rank(one.value(found.due), found.due):
        rows.add_rank(indicator, language("strategy.csv.rank_going_on"), found.due, rank)


def _name_rank(subject: Subject, rank: Rank, language: Language) -> str:
    return language("strategy.csv.rank", count=rank.count, group=subject.field.group)


def _add_without(rows: "_Rows", found: StrategyOutcome, language: Language) -> None:
    told = describe_course(found, language)
    for number, one in enumerate(found.prospects):
        value = next(iter(found.bundles.values()))[number].without.value
        rows.add_value(one.subject.indicator, told, found.due, value)


def _add_bundle(rows: "_Rows", bundle: Bundle, found: StrategyOutcome, language: Language) -> None:
    told, cost = name_bundle(bundle, language), found.costs[bundle]
    for number, (one, outcome) in enumerate(zip(found.prospects, found.bundles[bundle], strict=True)):
        indicator = one.subject.indicator
        rows.add_value(indicator, told, found.due, outcome.middle.value, span=outcome.span)
        if rank := one.subject.rank(outcome.middle.value):
            rows.add_rank(indicator, f"{told}: {_name_rank(one.subject, rank, language)}", found.due, rank)
        if span := found.unit_cost(bundle, number):
            rows.add_cost(f"{told}: {describe_unit(one.subject, language)}", "unit_cost", found.due, span)
    for name, total in (("once", cost.once), ("yearly", cost.yearly), ("whole", cost.whole)):
        rows.add_cost(told, name, found.due, total.span, total.unknown)


class _Rows:
    """Rows of one strategy."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.listed: list[tuple[Cell, ...]] = []

    def add(
        self,
        kind: str,
        subject: str,
        statement: str,
        year: int | None = None,
        numbers: Sequence[Cell] = (),
        *,
        unit: str = "",
        source: str = "",
    ) -> None:
        """A statement; `numbers`: the value, and from where to where it lies."""
        cells = [*numbers, Cell(), Cell(), Cell()][:3]
        heads = Cell(self.language(f"whatif.mark.{kind}")), Cell(subject), Cell(statement)
        self.listed.append((*heads, whole_cell(year) if year else Cell(), *cells, Cell(unit), Cell(source)))

    def add_value(
        self,
        indicator: Indicator,
        statement: str,
        year: int | None,
        value: float | None,
        *,
        kind: str = "assumption",
        unit: str = "",
        source: str = "",
        span: Span | None = None,
    ) -> None:
        """A value of an indicator, in its unit unless another is named."""
        ends = (value,) if span is None else (value, span.low, span.high)
        numbers = [self._number(end, indicator.decimals) for end in ends]
        self.add(kind, indicator.name, statement, year, numbers, unit=unit or indicator.unit, source=source)

    def add_rank(
        self, indicator: Indicator, statement: str, year: int, rank: Rank, *, kind: str = "assumption"
    ) -> None:
        """A place among others."""
        self.add(kind, indicator.name, statement, year, [whole_cell(rank.place)])

    def add_cost(self, subject: str, name: str, year: int, span: Span | None, unknown: int = 0) -> None:
        """A cost, what is not known of it said."""
        told = self.language(f"strategy.csv.{name}")
        if span is None:
            told = f"{told}: {self.language('strategy.not_said')}"
        elif unknown:
            told = f"{told} ({self.language('strategy.unknown', count=unknown)})"
        numbers = [] if span is None else [Cell(), self._number(span.low, 2), self._number(span.high, 2)]
        self.add("assumption", subject, told, year, numbers, unit=EURO)

    def _number(self, number: float | None, decimals: int) -> Cell:
        return Cell() if number is None else number_cell(round(number, DIGITS), decimals, self.language)

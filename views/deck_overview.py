"""The slides around those of single indicators: what moved, all targets, measures, what is missing, the sources."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.progress import Status
from texts import Language
from views.aims import demand
from views.assessment import WORST_FIRST, Assessment, linear_cell
from views.catalogue import Indicator, Region
from views.deck import Slide
from views.evaluation import by_field, counts_table
from views.measure_state import Tracked, counted
from views.measure_table import numbered, summary
from views.measures import Programme, source_of
from views.profile import Mover
from views.table import Cell, Table

MOST_MOVERS = 5


def movers_slide(found: Sequence[Mover], judgement: str, source: str, language: Language) -> Slide | None:
    """What changed most for the better or the worse; None where nothing did."""
    shown = [mover for mover in found if mover.judgement == judgement][:MOST_MOVERS]
    if not shown:
        return None
    names = language.listed([mover.indicator.name for mover in shown[:2]])
    table = Table(
        language(f"start.moved_{judgement}"),
        (language("overview.column.indicator"), language("overview.column.change")),
        [(Cell(mover.indicator.name), Cell(mover.sentence)) for mover in shown],
    )
    notes = language("start.movers_method")
    return Slide(f"moved_{judgement}", language(f"deck.moved.{judgement}", names=names), table, (), source, notes)


def targets_slide(
    found: Sequence[Assessment], contradicted: Collection[str], region: Region, source: str, language: Language
) -> Slide | None:
    """Every target with a verdict, those off track first, with a word where the projection speaks against it (keys of
    these indicators in `contradicted`); None without any."""
    judged = [one for one in found if one.linear.status in WORST_FIRST]
    if not judged:
        return None
    judged.sort(key=lambda one: WORST_FIRST.index(one.linear.status))
    counts = Counter(one.linear.status for one in judged)
    good = counts[Status.REACHED] + counts[Status.ON_TRACK]
    title = language("deck.targets", region=region.name, good=good, count=len(judged))
    columns = ("indicator", "value", "target", "verdict")
    table = Table(
        title,
        tuple(language(f"check.column.{name}") for name in columns),
        [
            (
                Cell(one.indicator.name, one.indicator.unit),
                Cell(language.number(one.linear.value, one.indicator.decimals), str(one.linear.year)),
                Cell(demand(one.aim, one.indicator, language)),
                _verdict(one, one.indicator.key in contradicted, language),
            )
            for one in judged
        ],
        numeric=frozenset({1}),
    )
    return Slide("targets", title, table, (), source, language("deck.note.method"))


def _verdict(found: Assessment, is_contradicted: bool, language: Language) -> Cell:
    cell = linear_cell(found.linear, language)
    return replace(cell, note=f"{cell.note}; {language('deck.contradicted')}") if is_contradicted else cell


def measures_slide(measures: Sequence[Tracked], programme: Programme, language: Language) -> Slide:
    """How many measures of a programme stand where, by field, with what was reported until now."""
    title = f"{programme.name}: {numbered(len(measures), programme.kind, language)}, {counted(measures, language)}"
    table = counts_table(by_field(measures), "field", measures, language)
    source = source_of(programme, language)
    return Slide(f"measures_{programme.key}", title, table, (), source, summary(measures, programme.kind, language))


def gaps_slide(
    missing: Sequence[tuple[Indicator, str]], region: Region, count: int, source: str, language: Language
) -> Slide:
    """Indicators without a value and the reason, '' where none is known; `count`: indicators with a value."""
    explained = [(indicator, reason) for indicator, reason in missing if reason]
    rest = [indicator.name for indicator, reason in missing if not reason]
    unexplained = language("deck.gaps_unexplained", names=", ".join(rest)) if rest else ""
    title = language("deck.gaps", region=region.name, missing=len(missing), count=count)
    table = Table(
        title,
        (language("sources.column.indicator"), language("sources.column.reason")),
        [(Cell(indicator.name), Cell(reason)) for indicator, reason in explained],
    )
    if explained:
        return Slide("gaps", title, table, (), source, unexplained)
    return Slide("gaps", title, None, (unexplained or title,), source, "")


def sources_slide(listed: Sequence[tuple[str, str, str]], day: str, language: Language) -> Slide:
    """Title, publisher and licence of each source used on the slides."""
    title = language("deck.sources", count=len(listed))
    columns = ("source", "publisher", "licence")
    table = Table(
        title,
        tuple(language(f"deck.column.{name}") for name in columns),
        [tuple(Cell(text) for text in row) for row in listed],
    )
    return Slide("sources", title, table, (), language("deck.made", day=day), language("deck.note.sources"))

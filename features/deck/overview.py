"""The slides around those of single indicators: what moved, all targets, measures, what is missing, the sources."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from content.catalogue import Indicator, Region, Sdg
from content.slides import Slide
from content.table import Cell, Table, whole_cell
from domain.progress import Status
from features.measures.evaluation import group_by_field, make_counts_table
from features.measures.model import Programme, name_source
from features.measures.state import TrackedMeasure, count_states
from features.measures.table import describe_summary, number_measure
from features.profile.profile import Mover
from features.targets.assessment import WORST_FIRST, Assessment, make_linear_cell
from features.targets.published import PublishedTarget, describe_demand
from texts import MISSING, Language

MOST_MOVERS = 5
MOST_NAMED = 2  # of many, in a row of a table


def make_movers_slide(found: Sequence[Mover], judgement: str, source: str, language: Language) -> Slide | None:
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


def make_targets_slide(
    found: Sequence[Assessment],
    unmeasured: Sequence[PublishedTarget],
    doubted: Mapping[str, str],
    region: Region,
    source: str,
    language: Language,
) -> Slide | None:
    """Every target with a verdict, those off track first, with a word where something speaks against it
    (`doubted`: the kind by key of the indicator); last, the region's own targets that no values measure. None without
    any."""
    judged = [one for one in found if one.linear.status in WORST_FIRST]
    if not judged and not unmeasured:
        return None
    judged.sort(key=lambda one: WORST_FIRST.index(one.linear.status))
    counts = Counter(one.linear.status for one in judged)
    good = counts[Status.REACHED] + counts[Status.ON_TRACK]
    title = language(
        "deck.targets" if judged else "deck.targets_unmeasured",
        region=region.name,
        good=good,
        count=len(judged) or len(unmeasured),
    )
    columns = ("indicator", "value", "target", "verdict")
    rows: list[tuple[Cell, ...]] = [
        (
            Cell(one.indicator.name, one.indicator.unit),
            Cell(language.number(one.linear.value, one.indicator.decimals), str(one.linear.year)),
            Cell(describe_demand(one.aim, one.indicator, language)),
            _verdict(one, doubted.get(one.indicator.key), language),
        )
        for one in judged
    ]
    notes = [language("deck.note.method")] if judged else []
    if unmeasured:
        own = language("deck.own_targets", count=len(unmeasured))
        names = _some([aim.name for aim in unmeasured], language)
        rows.append((Cell(own, names), Cell(MISSING), Cell(MISSING), Cell(language("deck.unmeasured"))))
        notes += [own, *(f"{aim.name} ({aim.reason})" if aim.reason else aim.name for aim in unmeasured)]
    heads = tuple(language(f"check.column.{name}") for name in columns)
    return Slide("targets", title, Table(title, heads, rows, numeric=frozenset({1})), (), source, "\n".join(notes))


def _some(names: Sequence[str], language: Language) -> str:
    """The first few, and how many more there are."""
    if len(names) <= MOST_NAMED + 1:
        return "; ".join(names)
    shown = "; ".join(names[:MOST_NAMED])
    return language("deck.and_more", names=shown, count=len(names) - MOST_NAMED)


def _verdict(found: Assessment, doubt: str | None, language: Language) -> Cell:
    cell = make_linear_cell(found.linear, language)
    return replace(cell, note=f"{cell.note}; {language(f'check.doubt.{doubt}')}") if doubt else cell


def make_measures_slide(measures: Sequence[TrackedMeasure], programme: Programme, language: Language) -> Slide:
    """How many measures of a programme stand where, by field, with what was reported until now; states that no measure
    is in are left out."""
    number = number_measure(len(measures), programme.kind, language)
    title = f"{programme.name}: {number}, {count_states(measures, language)}"
    table = make_counts_table(group_by_field(measures), "field", measures, language)
    kept = [place for place, cell in enumerate(table.rows[-1]) if cell.text != "0"]
    shown = replace(
        table,
        columns=tuple(table.columns[place] for place in kept),
        rows=[tuple(row[place] for place in kept) for row in table.rows],
        numeric=frozenset(range(1, len(kept))),
    )
    source = name_source(programme, language)
    return Slide(
        f"measures_{programme.key}", title, shown, (), source, describe_summary(measures, programme.kind, language)
    )


def make_gaps_slide(
    missing: Mapping[Indicator, str],
    goals: Sequence[Sdg],
    region: Region,
    count: int,
    source: str,
    language: Language,
) -> Slide:
    """Indicators without a value by goal, each once, with a few of their names; all of them in the notes, with the
    reason ('' where none is known). `count`: indicators with a value."""
    title = language("deck.gaps", region=region.name, missing=len(missing), count=count)
    if not missing:
        return Slide("gaps", title, None, (title,), source, "")
    left = dict(missing)
    by_goal: dict[str, list[Indicator]] = {}
    for goal in goals:
        if found := [one for one in left if one.key in goal.indicator_keys]:
            by_goal[f"{goal.number} {goal.name}"] = found
            left = {one: reason for one, reason in left.items() if one not in found}
    if left:
        by_goal[language("deck.no_goal")] = list(left)
    columns = (language("common.goal"), language("deck.column.missing"), language("sources.column.indicator"))
    rows: list[tuple[Cell, ...]] = [
        (Cell(goal), whole_cell(len(found)), Cell(_some([one.name for one in found], language)))
        for goal, found in by_goal.items()
    ]
    notes = [f"{goal}: {'; '.join(_with_reason(one, missing) for one in found)}." for goal, found in by_goal.items()]
    notes.append(language("deck.note.gaps"))
    return Slide("gaps", title, Table(title, columns, rows, numeric=frozenset({1})), (), source, "\n".join(notes))


def _with_reason(indicator: Indicator, missing: Mapping[Indicator, str]) -> str:
    return f"{indicator.name} ({missing[indicator]})" if missing[indicator] else indicator.name


def make_sources_slide(listed: Sequence[tuple[str, str, str]], day: str, language: Language) -> Slide:
    """Title, publisher and licence of each source used on the slides."""
    title = language("deck.sources", count=len(listed))
    columns = ("source", "publisher", "licence")
    table = Table(
        title,
        tuple(language(f"deck.column.{name}") for name in columns),
        [tuple(Cell(text) for text in row) for row in listed],
    )
    return Slide("sources", title, table, (), language("deck.made", day=day), language("deck.note.sources"))

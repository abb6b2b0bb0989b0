"""The tables of a report on the BNK: values, what is missing and why, statements."""

from collections.abc import Mapping

from content.table import Cell, Table
from domain.change import Change
from domain.series import Reason
from features.bnk.chapters import Chapter
from features.bnk.model import Line, Report, State
from features.bnk.sentence import generated
from features.bnk.texts import signed, told
from features.profile.profile import difference, judged
from features.targets.aims import demand, whose
from features.targets.assessment import linear_cell
from texts import MISSING, Language

POINTS = 3


def lines_of(chapter: Chapter, report: Report) -> list[Line]:
    """The lines of a chapter's indicators."""
    return [report.lines[indicator.key] for indicator in chapter.indicators]


def values_table(chapter: Chapter, report: Report, titles: Mapping[str, str], link: str, language: Language) -> Table:
    """A row per indicator of the chapter with a value; `link` is a web address with the field {indicator}."""
    columns = ("indicator", "third", "second", "newest", "change", "reference", "target")
    return Table(
        language("bnk.values_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}", reference=report.reference.short_name) for name in columns),
        [
            (
                _named(line, titles, link, language),
                *_point_cells(line, language),
                change_cell(line, language),
                reference_cell(line, language),
                target_cell(line, language),
            )
            for line in lines_of(chapter, report)
            if line.state is State.VALUE
        ],
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def indicator_cell(line: Line, language: Language) -> Cell:
    """Name, unit and the goals it stands for."""
    goals = ", ".join(map(str, line.goals))
    return Cell(name_of(line, language), language("bnk.unit_and_goals", unit=line.indicator.unit, goals=goals))


def name_of(line: Line, language: Language) -> str:
    """The name, with a mark for an indicator of one's own."""
    indicator = line.indicator
    return language("own.mark", name=indicator.name) if indicator.is_own else indicator.name


def _named(line: Line, titles: Mapping[str, str], link: str, language: Language) -> Cell:
    """Name, unit, goals and sources, as they stand above a table of the BNK."""
    cell = indicator_cell(line, language)
    sources = "; ".join(titles[key] for key in line.sources)
    note = f"{cell.note}; {language('bnk.source', sources=sources)}"
    return Cell(cell.text, note, link=link.format(indicator=line.indicator.key))


def _point_cells(line: Line, language: Language) -> list[Cell]:
    known = [Cell(language.number(value, line.indicator.decimals), str(year)) for year, value in line.points]
    return [Cell(MISSING)] * (POINTS - len(known)) + known


def change_cell(line: Line, language: Language) -> Cell:
    """Absolute change, the relative one below it, and whether it is for the better; or why none is told."""
    if isinstance(line.change, Reason):
        return Cell(MISSING, language(f"bnk.no_change.{line.change}"))
    first, newest = line.points[0][1], line.points[-1][1]
    return Cell(
        difference(line.indicator, first, newest, language),
        relative(line.change, language),
        judged(line.indicator, first, newest),
    )


def relative(found: Change, language: Language) -> str:
    """'+8,4 %', or that it is not defined from 0."""
    if found.relative is None:
        return language("bnk.relative_undefined")
    return language.quantity(100 * found.relative, 1, "%", signed=True)


def reference_cell(line: Line, language: Language) -> Cell:
    """Value of the reference in the year of the newest value."""
    year = line.points[-1][0]
    if line.indicator.is_amount:
        return Cell(MISSING, language("overview.amount"))
    if line.reference is None:
        return Cell(MISSING, language("bnk.no_reference", year=year))
    return Cell(language.number(line.reference, line.indicator.decimals), str(year))


def target_cell(line: Line, language: Language) -> Cell:
    """What the governing target demands, the verdict by the linear pace with its period, and whose target it is."""
    if line.aim is None or line.progress is None:
        return Cell(MISSING, language("bnk.no_target"))
    verdict = linear_cell(line.progress, language)
    note = f"{verdict.note}; {whose(line.aim, language)}"
    return Cell(demand(line.aim, line.indicator, language), note, sign=verdict.sign)


def gaps_table(chapter: Chapter, report: Report, titles: Mapping[str, str], link: str, language: Language) -> Table:
    """A row per indicator of the chapter without a value, with the reason or the request for one (comply or explain).

    `link`: web address with the field {indicator} where a reason is entered, '' where nothing can be entered."""
    columns = ("indicator", "state", "reason")
    return Table(
        language("bnk.gaps_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                indicator_cell(line, language),
                _state_cell(line, link, language),
                Cell(*reason_of(line, titles, language)),
            )
            for line in lines_of(chapter, report)
            if line.state is not State.VALUE
        ],
    )


def _state_cell(line: Line, link: str, language: Language) -> Cell:
    if line.state is State.EXPLAINED:
        return Cell(language("bnk.explained"))
    if not link:
        return Cell(language("bnk.no_reason"))
    return Cell(language("bnk.enter_reason"), link=link.format(indicator=line.indicator.key))


def reason_of(line: Line, titles: Mapping[str, str], language: Language) -> tuple[str, str]:
    """Why there is no value, and who says so; the office's own words first."""
    reasons, sayers = [], []
    if "explanation" in line.texts:
        reasons.append(line.texts["explanation"].told["text"])
        sayers.append(signed(line.texts["explanation"], language))
    if line.reason:
        reasons.append(line.reason)
        sayers.append(titles[line.reason_source])
    return "\n".join(reasons) or MISSING, " ".join([*([f"{'; '.join(sayers)}."] if sayers else []), *line.remarks])


def remarks_on(line: Line) -> str:
    """What to mind about the points of a line: why they break, which years are withheld."""
    return " ".join(filter(None, (line.broken, *line.remarks))) if line.points else ""


def statements_table(chapter: Chapter, report: Report, language: Language) -> Table:
    """What the numbers say by themselves, and what the office says, per indicator that either says something of."""
    columns = ("indicator", "generated", "texts")
    return Table(
        language("bnk.statements_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                Cell(name_of(line, language)),
                Cell(generated(line, report, language) or MISSING, remarks_on(line)),
                Cell(told(line.texts, language) or MISSING),
            )
            for line in lines_of(chapter, report)
            if line.points or line.texts
        ],
    )

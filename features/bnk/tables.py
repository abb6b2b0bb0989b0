"""The tables of a report on the BNK: values, what is missing and why, statements."""

from collections.abc import Mapping

from content.table import Cell, Table
from domain.change import Change
from domain.series import Reason
from features.bnk.chapters import Chapter
from features.bnk.model import BnkReport, LineState, ReportLine
from features.bnk.sentence import write_sentence
from features.bnk.texts import describe_entry, sign_text
from features.profile.profile import describe_difference, judge_indicator_change
from features.targets.assessment import make_verdict_cell
from features.targets.published import describe_demand, describe_owner
from texts import MISSING, Language

POINTS = 3


def list_lines(chapter: Chapter, report: BnkReport) -> list[ReportLine]:
    """The lines of a chapter's indicators."""
    return [report.lines[indicator.key] for indicator in chapter.indicators]


def make_values_table(
    chapter: Chapter, report: BnkReport, titles: Mapping[str, str], link: str, language: Language
) -> Table:
    """A row per indicator of the chapter with a value; `link` is a web address with the field {indicator}."""
    columns = ("indicator", "third", "second", "newest", "change", "reference", "target")
    return Table(
        language("bnk.values_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}", reference=report.reference.short_name) for name in columns),
        [
            (
                _name_sources(line, titles, link, language),
                *_point_cells(line, language),
                make_change_cell(line, language),
                make_reference_cell(line, language),
                make_target_cell(line, language),
            )
            for line in list_lines(chapter, report)
            if line.state is LineState.VALUE
        ],
        numeric=frozenset({1, 2, 3, 4, 5}),
    )


def make_indicator_cell(line: ReportLine, language: Language) -> Cell:
    """Name, unit and the goals it stands for."""
    goals = ", ".join(map(str, line.goals))
    return Cell(name_indicator(line, language), language("bnk.unit_and_goals", unit=line.indicator.unit, goals=goals))


def name_indicator(line: ReportLine, language: Language) -> str:
    """The name, with a mark for an indicator of one's own."""
    indicator = line.indicator
    return language("own.mark", name=indicator.name) if indicator.is_own else indicator.name


def _name_sources(line: ReportLine, titles: Mapping[str, str], link: str, language: Language) -> Cell:
    """Name, unit, goals and sources, as they stand above a table of the BNK."""
    cell = make_indicator_cell(line, language)
    sources = "; ".join(titles[key] for key in line.sources)
    note = f"{cell.note}; {language('bnk.source', sources=sources)}"
    return Cell(cell.text, note, link=link.format(indicator=line.indicator.key))


def _point_cells(line: ReportLine, language: Language) -> list[Cell]:
    known = [Cell(language.number(value, line.decimals), str(year)) for year, value in line.points]
    return [Cell(MISSING)] * (POINTS - len(known)) + known


def make_change_cell(line: ReportLine, language: Language) -> Cell:
    """Absolute change, the relative one below it, and whether it is for the better; or why none is told."""
    if isinstance(line.change, Reason):
        return Cell(MISSING, language(f"bnk.no_change.{line.change}"))
    first, newest = line.points[0][1], line.points[-1][1]
    return Cell(
        describe_difference(line.indicator, first, newest, language, line.decimals),
        describe_relative(line.change, language),
        judge_indicator_change(line.indicator, first, newest),
    )


def describe_relative(found: Change, language: Language) -> str:
    """'+8,4 %', or that it is not defined from 0."""
    if found.relative is None:
        return language("bnk.relative_undefined")
    return language.quantity(100 * found.relative, 1, "%", signed=True)


def make_reference_cell(line: ReportLine, language: Language) -> Cell:
    """Value of the reference in the year of the newest value."""
    year = line.points[-1][0]
    if line.indicator.is_amount:
        return Cell(MISSING, language("overview.amount"))
    if line.reference is None:
        return Cell(MISSING, language("bnk.no_reference", year=year))
    return Cell(language.number(line.reference, line.decimals), str(year))


def make_target_cell(line: ReportLine, language: Language) -> Cell:
    """What the governing target demands, the verdict with its period, and whose target it is."""
    if line.aim is None or line.assessment is None:
        return Cell(MISSING, language("bnk.no_target"))
    verdict = make_verdict_cell(line.assessment, language)
    note = "; ".join(filter(None, (verdict.note, describe_owner(line.aim, language))))
    return Cell(describe_demand(line.aim, line.indicator, language), note, sign=verdict.sign)


def make_gaps_table(
    chapter: Chapter, report: BnkReport, titles: Mapping[str, str], link: str, language: Language
) -> Table:
    """A row per indicator of the chapter without a value, with the reason or the request for one (comply or explain).

    `link`: web address with the field {indicator} where a reason is entered, '' where nothing can be entered."""
    columns = ("indicator", "state", "reason")
    return Table(
        language("bnk.gaps_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                make_indicator_cell(line, language),
                _state_cell(line, link, language),
                Cell(*describe_reason(line, titles, language)),
            )
            for line in list_lines(chapter, report)
            if line.state is not LineState.VALUE
        ],
    )


def _state_cell(line: ReportLine, link: str, language: Language) -> Cell:
    if line.state is LineState.EXPLAINED:
        return Cell(language("bnk.explained"))
    if not link:
        return Cell(language("bnk.no_reason"))
    return Cell(language("bnk.enter_reason"), link=link.format(indicator=line.indicator.key))


def describe_reason(line: ReportLine, titles: Mapping[str, str], language: Language) -> tuple[str, str]:
    """Why there is no value, and who says so; the office's own words first."""
    reasons, sayers = [], []
    if "explanation" in line.texts:
        reasons.append(line.texts["explanation"].told["text"])
        sayers.append(sign_text(line.texts["explanation"], language))
    if line.reason:
        reasons.append(line.reason)
        if line.reason_source:
            sayers.append(titles[line.reason_source])
    return "\n".join(reasons) or MISSING, " ".join([*([f"{'; '.join(sayers)}."] if sayers else []), *line.remarks])


def list_remarks(line: ReportLine) -> str:
    """What to mind about the points of a line: why they break, which years are withheld."""
    return " ".join(filter(None, (line.broken, *line.remarks))) if line.points else ""


def make_statements_table(chapter: Chapter, report: BnkReport, language: Language) -> Table:
    """What the numbers say by themselves, and what the office says, per indicator that either says something of."""
    columns = ("indicator", "generated", "texts")
    return Table(
        language("bnk.statements_caption", region=report.region.name, chapter=chapter.name, year=report.year),
        tuple(language(f"bnk.column.{name}") for name in columns),
        [
            (
                Cell(name_indicator(line, language)),
                Cell(write_sentence(line, report, language) or MISSING, list_remarks(line)),
                Cell(describe_entry(line.texts, language) or MISSING),
            )
            for line in list_lines(chapter, report)
            if line.points or line.texts
        ],
    )

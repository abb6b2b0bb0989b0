"""What the check of a report has found: the headline, the table of findings, the tables without any, the download."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from content.links import method_link
from content.table import Cell, Sign, Table
from domain.report import Certainty, Finding
from features.review.tables import CHANGES, VALUES, ReportTable
from features.review.words import amounts, printed_part, told
from texts import Language

_SHAPES = {Certainty.ERROR: ("◆", "bad"), Certainty.CONTRADICTION: ("▲", "slow"), Certainty.REMARK: ("○", "none")}


def headline(tables: Sequence[ReportTable], language: Language) -> str:
    """How many tables are how, each counted once by its gravest finding."""
    counts = Counter(one.worst for one in tables)
    worst = {str(certainty): counts[certainty] for certainty in Certainty}
    return language("review.headline", tables=len(tables), fine=counts[None], **worst)


def findings_of(tables: Sequence[ReportTable]) -> list[tuple[Finding, ReportTable]]:
    """All findings with their tables: the gravest first, then in the order of the report."""
    found = [(finding, one) for one in tables for finding in one.findings]
    return sorted(found, key=lambda pair: list(Certainty).index(pair[0].certainty))


def findings_table(found: Sequence[tuple[Finding, ReportTable]], caption: str, language: Language) -> Table:
    """A row per finding: the table as printed, how sure, what is printed, what follows."""
    columns = ("table", "finding", "printed", "follows")
    return Table(
        caption,
        tuple(language(f"review.column.{name}") for name in columns),
        [
            (
                Cell(one.title, as_printed(one, language)),
                Cell(sign=_sign(finding, language), note=language(f"review.rule.{finding.rule}")),
                Cell(printed_part(finding, one, language)),
                Cell(told(finding, one, language)),
            )
            for finding, one in found
        ],
    )


def as_printed(one: ReportTable, language: Language) -> str:
    """The row of the report in a line."""
    values = zip(one.years, VALUES, strict=True)
    years = " · ".join(language("review.of_year", year=year, value=one.cells[name]) for year, name in values)
    absolute, relative = (one.cells[name] or language("review.not_printed") for name in CHANGES)
    unit = f" ({one.cells['unit']})" if one.cells["unit"] else ""
    return language("review.as_printed", years=years + unit, absolute=absolute, relative=relative)


def _sign(found: Finding, language: Language) -> Sign:
    shape, tone = _SHAPES[found.certainty]
    word = language(f"review.certainty.{found.certainty}")
    return Sign(shape, word, tone, method_link(f"rule-{found.rule}", language))


def fine_table(tables: Sequence[ReportTable], report: str, language: Language) -> Table:
    """The tables without a finding, as printed."""
    columns = ("table", "values", "absolute", "relative")
    return Table(
        language("review.fine_caption", report=report),
        tuple(language(f"review.column.{name}") for name in columns),
        [
            (
                Cell(one.title, one.cells["unit"]),
                Cell(" · ".join(one.cells[name] for name in VALUES), " · ".join(map(str, one.years))),
                *(Cell(one.cells[name] or language("review.not_printed")) for name in CHANGES),
            )
            for one in tables
            if not one.findings
        ],
        numeric=frozenset({1, 2, 3}),
    )


def findings_frame(tables: Sequence[ReportTable], language: Language) -> pd.DataFrame:
    """A row per finding with the printed table in full, for download; the columns are named in the language."""
    fields = ("unit", *(name for n in (1, 2, 3) for name in (f"year_{n}", f"value_{n}")), *CHANGES)
    listed = []
    for found, one in findings_of(tables):
        cells = {**one.cells, **{f"year_{n}": year for n, year in enumerate(one.years, 1)}}
        _, low, high = amounts(found, one, language)
        listed.append(
            {
                language("review.csv.title"): one.title,
                **{language(f"review.header.{name}").split("|")[0]: cells[name] for name in fields},
                language("review.csv.certainty"): language(f"review.certainty.{found.certainty}"),
                language("review.csv.rule"): language(f"review.rule.{found.rule}"),
                language("review.csv.printed"): printed_part(found, one, language),
                language("review.csv.low"): low,
                language("review.csv.high"): high,
                language("review.csv.text"): told(found, one, language),
            }
        )
    return pd.DataFrame(listed)

"""What the check of a report has found: the headline, the table of findings, the tables without any, the download."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from content.links import link_method
from content.table import Cell, Sign, Table
from domain.report.tables import Certainty, ReportFinding
from features.review.tables import CHANGES, VALUES, ReportTable
from features.review.words import describe_finding, describe_part, write_amounts
from texts import Language

_SHAPES = {Certainty.ERROR: ("◆", "bad"), Certainty.CONTRADICTION: ("▲", "slow"), Certainty.REMARK: ("○", "none")}


def write_headline(tables: Sequence[ReportTable], language: Language) -> str:
    """How many tables are how, each counted once by its gravest finding."""
    counts = Counter(one.worst for one in tables)
    worst = {str(certainty): counts[certainty] for certainty in Certainty}
    return language("review.headline", tables=len(tables), fine=counts[None], **worst)


def list_findings(tables: Sequence[ReportTable]) -> list[tuple[ReportFinding, ReportTable]]:
    """All findings with their tables: the gravest first, then in the order of the report."""
    found = [(finding, one) for one in tables for finding in one.findings]
    return sorted(found, key=lambda pair: list(Certainty).index(pair[0].certainty))


def make_findings_table(found: Sequence[tuple[ReportFinding, ReportTable]], caption: str, language: Language) -> Table:
    """A row per finding: the table as printed, how sure, what is printed, what follows."""
    columns = ("table", "finding", "printed", "follows")
    return Table(
        caption,
        tuple(language(f"review.column.{name}") for name in columns),
        [
            (
                Cell(one.title, write_as_printed(one, language)),
                Cell(sign=_sign(finding, language), note=language(f"review.rule.{finding.rule}")),
                Cell(describe_part(finding, one, language)),
                Cell(describe_finding(finding, one, language)),
            )
            for finding, one in found
        ],
    )


def write_as_printed(one: ReportTable, language: Language) -> str:
    """The row of the report in a line."""
    values = zip(one.years, VALUES, strict=True)
    years = " · ".join(language("review.of_year", year=year, value=one.cells[name]) for year, name in values)
    absolute, relative = (one.cells[name] or language("review.not_printed") for name in CHANGES)
    unit = f" ({one.cells['unit']})" if one.cells["unit"] else ""
    return language("review.as_printed", years=years + unit, absolute=absolute, relative=relative)


def _sign(found: ReportFinding, language: Language) -> Sign:
    shape, tone = _SHAPES[found.certainty]
    word = language(f"review.certainty.{found.certainty}")
    return Sign(shape, word, tone, link_method(f"rule-{found.rule}", language))


def make_fine_table(tables: Sequence[ReportTable], report: str, language: Language) -> Table:
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


def make_findings_frame(tables: Sequence[ReportTable], language: Language) -> pd.DataFrame:
    """A row per finding with the printed table in full, for download; the columns are named in the language."""
    fields = ("unit", *(name for n in (1, 2, 3) for name in (f"year_{n}", f"value_{n}")), *CHANGES)
    listed = []
    for found, one in list_findings(tables):
        cells = {**one.cells, **{f"year_{n}": year for n, year in enumerate(one.years, 1)}}
        _, low, high = write_amounts(found, one, language)
        listed.append(
            {
                language("review.csv.title"): one.title,
                **{language(f"review.header.{name}").split("|")[0]: cells[name] for name in fields},
                language("review.csv.certainty"): language(f"review.certainty.{found.certainty}"),
                language("review.csv.rule"): language(f"review.rule.{found.rule}"),
                language("review.csv.printed"): describe_part(found, one, language),
                language("review.csv.low"): low,
                language("review.csv.high"): high,
                language("review.csv.text"): describe_finding(found, one, language),
            }
        )
    return pd.DataFrame(listed)

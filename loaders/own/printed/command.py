"""`python -m loaders read-report`: the tables of a published report in a file, for the page that checks them."""

import json
from pathlib import Path

import click

from loaders.commands.options import find_language
from loaders.own.printed.tables import read_report
from loaders.own.tables.answer import MOST_PROBLEMS
from loaders.own.tables.findings import remarks
from loaders.own.tables.reading.limits import limit_memory
from texts import CODES


@click.command("read-report")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--numbers", type=click.Choice(CODES), help="1.234 is 1234 (de) or 1.234 (en).")
def read_report_command(file: Path, numbers: str | None) -> None:
    """Read the tables of a published report (CSV or XLSX) and answer as JSON. Nothing is kept."""
    language = find_language()
    with limit_memory():
        report = read_report(file, numbers or "")
    answer = {
        "tables": [
            {
                "place": row.place.describe(language),
                "years": row.years,
                "printed": row.printed,
                "numbers": row.numbers,
                "stored": row.stored,
            }
            for row in report.rows
        ],
        "problems": [
            {"place": problem.place.describe(language), "text": problem.problem(language)}
            for problem in report.problems[:MOST_PROBLEMS]
        ],
        "total": len(report.problems),
        "whole": any(problem.whole for problem in report.problems),
        "remarks": remarks(report.remarks, language),
    }
    click.echo(json.dumps(answer, ensure_ascii=False))

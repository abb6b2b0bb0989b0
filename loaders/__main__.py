"""Command line of the loaders: `python -m loaders build`."""

import os
import sys

import click

from loaders.build import BuildReport, build, build_if_needed
from loaders.errors import LoaderError
from loaders.own.command import import_command
from texts import Language


@click.group()
def main() -> None:
    """Build the database of Kreiskompass. Messages come in German, with SDG_LANGUAGE=en in English."""


main.add_command(import_command)


@main.command("build")
@click.option("--if-needed", is_flag=True, help="Do nothing if the database is of the present files.")
def build_command(if_needed: bool) -> None:
    """Build a new database from the files under data/ and put it in use."""
    language = Language(os.environ.get("SDG_LANGUAGE", "de"))

    def progress(step: str) -> None:
        click.echo(language(f"loaders.step.{step}"))

    try:
        report = build_if_needed(progress) if if_needed else build(progress)
    except LoaderError as error:
        click.echo(error.describe(language), err=True)
        sys.exit(1)
    if report is not None:
        for left_out in report.left_out:
            click.echo(left_out.describe(language), err=True)
        click.echo(_summary(report, language))


def _summary(report: BuildReport, language: Language) -> str:
    lines = [f"{source:<24} {indicator:<42} {count:>6}" for (source, indicator), count in report.rows.items()]
    total = language(
        "loaders.built",
        rows=language.number(sum(report.rows.values()), 0),
        not_credible=report.not_credible,
        checks=report.checks,
        file=report.file,
    )
    return "\n".join([*lines, total])


if __name__ == "__main__":
    main()

"""The options of the commands that fetch, the language that commands speak, and how they fail."""

import sys
from contextlib import suppress
from typing import Any, NoReturn

import click

from loaders.sources.registry import SOURCES
from settings import operator_language
from texts import Language

UNWRITTEN = 5  # exit code: the disk refuses; what was there stays
FAILED = 1  # exit code: what was asked for is not done, and what there was stays
PAUSE, TIMEOUT = click.FloatRange(0, 600), click.FloatRange(0.1, 600)


def find_scope(command: Any) -> Any:
    """The options that say what to fetch, for every command that fetches."""
    options = [
        click.argument("sources", nargs=-1, type=click.Choice(list(SOURCES))),
        click.option(
            "--region",
            "regions",
            multiple=True,
            callback=_keys,
            metavar="AGS",
            help="A region, e.g. 05358. Repeatable.",
        ),
        click.option(
            "--land", "lands", multiple=True, callback=_keys, metavar="AGS", help="All districts of a Land, e.g. 05."
        ),
        click.option("--municipalities", is_flag=True, help="INKAR: also the municipalities of these (else of all)."),
        click.option("--indicator", "indicators", multiple=True, help="Our key or the source's code. Repeatable."),
        click.option("--years", metavar="FROM-TO", help="Years of data, e.g. 2015-2024."),
        click.option("--from", "origin", metavar="PATH|URL", help="Read INKAR's bulk file from here."),
        click.option("--again", is_flag=True, help="Ask also for what is already kept in the present data version."),
        click.option("--pause", type=PAUSE, default=1.0, show_default=True, help="Seconds between two calls."),
        click.option("--timeout", type=TIMEOUT, default=60.0, show_default=True, help="Seconds to wait for an answer."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def find_span(years: str | None) -> tuple[int | None, int | None]:
    """'2015-2024', '2015-', '2020' as first and last year. Raises click.BadParameter."""
    first, dash, last = (years or "-").partition("-")
    parts = (first, last if dash else first)
    if not all(part == "" or (part.isascii() and part.isdigit() and len(part) == 4) for part in parts):
        raise click.BadParameter(find_language()("loaders.years_form", found=years), param_hint="--years")
    first_year, last_year = (int(part) if part else None for part in parts)
    if first_year and last_year and first_year > last_year:
        raise click.BadParameter(find_language()("loaders.years_form", found=years), param_hint="--years")
    return first_year, last_year


def _keys(_: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Keys of regions or of Laender, as they are; one whose leading zero is lost is refused with click.BadParameter."""
    lengths = (2,) if option.name == "lands" else (2, 5, 8)
    for value in values:
        if value != "DE" and not (value.isascii() and value.isdigit() and len(value) in lengths):
            raise click.BadParameter(find_language()("loaders.key_form", found=value))
    return values


def find_language() -> Language:
    """Of the environment variable SDG_LANGUAGE, German without it."""
    return Language(operator_language())


def fail_with(message: str, code: int = FAILED) -> NoReturn:
    """Say what is wrong, and end with this exit code."""
    with suppress(OSError):  # what a page reads lies on the disk, too
        click.echo(message, err=True)
    sys.exit(code)

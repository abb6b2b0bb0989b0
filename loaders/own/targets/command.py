"""`python -m loaders targets`: add targets of one's own, list and remove them."""

from pathlib import Path

import click

from loaders.commands.building import BUILD, go_on
from loaders.commands.options import UNWRITTEN, fail_with, find_language
from loaders.errors import InvalidRows
from loaders.own.tables.known import csv_rows
from loaders.own.targets import targets
from loaders.own.targets.adding import add_target
from texts import write_name


@click.group("targets")
def targets_command() -> None:
    """Targets of one's own: a CSV file with the columns region_key, indicator_key, value, decided_by, document and, if
    wanted, name, year (none: in every year), base_value, base_year, place."""


@targets_command.command("add")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--called", default="", help="Name of the file in messages (default: FILE).")
@click.option("--keys", "only_keys", is_flag=True, help="Answer with nothing but the new keys, for the page.")
@BUILD
def add_command(file: Path, called: str, only_keys: bool, and_build: bool) -> None:
    """Check all targets of FILE and take them in, or none of them."""
    language = find_language()
    try:
        keys = add_target(file, called or file.name)
    except InvalidRows as error:
        fail_with("\n".join(problem.describe(language) for problem in error.problems))
    except OSError as error:
        fail_with(language("own.cli.cannot_write", cause=error), UNWRITTEN)
    else:
        for key in keys:
            click.echo(key if only_keys else language("own.cli.target_added", target=key))
        go_on(and_build, only_keys)


@targets_command.command("list")
def list_command() -> None:
    """Show all targets of one's own."""
    told = [_list_targets(file) for file in targets.list_targets()]
    click.echo("\n".join(told) or find_language()("own.cli.no_targets"))


@targets_command.command("remove")
@click.argument("key")
@BUILD
def remove_command(key: str, and_build: bool) -> None:
    """Remove the target KEY."""
    language = find_language()
    try:
        was_there = targets.remove_target(key)
    except OSError as error:
        fail_with(language("own.cli.cannot_write", cause=error), UNWRITTEN)
    if not was_there:
        fail_with(language("own.cli.unknown_target", target=key))
    click.echo(language("own.cli.target_removed", target=key))
    go_on(and_build)


def _list_targets(file: Path) -> str:
    row = next(iter(csv_rows(file)), {})
    told = (row.get(name) or "" for name in ("name_de", "value", "unit_de", "year", "decided_by_de"))
    return f"{write_name(file.stem):<50} {'  '.join(filter(None, told))}"

"""`python -m loaders import`: check a table, take it in, list and remove what has been taken in."""

import dataclasses
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from loaders.commands.building import BUILD, go_on
from loaders.commands.options import UNWRITTEN, fail_with, find_language
from loaders.own.tables import storage
from loaders.own.tables.answer import answer, write_answer
from loaders.own.tables.assignment import Assignment, read_assignment
from loaders.own.tables.checking import check
from loaders.own.tables.findings import Refused
from loaders.own.tables.reading.limits import limit_memory
from loaders.own.tables.table import Checked, Options
from texts import CODES, Language, write_name


@click.command("import")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--name", default="", help="Name of the table (default: name of the file).")
@click.option("--region", default="", help="Region, where the table names none.")
@click.option("--year", default="", help="Year, where the table names none.")
@click.option("--source", default="", help="Source of the figures, where the table names none.")
@click.option("--numbers", type=click.Choice(CODES), help="1.234 is 1234 (de) or 1.234 (en).")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="TOML: what is what.")
@click.option("--mapping-text", default="", help="The same as text, for the page.")
@click.option("--like", default="", metavar="KEY", help="Read the table as the own table KEY was read.")
@click.option("--confirm", multiple=True, metavar="VALUE", help="Take this doubtful value as it is; 'all' for all.")
@click.option("--check", "only_check", is_flag=True, help="Check only, take nothing in.")
@click.option("--leave-out", is_flag=True, help="Take the table in without the rows that have problems.")
@click.option("--replace", is_flag=True, help="Replace the table of this name.")
@click.option("--by", default="", help="Who takes the table in (default: the user of this machine).")
@click.option("--called", default="", help="Name of the original file (default: name of FILE).")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for the page.")
@click.option("--list", "listing", is_flag=True, help="List the own tables.")
@click.option("--remove", default="", metavar="KEY", help="Remove an own table.")
@BUILD
def import_command(
    file: Path | None,
    *,
    only_check: bool,
    leave_out: bool,
    replace: bool,
    as_json: bool,
    listing: bool,
    and_build: bool,
    **told: Any,
) -> None:
    """Take in a table of one's own: CSV, XLSX, XLS, ODS or XLSB. `--mapping` says what the table leaves open; what
    it may say stands in loaders/own/tables/assignment.py, and the page writes it."""
    language = find_language()
    if listing:
        click.echo(_list_tables(language))
    elif told["remove"]:
        _remove(told["remove"], and_build, language)
    elif file is None:
        raise click.UsageError(language("own.cli.no_file"))
    else:
        called = told["called"] or file.name
        name = told["name"] or Path(called).stem
        beside = {option: told[option] or "" for option in ("region", "source", "numbers", "year")}
        try:
            assignment = _assignment(told["mapping"], told["mapping_text"], told["like"], told["confirm"])
        except Refused as refused:
            fail_with(refused.describe(language))
        options = Options(name, **beside, assignment=assignment)
        who = told["by"] or os.environ.get("USER") or os.environ.get("USERNAME") or ""
        try:
            with limit_memory():
                checked = check(file, options)
                if "all" in told["confirm"]:
                    every = frozenset(doubt.value.key for doubt in checked.doubts)
                    checked = check(file, dataclasses.replace(options, assignment=assignment.confirming(every)))
            hindrance = _hindrance(checked, leave_out, replace)
            taken_in = not only_check and not hindrance
            if taken_in:
                storage.take_in(checked, file, called, who)
        except MemoryError:
            fail_with(language("own.cli.memory"))
        except OSError as error:
            fail_with(language("own.cli.cannot_write", cause=error), UNWRITTEN)
        said = answer(checked, language) | {"taken_in": taken_in}
        reason = "" if only_check else hindrance
        click.echo(json.dumps(said, ensure_ascii=False) if as_json else write_answer(said, reason, language))
        if reason or (only_check and checked.problems):
            sys.exit(1)
        if taken_in:
            go_on(and_build, as_json)


def _assignment(file: Path | None, text: str, like: str, confirmed: tuple[str, ...]) -> Assignment:
    """What the person says of the table, by the file, the text or an earlier table. Raises Refused."""
    if file is not None:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    elif like:
        text = storage.read_kept_assignment(like)
    return read_assignment(text).confirming(frozenset(confirmed))


def _hindrance(checked: Checked, leave_out: bool, replace: bool) -> str:
    """Name of the text that says why the table is not taken in; '' if it is."""
    if any(problem.whole for problem in checked.problems):
        return "problems"
    if checked.problems and not leave_out:
        return "leave_out"
    if not leave_out and any(not doubt.confirmed for doubt in checked.doubts):
        return "doubts"
    if not checked.values:
        return "nothing_left"
    return "replace" if storage.exists(checked.key) and not replace else ""


def _list_tables(language: Language) -> str:
    told = [
        f"{write_name(table.name):<40} {'  '.join(filter(None, storage.about(table).values()))}"
        for table in storage.tables()
    ]
    return "\n".join(told) or language("own.cli.none")


def _remove(key: str, and_build: bool, language: Language) -> None:
    try:
        was_there = storage.remove(key)
    except OSError as error:
        fail_with(language("own.cli.cannot_write", cause=error), UNWRITTEN)
    if not was_there:
        fail_with(language("own.cli.unknown", table=key))
    click.echo(language("own.cli.removed", table=key))
    go_on(and_build)

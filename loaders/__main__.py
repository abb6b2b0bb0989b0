"""Command line of the loaders: `python -m loaders --help`."""

import sys
from typing import Any

import click

from loaders.build.build import BuildReport, build, build_if_needed
from loaders.commands import report
from loaders.commands.building import tell_left_out
from loaders.commands.calibration import calibrate_command
from loaders.commands.options import FAILED, PAUSE, TIMEOUT, fail_with, find_language, find_scope, find_span
from loaders.commands.plain import replace_unknown_signs
from loaders.commands.terminal import Terminal
from loaders.delivery import deliver
from loaders.errors import LoaderError
from loaders.fetch.fetch import fetch_sources
from loaders.fetch.http import Client
from loaders.own.backup.command import backup_command, restore_command
from loaders.own.printed.command import read_report_command
from loaders.own.tables.command import import_command
from loaders.own.targets.command import targets_command
from loaders.reference import list_codes, read_reference
from loaders.sources.probing import UNREACHABLE
from loaders.sources.registry import SOURCES, list_default_sources
from loaders.sources.rows import Wanted
from settings import service_address
from storage import servers, versions
from texts import Language

# Exit codes beside 0, FAILED and click's 2 for a wrong call.
INTERRUPTED = 130
PARTLY = 3  # a source failed and keeps its last good data, everything else is done


@click.group()
def main() -> None:
    """Fetch figures and build the database of Kreiskompass. Messages come in German, with SDG_LANGUAGE=en in English.

    Exit code 0: all went well; 1: no new database, the one before stays in use; 2: wrong call; 3: a source failed and
    keeps its last good data, everything else is done; 4: stored, but in no database; 5: the disk refuses
    what was to be stored; 130: broken off by Ctrl-C.
    """
    try:
        servers.find_server()
    except servers.ServerFailed as failure:  # before anything has been done
        raise click.UsageError(failure.describe(find_language())) from None


@main.command("list")
def list_command() -> None:
    """Show the sources, what they deliver and under which licence."""
    click.echo(report.describe_sources(find_language()))


@main.command("status")
def status_command() -> None:
    """Show the database in use and, per source, the age of its data and its last error. Exit code 1: there is no
    database, or an earlier one serves because the newest is damaged."""
    found = versions.find_serving()
    click.echo(report.describe_database(find_language(), found))
    click.echo(report.describe_status(find_language()))
    sys.exit(FAILED if found is None or found.unusable else 0)


@main.command("fetch")
@find_scope
def fetch_command(**options: Any) -> None:
    """Ask the named SOURCES for their figures and keep the answers; without names all that need no extra step."""
    if _fetch(options, quiet=False):
        sys.exit(PARTLY)
    click.echo(find_language()("loaders.fetched"))


main.add_command(calibrate_command)
main.add_command(import_command)
main.add_command(targets_command)
main.add_command(read_report_command)
main.add_command(backup_command)
main.add_command(restore_command)


@main.command("build")
@click.option("--if-needed", is_flag=True, help="Do nothing if the database is of the present files.")
@click.option("--accept", is_flag=True, help="Put the new database in use however much it differs.")
def build_command(if_needed: bool, accept: bool) -> None:
    """Build a new database from the files under data/ and the answers kept there, and put it in use. No network."""
    language = find_language()

    def progress(step: str) -> None:
        click.echo(language(f"loaders.step.{step}"))

    found = versions.find_serving()
    for line in report.describe_unusable(language, found.unusable if found else ()):
        click.echo(line, err=True)
    try:
        built = build_if_needed(progress) if if_needed else build(progress, accept=accept)
        served_by = deliver(progress)
    except LoaderError as error:
        fail_with(error.describe(find_language()))
    if built is not None:
        tell_left_out(built)
        for finding in built.findings:
            click.echo(finding.describe(language), err=True)
        click.echo(_summary(built, language))
    if served_by:
        click.echo(language("loaders.delivered", address=served_by))


@main.command("update")
@find_scope
@click.option("--accept", is_flag=True, help="Put the new database in use however much it differs.")
def update_command(accept: bool, **options: Any) -> None:
    """Fetch and build, for a scheduler: says nothing unless something went wrong."""
    failed = _fetch(options, quiet=True)
    try:
        tell_left_out(build(accept=accept))
        deliver(lambda _: None)
    except LoaderError as error:
        fail_with(error.describe(find_language()))
    sys.exit(PARTLY if failed else 0)


@main.command("probe")
@click.argument("sources", nargs=-1, type=click.Choice(list(SOURCES)))
@click.option("--pause", type=PAUSE, default=1.0, show_default=True, help="Seconds between two calls.")
@click.option("--timeout", type=TIMEOUT, default=60.0, show_default=True, help="Seconds to wait for an answer.")
def probe_command(sources: tuple[str, ...], pause: float, timeout: float) -> None:
    """Send the named SOURCES, or all, one real request of each kind and tell every deviation from what was agreed."""
    wrong = [_probe(name, Client(name, pause, timeout, attempts=1)) for name in sources or SOURCES]
    sys.exit(PARTLY if any(wrong) else 0)


def _probe(name: str, client: Client) -> bool:
    """Probe one source; tells whether anything was not as agreed."""
    language, source = find_language(), SOURCES[name]
    click.echo(f"{name}:")
    deviations, outcome = 0, "loaders.probe_nothing"
    for finding in source.probe(client, service_address(name, source.address), read_reference(source.key)):
        click.echo(finding.describe(language))
        deviations += finding.deviates
        if finding.what != UNREACHABLE:
            outcome = "loaders.probed"
        elif outcome == "loaders.probed":
            outcome = "loaders.probe_ended"
    click.echo(language(outcome, deviations=deviations))
    return outcome != "loaders.probed" or bool(deviations)


def _fetch(options: dict[str, Any], quiet: bool) -> bool:
    """Fetch; tells what failed and whether anything did."""
    names = options.pop("sources") or list_default_sources()
    pause, timeout, years = options.pop("pause"), options.pop("timeout"), options.pop("years")
    if options["origin"] and not (len(names) == 1 and SOURCES[names[0]].edition):
        raise click.UsageError(find_language()("loaders.from_needs_one_source"))
    known = {code for name in names for code in list_codes(SOURCES[name].key)}
    if unknown := set(options["indicators"]) - known:
        raise click.BadParameter(
            find_language()("loaders.no_indicator", found=", ".join(unknown)), param_hint="--indicator"
        )
    first_year, last_year = find_span(years)
    wanted = Wanted(**options, first_year=first_year, last_year=last_year)
    terminal = Terminal(find_language(), quiet)
    try:
        failures = fetch_sources(names, wanted, terminal, pause, timeout)
    except KeyboardInterrupt:
        click.echo(find_language()("loaders.interrupted"), err=True)
        sys.exit(INTERRUPTED)
    finally:
        terminal.close()
    for failure in failures:
        click.echo(failure.describe(find_language()), err=True)
    return bool(failures)


def _summary(built: BuildReport, language: Language) -> str:
    lines = [f"{source:<24} {indicator:<42} {count:>6}" for (source, indicator), count in built.rows.items()]
    total = language(
        "loaders.built",
        rows=language.number(sum(built.rows.values()), 0),
        not_credible=built.not_credible,
        checks=built.checks,
        file=built.file,
    )
    return "\n".join([*lines, total])


if __name__ == "__main__":
    replace_unknown_signs()
    main()

"""A build that follows what has just been entered, in the same process: what is stored is also shown."""

import sys

import click

from loaders.build.build import BuildReport, build_if_needed
from loaders.commands.options import find_language
from loaders.delivery import deliver
from loaders.errors import LoaderError

BUILD = click.option("--build", "and_build", is_flag=True, help="Build a new database at once with what has changed.")
UNBUILT = 4  # exit code: what was asked for is stored, but in no database; the next build takes it up


def go_on(and_build: bool, silent: bool = False) -> None:
    """After something has been stored: build and deliver a database with it, with the steps on stderr, or say that this
    is to be done, unless `silent`. Where the build is refused, say why and end with UNBUILT."""
    if and_build:
        _put_in_use()
    elif not silent:
        click.echo(find_language()("own.cli.now"))


def _put_in_use() -> None:
    language = find_language()

    def progress(step: str) -> None:
        click.echo(language(f"loaders.step.{step}"), err=True)

    try:
        built = build_if_needed(progress)
        deliver(progress)
    except LoaderError as error:
        click.echo(error.describe(language), err=True)
        sys.exit(UNBUILT)
    if built is not None:
        tell_left_out(built)


def tell_left_out(built: BuildReport) -> None:
    """Say which own tables and targets a build has left out."""
    for left_out in built.left_out:
        click.echo(left_out.describe(find_language()), err=True)

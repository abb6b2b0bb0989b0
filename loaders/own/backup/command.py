"""`python -m loaders backup` and `restore`: what the office has entered, into one file and back."""

from pathlib import Path

import click

from loaders.commands.options import fail_with, find_language
from loaders.errors import LoaderError
from loaders.own.backup.backup import back_up
from loaders.own.backup.restoring import restore_backup


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
def backup_command(target: Path) -> None:
    """Back up all own tables, targets and journal entries into TARGET: a new .zip, or a folder, where the name of the
    file tells the time. What cannot be read is left out and named; the exit code then is 1."""
    language = find_language()
    try:
        made = back_up(target)
    except LoaderError as error:
        fail_with(error.describe(language))
    click.echo(language("loaders.backup.made", files=made.files, file=made.file))
    if made.left_out:
        lines = "\n".join(f"  {path}" for path in made.left_out)
        fail_with(language("loaders.backup.left_out", total=len(made.left_out), lines=lines))


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--accept", is_flag=True, help="Even if something is lost that is not in the backup.")
def restore_command(file: Path, accept: bool) -> None:
    """Bring back what FILE, a backup, holds. Refused where it would lose something entered since."""
    language = find_language()
    try:
        restored = restore_backup(file, accept)
    except LoaderError as error:
        fail_with(error.describe(language))
    click.echo(language("loaders.backup.restored", files=restored.files))
    for aside in restored.aside:
        click.echo(language("loaders.backup.aside", path=aside))
    if restored.before:
        click.echo(language("loaders.backup.before", file=restored.before))

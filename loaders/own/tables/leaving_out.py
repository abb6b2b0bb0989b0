"""An own table or target that has come to harm (edited by hand, its indicator gone with an update) is left out of a
build and told, so that it does not take the whole product down."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from duckdb import DuckDBPyConnection

from loaders.errors import ChecksFailed, InvalidRows, LoaderError, RowProblem
from loaders.own.tables import storage
from loaders.own.tables.form import COLUMNS
from loaders.own.tables.known import csv_rows
from loaders.own.targets.targets import is_target, read_name
from settings import DATA
from storage.checksums import compute_file_checksum
from storage.private import hide_private
from texts import CODES, Language, write_name


@dataclass(frozen=True)
class LeftOut:
    """The folder of a table or the file of a target, and what the build said of it."""

    table: Path
    error: LoaderError

    def problem(self, language: Language) -> str:
        """What is wrong, with file and line or with the rule that is broken; pages show it, so it tells no path."""
        if isinstance(self.error, InvalidRows):
            return hide_private("\n".join(problem.describe(language) for problem in self.error.problems))
        assert isinstance(self.error, ChecksFailed)
        return language("own.left_out.rule", question=self.error.question, rows="; ".join(self.error.rows[:3]))

    def describe(self, language: Language) -> str:
        if is_target(self.table):
            return language("own.left_out.target", name=read_name(self.table), problem=self.problem(language))
        name, key = storage.about(self.table)["name"], write_name(self.table.name)
        return language("own.left_out.told", name=name, table=key, problem=self.problem(language))


def find_unreadable(own: Sequence[Path]) -> list[LeftOut]:
    """The own tables and targets of a name that is no text or holds signs that no page may hold, and those that hold a
    file of a build which the system does not give: of foreign rights, on a failing disk."""
    found: list[LeftOut] = []
    for table in own:
        if write_name(table.name) != table.name:
            found.append(LeftOut(table, InvalidRows([RowProblem(str(table), 0, "", "", "name")], 1)))
            continue
        for file in [table] if is_target(table) else [table / name for name in sorted(COLUMNS)]:
            try:
                if _is_there(file):  # of those that a build looks for; what is missing it tells itself
                    compute_file_checksum(file)
            except OSError as error:
                problem = RowProblem(str(file), 0, "", error.strerror or type(error).__name__, "unreadable")
                found.append(LeftOut(table, InvalidRows([problem], 1)))
                break
    return found


def _is_there(file: Path) -> bool:
    """Also of a link that leads nowhere. Raises OSError where its folder does not tell."""
    try:
        file.lstat()
    except FileNotFoundError:
        return False
    return True


def broken(error: LoaderError, own: Sequence[Path]) -> list[LeftOut]:
    """The own tables and targets that a failed build names; none if the cause lies elsewhere."""
    found: list[LeftOut] = []
    for table in own:
        if isinstance(error, InvalidRows):
            problems = [problem for problem in error.problems if (DATA / problem.file).is_relative_to(table)]
            if problems:
                found.append(LeftOut(table, InvalidRows(problems, len(problems))))
        elif isinstance(error, ChecksFailed):
            keys = _keys(table)
            rows = [row for row in error.rows if keys & set(row.split(" | "))]
            if rows:
                found.append(LeftOut(table, ChecksFailed(error.check, error.question, rows)))
    return found


def record(connection: DuckDBPyConnection, own: Sequence[Path], left_out: Sequence[LeftOut]) -> None:
    """Note in `own_table` and `own_target` what there is, and why some is left out."""
    reasons = {one.table: one for one in left_out}
    for table in [*own, *reasons]:
        problems = [reasons[table].problem(Language(code)) if table in reasons else None for code in CODES]
        if is_target(table):
            told = [write_name(table.stem), read_name(table), *problems]
        else:
            told = [write_name(table.name), *storage.about(table).values(), *problems]
        places = ", ".join("?" * len(told))
        kind = "target" if is_target(table) else "table"
        connection.execute(f"INSERT INTO own_{kind} VALUES ({places}) ON CONFLICT DO NOTHING", told)


def _keys(table: Path) -> set[str]:
    """Keys of the indicators and sources that a table brings."""
    files = (("indicators.csv", "indicator_key"), ("sources.csv", "source_key"))
    return {row.get(key, "") for file, key in files for row in csv_rows(table / file)}

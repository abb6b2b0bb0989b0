"""The recipes of docs/adding.md as what they do to files, and a copy of the project to do it to."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from settings import ROOT

DATA_RECIPES = ("A source", "An indicator", "A target", "A region")
CODE_RECIPES = ("A page", "A chart", "A slide")

_BLOCK = re.compile(r"^( *)```(\w+) (\S+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """What a fenced block does to `file`: lines of CSV come to its end, a diff changes it, anything else is new."""

    kind: str
    file: str
    lines: str

    def carry_out(self, folder: Path) -> None:
        """Do it below `folder`. Raises AssertionError where the file is not as the recipe takes it to be."""
        path = folder / self.file
        before = path.read_text(encoding="utf-8") if path.exists() else None
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(self._change(before), encoding="utf-8")

    def _change(self, before: str | None) -> str:
        if self.kind == "csv":
            return (before or "") + self.lines
        if self.kind != "diff":
            assert before is None, f"{self.file} is there already"
            return self.lines
        assert before is not None, f"there is no {self.file}"
        old, new = (
            "".join(f"{line[1:]}\n" for line in self.lines.splitlines() if line[:1] in signs) for signs in (" -", " +")
        )
        assert before.count(old) == 1, f"{self.file} holds {before.count(old)} times:\n{old}"
        return before.replace(old, new)


def read_recipes() -> dict[str, list[Step]]:
    """The steps of each recipe, by its heading."""
    chapters = re.split(r"^## (.+)\n", (ROOT / "docs" / "adding.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {title: list(_read_steps(text)) for title, text in zip(chapters[1::2], chapters[2::2], strict=True)}


def _read_steps(text: str) -> Iterator[Step]:
    for _, kind, file, lines in _BLOCK.findall(text):
        yield Step(kind, file, dedent(lines) if kind != "diff" else _cut_indent(lines))


def _cut_indent(lines: str) -> str:
    """A diff stands three columns in, as all blocks of a list do; its own first column counts."""
    return "".join(f"{line[3:]}\n" for line in lines.splitlines())


def copy_project(folder: Path) -> Path:
    """What git knows of this project, without its pictures."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if not name.startswith(("tests/pictures", "docs/pictures")) and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder

"""What a fetch shows: a bar with rate and remaining time on a terminal, plain lines elsewhere."""

import shutil
import sys
from dataclasses import dataclass, field
from typing import Any

import click
from tqdm import tqdm

from texts import Language


@dataclass
class Terminal:
    """Watches a fetch for a person. With `quiet` nothing is shown but what somebody has to know."""

    language: Language
    quiet: bool = False
    _bar: Any = field(default=None, init=False)
    _source: str = field(default="", init=False)
    _total: int = field(default=0, init=False)
    _done: int = field(default=0, init=False)

    def start(self, source: str, total: int, unit: str) -> None:
        self._source, self._total, self._done = source, total, 0
        if sys.stderr.isatty() and not self.quiet:
            named = self.language(f"loaders.unit.{unit}")
            width, height = shutil.get_terminal_size()  # usable also where the terminal says it has no size
            self._bar = tqdm(
                total=total, desc=source, unit=f" {named}", unit_scale=unit == "bytes", ncols=width, nrows=height
            )

    def step(self, label: str, done: int = 1) -> None:
        self._done += done
        if self._bar is not None:
            self._bar.set_postfix_str(label)
            self._bar.update(done)
        elif not self.quiet and label:
            click.echo(f"{self._source}: {self._done}/{self._total} {label}")

    def tell(self, message: str, **fields: object) -> None:
        text = self.language(f"loaders.told.{message}", **fields)
        tqdm.write(text, file=sys.stderr) if self._bar is not None else click.echo(text, err=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

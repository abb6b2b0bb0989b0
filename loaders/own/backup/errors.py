"""Why a backup is not written or not brought back."""

from collections.abc import Sequence
from pathlib import Path

from loaders.errors import LoaderError
from texts import Language


class BackupRefused(LoaderError):
    """A backup cannot be written, or is not one that can be trusted; what is there stays. `reason`: a name under
    `loaders.backup.refused`; `told`: the place in the archive, or what the machine said."""

    def __init__(self, file: Path, reason: str, told: str = "") -> None:
        super().__init__(f"{file}: {reason} {told}")
        self.file = file
        self.reason = reason
        self.told = told

    def describe(self, language: Language) -> str:
        return language(f"loaders.backup.refused.{self.reason}", file=self.file, told=self.told)


class WouldBeLost(LoaderError):
    """A restore would remove or replace what was entered after the backup, or what never was in it."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(f"{len(paths)} files, first: {paths[0]}")
        self.paths = paths

    def describe(self, language: Language) -> str:
        lines = "\n".join(f"  {path}" for path in self.paths[:20])
        return language("loaders.backup.would_be_lost", total=len(self.paths), lines=lines)

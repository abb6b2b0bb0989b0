"""What the commands list and status print."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from loaders.fetch.calls import remove_sign_in
from loaders.fetch.fetch import read_outcome
from loaders.fetch.snapshots import find_newest
from loaders.reference import read_reference
from loaders.sources.registry import SOURCES
from settings import service_address
from storage import versions
from texts import Language


def describe_sources(language: Language) -> str:
    """One paragraph per source: number of indicators, address, licence, what it needs."""
    blocks = []
    for name, source in SOURCES.items():
        known = read_reference(source.key)
        lines = [
            language("loaders.list.source", name=name, attribution=known.attribution, count=len(known.mappings)),
            f"  {remove_sign_in(service_address(name, source.address))[0]}",
            f"  {known.licence}",
        ]
        lines += [
            "  "
            + language(
                "loaders.list.other_definition", code=code, name=row["name"], reason=row[f"reason_{language.code}"]
            )
            for code, row in known.other_definitions.items()
        ]
        if source.on_request:
            lines.append("  " + language("loaders.list.on_request"))
        if source.needs:
            lines.append("  " + language("loaders.list.needs", variables=", ".join(source.needs)))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def describe_database(language: Language, found: versions.Serving | None) -> str:
    """The database in use, and what stands in the place of a lost or damaged one."""
    lost = versions.list_published() if found is None else found.unusable
    name, file = ("no_database", None) if found is None else ("database", found.file)
    return "\n".join([*describe_unusable(language, lost), language(f"loaders.status.{name}", file=file)])


def describe_unusable(language: Language, lost: Iterable[Path]) -> list[str]:
    """A line for each part of the database that is lost or damaged."""
    return [language("loaders.status.unusable", file=file) for file in lost]


def describe_status(language: Language) -> str:
    """Per source the number of answers kept, the age of its data and its last error."""
    lines = []
    named = [(name if key == each.key else key, key) for name, each in SOURCES.items() for key in each.fetched()]
    for name, key in named:
        went, kept = read_outcome(key), len(list(find_newest(key)))
        if not went.last_try and not kept:
            lines.append(language("loaders.status.never", name=name))
            continue
        lines.append(language("loaders.status.fetched", name=name, kept=kept, age=_age(went.last_success, language)))
        if error := getattr(went, f"error_{language.code}"):
            when = went.last_try[:16].replace("T", " ")
            lines.append("  " + language("loaders.status.failed", when=when))
            lines += [f"    {line}" for line in error.splitlines()]
    return "\n".join(lines)


def _age(moment: str, language: Language) -> str:
    """How long ago, in whole days."""
    try:
        then = datetime.fromisoformat(moment).astimezone(UTC)
    except ValueError:
        return language("loaders.status.not_yet")
    days = (datetime.now(UTC) - then).days
    return language("loaders.status.today") if days <= 0 else language("loaders.status.days", days=days)

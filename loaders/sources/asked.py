"""Which regions and codes a fetch was asked for, in the form that a sidecar keeps for the reader."""

import re
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any, Self

from loaders.reference import Mapping, Reference
from loaders.sources.rows import Wanted
from storage.checksums import compute_checksum


@dataclass(frozen=True)
class Areas:
    """The regions asked for, by their keys, and the Laender of which every district is; with `municipalities` also
    all that lie in one of these."""

    regions: frozenset[str]
    lands: frozenset[str]
    municipalities: bool = False

    @classmethod
    def of(cls, wanted: Wanted, reference: Reference) -> Self:
        """What was asked for; if nothing, all regions of the reference data."""
        keys = {*wanted.regions, *wanted.lands} or reference.regions
        return cls(frozenset(keys), frozenset(wanted.lands), wanted.municipalities)

    @classmethod
    def from_request(cls, request: AnyMapping[str, Any]) -> Self:
        """As `as_request` wrote it into a sidecar."""
        return cls(frozenset(request["regions"]), frozenset(request["lands"]), bool(request.get("municipalities")))

    def as_request(self) -> dict[str, Any]:
        """For a sidecar."""
        asked = {"regions": sorted(self.regions), "lands": sorted(self.lands)}
        return {**asked, "municipalities": True} if self.municipalities else asked

    def __contains__(self, key: str) -> bool:
        if len(key) == 8 and self.municipalities and (key[:2] in self.lands or key[:5] in self.regions):
            return True
        return key in self.regions or (len(key) == 5 and key[:2] in self.lands)


def list_mappings(wanted: Wanted, reference: Reference) -> list[Mapping]:
    """The mapped codes asked for, by our indicator key or by the source's code; all if none is named."""
    asked = set(wanted.indicators)
    return [each for each in reference.mappings.values() if not asked or asked & {each.code, each.indicator}]


def find_item(code: str, wanted: Wanted, areas: Areas) -> str:
    """Folder of the answers to one question: the code as a file name, and a fingerprint of code, areas and years."""
    asked = f"{code} {areas.as_request()} {wanted.first_year} {wanted.last_year}"
    name = re.sub(r"[^A-Za-z0-9_.]+", "-", code)[:60]
    return f"{name}-{compute_checksum(asked.encode())[:8]}"

"""What a kept answer is about: which codes, regions and years it speaks for, also where it has no value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from loaders.sources.asked import Areas


@dataclass(frozen=True)
class Scope:
    """Years are inclusive, None for no bound."""

    codes: frozenset[str]
    areas: Areas
    first_year: int | None
    last_year: int | None

    @classmethod
    def of(cls, request: Mapping[str, Any]) -> Self | None:
        """From what a sidecar holds as request; None for an answer that is not about figures."""
        codes = request.get("figures") or [request.get("code") or request.get("slug")]
        if codes == [None]:
            return None
        told = request.get("nuts") or request.get("regions") or ()
        regions = [region["key"] if isinstance(region, dict) else region for region in told]
        areas = Areas.from_request({"lands": (), **request, "regions": regions})
        years = (request.get("first_year"), request.get("last_year"))
        return cls(frozenset(codes), areas, *years)

    def covers(self, key: str, year: int) -> bool:
        """Whether the answer speaks for the region in that year."""
        return key in self.areas and (self.first_year or year) <= year <= (self.last_year or year)

    def compares_with(self, other: "Scope") -> bool:
        """Whether a region with values in one should have some in the other: common codes and the same years."""
        years = (self.first_year, self.last_year) == (other.first_year, other.last_year)
        return years and bool(self.codes & other.codes)

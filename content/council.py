"""Who decides in a region: the name of its council, alone and in a sentence."""

from dataclasses import dataclass

from content.catalogue import Region
from texts import Language


@dataclass(frozen=True)
class Council:
    """'Kreistag'; "den Kreistag" (after "für")."""

    name: str
    accusative: str


def find_council(region: Region, language: Language) -> Council:
    """The council of a region; where it is not known, as for a municipality, one that any has."""
    key = f"council.{region.council or 'unknown'}"
    return Council(language(f"{key}.name"), language(f"{key}.accusative"))

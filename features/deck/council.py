"""Who decides in a district."""

from content.catalogue import Region
from texts import Language

_AACHEN = "05334"


def find_council(region: Region, language: Language) -> str:
    """The name of the council: that of a city or municipality is a Rat, that of the StädteRegion has its own name."""
    if region.key == _AACHEN:
        return language("deck.council.region")
    return language("deck.council.district" if region.kind == "district" else "deck.council.city")

"""What a visitor chooses on the page Karte, kept in the address."""

from collections.abc import Sequence

from content.catalogue import Region
from domain.classes import Division
from texts import Language
from ui.selection import Offer, Selection

LAND, COUNTRY = "land", "country"
ONE_YEAR = "one"


def _offer_area(state: Region, everywhere: Region, has_more: bool) -> Offer:
    """The Land, and all of Germany where there are districts elsewhere."""
    return Offer({LAND: state.short_name} | ({COUNTRY: everywhere.short_name} if has_more else {}))


def _offer_since(years: Sequence[int], language: Language) -> Offer:
    return Offer({ONE_YEAR: language("map.since_none"), **{str(year): str(year) for year in years}})


CLASSES = Selection("classes", lambda language: Offer({key: language(f"map.division_{key}") for key in Division}))
GROUND = Selection(
    "ground", lambda language: Offer({key: language(f"map.ground_{key}") for key in ("outlines", "tiles")})
)
AREA = Selection("area", _offer_area)
SINCE = Selection("since", _offer_since)

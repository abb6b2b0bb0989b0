"""What a visitor chooses on the page Karte, kept in the address."""

from collections.abc import Mapping, Sequence

from content.catalogue import COUNTRY, Region, list_inside
from domain.classes import Division
from texts import Language
from ui.selection import Offer, Selection

ONE_YEAR = "one"


def _offer_area(land: Region, regions: Mapping[str, Region]) -> Offer:
    """The Land, unless it is one city, and all of Germany where there are districts elsewhere."""
    inside, everywhere = (len(list_inside(one, regions)) for one in (land, regions[COUNTRY]))
    offered = [land] * (inside > 1) + [regions[COUNTRY]] * (everywhere > inside)
    return Offer({region.key: region.short_name for region in offered})


def _offer_since(years: Sequence[int], language: Language) -> Offer:
    return Offer({ONE_YEAR: language("map.since_none"), **{str(year): str(year) for year in years}})


CLASSES = Selection("classes", lambda language: Offer({key: language(f"map.division_{key}") for key in Division}))
GROUND = Selection(
    "ground", lambda language: Offer({key: language(f"map.ground_{key}") for key in ("outlines", "tiles")})
)
AREA = Selection("area", _offer_area)
SINCE = Selection("since", _offer_since)

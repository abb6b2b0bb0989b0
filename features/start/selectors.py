"""What a visitor chooses on the start page beside the district, kept in the address."""

from content.catalogue import Region, sort_indicators
from domain.change import Direction
from features.profile.data import ask_leads
from texts import Language
from ui import data
from ui.selection import Offer, Selection
from ui.selectors import is_comparable, mark_name

MOST_TOPICS = 12


def _offer_topics(region: Region, language: Language) -> Offer:
    """Rates that can be judged; at first the topics of data/reference/lead_indicators.csv."""
    known = [one for one in data.ask_indicators(language).values() if is_comparable(one)]
    judged = [one for one in known if one.direction is not Direction.NONE]
    names = {one.key: mark_name(one, language) for one in sort_indicators(judged)}
    return Offer(names, [key for key in ask_leads(region, language) if key in names])


TOPICS = Selection("topics", _offer_topics, most=MOST_TOPICS)

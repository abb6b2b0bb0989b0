"""When the office entered something, in the time of the place; the journal keeps it in UTC."""

from datetime import datetime
from zoneinfo import ZoneInfo

from texts import Language

_PLACE = ZoneInfo("Europe/Berlin")


def describe_day(when: datetime, language: Language) -> str:
    """'24.11.2026'."""
    return language.date(when.astimezone(_PLACE))


def describe_moment(when: datetime, language: Language) -> str:
    """'24.11.2026, 00:30 Uhr'."""
    return language("entry.moment", day=describe_day(when, language), time=f"{when.astimezone(_PLACE):%H:%M}")

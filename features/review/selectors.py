"""What a visitor chooses on the page Berichtsprüfung, kept in the address."""

from collections.abc import Mapping

from content.rows import Row
from texts import Language
from ui.selection import Offer, Selection

_UPLOAD = "upload"


def _offer_reports(reports: Mapping[str, Row], language: Language) -> Offer:
    names = {key: language.of(row, "title") for key, row in reports.items()}
    return Offer(names | {_UPLOAD: language("review.upload")})


REPORT = Selection("report", _offer_reports)

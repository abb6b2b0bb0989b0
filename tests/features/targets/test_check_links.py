"""Where the links of Zielcheck lead."""

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.support.sent import open_page

pytestmark = pytest.mark.usefixtures("shipped_database")


def test_the_yardsticks_of_a_district_without_targets_lead_to_where_they_are_shown() -> None:
    app = open_page("explore/check", region="05566")
    sent = unescape(" ".join(one.proto.body for one in app.get("html")))
    links = [link for link in re.findall(r'href="([^"]*)"', sent) if "indicator=gigabit_households" in link]
    (shown,) = {link for link in links if not link.startswith("daten?")}

    assert urlsplit(shown).path == "was-waere-wenn"
    app = open_page("explore/whatif", **dict(parse_qsl(urlsplit(shown).query)))
    assert not [told.value for told in app.info if "nicht gezeigt werden kann" in told.value]
    assert "Das Bundesziel ist 100" in " ".join(one.proto.body for one in app.get("html"))

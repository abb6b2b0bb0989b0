"""docs/methods.md explains in both languages whatever a page may have to link to."""

import re
from enum import StrEnum

import pytest

from domain.measure import MeasureState
from domain.methods.eurostat_pace import Pace
from domain.methods.progress import Status
from domain.methods.weather import Symbol
from domain.report.tables import Certainty, ReportRule
from domain.series import Reason
from domain.verdict import VerdictWord
from settings import ROOT

DOCUMENT = (ROOT / "docs" / "methods.md").read_text(encoding="utf-8")
KINDS: dict[type[StrEnum], str] = {
    VerdictWord: "verdict",
    Status: "status",
    Symbol: "symbol",
    Pace: "pace",
    Reason: "reason",
    Certainty: "certainty",
    ReportRule: "rule",
    MeasureState: "state",
}  # with the opening of their anchors
ANCHORS = re.findall(r'<a id="([^"]+)"></a>', DOCUMENT)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_symbol_has_its_own_anchor(kind: type[StrEnum], language: str) -> None:
    prefix = f"{language}-{KINDS[kind]}-"

    assert {anchor.removeprefix(prefix) for anchor in ANCHORS if anchor.startswith(prefix)} == set(kind)


def test_both_languages_hold_the_same_and_every_link_leads_somewhere() -> None:
    german = [anchor.removeprefix("de") for anchor in ANCHORS if anchor.startswith("de")]
    english = [anchor.removeprefix("en") for anchor in ANCHORS if anchor.startswith("en")]

    assert german == english
    assert len(ANCHORS) == len(set(ANCHORS)) == len(german) + len(english)
    assert set(re.findall(r"\]\(#([^)]+)\)", DOCUMENT)) <= set(ANCHORS)

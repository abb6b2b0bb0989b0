"""Pledges of a party from the register to the table: whose they are, what they name, how they could be measured."""

import pandas as pd
import pytest

import queries
from features.measures.pledges import describe_pledges, make_pledges_table, read_pledge_programmes
from texts import Language

COLUMNS = ["programme_key", "programme_de", "publisher", "document", "topic_de", "content_de", "amount", "unit_de"]
COLUMNS += ["year", "indicator_key", "indicator_de", "reason_de", "place"]
FRAME = pd.DataFrame(
    [
        ("p", "Programm", "Partei", "Heft", "Natur", "Mehr Schutz", 2.5, "ha", 2030, "area", "Fläche", None, "S. 1"),
        (
            "p",
            "Programm",
            "Partei",
            "Heft",
            "Bus",
            "Mehr Busse",
            30.0,
            "Minuten",
            None,
            None,
            None,
            "Keine Reihe.",
            "S. 2",
        ),
        (
            "p",
            "Programm",
            "Partei",
            "Heft",
            "Bus",
            "Bessere Busse",
            None,
            None,
            None,
            None,
            None,
            "Keine Reihe.",
            "S. 2",
        ),
    ],
    columns=COLUMNS,
)


def test_a_pledge_leads_to_its_indicator_or_says_why_it_cannot_be_measured(german: Language) -> None:
    ((_, pledges),) = read_pledge_programmes(FRAME).items()

    table = make_pledges_table(pledges, "trends?indicator={indicator}", german)

    assert [(row[0].text, row[0].note, row[1].text, row[2].text) for row in table.rows] == [
        ("Mehr Schutz", "Natur", "2,5\u00a0ha", "2030"),
        ("Mehr Busse", "Bus", "30\u00a0Minuten", "–"),
        ("Bessere Busse", "Bus", "–", "–"),
    ]
    assert [(row[3].text, row[3].note, row[3].link) for row in table.rows] == [
        ("Fläche", "", "trends?indicator=area"),
        ("nicht messbar", "Keine Reihe.", ""),
        ("nicht messbar", "Keine Reihe.", ""),
    ]
    assert describe_pledges(pledges, german) == "Partei: 3 Versprechen, davon 1 an einem Indikator abzulesen"


@pytest.mark.usefixtures("shipped_database")
def test_the_shipped_pledges_name_party_and_place(german: Language) -> None:
    found = read_pledge_programmes(queries.run_query("pledges", region="05358"))

    assert found
    for pledges in found.values():
        table = make_pledges_table(pledges, "{indicator}", german)
        assert all(row[0].text and row[3].text and row[4].note for row in table.rows)
    assert not read_pledge_programmes(queries.run_query("pledges", region="05370"))

"""A deck made by hand: lines with a gap and a target, bars, a table, a list. And what slides are made from:
topics of Düren, how they changed, and the districts around."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from content.judgement import NamedChange
from content.slides import Deck, Role, Slide, SlideChart, Strand
from content.table import Cell, Sign, Table
from domain.movers import Mover
from domain.relative_change import Movement, RelativeChange
from features.deck.position import Surroundings
from features.profile.topic import Topic, read_topics
from tests.support.cases import INDICATOR, REGIONS, TODAY

DUEREN = REGIONS["05358"]
YEARS = tuple(str(year) for year in range(2015, 2031))
OBSERVED = (19.0, 18.5, None, 17.0, 16.0, 15.5, 15.0, 14.6, *[None] * 8)
LINES = SlideChart(
    "lines",
    YEARS,
    (
        Strand("Kreis Düren", OBSERVED, "#D55E00", Role.FACT),
        Strand("NRW", (20.0, None, 19.5, *[None] * 13), "#7A8087", Role.REFERENCE),
        Strand(
            "nötiger Weg", (*[None] * 7, 14.6, *(14.6 - 0.7 * year for year in range(1, 9))), "#1B2329", Role.NEEDED
        ),
        Strand("Ziel 2030: höchstens 9 %", (9.0,) * 16, "#1B2329", Role.TARGET),
    ),
    "%",
    1,
    "Kinderarmut im Kreis Düren sinkt von 19,0 auf 14,6 %.",
)
BARS = SlideChart(
    "bars",
    ("Düren", "Heinsberg"),
    (
        Strand("2022, beobachtet", (1234.5, -12.0), "#0072B2", Role.FACT),
        Strand("2030, angenommen", (900.0, None), "#0072B2", Role.ASSUMED),
    ),
    "je 1.000",
    1,
    "Düren liegt vor Heinsberg.",
)
TABLE = Table(
    "Ziele des Kreises",
    ("Ziel", "Wert", "Stand"),
    [
        (Cell("Armut", "SGB II"), Cell("14,6 %"), Cell(sign=Sign("▲", "zu langsam", "slow", "#"))),
        (Cell("Pkw"), Cell("634"), Cell("–")),
    ],
    numeric=frozenset({1}),
)
SOURCE = "Quelle: BBSR Bonn, INKAR (dl-de/by-2-0). Datenjahr 2022."
DECK = Deck(
    "Kreis Düren: *Wo* stehen wir? #eval",
    "Kreistag, 24.11.2026",
    (
        Slide(
            "poor",
            "Kinderarmut sinkt, <b>zu langsam</b> $x$",
            LINES,
            ("2022: 14,6 %", "= NRW: 19,5 %"),
            SOURCE,
            "A.\nB.",
        ),
        Slide("cars", "Düren liegt vor Heinsberg", BARS, (), SOURCE, ""),
        Slide("targets", "Eines von zwei Zielen wird verfehlt", TABLE, (), SOURCE, "Linearer Verlauf."),
        Slide("gaps", "Zu zwei Indikatoren fehlen Werte", None, ("Müll", "Wohnen"), "", ""),
    ),
)


def table(count: int) -> Table:
    """A table of `count` rows."""
    verdict = Sign("▲", "zu langsam", "slow", "#")
    rows = [(Cell(f"Indikator {n}", "je 1.000"), Cell(f"{n},5"), Cell(sign=verdict)) for n in range(count)]
    return Table("Ziele", ("Indikator", "Wert", "Urteil"), rows, numeric=frozenset({1}))


def make_topic(
    name: str, place: int, *, count: int = 31, ties: int = 1, year: int = 2022, variant_of: str = ""
) -> Topic:
    """Düren on a place among so many districts, with as many others of the same value; less is better."""
    values = [float(number) for number in range(1, count + 1)]
    for other in range(place, place + ties - 1):
        values[other] = values[place - 1]
    keys = [f"x{number}" for number in range(1, count + 1)]
    keys[place - 1] = DUEREN.key
    frame = pd.DataFrame(
        {
            "indicator_key": name,
            "region_key": keys,
            "year": year,
            "value": values,
            "source_key": "s",
            "is_counted": True,
        }
    )
    indicator = replace(INDICATOR, key=name, name=name, short_name=name, variant_of=variant_of or None)
    [found] = read_topics(frame, DUEREN.key, [indicator])
    return found


def make_change(word: Movement, key: str = "A", is_disputed: bool = False) -> NamedChange:
    moved = RelativeChange(-1.0, 0.0, 1.0, 3.0, 3.0, 0.9, 2.0, word, True)
    return NamedChange((2018, 15.0), (2022, 12.0), 40, False, Mover(key, "t", 2022, moved, is_disputed))


def make_surroundings(changes: Mapping[str, NamedChange] | None = None) -> Surroundings:
    return Surroundings(DUEREN, "Kreisen in NRW", TODAY, changes or {})

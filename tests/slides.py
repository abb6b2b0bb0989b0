"""A small deck with every kind of slide."""

from views.deck import Deck, Role, Slide, SlideChart, Strand
from views.table import Cell, Sign, Table

CHART = SlideChart(
    "lines",
    ("2019", "2020", "‖", "2021", "2022"),
    (
        Strand("Düren", (20.5, 19.25, None, None, 18.0), "#D55E00", Role.FACT),
        Strand("NRW", (21.0, 20.0, None, 19.0, 18.5), "#7A8087", Role.REFERENCE),
        Strand("Ziel: höchstens 10 bis 2030", (10.0,) * 5, "#1B2329", Role.TARGET),
    ),
    "%",
    1,
    "Kinderarmut sinkt im Kreis Düren.",
)
BARS = SlideChart(
    "bars", ("Düren", "Heinsberg"), (Strand("2022", (18.0, 12.5), "#0072B2", Role.FACT),), "%", 1, "Vergleich"
)


def table(count: int) -> Table:
    """A table of `count` rows."""
    verdict = Sign("▲", "zu langsam", "slow", "#")
    rows = [(Cell(f"Indikator {n}", "je 1.000"), Cell(f"{n},5"), Cell(sign=verdict)) for n in range(count)]
    return Table("Ziele", ("Indikator", "Wert", "Urteil"), rows, numeric=frozenset({1}))


DECK = Deck(
    "Kreis Düren: Wo stehen wir?",
    "Kreistag, 24.11.2026",
    (
        Slide(
            "poverty", "Kinderarmut: zu langsam", CHART, ("2022: 18,0 %", "+2,0 %-Punkte"), "Quelle: A (B).", "Notiz"
        ),
        Slide("compared", "Vergleich", BARS, (), "Quelle: A (B).", ""),
        Slide("targets", "Ziele", table(3), (), "Quelle: A (B).", "Verfahren"),
        Slide("gaps", "Was fehlt", None, ("Zu 3 Indikatoren fehlen Werte.",), "Quelle: A (B).", ""),
    ),
)

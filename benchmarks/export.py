"""How long do exports take, in multiples of what the libraries need for the same content?

`python -m benchmarks.export [--runs 7]` needs no database; the content is made up. Writers run in turns in one process.
What is printed goes into docs/benchmarks.md.
"""

import argparse
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benchmarks.bare_writers import bare_chart, bare_pdf, bare_pptx, bare_xlsx
from charts.base import Look, Scale
from charts.trend import TrendLine, draw_trend
from content.document import DocumentPicture
from content.slides import Deck, Role, Slide, SlideChart, Strand
from content.table import Cell, Table
from export.document.pdf import write_pdf
from export.picture.picture import Frame, draw_picture
from export.slides.pptx import write_pptx
from export.slides.slide_chart import draw_slide_chart
from export.slides.slide_picture import draw_slides
from export.table.xlsx import Column, Sheet, write_xlsx
from features.deck.handout import make_handout
from features.deck.handout_files import write_handout_docx, write_handout_pdf
from testbed.timing import surroundings
from texts import Language

LANGUAGE = Language("de")
YEARS = range(2010, 2031)
OBSERVED = range(2010, 2024)
COLOURS = ("#D55E00", "#0072B2", "#009E73")
TITLES = ("Region", "AGS", "Indikator", "Einheit", "Jahr", "Wert", "Quelle", "Lizenz")
ROWS = [
    (
        f"Kreis {n % 53}",
        f"05{n % 53:03}",
        f"Indikator {n // 53}",
        "%",
        2010 + n % 14,
        n / 7,
        "BBSR Bonn",
        "dl-de/by-2-0",
    )
    for n in range(5000)
]


def values(number: int) -> tuple[float | None, ...]:
    """A value for each observed year."""
    return tuple(20.0 + number - 0.3 * (year - 2010) if year in OBSERVED else None for year in YEARS)


def lines(number: int) -> SlideChart:
    """Three districts, the Land, a target and the way to it."""
    strands = [Strand(f"Kreis {n}", values(n), colour, Role.FACT) for n, colour in enumerate(COLOURS)]
    way = tuple(16.1 - (year - 2023) if year >= 2023 else None for year in YEARS)
    strands += [
        Strand("NRW", values(4), "#7A8087", Role.REFERENCE),
        Strand("Ziel 2030", (9.0,) * len(YEARS), "#1B2329", Role.TARGET),
        Strand("Weg", way, "#1B2329", Role.NEEDED),
    ]
    return SlideChart("lines", tuple(map(str, YEARS)), tuple(strands), "%", 1, f"Indikator {number} sinkt.")


def deck() -> Deck:
    """Twenty slides and the title: fourteen with lines, three with bars, two tables, a list; twenty pages on A4."""
    bars = SlideChart(
        "bars", ("A", "B", "C", "NRW"), (Strand("2023", (14.6, 12.0, 17.0, 18.1), "#0072B2", Role.FACT),), "%", 1, "B."
    )
    rows: list[tuple[Cell, ...]] = [
        (Cell(f"Indikator {n}", "je 1.000"), Cell("1.234,5"), Cell("zu langsam")) for n in range(8)
    ]
    table = Table("Ziele", ("Indikator", "Wert", "Stand"), rows, frozenset({1}))
    bodies = [*map(lines, range(14)), bars, bars, bars, table, table, None]
    facts = ("2023: 14,6 %, Rang 21 von 53", "NRW: 18,1 %", "Nötig je Jahr: −0,8; erreicht: −0,4")
    source = "Quelle: BBSR Bonn, INKAR (dl-de/by-2-0). Datenjahr 2023."
    notes = "Anteil der Kinder unter 15 Jahren in Bedarfsgemeinschaften an allen Kindern dieses Alters. " * 24
    slides = [
        Slide(str(number), f"Indikator {number} sinkt, das Ziel wird verfehlt", body, facts, source, notes)
        for number, body in enumerate(bodies)
    ]
    return Deck("Wo stehen wir?", "Kreistag", tuple(slides))


class Case(NamedTuple):
    """`bare` is the name of the case it is measured against, '' for one that is a measure itself."""

    name: str
    write: Callable[[], object]
    bare: str = ""


def cases() -> list[Case]:
    shown = deck()
    charts = [slide.body for slide in shown.slides if isinstance(slide.body, SlideChart)]
    drawn = [draw_slide_chart(chart, LANGUAGE) for chart in charts]
    pictures = {chart: DocumentPicture(svg, chart.alt) for chart, svg in zip(charts, drawn, strict=True)}
    document = make_handout(shown, lambda one: pictures[one], LANGUAGE)  # type: ignore[index]
    without = Deck(shown.title, shown.subtitle, tuple(slide for slide in shown.slides if slide.body not in charts))
    sheet = Sheet("Werte", [Column(title, 1 if title == "Wert" else None) for title in TITLES], ROWS)
    trends = [TrendLine(str(n), f"Kreis {n}", [[(y, 20.0 + n - 0.3 * (y - 2010)) for y in OBSERVED]]) for n in range(4)]
    figure = draw_trend(trends, Scale("%", 1), [], Look(LANGUAGE, "light"))
    frame = Frame("Indikator 0 sinkt.", "Quelle: BBSR Bonn, INKAR (dl-de/by-2-0). Datenjahr 2023.")
    return [
        Case("20 slides, PPTX", lambda: write_pptx(shown, LANGUAGE), "python-pptx, bare"),
        Case("python-pptx, bare", lambda: bare_pptx(shown)),
        Case("20 pages, PDF (UA-1, A-2a)", lambda: write_handout_pdf(shown, LANGUAGE), "matplotlib and Typst, bare"),
        Case(
            "matplotlib and Typst, bare",
            lambda: bare_pdf(shown, [bare_chart(chart, "svg") for chart in charts]),
        ),
        Case("of these, setting the pages", lambda: write_pdf(document, LANGUAGE), "Typst, bare"),
        Case("Typst, bare", lambda: bare_pdf(shown, drawn)),
        Case("20 pages, DOCX", lambda: write_handout_docx(shown, LANGUAGE)),
        Case("20 slides as pictures, SVG", lambda: draw_slides(shown, LANGUAGE)),
        Case("of these, the title and 3 without charts", lambda: draw_slides(without, LANGUAGE)),
        Case("5,000 rows, XLSX", lambda: write_xlsx([sheet], "Werte"), "xlsxwriter, bare"),
        Case("xlsxwriter, bare", lambda: bare_xlsx(TITLES, ROWS)),
        Case("a page's chart, SVG", lambda: draw_picture(figure, frame, "svg"), "matplotlib, bare, SVG"),
        Case("a slide's chart, SVG", lambda: draw_slide_chart(charts[0], LANGUAGE), "matplotlib, bare, SVG"),
        Case("matplotlib, bare, SVG", lambda: bare_chart(charts[0], "svg")),
        Case("a page's chart, PNG", lambda: draw_picture(figure, frame, "png"), "matplotlib, bare, PNG"),
        Case(
            "a slide's chart, PNG", lambda: draw_slide_chart(charts[0], LANGUAGE, kind="png"), "matplotlib, bare, PNG"
        ),
        Case("matplotlib, bare, PNG", lambda: bare_chart(charts[0], "png")),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.export")
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    packages = ("python-pptx", "python-docx", "typst", "matplotlib", "xlsxwriter")
    print(f"{surroundings(*packages)}\n")
    measured = cases()
    times: dict[str, list[tuple[float, float]]] = {case.name: [] for case in measured}
    for run in range(runs + 1):
        for case in measured:
            start = time.perf_counter(), time.process_time()
            case.write()
            spent = 1000 * (time.perf_counter() - start[0]), 1000 * (time.process_time() - start[1])
            if run:  # the first fills caches of typefaces and templates
                times[case.name].append(spent)
    wall = {name: median(one for one, _ in found) for name, found in times.items()}
    busy = {name: median(one for _, one in found) for name, found in times.items()}
    print("| | ms | CPU ms | of bare (CPU) |")
    print("|---|---:|---:|---:|")
    for case in measured:
        ratio = f"{busy[case.name] / busy[case.bare]:.2f}" if case.bare else ""
        print(f"| {case.name} | {wall[case.name]:.0f} | {busy[case.name]:.0f} | {ratio} |")


if __name__ == "__main__":
    main()

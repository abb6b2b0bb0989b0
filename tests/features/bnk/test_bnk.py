"""The report on the BNK from rows of the data: tables, gaps with reasons, completeness, the sentence of the numbers."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from content.table import Cell
from domain.change import Judgement
from features.bnk.chapters import Chapter
from features.bnk.completeness import count_completeness, describe_total, make_completeness_table
from features.bnk.model import BnkReport, LineState, ReportLine
from features.bnk.selectors import ask_report, read_chapters
from features.bnk.sentence import write_sentence
from features.bnk.tables import list_lines, make_gaps_table, make_statements_table, make_values_table
from features.bnk.texts import BOOK, describe_meanwhile, make_history_table, read_texts, sign_text
from loaders.build.build import build
from storage import journal
from storage.journal import Book, JournalEntry
from tests.support.built import build_small_world
from tests.support.own_tables import CYCLE_PATHS, take_in
from tests.support.small_world import REFERENCE, REPORT, TARGETS
from texts import Language

TITLES = {"new": "Neu", "old": "Alt", "report": "Bericht"}
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def small(request: pytest.FixtureRequest) -> None:
    build_small_world(**getattr(request, "param", {}))


def report_of(region: str = "05370", year: int = 2021, code: str = "de") -> BnkReport:
    return ask_report(region, year, Language(code))


def social(language: Language, edition: str = "bnk") -> Chapter:
    (chapter,) = read_chapters(edition, language)
    return chapter


def poverty(region: str = "05370", year: int = 2021) -> ReportLine:
    return report_of(region, year).lines["poverty"]


@pytest.mark.usefixtures("small")
def test_a_row_tells_points_change_comparison_target_and_source(german: Language) -> None:
    table = make_values_table(social(german), report_of(), TITLES, "trends?indicator={indicator}", german)

    assert table.columns[-2:] == ("NRW", "Verhältnis zum Ziel")
    parity, poor = sorted(table.rows, key=lambda row: row[0].text, reverse=True)
    assert poor[:6] == (
        Cell("Armut", "%; SDG 1; Quelle: Bericht; Neu", link="trends?indicator=poverty"),
        Cell("8,0", "2019"),
        Cell("8,0", "2020"),
        Cell("7,5", "2021"),
        Cell(f"−0,5{NBSP}%-Punkte", f"−6,3{NBSP}%", Judgement.BETTER),
        Cell("10,0", "2021"),
    )
    assert poor[6].text == "höchstens 7 bis 2030"
    assert poor[6].sign is not None and poor[6].sign.word == "Keine Aussage: zu wenige Werte"
    assert poor[6].note == "Ziel des Landes, beschlossen"
    assert parity[1:] == (
        Cell("–"),
        Cell("–"),
        Cell("40,0", "2021"),
        Cell("–", "nur ein Wert"),
        Cell("–", "kein Wert 2021"),
        Cell("–", "kein Ziel gesetzt"),
    )


@pytest.mark.usefixtures("small")
def test_a_report_of_an_earlier_year_knows_nothing_of_later_values(german: Language) -> None:
    assert poverty(year=2019).points == ((2017, 9.0), (2018, 8.5), (2019, 8.0))
    assert write_sentence(poverty(year=2019), report_of(year=2019), german) == (
        f"Der Wert ist von 9,0 (2017) auf 8,0{NBSP}% (2019) gesunken, um 1,0{NBSP}%-Punkte (−11,1{NBSP}%). "
        "Für NRW liegt kein Wert von 2019 vor."
    )


@pytest.mark.usefixtures("small")
def test_a_value_that_comes_only_later_is_a_gap_and_says_so(german: Language) -> None:
    table = make_gaps_table(social(german), report_of(year=2018), TITLES, "bnk?entry={indicator}", german)

    assert table.rows == [
        (
            Cell("Parität", "%; SDG 1"),
            Cell("Begründung fehlt – eintragen", link="bnk?entry=parity"),
            Cell("–", "Der älteste vorliegende Wert ist aus 2021."),
        )
    ]


EXPLAINED = REPORT["explanations.csv"] + "poverty,05334,14,Armut,%,Portal,wird nicht erhoben,not collected\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"explanations": EXPLAINED}], indirect=True)
def test_a_gap_that_a_report_explains_is_explained(german: Language) -> None:
    table = make_gaps_table(social(german), report_of("05334"), TITLES, "", german)

    assert table.rows == [(Cell("Armut", "%; SDG 1"), Cell("begründet"), Cell("wird nicht erhoben", "Bericht."))]


@pytest.mark.usefixtures("small")
def test_a_gap_without_a_reason_asks_for_one_until_the_office_gives_it(german: Language) -> None:
    def row() -> tuple[Cell, ...]:
        (found,) = make_gaps_table(social(german), report_of("05334"), TITLES, "", german).rows
        return found

    assert (poverty("05334").state, row()[1].text) == (LineState.OPEN, "Begründung fehlt")

    journal.add_entry(
        BOOK, "05334.poverty.explanation", 0, "Frau Weiß", {"text": "<b>erst ab 2027</b>", "year": "2021"}
    )
    assert poverty("05334").state is LineState.EXPLAINED
    assert row()[2].text == "<b>erst ab 2027</b>"
    assert row()[2].note.startswith("Frau Weiß, ")

    journal.add_entry(BOOK, "05334.poverty.explanation", 1, "Frau Weiß", {"text": "", "year": "2021"})
    assert poverty("05334").state is LineState.OPEN


BREAK = REFERENCE["series_breaks.csv"] + "poverty,DE,2020,neue Erhebung,new survey\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"series_breaks": BREAK}], indirect=True)
def test_across_a_break_no_change_is_told_and_the_reason_stands_beside_the_sentence(german: Language) -> None:
    report, chapter = report_of(), social(german)
    change = next(
        row[4] for row in make_values_table(chapter, report, TITLES, "", german).rows if row[0].text == "Armut"
    )
    said = next(row[1] for row in make_statements_table(chapter, report, german).rows if row[0].text == "Armut")

    assert change == Cell("–", "Bruch in der Reihe")
    assert said.text.startswith(f"Der Wert liegt 2021 bei 7,5{NBSP}%; mit dem Wert von 2019 ist er nicht vergleichbar.")
    assert said.note == "neue Erhebung"


WITHHELD = REFERENCE["known_errors.csv"] + "poverty,new,05370,2020,8.0,Druckfehler,misprint\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"known_errors": WITHHELD}], indirect=True)
def test_a_withheld_figure_is_no_data_point_and_is_named() -> None:
    assert [year for year, _ in poverty().points] == [2018, 2019, 2021]
    assert poverty().remarks == ("Wert 2020: Druckfehler.",)


OLD = "source_key,region_key,year,value\nold,05334,2015,9\n"


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("small", "change", "said"),
    [
        (
            {"poverty": OLD + "new,05358,2020,0\nnew,05358,2021,3\nnew,05,2021,3\n"},
            Cell(f"+3,0{NBSP}%-Punkte", "relativ nicht definiert (Ausgangswert 0)", Judgement.WORSE),
            f"Der Wert ist von 0,0 (2020) auf 3,0{NBSP}% (2021) gestiegen, um 3,0{NBSP}%-Punkte. "
            "Er entspricht dem Wert für NRW im selben Jahr.",
        ),
        (
            {"poverty": OLD + "new,05358,2020,3.01\nnew,05358,2021,3.04\nnew,05,2021,1\n"},
            Cell(f"0,0{NBSP}%-Punkte", f"+1,0{NBSP}%", Judgement.SAME),
            f"Der Wert liegt 2021 wie schon 2020 bei 3,0{NBSP}%. "
            f"Er liegt 2,0{NBSP}%-Punkte über dem Wert für NRW im selben Jahr (1,0{NBSP}%).",
        ),
    ],
    indirect=["small"],
)
def test_the_sentence_says_direction_size_and_comparison_only(change: Cell, said: str, german: Language) -> None:
    report = report_of("05358")
    rows = make_values_table(social(german), report, TITLES, "", german).rows

    assert next(row[4] for row in rows if row[0].text == "Armut") == change
    assert write_sentence(report.lines["poverty"], report, german) == said


NEARER = TARGETS + (
    "late,05370,district,poverty,Eigenes,Own,5,%,%,2040,,,decided,Kreistag,Council,Beschluss,,line,,\n"
    "soon,05370,district,poverty,Eigenes,Own,6,%,%,2035,,,decided,Kreistag,Council,Beschluss,,line,,\n"
)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("small", [{"targets": NEARER}], indirect=True)
def test_of_several_targets_the_region_s_own_counts_and_of_these_the_one_due_next() -> None:
    aims = {region: poverty(region).aim for region in ("05370", "05358")}

    assert {region: aim and aim.key for region, aim in aims.items()} == {"05370": "soon", "05358": "less_poverty"}


@pytest.mark.usefixtures("small")
def test_completeness_counts_reported_explained_and_open(german: Language) -> None:
    report, chapter = report_of("05334"), social(german)
    (row,) = make_completeness_table([chapter], report, "bnk?criterion={chapter}", german).rows

    assert count_completeness(list_lines(chapter, report)) == {LineState.VALUE: 1, LineState.OPEN: 1}
    assert row[0] == Cell("14 Soziale Gerechtigkeit", "Handlungsfeld", link="bnk?criterion=14")
    assert [cell.text for cell in row[1:]] == ["1", "2", "1", "0", "1", f"50{NBSP}%"]
    assert describe_total([chapter, chapter], report, german) == (
        "StädteRegion Aachen, Berichtsjahr 2021: 2 Indikatoren, davon 1 mit Wert, 0 ohne Wert mit Begründung, 1 offen."
    )


@pytest.mark.usefixtures("small")
def test_the_newer_edition_is_another_view_on_the_same_indicators(german: Language) -> None:
    old, new = social(german), social(german, "bnk2")

    assert (old.name, old.aspects) == ("14 Soziale Gerechtigkeit", (("14.1", "Chancengleichheit"),))
    assert (new.name, new.aspects, new.edition) == ("7 Soziale Gerechtigkeit", (), "bnk2")
    assert [one.key for one in old.indicators] == [one.key for one in new.indicators] == ["poverty", "parity"]


@pytest.mark.usefixtures("small_world")
def test_an_own_indicator_stands_under_the_criterion_that_its_table_names(tmp_path: Path, german: Language) -> None:
    take_in(tmp_path, CYCLE_PATHS.replace("(SDG)\n", "(SDG);BNK-Kriterium\n").replace(";2\n", ";2;14\n"))
    build()

    rows = make_values_table(social(german), report_of("05358", 2022), TITLES | {"own_radwege": "R"}, "", german).rows

    own = {row[0].text: [cell.text for cell in row[2:4]] for row in rows}
    assert own["Radwege (eigene Daten)"] == ["120,5", "131,0"]


@pytest.mark.parametrize(
    ("entered", "day", "moment"),
    [
        (datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "24.11.2026", "24.11.2026, 00:30 Uhr"),
        (datetime(2026, 6, 30, 22, 15, tzinfo=UTC), "01.07.2026", "01.07.2026, 00:15 Uhr"),
    ],
)
def test_a_text_is_dated_in_the_time_of_the_place(german: Language, entered: datetime, day: str, moment: str) -> None:
    entry = JournalEntry(1, "A", entered, {"text": "So.", "year": "2021"})
    book = Book({"05370.poverty.statement": [entry]})

    assert make_history_table(book, "05370", "poverty", german).rows[0][0].text == moment
    assert sign_text(entry, german) == f"A, {day}, für 2021"
    assert describe_meanwhile(entry, german) == f"Die andere Fassung, von A, {moment}: So."


@pytest.mark.usefixtures("small")
def test_texts_keep_their_history_and_a_deleted_one_is_gone_from_the_report(german: Language) -> None:
    journal.add_entry(BOOK, "05370.poverty.statement", 0, "A", {"text": "Erst so.", "year": "2020"})
    journal.add_entry(BOOK, "05370.poverty.statement", 1, "B", {"text": "Dann *so*.", "year": "2021"})
    journal.add_entry(BOOK, "05370.poverty.target", 0, "B", {"text": "Weit weg.", "year": "2021"})
    journal.add_entry(BOOK, "05370.poverty.target", 1, "C", {"text": "", "year": "2021"})
    book = journal.read_book(BOOK)
    history = make_history_table(book, "05370", "poverty", german)
    row = next(row for row in make_statements_table(social(german), report_of(), german).rows if row[0].text == "Armut")

    assert {kind: entry.who for kind, entry in read_texts(book, "05370", "poverty").items()} == {"statement": "B"}
    assert row[2].text == "Qualitative Aussage: Dann *so*."
    assert {(row[1].text, row[3].text) for row in history.rows} == {
        ("A", "Erst so."),
        ("B", "Dann *so*."),
        ("B", "Weit weg."),
        ("C", "(gelöscht)"),
    }


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("region", ["05358", "05334"])
@pytest.mark.parametrize("edition", ["bnk", "bnk2"])
def test_for_dueren_and_aachen_every_indicator_has_real_values_or_is_named_as_a_gap(
    region: str, edition: str, german: Language
) -> None:
    report = report_of(region, 2025)
    titles = {key: key for line in report.lines.values() for key in line.sources}
    listed, gaps = [], []
    for chapter in read_chapters(edition, german):
        values = [row[0].text for row in make_values_table(chapter, report, titles, "", german).rows]
        missing = [row[0].text for row in make_gaps_table(chapter, report, titles, "", german).rows]
        assert sorted(values + missing) == sorted(indicator.name for indicator in chapter.indicators)
        listed, gaps = listed + values, gaps + missing

    assert len(set(listed)) > 45
    assert {"Treibhausgasemissionen", "Strom aus Windkraft", "Kinderarmut"} <= set(gaps)
    assert {"Pkw-Dichte", "Straftaten", "Installierte Windkraftleistung"} <= set(listed)

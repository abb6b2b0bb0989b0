"""A table is checked as a whole first: what is read from it, and each problem with its cell."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from loaders.own.tables.assignment import Assignment
from loaders.own.tables.reading import limits
from tests.support.own_tables import CYCLE_PATHS, DESCRIBED, LONG, check_table, numbers, problems, values
from texts import Language

pytestmark = pytest.mark.usefixtures("small_world")
ROW = "Kreis Düren;poverty;2021;9,5;Amt\n"


def test_the_long_form_is_a_row_per_value(tmp_path: Path) -> None:
    found = check_table(tmp_path, LONG + "Kreis Düren;Armut;2021;9,5;Amt\n05370;poverty;2022;8;Amt\n")

    assert values(found) == [("05358", "poverty", 2021, "9.5"), ("05370", "poverty", 2022, "8")]
    assert [str(value.place) for value in found.values] == ["2:4", "3:4"]
    assert problems(found) == []


def test_the_wide_form_has_a_column_per_year(tmp_path: Path) -> None:
    found = check_table(
        tmp_path, "Indikator;Gebiet;2020;2021;Quelle\nArmut;Kreis Düren;9,5;k. A.;Amt\nParität;NRW;48;49;Amt\n"
    )

    assert values(found) == [
        ("05358", "poverty", 2020, "9.5"),
        ("05", "parity", 2020, "48"),
        ("05", "parity", 2021, "49"),
    ]
    assert found.missing == 1


@pytest.mark.parametrize(
    "content",
    [
        "Region: Kreis Düren\nQuelle: Amt\nIndikator;2020\nArmut;9,5\n",
        "Region;Kreis Düren\nQuelle;Amt\nIndikator;2020\nArmut;9,5\n",
        "Indikator;2020\nArmut;9,5\n\nGebiet: Kreis Düren\nQuelle: Amt\n",
    ],
)
def test_region_and_source_may_be_said_once_for_the_whole_table(tmp_path: Path, content: str) -> None:
    found = check_table(tmp_path, content)

    assert values(found) == [("05358", "poverty", 2020, "9.5")]
    assert found.values[0].publisher == "Amt"


def test_region_and_source_may_be_said_beside_the_file(tmp_path: Path) -> None:
    found = check_table(tmp_path, "Indikator;2020\nArmut;9,5\n", region="05370", source="Kreisamt")

    assert values(found) == [("05370", "poverty", 2020, "9.5")]
    assert check_table(tmp_path, "Indikator;2020\nArmut;9,5\n").problems[0].reason == "no_region"


def test_a_header_of_two_rows_as_merged_cells_leave_it_in_csv(tmp_path: Path) -> None:
    found = check_table(tmp_path, "Gebiet;Indikator;Werte;;Quelle\n;;2020;2021;\nKreis Düren;Armut;9,5;9,6;Amt\n")

    assert values(found) == [("05358", "poverty", 2020, "9.5"), ("05358", "poverty", 2021, "9.6")]


def test_a_column_whose_header_is_no_plain_year_is_a_problem_and_not_left_aside(tmp_path: Path) -> None:
    found = check_table(tmp_path, "Gebiet;Indikator;2020;Plan 2030;Quelle\nKreis Düren;Armut;9,5;9,6;Amt\n")

    assert [place for place, _ in problems(found)] == ["Zeile 1, Spalte 4"]
    assert numbers(found) == ["9.5"]


def test_english_headers_are_understood(tmp_path: Path) -> None:
    found = check_table(tmp_path, "region,indicator,year,value,source\nDüren district,Poverty,2021,9.5,Office\n")

    assert values(found) == [("05358", "poverty", 2021, "9.5")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    content = (LONG + "Kreis Düren;Parität;2021;49;Behörde\n").replace(";", delimiter).encode(encoding)

    assert values(check_table(tmp_path, content)) == [("05358", "parity", 2021, "49")]


def test_windows_line_ends_and_a_line_for_excel(tmp_path: Path) -> None:
    found = check_table(tmp_path, ("sep=;\n" + LONG + ROW).replace("\n", "\r\n"))

    assert values(found) == [("05358", "poverty", 2021, "9.5")]
    assert str(found.values[0].place) == "3:4"


@pytest.mark.parametrize("mark", ["", "-", "–", ".", "x", "X", "/", "k.A.", "k. A.", "n/a", "…"])
def test_marks_of_a_missing_value(tmp_path: Path, mark: str) -> None:
    found = check_table(tmp_path, LONG + ROW + f"Kreis Düren;poverty;2022;{mark};Amt\n")

    assert (numbers(found), found.missing, found.problems) == (["9.5"], 1, [])


def test_what_can_be_read_both_ways_is_decided_by_the_other_numbers(tmp_path: Path) -> None:
    own = "Kreis Düren;Radwege;2021;1.234;Amt;km;Menge;höher;Länge;11\n"

    assert numbers(check_table(tmp_path, DESCRIBED + own + ROW)) == ["1234", "9.5"]
    assert numbers(check_table(tmp_path, DESCRIBED + own + ROW.replace("9,5", "9.5"))) == ["1.234", "9.5"]


def test_without_evidence_the_person_has_to_say(tmp_path: Path) -> None:
    content = DESCRIBED + "Kreis Düren;Radwege;2021;1.234;Amt;km;Menge;höher;Länge;11\n"
    found = check_table(tmp_path, content)

    assert problems(found) == [
        (
            "Zeile 2, Spalte 4",
            "„1.234“ kann deutsch oder englisch gemeint sein, und die Datei zeigt nicht, wie. "
            "Bitte angeben: Zahlen deutsch oder englisch.",
        )
    ]
    assert numbers(check_table(tmp_path, content, numbers="de")) == ["1234"]
    assert numbers(check_table(tmp_path, content, numbers="en")) == ["1.234"]


def test_both_ways_in_one_file_are_a_problem_until_the_person_says_which(tmp_path: Path) -> None:
    content = LONG + ROW + "Kreis Düren;poverty;2022;9.7;Amt\n"

    assert check_table(tmp_path, content).problems[0].reason == "mixed_numbers"
    assert problems(check_table(tmp_path, content, numbers="de")) == [
        ("Zeile 3, Spalte 4", "„9.7“ ist keine deutsch geschriebene Zahl; erwartet wird z. B. 1.234,5.")
    ]


def test_footnotes_stay_with_their_values(tmp_path: Path) -> None:
    found = check_table(tmp_path, LONG + ROW.replace("9,5", "9,5*") + "\n* vorläufig\nStand: 1.1.2024\n")

    assert (numbers(found), [value.marks for value in found.values]) == (["9.5"], ["*"])
    assert found.notes == ["* vorläufig", "Stand: 1.1.2024"]
    assert [(remark.reason, remark.found) for remark in found.remarks if remark.reason == "marked"] == [("marked", "*")]


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("Kreis Düren;poverty;2021;viel;Amt", 4, "„viel“ ist keine Zahl"),
        ("Kreis Düren;poverty;2021;12,31);Amt", 4, "„12,31)“ ist keine Zahl"),
        (
            "Kreis Düren;poverty;2021;140,5;Amt",
            4,
            "140,5 liegt außerhalb der für diesen Indikator möglichen Werte (0 – 100 %)",
        ),
        ("Kreis Düren;poverty;2019/20;9,5;Amt", 3, "„2019/20“ geht über zwei Jahre. Bitte angeben, ob"),
        ("Kreis Düren;poverty;1985;9,5;Amt", 3, "„1985“ ist kein Jahr"),
        ("Dürn;poverty;2021;9,5;Amt", 1, "„Dürn“ ist kein bekanntes Gebiet. Gemeint: Kreis Düren?"),
        ("05999;poverty;2021;9,5;Amt", 1, "„05999“ wird hier nicht geführt (Nordrhein-Westfalen)."),
        ("99999;poverty;2021;9,5;Amt", 1, "„99999“ ist kein bekanntes Gebiet; erwartet wird"),
        (";poverty;2021;9,5;Amt", 1, "Das Gebiet fehlt"),
        ("Kreis Düren;Armuht;2021;9,5;Amt", 2, "„Armuht“ ist kein bekannter Indikator. Gemeint: Armut?"),
        ("Kreis Düren;Fahrräder;2021;9,5;Amt", 2, "Beschreibung in derselben Datei"),
        ("Kreis Düren;poverty;2021;9,5;7", 5, "„7“ ist keine Quelle"),
        ("Kreis Düren;poverty;2021;9;5;Amt", 6, "„Amt“ steht in einer Spalte ohne Kopf"),
    ],
)
def test_a_problem_is_told_with_its_cell(tmp_path: Path, row: str, column: int, reason: str) -> None:
    found = check_table(tmp_path, LONG + "Kreis Düren;poverty;2020;9,5;Amt\n" + row + "\n")

    assert len(found.problems) == 1
    place, said = problems(found)[0]
    assert place == f"Zeile 3, Spalte {column}"
    assert reason in said


def test_all_problems_are_told_at_once_and_in_english(tmp_path: Path) -> None:
    found = check_table(tmp_path, LONG + "Dürn;poverty;2021;viel;Amt\nKreis Düren;poverty;2021;9,5;Amt\n")

    assert [place for place, _ in problems(found, "en")] == ["line 2, column 1", "line 2, column 4"]
    assert "is not a number" in problems(found, "en")[1][1]


def test_a_value_that_stands_there_twice_is_refused_where_it_differs_even_the_first(tmp_path: Path) -> None:
    same = check_table(tmp_path, LONG + ROW + ROW)
    other = check_table(tmp_path, LONG + ROW + ROW.replace("9,5", "9,6"))

    assert ([problem.reason for problem in same.problems], numbers(same)) == (["repeated"], ["9.5"])
    assert "steht schon ein Wert in Zeile 2, Spalte 4; hier steht 9.5" in problems(same)[0][1]
    assert ([problem.reason for problem in other.problems], numbers(other)) == (["repeated"], [])


@pytest.mark.parametrize(
    "told", ["05370", "5370", "05370000", "5370000", "Kreis Heinsberg", "kreis heinsberg", "Heinsberg district"]
)
def test_a_region_is_known_by_key_or_name(tmp_path: Path, told: str) -> None:
    found = check_table(tmp_path, LONG + f"{told};poverty;2021;9,5;Amt\n")

    assert [value.region for value in found.values] == ["05370"]
    assert [remark.expected for remark in found.remarks if remark.reason == "leading_zero"] == (
        ["05370"] if told.startswith("5") else []
    )


def test_a_key_and_a_name_must_mean_the_same_region(tmp_path: Path) -> None:
    found = check_table(tmp_path, "AGS;Kreis;Indikator;Jahr;Wert;Quelle\n05370;Kreis Düren;poverty;2021;9,5;Amt\n")

    assert problems(found) == [
        ("Zeile 2, Spalte 2", "„Kreis Düren“ ist ein anderes Gebiet als der Schlüssel 05370 daneben.")
    ]


def test_an_own_indicator_is_described_in_the_same_file(tmp_path: Path) -> None:
    found = check_table(tmp_path, CYCLE_PATHS)
    (own,) = found.own_indicators

    assert values(found) == [("05358", "own_radwege", 2021, "120.5"), ("05358", "own_radwege", 2022, "131")]
    assert (own.key, own.unit_label, own.unit_kind, own.direction, own.goals) == (
        "own_radwege",
        "km",
        "amount",
        "up",
        (2,),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "reason"),
    [
        (";höher;", ";;", "für einen eigenen fehlen: Richtung."),
        (";höher;", ";seitwärts;", "„seitwärts“ ist keine Richtung"),
        (";2\n", ";18\n", "„18“ ist kein Ziel"),
        (";Menge;", ";;", "„km“ ist keine der vorhandenen Einheiten"),
        (";Menge;", ";Haufen;", "„Haufen“ ist keine Art einer Einheit"),
    ],
)
def test_a_description_that_is_not_complete_is_told_and_so_is_each_of_its_values(
    tmp_path: Path, right: str, wrong: str, reason: str
) -> None:
    found = check_table(tmp_path, CYCLE_PATHS.replace(right, wrong))

    assert reason in problems(found)[0][1]
    assert [problem.reason for problem in found.problems[1:]] == ["indicator_not_usable"] * 2


def test_an_own_indicator_can_name_the_criterion_of_the_bnk_under_which_it_is_reported(tmp_path: Path) -> None:
    with_column = CYCLE_PATHS.replace("(SDG)\n", "(SDG);BNK-Kriterium\n").replace(";2\n", ";2;14\n")

    (own,) = check_table(tmp_path, with_column).own_indicators
    wrong = check_table(tmp_path, with_column.replace(";2;14", ";2;Soziales"))

    assert own.criterion == 14
    assert "„Soziales“ ist kein Kriterium des BNK" in problems(wrong)[0][1]


def test_the_unit_beside_one_of_our_indicators_must_be_ours(tmp_path: Path) -> None:
    right = check_table(tmp_path, "Gebiet;Indikator;Einheit;2020;Quelle\nKreis Düren;Armut;%;9,5;Amt\n")
    wrong = check_table(tmp_path, "Gebiet;Indikator;Einheit;2020;Quelle\nKreis Düren;Armut;Personen;9,5;Amt\n")

    assert not right.problems
    assert "Die Einheit ist hier „Personen“, der Indikator hat „%“." in problems(wrong)[0][1]


def test_formula_like_names_are_text(tmp_path: Path) -> None:
    (own,) = check_table(tmp_path, CYCLE_PATHS.replace("Radwege;2", "=1+1;2")).own_indicators

    assert (own.key, own.name_de) == ("own_1_1", "=1+1")


def test_a_workbook_with_merged_headers_percentages_and_a_sheet_of_indicators(tmp_path: Path) -> None:
    file = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Tabelle1")
        sheet.write("A1", "Bericht 2024")
        for area, title in {"A3:A4": "Kreis", "B3:B4": "Indikator", "C3:D3": "Werte", "E3:E4": "Quelle"}.items():
            sheet.merge_range(area, title)
        sheet.write_row("C4", [2020, "2021*"])
        sheet.merge_range("A5:A6", "Kreis Düren")
        sheet.write_row("B5", ["Armut", 9.5, "10,5 (r)", "Amt"])
        sheet.write_row("B6", ["Radwege", 120, 131, "Amt"])
        sheet.write_row("A7", [5370, "Armut"])
        sheet.write("C7", 0.085, book.add_format({"num_format": "0.0 %"}))
        sheet.write_row("D7", ["x", "Amt"])
        sheet.merge_range("A9:E9", "* vorläufig")
        sheet = book.add_worksheet("Indikatoren")
        sheet.write_row("A1", ["Indikator", "Einheit", "Art der Einheit", "Richtung", "Definition", "Ziel (SDG)"])
        sheet.write_row("A2", ["Radwege", "km", "Menge", "höher", "Länge der Radwege", 11])
        book.add_worksheet("Hinweise").write("A1", "Nur zur Erläuterung")
    found = check_table(tmp_path, file.read_bytes(), suffix=".xlsx")

    assert problems(found) == []
    assert values(found) == [
        ("05358", "poverty", 2020, "9.5"),
        ("05358", "poverty", 2021, "10.5"),
        ("05358", "own_radwege", 2020, "120"),
        ("05358", "own_radwege", 2021, "131"),
        ("05370", "poverty", 2020, "8.500"),
    ]
    assert str(found.values[0].place) == "Tabelle1!C5"


def test_a_value_of_a_year_to_come_is_none_unless_somebody_says_that_it_is_a_forecast(tmp_path: Path) -> None:
    text = LONG + f"Kreis Düren;poverty;{date.today().year + 1};9,4;Amt 61\n"

    assert "liegt in der Zukunft" in problems(check_table(tmp_path, text))[0][1]
    (value,) = check_table(tmp_path, text, assignment=Assignment(said={"future": "forecast"})).values
    assert value.kind == "forecast"


def test_a_year_of_thousands_of_digits_is_no_year(tmp_path: Path) -> None:
    text = LONG + f"Kreis Düren;poverty;{'9' * 5000};9,4;Amt 61\n"

    assert [problem.reason for problem in check_table(tmp_path, text).problems] == ["year"]


def test_a_file_that_is_too_long_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_table(tmp_path, LONG + ROW * limits.MAX_ROWS).problems[0].reason == "too_many_cells"
    monkeypatch.setattr("loaders.own.tables.reading.files.MAX_BYTES", 10)
    assert check_table(tmp_path, LONG + ROW).problems[0].reason == "too_large"


def test_what_is_not_used_is_told(tmp_path: Path) -> None:
    found = check_table(tmp_path, "Umweltbericht\n" + LONG.strip() + ";Bemerkung\n" + ROW.strip() + ";geprüft\n")

    assert [(remark.reason, remark.found) for remark in found.remarks][:2] == [
        ("column_not_used", "Bemerkung"),
        ("line_not_used", "Umweltbericht"),
    ]
    assert Language("de")("own.remark.column_not_used", found="Bemerkung") == "Spalte „Bemerkung“ nicht übernommen."


def test_the_bare_name_of_a_district_may_be_that_of_a_town(tmp_path: Path) -> None:
    """A list of towns: the figure of the town of Heinsberg must not become the district's."""
    found = check_table(tmp_path, LONG + "Heinsberg;poverty;2021;9,5;Amt\n")

    assert found.values == []
    assert problems(found) == [
        (
            "Zeile 2, Spalte 1",
            "„Heinsberg“ kann den Kreis oder die gleichnamige Stadt meinen; "
            "erwartet wird der volle Name (Kreis …) oder der Schlüssel 05370.",
        )
    ]


def test_beside_its_key_the_bare_name_is_clear(tmp_path: Path) -> None:
    found = check_table(tmp_path, "AGS;Gebiet;Indikator;Jahr;Wert;Quelle\n05370;Heinsberg;poverty;2021;9,5;Amt\n")

    assert problems(found) == []
    assert [value.region for value in found.values] == ["05370"]


def test_an_error_in_a_cell_of_excel_is_a_problem_and_no_missing_value(tmp_path: Path) -> None:
    file = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Daten")
        sheet.write_row("A1", ["Gebiet", "Indikator", "Jahr", "Wert", "Quelle"])
        sheet.write_row("A2", ["Kreis Düren", "poverty", 2021])
        sheet.write_formula("D2", "=1/0", None, "#DIV/0!")
        sheet.write("E2", "Amt")
    found = check_table(tmp_path, file.read_bytes(), suffix=".xlsx")

    assert [(str(problem.place), problem.reason) for problem in found.problems] == [
        ("Daten!D2", "formula_without_result")
    ]


@pytest.mark.parametrize(
    ("text", "line", "lacks"),
    [
        ("Statistik\nGebiet;Bemerkung\nKreis Düren;gut\n", "„Gebiet | Bemerkung“", "Jahr, Wert"),
        ("Statistik\nJahr;Bemerkung\n2021;gut\n", "„Jahr | Bemerkung“", "Gebiet, Wert"),
        ("Notiz;Bemerkung\na;b\n", "", ""),
    ],
)
def test_the_line_that_comes_closest_to_a_head_is_named_with_what_it_lacks(
    tmp_path: Path, text: str, line: str, lacks: str
) -> None:
    ((_, said),) = problems(check_table(tmp_path, text))

    assert said.startswith("Keine Kopfzeile gefunden.")
    assert line in said
    assert f"dort fehlt: {lacks}" in said or not line

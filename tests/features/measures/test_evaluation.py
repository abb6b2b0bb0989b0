"""The evaluation for the committee: counts as they follow from the reports, and the files as an office opens them."""

import io
from dataclasses import replace
from datetime import date

import docx
import openpyxl

from domain.measure import MeasureState
from export.document.docx import write_docx
from export.table.xlsx import write_xlsx
from features.measures.evaluation import (
    Evaluation,
    Which,
    describe_counting,
    describe_due,
    describe_groups,
    group_by_field,
    group_by_office,
    list_cut_off_days,
    make_counts_table,
    make_stacks,
    write_headline,
    write_title,
)
from features.measures.evaluation_document import make_evaluation_document
from features.measures.evaluation_sheets import make_evaluation_sheets
from features.measures.state import list_unread, read_status_entries
from settings import own_folder
from storage import journal
from tests.support.measure_cases import on, programme, report_on_three
from texts import Language

DAY, TODAY = date(2025, 6, 30), date(2026, 11, 24)


def evaluation(language: Language, which: Which = Which.INTERIM, day: date = DAY) -> Evaluation:
    return Evaluation(programme(language), which, day, TODAY, tuple(on(day, language)))


def test_the_headline_counts_the_measures_as_they_stood_on_the_day(german: Language) -> None:
    report_on_three()

    assert write_title(evaluation(german), german) == "Zwischenevaluation zum 30.06.2025"
    assert write_headline(evaluation(german), german) == (
        "4 Maßnahmen: 1 erledigt, 1 in Arbeit, 1 überfällig und 1 ohne Meldung."
    )
    assert write_headline(evaluation(german, day=date(2022, 12, 31)), german) == (
        "4 Maßnahmen: 1 in Arbeit, 1 noch nicht fällig und 2 ohne Meldung."
    )


def test_what_is_entered_later_of_an_earlier_day_counts_and_of_a_later_day_does_not(german: Language) -> None:
    journal.add_entry("measure_status", "m4", 0, "A", {"status": "done", "date": "2025-06-30", "note": ""})
    journal.add_entry("measure_status", "m3", 0, "A", {"status": "done", "date": "2025-07-01", "note": ""})

    assert [one.state for one in evaluation(german).measures][2:] == [MeasureState.UNREPORTED, MeasureState.DONE]


def test_the_date_it_was_wanted_by_is_told_with_what_it_rests_on_and_that_it_has_passed(german: Language) -> None:
    told = describe_due(evaluation(german), german)

    assert told[0] == "Termin der Zwischenevaluation: 31.03.2023."
    assert told[1].startswith("Dieser Termin ist verstrichen.")
    assert told[-1] == "Kein Tag genannt."
    assert describe_due(evaluation(german, Which.FINAL), german) == [
        "Das Dokument nennt keinen Termin für diese Evaluation.",
        "Kein Tag genannt.",
    ]


def test_a_date_that_lies_ahead_has_not_passed(german: Language) -> None:
    found = evaluation(german)
    early = Evaluation(found.programme, found.which, DAY, date(2023, 3, 31), found.measures)

    assert not [told for told in describe_due(early, german) if "verstrichen" in told]


def test_a_measure_of_several_offices_counts_with_each_and_in_the_last_row_once(german: Language) -> None:
    report_on_three()
    found = evaluation(german)

    table = make_counts_table(group_by_office(found, german), "office", found.measures, german)

    assert table.columns == (
        "Stelle", "Maßnahmen", "erledigt", "in Arbeit", "noch nicht fällig", "überfällig", "entfallen", "ohne Meldung",
    )  # fmt: skip
    assert [tuple(cell.text for cell in row) for row in table.rows] == [
        ("Amt 40/2", "2", "1", "1", "0", "0", "0", "0"),
        ("Hauptamt", "1", "0", "0", "0", "1", "0", "0"),
        ("keine Stelle genannt", "1", "0", "0", "0", "0", "0", "1"),
        ("alle Maßnahmen", "4", "1", "1", "0", "1", "0", "1"),
    ]


def test_the_bars_hold_the_same_counts_and_the_finding_names_where_most_is_left(german: Language) -> None:
    report_on_three()
    fields = group_by_field(evaluation(german).measures)

    assert [
        (stack.label, {key: count for key, count in stack.counts.items() if count}) for stack in make_stacks(fields)
    ] == [
        ("Schule", {"done": 1, "running": 1}),
        ("Haus & Hof", {"late": 1, "unreported": 1}),
    ]
    assert describe_groups(fields, "field", german) == (
        "Am meisten überfällig oder ohne Meldung: Haus & Hof, 2 von 2 Maßnahmen"
    )
    assert describe_groups(fields[:1], "field", german) == "Nichts ist überfällig, zu allem liegt eine Meldung vor"


def test_it_can_look_back_to_each_end_of_a_month_and_to_the_day_it_was_due(german: Language) -> None:
    days = list_cut_off_days(programme(german), TODAY)

    assert days[:2] == [date(2026, 10, 31), date(2026, 9, 30)]
    assert days[-1] == date(2021, 1, 31)
    assert date(2023, 3, 31) in days and len(days) == len(set(days)) == 70


def test_the_word_file_holds_headline_counts_and_the_list_of_each_state(german: Language) -> None:
    report_on_three()
    found = evaluation(german)

    file = docx.Document(io.BytesIO(write_docx(make_evaluation_document(found, german), german)))

    headings = [one.text for one in file.paragraphs if one.style and one.style.name == "Heading 1"]
    assert file.core_properties.title == "Zwischenevaluation zum 30.06.2025"
    assert write_headline(found, german) in [one.text for one in file.paragraphs]
    assert headings == [
        "Nach Handlungsfeld",
        "Nach zuständiger Stelle",
        "Erledigt (1)",
        "In Arbeit (1)",
        "Überfällig (1)",
        "Ohne Meldung (1)",
        "So wurde gezählt",
    ]
    assert [len(table.rows) for table in file.tables] == [4, 5, 2, 2, 2, 2]
    assert [cell.text for cell in file.tables[4].rows[1].cells] == [
        "2.1 Strategie liegt vor\nHaus & Hof",
        "Hauptamt (koordinierend)",
        "2023",
        "◆ überfällig\ngeplant, Zeitrahmen abgelaufen",
        "30.11.2022\nC",
    ]


def test_the_excel_file_holds_every_measure_with_real_years_days_and_numbers(german: Language) -> None:
    report_on_three()
    found = evaluation(german)

    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(make_evaluation_sheets(found, german), write_title(found, german)))
    )

    assert f"AGS: {found.programme.region_key}" in [cell for (cell,) in book["Erläuterung"].iter_rows(values_only=True)]
    assert book.sheetnames == ["Maßnahmen", "Nach Handlungsfeld", "Nach zuständiger Stelle", "Erläuterung"]
    header, first, *_, last = book["Maßnahmen"].iter_rows(values_only=True)
    assert header[:3] == ("Nr.", "Handlungsfeld", "Maßnahme")
    assert first[:3] == ("1.1", "Schule", "Schulen tauschen sich aus")
    assert first[5:9] == (2021, 2022, "erledigt", "Zeitrahmen abgelaufen")
    assert (first[9], first[10].date(), first[11], first[12]) == ("erledigt", date(2023, 5, 1), "B", "Zehn Schulen")
    assert last[4:8] == (None, None, None, "ohne Meldung") and last[9:] == (None,) * 4
    assert list(book["Nach Handlungsfeld"].iter_rows(min_row=2, values_only=True)) == [
        ("Schule", 2, 1, 1, 0, 0, 0, 0),
        ("Haus & Hof", 2, 0, 0, 0, 1, 0, 1),
    ]
    assert book["Erläuterung"]["A2"].value == write_headline(found, german)


def test_a_report_that_cannot_be_read_is_named_in_both_files_where_it_is_told_how_it_was_counted(
    german: Language,
) -> None:
    report_on_three()
    for place in ("m1/000003.json", "elsewhere/000001.json"):
        file = own_folder() / "journal" / "measure_status" / place
        file.parent.mkdir(exist_ok=True)
        file.write_text("{")
    found = evaluation(german)
    unread = read_status_entries(journal.read_book("measure_status"))[1]
    found = replace(found, unread=list_unread(found.programme.measures, unread))

    written = docx.Document(io.BytesIO(write_docx(make_evaluation_document(found, german), german)))
    book = openpyxl.load_workbook(
        io.BytesIO(write_xlsx(make_evaluation_sheets(found, german), write_title(found, german)))
    )
    paragraphs = [one.text for one in written.paragraphs]
    notes = [cell for (cell,) in book["Erläuterung"].iter_rows(values_only=True)]

    assert found.unread == ("measure_status/m1/000003.json",)
    for told in (paragraphs[paragraphs.index("So wurde gezählt") :], notes):
        assert [one for one in told if "nicht lesbar" in str(one)] == [
            "Nicht mitgezählt, weil nicht lesbar: measure_status/m1/000003.json. Für diese Maßnahmen gilt hier, was "
            "sonst gemeldet ist; ihr Stand kann ein anderer sein."
        ]


def test_without_unreadable_reports_nothing_is_said_of_them(german: Language) -> None:
    assert describe_counting(evaluation(german), german) == [german("evaluation.how")]


def test_the_files_are_english_in_english() -> None:
    report_on_three()
    english = Language("en")
    found = evaluation(english)

    file = docx.Document(io.BytesIO(write_docx(make_evaluation_document(found, english), english)))

    assert file.paragraphs[0].text == "Interim evaluation as of 30 June 2025"
    assert file.tables[2].rows[1].cells[1].text == "Office 40/2, Association (supporting)"

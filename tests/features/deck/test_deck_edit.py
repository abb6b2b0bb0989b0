"""What a visitor changes of the slides: only what differs is kept, as plain data, and it survives other selections."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from content.slides import Deck, Slide
from content.table import Cell, Table
from features.deck.edit import (
    LONGEST_TEXT,
    OPENING,
    Edits,
    apply_edits,
    list_lines,
    list_outdated,
    make_edit_table,
    read_edits,
    sort_slides,
    write_lines,
)
from tests.support.decks import DECK

KEYS = [slide.key for slide in DECK.slides]
POOR = DECK.slides[0]
TARGET = "Ziel setzen: Armut höchstens 9\N{NO-BREAK SPACE}%"
PROPOSALS = Table(
    "Vorschläge",
    ("", "Vorschlag", "Zuständig", "Bis"),
    [
        (Cell("1"), Cell(TARGET), Cell("[Amt]"), Cell("[Jahr]")),
        (Cell("2"), Cell("Berichten"), Cell("[Stabsstelle]"), Cell("[Jahr]")),
    ],
)
DECIDING = replace(DECK, slides=(*DECK.slides, Slide("decision", "Zwei Vorschläge", PROPOSALS, (), "Entwurf", "")))


def change_cells(*cells: tuple[str, str, object], before: Edits | None = None, deck: Deck = DECK) -> Edits:
    """The edits after these cells (slide, column, new content) of the table have been changed."""
    before = before or {}
    rows = sort_slides(deck, before)
    told: dict[int, dict[str, object]] = {}
    for key, column, content in cells:
        told.setdefault(rows.index(key), {})[column] = content
    return read_edits(deck, before, told)


def test_the_table_holds_every_slide_as_it_came() -> None:
    table = make_edit_table(DECK, {})

    assert list(table.index) == KEYS == ["poor", "cars", "targets", "gaps"]
    assert table.to_dict("list") == {
        "order": [2, 3, 4, 5],
        "shown": [True] * 4,
        "title": [slide.title for slide in DECK.slides],
        "notes": [slide.notes for slide in DECK.slides],
    }


def test_only_what_differs_is_kept_and_it_can_be_written_to_a_file() -> None:
    edits = change_cells(
        ("poor", "title", " Neuer Titel "),
        ("poor", "notes", "Neu"),
        ("cars", "title", DECK.slides[1].title),
        ("gaps", "shown", False),
    )

    assert edits == {
        "poor": {"title": "Neuer Titel", "instead": POOR.title, "notes": "Neu"},
        "gaps": {"shown": False},
    }
    assert json.loads(json.dumps(edits)) == edits


def test_slides_are_left_out_and_rewritten_and_their_body_stays() -> None:
    slides = apply_edits(DECK, {"poor": {"title": "Neu", "notes": ""}, "cars": {"shown": False}}).slides

    assert [(slide.key, slide.title, slide.notes) for slide in slides] == [
        ("poor", "Neu", ""),
        ("targets", DECK.slides[2].title, "Linearer Verlauf."),
        ("gaps", DECK.slides[3].title, ""),
    ]
    assert slides[0].body == POOR.body


@pytest.mark.parametrize("emptied", ["", "  ", None])
def test_a_title_that_was_emptied_or_typed_back_is_again_that_by_rule(emptied: object) -> None:
    own = change_cells(("poor", "title", "Neu"))

    assert change_cells(("poor", "title", emptied), before=own) == {}
    assert change_cells(("poor", "title", POOR.title), before=own) == {}


@pytest.mark.parametrize(
    ("slide", "number", "order"),
    [
        ("gaps", 2, ["gaps", "poor", "cars", "targets"]),
        ("gaps", 3, ["poor", "gaps", "cars", "targets"]),
        ("poor", 4, ["cars", "targets", "poor", "gaps"]),
        ("poor", 99, ["cars", "targets", "gaps", "poor"]),
        ("targets", None, KEYS),
    ],
)
def test_a_slide_goes_to_the_place_of_its_new_number(slide: str, number: object, order: list[str]) -> None:
    edits = change_cells((slide, "order", number))

    assert sort_slides(DECK, edits) == order == [one.key for one in apply_edits(DECK, edits).slides]


def test_a_second_move_starts_from_the_order_of_the_first() -> None:
    first = change_cells(("gaps", "order", 3))
    second = change_cells(("targets", "order", 2), before=first)

    assert sort_slides(DECK, first) == ["poor", "gaps", "cars", "targets"]
    assert sort_slides(DECK, second) == ["targets", "poor", "gaps", "cars"]
    assert list(make_edit_table(DECK, second)["order"]) == [2, 3, 4, 5]


def test_moved_back_all_slides_are_as_they_came() -> None:
    there = change_cells(("gaps", "order", 2))

    assert change_cells(("gaps", "order", 5), before=there) == {}


def test_a_moved_slide_keeps_what_else_was_changed_of_it() -> None:
    edits = change_cells(
        ("gaps", "order", 2), before=change_cells(("gaps", "title", "Lücken"), ("poor", "shown", False))
    )

    assert edits == {
        "gaps": {"title": "Lücken", "instead": DECK.slides[3].title, "order": 2},
        "poor": {"shown": False},
    }


def test_edits_of_slides_that_are_not_shown_are_kept_and_do_nothing() -> None:
    before: Mapping[str, object] = {"elsewhere": {"title": "Neu", "instead": "Alt", "order": 1}}
    edits = change_cells(("poor", "notes", "Neu"), before=before)  # type: ignore[arg-type]

    assert edits == {**before, "poor": {"notes": "Neu"}}
    assert [slide.key for slide in apply_edits(DECK, edits).slides] == KEYS


def test_a_slide_that_comes_back_has_its_edits_again_and_new_ones_stand_where_they_came() -> None:
    edits = change_cells(("targets", "order", 2), ("cars", "title", "Neu"))
    fewer = replace(DECK, slides=DECK.slides[2:])
    more = replace(DECK, slides=(*DECK.slides, replace(POOR, key="new")))

    assert sort_slides(fewer, edits) == ["targets", "gaps"]
    assert sort_slides(more, edits) == ["targets", "poor", "cars", "gaps", "new"]
    assert apply_edits(more, edits).slides[2].title == "Neu"


def test_a_title_that_was_written_for_other_figures_is_told_and_used_all_the_same() -> None:
    edits = change_cells(("poor", "title", "Wir holen auf"))
    newer = replace(DECK, slides=(replace(POOR, title="Kinderarmut steigt"), *DECK.slides[1:]))

    assert list_outdated(DECK, edits) == []
    assert list_outdated(newer, edits) == ["Wir holen auf"]
    assert apply_edits(newer, edits).slides[0].title == "Wir holen auf"
    assert list_outdated(newer, change_cells(("poor", "title", "Doch nicht"), before=edits, deck=newer)) == []
    assert list_outdated(newer, change_cells(("poor", "notes", "n"), before=edits, deck=newer)) == ["Wir holen auf"]


def test_title_and_line_of_the_first_slide_are_edited_and_emptied_they_come_back() -> None:
    hidden: Edits = {"gaps": {"shown": False}}
    told = write_lines(DECK, hidden, OPENING, {"title": " Wo stehen wir? ", "subtitle": "Umweltausschuss, 3.2.2027"})
    opened = apply_edits(DECK, told)

    assert (opened.title, opened.subtitle) == ("Wo stehen wir?", "Umweltausschuss, 3.2.2027")
    assert len(opened.slides) == len(DECK.slides) - 1
    assert json.loads(json.dumps(told)) == told
    assert write_lines(DECK, told, OPENING, {"title": "", "subtitle": DECK.subtitle}) == hidden
    assert read_edits(DECK, told, {0: {"title": "Neu"}})["opening"] == told["opening"]


def edit_proposal(number: int, before: Edits | None = None, deck: Deck = DECIDING, **told: str) -> Edits:
    """The edits after these fields of a proposal have been typed into; the others stand there as they were."""
    key = f"proposal_{number}"
    there = list_lines(apply_edits(deck, before or {}))[key]
    return write_lines(deck, before or {}, key, there | told)


def read_proposals(deck: Deck, edits: Edits) -> list[tuple[str, ...]]:
    body = apply_edits(deck, edits).slides[-1].body
    assert isinstance(body, Table)
    return [tuple(cell.text for cell in row) for row in body.rows]


def test_of_a_proposal_text_office_and_date_are_edited_and_only_what_differs_is_kept() -> None:
    edits = edit_proposal(2, edit_proposal(1, who=" Amt\v50 ", until="II/2027"), text="Jährlich\nberichten")

    assert edits == {
        "proposal_1": {"who": "Amt 50", "until": "II/2027"},
        "proposal_2": {"text": "Jährlich berichten", "instead": "Berichten"},
    }
    assert read_proposals(DECIDING, edits) == [
        ("1", TARGET, "Amt 50", "II/2027"),
        ("2", "Jährlich berichten", "[Stabsstelle]", "[Jahr]"),
    ]
    assert json.loads(json.dumps(edits)) == edits
    assert read_edits(DECIDING, edits, {0: {"title": "Neu"}}).items() > edits.items()


def test_a_proposal_that_was_emptied_is_again_that_by_rule() -> None:
    own = edit_proposal(1, text="Eigenes", who="Amt 50", until="2027")

    assert edit_proposal(1, own, text="", who="  ", until="[Jahr]") == {}
    assert edit_proposal(1, own, text=TARGET) == {"proposal_1": {"who": "Amt 50", "until": "2027"}}


def test_a_proposal_written_for_other_figures_is_told_until_it_is_written_anew() -> None:
    edits = edit_proposal(1, text="Armut senken")
    rows = [(Cell("1"), Cell("Ziel setzen: Müll"), *PROPOSALS.rows[0][2:]), PROPOSALS.rows[1]]
    newer = replace(DECIDING, slides=(replace(DECIDING.slides[-1], body=replace(PROPOSALS, rows=rows)),))

    assert list_outdated(DECIDING, edits) == list_outdated(DECK, edits) == []
    assert list_outdated(newer, edits) == ["Armut senken"]
    assert list_outdated(newer, edit_proposal(1, edits, newer, who="Amt 50")) == ["Armut senken"]
    assert list_outdated(newer, edit_proposal(1, edits, newer, text="Müll meiden")) == []


def test_proposals_are_kept_where_the_deck_holds_none() -> None:
    edits = edit_proposal(1, who="Amt 50")

    assert list(list_lines(DECK)) == ["opening"]
    assert apply_edits(DECK, edits) == DECK
    assert apply_edits(replace(DECIDING, slides=DECIDING.slides[-1:]), {"proposal_9": {"who": "x"}}).slides[0].body == (
        PROPOSALS
    )


def test_what_no_file_can_hold_is_left_out_of_titles_and_notes() -> None:
    assert change_cells(("poor", "title", "A\x00B"), ("poor", "notes", "C\vD")) == {
        "poor": {"title": "AB", "instead": POOR.title, "notes": "C\nD"}
    }


def test_an_edit_that_lacks_its_title_does_nothing() -> None:
    assert list_outdated(DECK, {"poor": {"instead": "Alt"}, "proposal_1": {"instead": "Alt"}}) == []


@pytest.mark.parametrize("field", ["title", "notes"])
def test_no_slide_takes_more_text_than_its_table_lets_type(field: str) -> None:
    """A picture of a slide takes a hundred times the room of its title."""
    edits = read_edits(DECK, {}, {0: {field: "x" * 1_000_000}})

    assert edits[DECK.slides[0].key][field] == "x" * LONGEST_TEXT  # type: ignore[literal-required]

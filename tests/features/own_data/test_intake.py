"""What is said beside a file reaches the loaders, whatever has been typed or pasted."""

import pytest

from features.own_data.intake import ask_check
from ui.loaders import NoAnswer

TABLE = b"Region;Jahr;Indikator;Wert;Quelle\n05358;2020;Pkw-Dichte;500;ich\n"


@pytest.mark.usefixtures("shipped_database")
def test_signs_that_no_process_can_be_told_are_left_out() -> None:
    answer = ask_check("v", TABLE, "a\0b.csv", {"name": "R\0ad", "source": "Amt\0 61"}, "de")

    assert (answer["name"], answer["total"]) == ("Rad", 0)


def test_more_than_a_process_can_be_told_is_no_answer() -> None:
    with pytest.raises(NoAnswer):
        ask_check("v", TABLE, "a.csv", {"mapping-text": "ä" * 70_000}, "de")

"""What a click on a district in a picture makes of those compared."""

from ui.selectors import toggle_region


def test_a_click_chooses_or_removes_and_a_seventh_takes_the_place_of_the_last() -> None:
    six = ["a", "b", "c", "d", "e", "f"]

    assert toggle_region(["a"], "b") == ["a", "b"]
    assert toggle_region(["a", "b"], "a") == ["b"]
    assert toggle_region(six, "g") == ["a", "b", "c", "d", "e", "g"]
    assert toggle_region(six, "f") == ["a", "b", "c", "d", "e"]

"""The collection of a visit: one for all tabs of a browser, apart from that of every other one, not without limit."""

from types import SimpleNamespace

import pytest

from features.collection import visit
from features.collection.model import Collection

NUMBER = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has just been started."""
    monkeypatch.setattr(visit, "_kept", {})


def opens_tab(monkeypatch: pytest.MonkeyPatch, cookie: str | None) -> None:
    """Somebody whose browser carries this cookie opens a page: a new session of Streamlit's."""
    cookies = {} if cookie is None else {"kreiskompass_visit": cookie}
    session = SimpleNamespace(session_state={}, context=SimpleNamespace(cookies=cookies))
    monkeypatch.setattr(visit, "st", session)


def test_every_tab_of_a_browser_has_the_same_collection(monkeypatch: pytest.MonkeyPatch) -> None:
    opens_tab(monkeypatch, NUMBER)
    visit.keep_collection(Collection("Mai"))
    opens_tab(monkeypatch, NUMBER)

    assert visit.find_collection() == Collection("Mai")


@pytest.mark.parametrize("cookie", [None, "", NUMBER[:-1], NUMBER + "0", "g" * 32, "<script>"])
def test_a_browser_without_a_number_of_ours_gets_one_that_nobody_has(
    monkeypatch: pytest.MonkeyPatch, cookie: str | None
) -> None:
    opens_tab(monkeypatch, cookie)
    visit.keep_collection(Collection("Mai"))
    opens_tab(monkeypatch, cookie)

    assert visit.find_collection() == Collection()


def test_the_visit_longest_out_of_use_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "MOST_VISITS", 2)
    first, second, third = (f"{number:032x}" for number in range(3))
    for number in (first, second, first, third):
        opens_tab(monkeypatch, number)
        visit.keep_collection(Collection(number))
    kept = []
    for number in (first, second, third):
        opens_tab(monkeypatch, number)
        kept.append(visit.find_collection().name)

    assert kept == [first, "", third]

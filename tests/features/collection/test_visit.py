"""The collection of a visit: one for all tabs of a browser, apart from that of every other one, not without limit."""

from types import SimpleNamespace

import pytest

from features.collection import visit
from features.collection.model import Collection

NUMBER = "0123456789abcdef" * 2


@pytest.fixture(autouse=True)
def server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has just been started."""
    monkeypatch.setattr(visit, "_visits", {})


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


def keeps(monkeypatch: pytest.MonkeyPatch, name: str) -> bool:
    """A browser of its own keeps a collection; whether another tab of it finds it."""
    number = f"{abs(hash(name)):032x}"[:32]
    opens_tab(monkeypatch, number)
    visit.keep_collection(Collection(name))
    assert visit.find_collection().name == name
    alone = visit.is_alone()
    opens_tab(monkeypatch, number)
    assert (visit.find_collection().name == name) is not alone
    return not alone


def test_a_visitors_collection_is_lost_to_nobody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(repr(Collection("first")))
    monkeypatch.setattr(visit, "MOST_SIGNS", 3 * size)

    assert [keeps(monkeypatch, name) for name in ("first", "other", "third", "forth", "fifth")] == [
        *[True] * 3,
        *[False] * 2,
    ]
    assert keeps(monkeypatch, "first")


def test_one_that_nobody_has_used_for_half_a_day_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visit, "MOST_SIGNS", 2 * len(repr(Collection("first"))))
    keeps(monkeypatch, "first")
    keeps(monkeypatch, "other")
    next(iter(visit._visits.values())).used -= visit.IDLE + 1

    assert keeps(monkeypatch, "third")
    assert [one.collection.name for one in visit._visits.values()] == ["other", "third"]


def test_an_empty_collection_takes_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    keeps(monkeypatch, "first")
    visit.keep_collection(Collection())

    assert visit._visits == {}

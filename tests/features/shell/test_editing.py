"""What a login allows, by the claims of the provider. Who sits at the machine itself: tests/operation/test_doors.py."""

from types import SimpleNamespace
from typing import Any

import pytest

from ui import editing, seat
from ui.editing import Access

MAIL = "frau.beispiel@kreis.example"


def visit(monkeypatch: pytest.MonkeyPatch, user: dict[str, Any], headers: dict[str, str] | None = None) -> Access:
    """Access of a visitor; `user` as Streamlit tells it."""

    class User(dict[str, Any]):
        is_logged_in = user.get("is_logged_in")

    context = SimpleNamespace(headers=headers or {})
    monkeypatch.setattr(editing, "st", SimpleNamespace(context=context, user=User(user)))
    return editing.find_access()


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ({seat.HEADER: seat.WORD}, Access.HERE),
        ({seat.HEADER: "1"}, Access.CLOSED),
        ({seat.HEADER: "ö"}, Access.CLOSED),
        ({}, Access.CLOSED),
    ],
)
def test_who_does_not_come_through_the_door_is_not_at_the_machine(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], found: Access
) -> None:
    assert visit(monkeypatch, {}, headers) is found


@pytest.mark.parametrize(
    ("mail", "found"),
    [
        (MAIL, Access.EDITOR),
        (MAIL.title(), Access.EDITOR),
        ("gast@kreis.example", Access.STRANGER),
        (MAIL.replace("k", "\N{KELVIN SIGN}"), Access.STRANGER),
        (MAIL.replace("f", "\N{FULLWIDTH LATIN SMALL LETTER F}", 1), Access.STRANGER),
        (f"{MAIL}\N{ZERO WIDTH SPACE}", Access.STRANGER),
        ([MAIL], Access.STRANGER),
        (None, Access.STRANGER),
        ("", Access.STRANGER),
    ],
)
def test_a_login_allows_what_the_list_of_editors_says(
    monkeypatch: pytest.MonkeyPatch, mail: object, found: Access
) -> None:
    monkeypatch.setenv("SDG_EDITORS", f"{MAIL}, ,")

    assert visit(monkeypatch, {"is_logged_in": True, "email": mail, "email_verified": True}) is found


@pytest.mark.parametrize("verified", ["true", "false", 0, 1, None, "", [True]])
@pytest.mark.parametrize("setting", ["", "accept"])
def test_only_true_says_that_an_address_is_the_persons_own(
    monkeypatch: pytest.MonkeyPatch, verified: object, setting: str
) -> None:
    monkeypatch.setenv("SDG_EDITORS", MAIL)
    monkeypatch.setenv("SDG_UNVERIFIED_MAIL", setting)
    found = visit(monkeypatch, {"is_logged_in": True, "email": MAIL, "email_verified": verified})

    assert found is (Access.EDITOR if verified is None and setting else Access.STRANGER)


@pytest.mark.parametrize(("setting", "found"), [("", Access.STRANGER), ("accept", Access.EDITOR)])
def test_a_provider_that_says_nothing_is_relied_on_only_by_a_setting(
    monkeypatch: pytest.MonkeyPatch, setting: str, found: Access
) -> None:
    monkeypatch.setenv("SDG_EDITORS", MAIL)
    monkeypatch.setenv("SDG_UNVERIFIED_MAIL", setting)

    assert visit(monkeypatch, {"is_logged_in": True, "email": MAIL}) is found


@pytest.mark.parametrize("state", [False, None, "true", 1])
def test_who_is_not_plainly_logged_in_is_anonymous(monkeypatch: pytest.MonkeyPatch, state: object) -> None:
    monkeypatch.setenv("SDG_EDITORS", MAIL)

    found = visit(monkeypatch, {"is_logged_in": state, "email": MAIL, "email_verified": True})
    assert found is Access.ANONYMOUS


def test_without_a_list_nobody_who_logs_in_is_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDG_EDITORS", raising=False)

    user = {"is_logged_in": True, "email": MAIL, "email_verified": True}
    assert visit(monkeypatch, user) is Access.STRANGER


@pytest.mark.parametrize(
    ("secret", "found"), [("x" * 31, Access.CLOSED), ("", Access.CLOSED), ("x" * 32, Access.EDITOR)]
)
def test_where_anybody_could_guess_what_signs_the_cookies_a_login_allows_nothing_and_the_log_says_why(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, secret: str, found: Access
) -> None:
    monkeypatch.setenv("SDG_EDITORS", MAIL)
    monkeypatch.setattr(editing, "get_cookie_secret", lambda: secret)

    assert visit(monkeypatch, {"is_logged_in": True, "email": MAIL, "email_verified": True}) is found
    assert ("cookie_secret" in caplog.text) == (found is Access.CLOSED)

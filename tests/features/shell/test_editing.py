"""Whose visit counts as one at the machine itself, and what a login allows."""

from types import SimpleNamespace
from typing import Any

import pytest

from ui import editing
from ui.editing import Access


def visit(monkeypatch: pytest.MonkeyPatch, ip: str | None, headers: dict[str, str], user: dict[str, Any]) -> Access:
    """Access of a visitor from `ip` (None: the loopback) whose browser sent `headers`; `user` as Streamlit tells it."""

    class User(dict[str, Any]):
        is_logged_in = user.get("is_logged_in")

    context = SimpleNamespace(ip_address=ip, headers=headers)
    monkeypatch.setattr(editing, "st", SimpleNamespace(context=context, user=User(user)))
    return editing.find_access()


@pytest.mark.parametrize(
    ("ip", "headers", "found"),
    [
        (None, {"Host": "localhost:8501"}, Access.HERE),
        (None, {"Host": "127.0.0.1:8501"}, Access.HERE),
        (None, {"Host": "[::1]:8501"}, Access.HERE),
        ("192.168.1.7", {"Host": "localhost:8501"}, Access.CLOSED),  # the name is forged
        ("192.168.1.7", {"Host": "192.168.1.5:8501"}, Access.CLOSED),
        (None, {"Host": "kreis.example"}, Access.CLOSED),  # a foreign name that points to this machine
        (None, {"Host": "localhost", "X-Forwarded-For": "203.0.113.9"}, Access.CLOSED),  # behind a proxy
        (None, {"Host": "localhost", "Forwarded": "for=203.0.113.9"}, Access.CLOSED),
        (None, {"Host": "localhost", "X-Real-Ip": "203.0.113.9"}, Access.CLOSED),
    ],
)
def test_only_a_visit_from_the_machine_itself_needs_no_login(
    monkeypatch: pytest.MonkeyPatch, ip: str | None, headers: dict[str, str], found: Access
) -> None:
    assert visit(monkeypatch, ip, headers, {}) is found


@pytest.mark.parametrize(
    ("user", "found"),
    [
        ({"is_logged_in": False}, Access.ANONYMOUS),
        ({"is_logged_in": True, "email": "Frau.Beispiel@Kreis.example"}, Access.EDITOR),
        ({"is_logged_in": True, "email": "frau.beispiel@kreis.example", "email_verified": True}, Access.EDITOR),
        ({"is_logged_in": True, "email": "frau.beispiel@kreis.example", "email_verified": False}, Access.STRANGER),
        ({"is_logged_in": True, "email": "gast@kreis.example"}, Access.STRANGER),
        ({"is_logged_in": True}, Access.STRANGER),
    ],
)
def test_a_login_allows_what_the_list_of_editors_says(
    monkeypatch: pytest.MonkeyPatch, user: dict[str, Any], found: Access
) -> None:
    monkeypatch.setenv("SDG_EDITORS", "frau.beispiel@kreis.example, ")

    assert visit(monkeypatch, "203.0.113.9", {"Host": "kreis.example"}, user) is found


def test_without_a_list_nobody_who_logs_in_is_an_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SDG_EDITORS", raising=False)

    user = {"is_logged_in": True, "email": "frau.beispiel@kreis.example"}
    assert visit(monkeypatch, "203.0.113.9", {"Host": "kreis.example"}, user) is Access.STRANGER

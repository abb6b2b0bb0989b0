"""The accessibility statement names a contact as the operator gave it, and its lack where there is none."""

import pytest

from features.about.contact import describe_contact
from texts import Language


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("barrierefrei@kreis.example", r"[barrierefrei@kreis\.example](<mailto:barrierefrei@kreis.example>)"),
        (" https://kreis.example/melden ", r"[https\://kreis\.example/melden](<https://kreis.example/melden>)"),
        ("Frau Beispiel, 02421 22-0", r"Frau Beispiel, 02421 22\-0"),
        ("javascript:alert(1)@x", "javascript\\:alert\\(1\\)@\N{WORD JOINER}x"),
        ("[hier](https://evil.example)", "\\[hier\\]\\(https\\:\N{WORD JOINER}//evil\\.example\\)"),
    ],
)
def test_the_contact_is_a_link_where_it_is_an_address(monkeypatch: pytest.MonkeyPatch, named: str, shown: str) -> None:
    monkeypatch.setenv("SDG_CONTACT", named)

    assert f" {shown}" in describe_contact(Language("de"))
    assert f" {shown}" in describe_contact(Language("en"))


@pytest.mark.parametrize(("code", "told"), [("de", "Noch ist kein Kontakt"), ("en", "No contact has been named yet")])
@pytest.mark.parametrize("unset", ["", "  ", None])
def test_without_a_contact_the_operator_is_told_to_name_one(
    monkeypatch: pytest.MonkeyPatch, unset: str | None, code: str, told: str
) -> None:
    monkeypatch.delenv("SDG_CONTACT", raising=False)
    if unset is not None:
        monkeypatch.setenv("SDG_CONTACT", unset)

    assert describe_contact(Language(code)).startswith(told)
    assert "SDG_CONTACT" in describe_contact(Language(code))

"""What is typed into a form and not yet saved stays in the browser: see drafts.js."""

import re
import secrets
from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from texts import Language

_VISIT = "_drafts_visit"
_STORED = "_drafts_stored"
_KEEP = st.components.v2.component(
    "kreiskompass_drafts",
    js=Path(__file__).with_name("assets").joinpath("drafts.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def keep_drafts(place: str, form: str, saved: Mapping[str, str], language: Language) -> None:
    """Keep what stands in the fields of a form until it is saved. `place` names the form in whatever language; `saved`
    are the fields with what stands in them before anybody types, '' for nothing; their widgets have the keys
    <form>_<field>. To be called after them."""
    _KEEP(
        key=f"{form}_drafts".replace("_", "-"),  # Streamlit takes no key with two underscores in a row here
        data={
            "place": place,
            "fields": {field: _class_of(f"{form}_{field}") for field in saved},
            "base": dict(saved),
            "stored": {field: _find_stored().get((place, field), "") for field in saved},
            "visit": st.session_state.setdefault(_VISIT, secrets.token_hex(4)),
            **{word: language(f"entry.draft_{word}") for word in ("restored", "other", "use", "discard")},
        },
    )


def forget_drafts(place: str, *fields: str) -> None:
    """Have the browser forget what it keeps of these fields: it has been saved."""
    for field in fields:
        _find_stored()[place, field] = secrets.token_hex(4)


def _find_stored() -> dict[tuple[str, str], str]:
    marks: dict[tuple[str, str], str] = st.session_state.setdefault(_STORED, {})
    return marks


def _class_of(key: str) -> str:
    """What Streamlit makes of a widget's key for the browser."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())

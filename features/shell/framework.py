"""What Streamlit says by itself, in the language of the page: it knows no other language than English."""

import json
from functools import lru_cache
from pathlib import Path

import streamlit as st

from texts import CODES, Language, texts

# In place of an error of ours, whatever it was (client.showErrorDetails): where it is told better is for a visitor
# of Streamlit's own cloud to know.
_FAILURE = (
    "This app has encountered an error. The original error message is redacted to prevent data leaks. Full error "
    "details have been recorded in the logs (if you're on Streamlit Cloud, click on 'Manage app' in the lower right of "
    "your app)."
)
# What it says where no server answers, which is for those who write apps.
_DOWN = (
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:",
    "Streamlit server is not responding. Are you connected to the internet?",
    "Connection failed with status {status}.",
    "Connection failed with status {status}, and response:",
)
REPLACED = {_FAILURE: "common.failure", **dict.fromkeys(_DOWN, "common.server_down")}


def translate_framework(language: Language) -> None:
    """Let the framework speak the language of the visit, and say so to screen readers."""
    st.html(_script(language.code), unsafe_allow_javascript=True)


@lru_cache
def _script(code: str) -> str:
    script = Path(__file__).with_name("frame.js").read_text(encoding="utf-8")
    return f"<script>({script})({json.dumps(list_framework_words(code))}, {json.dumps(code)})</script>"


def list_framework_words(code: str) -> dict[str, str]:
    """What the framework says in the other languages -> in this one. Fields in braces stand for what varies."""
    names = [key.partition(".")[2] for key in texts(code) if key.startswith("framework.")]
    pairs = [(texts(other)[f"framework.{name}"], texts(code)[f"framework.{name}"]) for other in CODES for name in names]
    ours = {said: texts(code)[key] for said, key in REPLACED.items()}
    changed = {
        texts(other)["common.server_down"]: texts(code)["common.server_down"] for other in CODES if other != code
    }
    return {there: here for there, here in pairs if there != here} | changed | ours

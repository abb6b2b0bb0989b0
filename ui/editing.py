"""Who may enter data: whoever sits at the machine itself; from elsewhere only editors who have logged in.

Login is Streamlit's own (OpenID Connect, `[auth]` in secrets.toml); who is an editor tells `SDG_EDITORS`.
"""

from enum import StrEnum
from urllib.parse import urlsplit

import streamlit as st

from content.markdown import escape_markdown
from settings import editors
from texts import Language

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
# A proxy names the visitor in one of these: a request that carries any does not come from the machine itself.
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")


class Access(StrEnum):
    """What a visitor may do, or why not."""

    HERE = "here"  # at the machine itself
    EDITOR = "editor"
    ANONYMOUS = "anonymous"  # could log in
    STRANGER = "stranger"  # has logged in and is no editor
    CLOSED = "closed"  # no login is set up


def find_access() -> Access:
    """What this visitor may do."""
    if _is_here():
        return Access.HERE
    if "is_logged_in" not in st.user:
        return Access.CLOSED
    if not st.user.is_logged_in:
        return Access.ANONYMOUS
    is_editor = _claim("email").lower() in editors() and st.user.get("email_verified") is not False
    return Access.EDITOR if is_editor else Access.STRANGER


def may_edit(language: Language) -> bool:
    """Whether the visitor may enter data; if not, why not and the way to the login."""
    found = find_access()
    if found in (Access.HERE, Access.EDITOR):
        return True
    st.info(language(f"editing.{found}", who=escape_markdown(_claim("email"))), icon=":material/lock:")
    if found is Access.ANONYMOUS:
        st.button(language("editing.log_in"), on_click=st.login, key="editing_log_in", icon=":material/login:")
    return False


def show_login(language: Language) -> None:
    """Who has logged in, and the way out; nothing for everyone else."""
    if "is_logged_in" in st.user and st.user.is_logged_in:
        st.caption(escape_markdown(language("editing.signed_in", who=_claim("name") or _claim("email"))))
        st.button(language("editing.log_out"), on_click=st.logout, key="editing_log_out", icon=":material/logout:")


def is_allowed() -> bool:
    """Whether the visitor may enter data at this moment; asked again when something is stored."""
    return find_access() in (Access.HERE, Access.EDITOR)


def name_editor() -> str:
    """Name of the editor who has logged in, '' for whoever sits at the machine itself."""
    return (_claim("name") or _claim("email")) if find_access() is Access.EDITOR else ""


def _claim(key: str) -> str:
    return str(st.user.get(key) or "")


def _is_here() -> bool:
    """Whether the browser runs on the machine of the server: by the connection, by the address that the browser asked
    for (a foreign name may point to this machine, too) and by the absence of a proxy."""
    headers = st.context.headers
    host = urlsplit(f"//{headers.get('Host', 'localhost')}").hostname
    return st.context.ip_address is None and host in _LOOPBACK and not any(name in headers for name in _FORWARDED)

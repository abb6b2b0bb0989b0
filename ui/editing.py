"""Who may enter data: whoever sits at the machine itself (what counts as that, behind proxies, too: seat.py); from
elsewhere only editors who have logged in.

Login is Streamlit's own (OpenID Connect, `[auth]` in secrets.toml); who is an editor tells `SDG_EDITORS`.
"""

import logging
from enum import StrEnum
from functools import lru_cache
from secrets import compare_digest

import streamlit as st
from streamlit.web.server.server_util import get_cookie_secret

from content.markdown import escape_markdown
from settings import editors, is_unverified_mail_taken, normalise_mail
from texts import Language
from ui import seat

_SHORTEST_SECRET = 32  # characters; a shorter one is guessed, or stands in somebody's instructions


class Access(StrEnum):
    """What a visitor may do, or why not."""

    HERE = "here"  # at the machine itself
    EDITOR = "editor"
    ANONYMOUS = "anonymous"  # could log in
    STRANGER = "stranger"  # has logged in and is no editor
    CLOSED = "closed"  # no login is set up, or one whose cookies anybody could make


def find_access() -> Access:
    """What this visitor may do."""
    if _is_here():
        return Access.HERE
    if "is_logged_in" not in st.user or not _is_unguessable(get_cookie_secret()):
        return Access.CLOSED
    if st.user.is_logged_in is not True:
        return Access.ANONYMOUS
    return Access.EDITOR if _is_verified() and normalise_mail(_claim("email")) in editors() else Access.STRANGER


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


@lru_cache(maxsize=1)
def _is_unguessable(secret: str) -> bool:
    """Whether nobody can make the cookie that says who has logged in. The operator reads once that it is not so."""
    if len(secret) >= _SHORTEST_SECRET:
        return True
    logging.getLogger(__name__).error(
        "cookie_secret in secrets.toml is shorter than %d characters: nobody may enter data.", _SHORTEST_SECRET
    )
    return False


def _claim(key: str) -> str:
    claim = st.user.get(key)
    return claim if isinstance(claim, str) else ""


def _is_verified() -> bool:
    """Whether the provider of logins says that the address is the person's own; where it says nothing at all, whether
    the operator has decided to rely on it."""
    verified = st.user.get("email_verified")
    return verified is True or (verified is None and is_unverified_mail_taken())


def _is_here() -> bool:
    """Whether the browser runs on the machine of the server and nobody else is served: the app's door knows."""
    return compare_digest(st.context.headers.get(seat.HEADER, "").encode(), seat.WORD.encode())

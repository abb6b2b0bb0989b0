"""The collection of a visit: kept while the browser stays open, beyond the page and for all its tabs.

A link opens its page anew, and with it a session of Streamlit's. The browser carries a random number over in a cookie
that ends with it; what belongs to the number lies in the memory of this server and is gone with a restart. To keep a
collection for good there are its link and its file.

Nobody's collection makes room for another's while it is in use: where all is full, a new one stays with its page.
"""

import re
import secrets
import time
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from features.collection.model import Collection
from ui import cookie

MOST_SIGNS = 100_000_000  # of all collections together
IDLE = 12 * 60 * 60  # seconds out of use after which a collection may make room
_COOKIE = "kreiskompass_visit"
_NUMBER = "visit_number"
_ALONE = "visit_collection"  # in the session, where the memory is full

_keeping = Lock()


@dataclass
class _Visit:
    collection: Collection
    size: int  # signs
    used: float = field(default_factory=time.monotonic)


_visits: dict[str, _Visit] = {}


def find_collection() -> Collection:
    """What this visit has collected; also what another tab has added just now."""
    if is_alone():
        alone: Collection = st.session_state[_ALONE]
        return alone
    own = _visits.get(_number())
    if own is None:
        return Collection()
    own.used = time.monotonic()
    return own.collection


def keep_collection(wanted: Collection) -> None:
    """Let this be the collection of the visit."""
    own = _Visit(wanted, len(repr(wanted)))
    with _keeping:
        _visits.pop(_number(), None)
        room = MOST_SIGNS - own.size - sum(one.size for one in _visits.values())
        for number in [number for number, one in _visits.items() if own.used - one.used > IDLE]:
            if room < 0:
                room += _visits.pop(number).size
        if room >= 0 and wanted != Collection():
            _visits[_number()] = own
    st.session_state.pop(_ALONE, None)
    if room < 0:
        st.session_state[_ALONE] = wanted


def is_alone() -> bool:
    """Whether the collection is this page's only, for the memory was full: another tab and a link do not have it."""
    return _ALONE in st.session_state


def carry_number() -> None:
    """Hand the number to the browser where it has none yet."""
    if _COOKIE not in st.context.cookies:
        cookie.write_cookie(_COOKIE, _number(), only_new=True)


def _number() -> str:
    if _NUMBER not in st.session_state:
        carried = st.context.cookies.get(_COOKIE, "")
        st.session_state[_NUMBER] = carried if re.fullmatch("[0-9a-f]{32}", carried) else secrets.token_hex(16)
    number: str = st.session_state[_NUMBER]
    return number

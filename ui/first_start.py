"""The database is of the files that lie there: at the first start, after an update, after whatever was entered.

The loaders run as a process of their own: the app itself never writes a database.
"""

import sys

import streamlit as st
from filelock import FileLock, Timeout

import queries
from settings import data_folder, database_address, operator_language, raw_folder
from storage import versions
from storage.checksums import compute_fingerprint
from storage.private import hide_private
from storage.servers import ServerFailed
from texts import Language
from ui import editing
from ui.carry_out import carry_out

_LOOKED = "_inputs_looked_at"  # by this visit: their fingerprint
_accepted: set[str] = set()
_refused: dict[str, str] = {}  # what the loaders said, by the fingerprint of the files that make no database


def ensure_database(language: Language) -> None:
    """Return at once if there is a database of the present files; else build it, or wait for the build that another
    visitor started. Every visit looks once, at its beginning. Where the build is refused, a database of earlier files
    goes on being shown; why stands in the log and, for whoever may enter data, above every page."""
    if not is_ready():
        if database_address():  # who may write there builds there
            st.error(language("first_start.no_server"))
            st.stop()
        if (refusal := _build(language("first_start.building"), language)) and not _earlier_serves():
            show_refusal(refusal, language)
        st.rerun()
    if database_address():
        return
    if _LOOKED not in st.session_state and not _is_being_fetched():
        st.session_state[_LOOKED] = compute_fingerprint(data_folder())
        if _is_outdated() and st.session_state[_LOOKED] not in _refused:
            _build(language("first_start.renewing"), language)
            st.rerun()
    if st.session_state.get(_LOOKED) in _refused and _is_outdated() and editing.is_allowed():
        st.warning(language("first_start.outdated"), icon=":material/update_disabled:")
        st.text(hide_private(_refused[st.session_state[_LOOKED]]))


def _is_outdated() -> bool:
    """Whether the database is of other files than those that this visit has found."""
    return queries.find_serving().inputs != st.session_state.get(_LOOKED)


def _is_being_fetched() -> bool:
    """Whether a source is being fetched: then its files change from minute to minute, and a build follows by itself."""
    for lock in raw_folder().glob("*/fetch.lock"):
        try:
            with FileLock(lock, timeout=0):
                pass
        except Timeout:
            return True
        except OSError:  # of another user's fetch
            continue
    return False


def show_refusal(refusal: str, language: Language) -> None:
    """Say that a build was refused, to whoever may enter data also why, and end the page."""
    st.error(language("first_start.failed"))
    if editing.is_allowed():
        st.text(hide_private(refusal))
    st.stop()


def _build(label: str, language: Language) -> str:
    """Build a database of the present files under `label`; what the loaders said if they refused, else ''."""
    inputs = compute_fingerprint(data_folder())
    done = carry_out(["build", "--if-needed"], label, language)
    if done.returncode == 0:
        return ""
    _refused[inputs] = done.stderr
    return done.stderr


def _earlier_serves() -> bool:
    """Take the database of earlier files for good, if there is one."""
    try:
        _accepted.add(queries.find_version())
    except queries.DatabaseMissing:
        return False
    return True


def is_ready() -> bool:
    """Whether there is a database that this process takes as it is: one on a server always. What is wrong with a server
    stands in the log."""
    try:
        version = queries.find_version()
    except queries.DatabaseMissing:
        return False
    except ServerFailed as failure:
        print(failure.describe(Language(operator_language())), file=sys.stderr, flush=True)
        return False
    if database_address():
        return True
    if not _accepted and versions.read_inputs(version) != compute_fingerprint(data_folder()):
        return False
    _accepted.add(version)
    return True

"""Where things lie: the only place for paths and environment variables.

`SDG_DATA` moves the folder of the shipped CSV files (default: `data/`), `SDG_DATABASE` that of the built databases
(default: `database/` in the data folder) or names a server that holds the database, `SDG_RAW` moves that of the answers
of the services (default: `raw/` in the data folder), `SDG_OWN` that of a district's own tables (default: `own/` there);
`SDG_EDITORS` names who may enter data from another machine, `SDG_UNVERIFIED_MAIL` relies on a provider of logins that
says nothing of whose a mail address is, `SDG_CONTACT` tells where to report a barrier.
"""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "data"
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"
FEATURES = ROOT / "features"
METHODS = ROOT / "docs" / "methods.md"
CALIBRATION = ROOT / "docs" / "calibration.md"
SIDECAR = ".meta.json"  # ending of the file beside a snapshot that tells where it is from


def database_address() -> str:
    """What `SDG_DATABASE` says if it is the address of a server (postgresql://…, ducklake:…), '' if it is a folder."""
    given = os.environ.get("SDG_DATABASE", "").strip()
    return given if re.match("[A-Za-z][A-Za-z0-9+.-]+:", given) else ""  # C: is a drive


def database_folder() -> Path:
    """Folder of the versioned database files and of the pointer to the current one; where a server holds the database,
    builds are made there before they are brought to it."""
    given = "" if database_address() else os.environ.get("SDG_DATABASE", "")
    return Path(given or Path(os.environ.get("SDG_DATA") or DATA) / "database").absolute()  # asked for at every query


def database_pointer() -> Path:
    """File that holds the name of the current database file; swapped atomically by the loaders."""
    return database_folder() / "CURRENT"


def data_folder() -> Path:
    """Folder of the CSV files: reference/, observations/, reports/."""
    return Path(os.environ.get("SDG_DATA") or DATA).resolve()


def raw_folder() -> Path:
    """Folder of the snapshots: <source_key>/<item>/<time>.<suffix>, each with a sidecar that holds its SHA-256."""
    return Path(os.environ.get("SDG_RAW") or data_folder() / "raw").resolve()


def own_folder() -> Path:
    """Folder of what the office adds itself; no update and no build ever writes or removes anything there."""
    return Path(os.environ.get("SDG_OWN") or data_folder() / "own").resolve()


def restored_folder() -> Path:
    """A backup that is moving into own_folder; from when it is there it holds, whatever lies there yet."""
    return own_folder() / "unfinished" / "restored"


def additions_folder() -> Path:
    """Folder of the lines that the office adds to the shipped CSV files: reference/, observations/, reports/ as in
    data_folder. It lies in own/, so that no update meets it and every backup holds it."""
    return own_folder() / "additions"


def reference_files(name: str) -> list[Path]:
    """The shipped CSV file of that name below reference/ and, if there is one, the office's additions to it."""
    return [data_folder() / "reference" / name, *(additions_folder() / "reference").glob(name)]


def service_address(name: str, public: str) -> str:
    """Base address of a service: `SDG_<NAME>_URL` if set, else its public one."""
    return (os.environ.get(f"SDG_{name.upper()}_URL") or public).rstrip("/")


def secret(name: str) -> str | None:
    """A password or user name from the environment, None if not set. It is never written anywhere."""
    return os.environ.get(name) or None


def operator_language() -> str:
    """Code of the language of messages to whoever runs the app and the loaders: `SDG_LANGUAGE`, German without it."""
    return os.environ.get("SDG_LANGUAGE", "de")


def editors() -> frozenset[str]:
    """Mail addresses of those who may enter data after login, as `normalise_mail` writes them: `SDG_EDITORS`, separated
    by commas."""
    listed = (normalise_mail(one) for one in os.environ.get("SDG_EDITORS", "").split(","))
    return frozenset(one for one in listed if one)


def normalise_mail(text: str) -> str:
    """An address as it is compared, without regard to case; '' for one with a sign beyond ASCII, which may look like
    another (a Kelvin sign is no K). Of ASCII nothing is left to normalise."""
    return text.strip().casefold() if text.isascii() else ""


def is_unverified_mail_taken() -> bool:
    """Whether `SDG_UNVERIFIED_MAIL` is 'accept': for a provider of logins that sends no `email_verified` and gives
    addresses only to those whose they are."""
    return os.environ.get("SDG_UNVERIFIED_MAIL", "").strip().lower() == "accept"


def contact() -> str:
    """Where visitors report a barrier: mail address, web address or text of `SDG_CONTACT`; '' if not set."""
    return os.environ.get("SDG_CONTACT", "").strip()

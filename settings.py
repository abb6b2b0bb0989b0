"""Where things lie: the only place for paths and environment variables.

`SDG_DATABASE` moves the folder of the built databases (default: `data/database/`), `SDG_DATA` the folder of the CSV
files that they are built from (default: `data/`).
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "data"
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"


def database_folder() -> Path:
    """Folder of the versioned database files and of the pointer to the current one."""
    return Path(os.environ.get("SDG_DATABASE") or DATA / "database").resolve()


def database_pointer() -> Path:
    """File that holds the name of the current database file; swapped atomically by the loaders."""
    return database_folder() / "CURRENT"


def data_folder() -> Path:
    """Folder of the CSV files: reference/, observations/, reports/."""
    return Path(os.environ.get("SDG_DATA") or DATA).resolve()


def fingerprint(folder: Path) -> str:
    """Eight characters that change with any CSV file below `folder` and with the SQL that builds tables of them."""
    digest = hashlib.sha256()
    inputs = [file for part in ("reference", "observations", "reports") for file in (folder / part).rglob("*.csv")]
    for file in [*sorted(DATA.glob("*.sql")), *sorted(inputs)]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:8]

"""Where things lie: the only place for paths and environment variables.

`SDG_DATABASE` moves the folder of the built databases (default: `data/database/`).
"""

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

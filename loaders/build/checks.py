"""Check queries: each file in queries/checks returns the rows that offend; none means passed."""

from duckdb import DuckDBPyConnection

from loaders.errors import ChecksFailed
from settings import QUERIES


def check_database(connection: DuckDBPyConnection) -> int:
    """Run every check query; returns how many there were. Raises ChecksFailed at the first that returns rows."""
    files = sorted((QUERIES / "checks").glob("*.sql"))
    for file in files:
        sql = file.read_text(encoding="utf-8")
        rows = connection.execute(sql).fetchall()
        if rows:
            question = sql.splitlines()[0].removeprefix("--").strip()
            raise ChecksFailed(file.stem, question, [" | ".join(map(str, row)) for row in rows])
    return len(files)

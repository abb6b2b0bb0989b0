"""A PostgreSQL of its own in a temporary folder, for tests and measurements: installed by `python -m
tests.engines.postgresql` where there is none, started and thrown away again."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from testbed.server import free_port

OWNER = "postgres"  # who runs the server where we are root, which it refuses
PASSWORDS = {"loader": "l@der/geheim", "reader": "le:ser"}  # no message may ever show one


@dataclass(frozen=True)
class Cluster:
    """A running server with the roles `loader`, who owns the databases, and `reader`, who may only read them."""

    folder: Path
    port: int
    programs: Path

    def address(self, database: str, role: str) -> str:
        """Where one of the databases `plain`, `lake` and `spare` is found."""
        return f"postgresql://{role}:{quote(PASSWORDS[role], safe='')}@127.0.0.1:{self.port}/{database}"

    def run(self, program: str, *arguments: str) -> None:
        """Run one of the server's own programs. Raises RuntimeError with what it said."""
        as_owner = ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []
        done = subprocess.run(
            [*as_owner, self.programs / program, *arguments], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def start(self) -> None:
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        log = str(self.folder / "log")
        self.run("pg_ctl", "start", "-w", "-D", str(self.folder / "data"), "-l", log, "-o", options)

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.folder / "data"))

    def execute(self, sql: str, database: str = OWNER) -> None:
        """Run statements as superuser."""
        where = ["-h", str(self.folder), "-p", str(self.port), "-U", OWNER, "-d", database]
        self.run("psql", "-q", "-v", "ON_ERROR_STOP=1", *where, "-c", sql)


def find() -> Path | None:
    """Folder of the programs of the newest PostgreSQL here."""
    beside = shutil.which("initdb")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else Path(beside).parent if beside else None


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A new server on a free port, stopped and removed at the end. By itself it sorts texts the German way."""
    programs = find()
    if programs is None:
        raise RuntimeError("no PostgreSQL here: python -m tests.engines.postgresql")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, OWNER)
        server = Cluster(folder, free_port(), programs)
        german = ["--encoding=UTF8", "--locale-provider=icu", "--icu-locale=de", "--locale=C.UTF-8"]
        access = ["--auth-local=trust", "--auth-host=scram-sha-256", "-U", OWNER]
        server.run("initdb", "-D", str(folder / "data"), *german, *access)
        server.start()
        try:
            _create(server)
            yield server
        finally:
            server.stop()


def _create(server: Cluster) -> None:
    """Roles and databases as docs/decisions/0012 asks an office to set them up."""
    for role, password in PASSWORDS.items():
        server.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{password}'")
    for database in ("plain", "lake", "spare"):
        server.execute(f"CREATE DATABASE {database} OWNER loader")
        server.execute("ALTER DEFAULT PRIVILEGES FOR ROLE loader GRANT USAGE ON SCHEMAS TO reader", database)
        server.execute("ALTER DEFAULT PRIVILEGES FOR ROLE loader GRANT SELECT ON TABLES TO reader", database)


def main() -> int:
    if find() is None and shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "postgresql"], check=False)
    programs = find()
    if programs is None:
        print("No PostgreSQL found. Please install it (Debian: sudo apt-get install postgresql).", file=sys.stderr)
        return 1
    print(f"PostgreSQL: {programs}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How much a table may be, so that a file from anywhere can be opened without harm."""

from collections.abc import Iterator
from contextlib import contextmanager

from loaders.own.tables.findings import Refused

MAX_BYTES = 20 * 2**20
MAX_UNPACKED = 200 * 2**20
MAX_ROWS = 50_000
MAX_CELLS = 1_000_000
MAX_MEMORY = 2 * 2**30


def hold_size(rows: int, cells: int) -> None:
    """Raises Refused for a sheet of more rows or cells than are taken."""
    if rows > MAX_ROWS or cells > MAX_CELLS:
        raise Refused("too_many_cells", found=f"{rows} / {cells}", expected=f"{MAX_ROWS} / {MAX_CELLS}")


def hold_signs(signs: int) -> None:
    """Raises Refused for text that is written out larger than a file may unpack to."""
    if signs > MAX_UNPACKED:
        raise Refused("too_large", found=f"{signs // 2**20} MB", expected=f"{MAX_UNPACKED // 2**20} MB")


@contextmanager
def limit_memory() -> Iterator[None]:
    """Let this process have no more memory than a table needs while it reads one, where the system can do that (not on
    Windows)."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:
        yield
        return
    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    soft = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))

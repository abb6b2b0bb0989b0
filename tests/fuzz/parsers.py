"""The table of the parsers."""

from tests.fuzz import addresses, files, services, workbooks
from tests.fuzz.run import Parser

PARSERS: dict[str, Parser] = {**files.PARSERS, **workbooks.PARSERS, **services.PARSERS, **addresses.PARSERS}

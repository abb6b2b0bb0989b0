"""Asks for every table that a mapped figure stands in and keeps it as it comes."""

from datetime import UTC, datetime

from loaders.errors import SourceChanged, SourceRefused
from loaders.fetch.http import Client
from loaders.fetch.run import Run
from loaders.sources.asked import Areas, find_item, list_mappings
from loaders.sources.regionalstatistik.codes import SOURCE, Figure
from loaders.sources.regionalstatistik.read import read
from loaders.sources.regionalstatistik.service import Genesis, Status

FIRST_YEAR = 2006  # without a first year the service gives the latest period only


def fetch(run: Run, client: Client, address: str) -> None:
    """Fetch the tables of the wanted figures into snapshots, one request each. A table that does not come as agreed
    is noted in run.problems and the others go on. Raises SourceRefused without a sign-in, SourceUnavailable."""
    units = {mapping.code: mapping.published_unit for mapping in list_mappings(run.wanted, run.reference)}
    tables: dict[str, dict[str, str | None]] = {}
    for code, unit in units.items():
        tables.setdefault(Figure.of(code).table, {})[code] = unit
    if not tables:
        return
    service = Genesis(client, address, lambda label: run.watch.step(label, done=0))
    run.watch.start(SOURCE, len(tables), "requests")
    for table, codes in tables.items():
        try:
            _table(run, service, table, codes)
        except SourceRefused as error:
            if error.reason == "sign_in":
                raise
            run.problems.append(error)
        except SourceChanged as error:
            run.problems.append(error)
        run.watch.step(table)


def _table(run: Run, service: Genesis, table: str, codes: dict[str, str | None]) -> None:
    first = run.wanted.first_year or FIRST_YEAR
    last = run.wanted.last_year or datetime.now(UTC).year
    answer = service.table(table, first, last)
    if isinstance(answer, Status):
        run.watch.tell("nothing_there", table=table, first=first, last=last)
        return
    areas = Areas.of(run.wanted, run.reference)
    request = {"table": table, "figures": codes, "first_year": first, "last_year": last, **areas.as_request()}
    run.keep(find_item("/".join([table, *codes]), run.wanted, areas), "zip", answer, request, read)

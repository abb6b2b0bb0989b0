"""Takes the wanted indicators and areas out of the bulk file and keeps them, one snapshot per indicator."""

from concurrent.futures import ThreadPoolExecutor

from loaders.errors import SourceChanged, SourceRefused
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import Run
from loaders.sources.asked import Areas, find_item, list_mappings
from loaders.sources.inkar.areas import SOURCE, key_of
from loaders.sources.inkar.extract import Extract, Lines, extract
from loaders.sources.inkar.original import Original, original, table_of
from loaders.sources.inkar.read import read
from settings import raw_folder
from storage.checksums import compute_file_checksum


def fetch(run: Run, client: Client, address: str) -> None:
    """Keep, of every wanted indicator, the header and its lines of the wanted areas byte for byte; beside them the
    SHA-256 of the whole file and the numbers of the lines in it. What does not read or is not plausible is noted in
    run.problems and the others go on. Raises SourceUnavailable, SourceChanged, SourceRefused."""
    if not run.reference.mappings:
        raise SourceRefused(SOURCE, run.source, "edition", run.source)
    codes = [mapping.code for mapping in list_mappings(run.wanted, run.reference)]
    if not codes:
        return
    areas = Areas.of(run.wanted, run.reference)
    run.data_version = run.source.rpartition("_")[2]
    with (
        original(run, client, run.wanted.origin or address) as given,
        Extract(raw_folder() / run.source) as taken,
        ThreadPoolExecutor(1) as beside,
    ):
        checksum = beside.submit(compute_file_checksum, given.file)  # hashing lets another thread work meanwhile
        with table_of(given, run.watch) as (member, stream):
            extract(
                stream,
                taken,
                frozenset(codes),
                lambda level, code: (key_of(level, code) or "") in areas,
                lambda block: run.watch.step("", len(block)),
            )
        about = {"file": given.name, "bytes": given.file.stat().st_size, "sha256": checksum.result()}
        if not taken.found:
            raise SourceChanged(SOURCE, member, "no_lines", f"{taken.rows}")
        for code in codes:
            _keep(run, given, taken, code, areas, {**about, "member": member})


def _keep(run: Run, given: Original, taken: Extract, code: str, areas: Areas, about: dict[str, object]) -> None:
    groups = taken.found.get(code, {})
    try:
        lines = _find_only(code, groups)
        if lines is None:
            run.watch.tell("gone_indicator", indicator=code)
            return
        years = {"first_year": run.wanted.first_year, "last_year": run.wanted.last_year}
        request = {**about, "code": code, "lines": lines.spans(), **areas.as_request(), **years}
        answer = Answer(given.url, 200, "text/csv; charset=utf-8", taken.header + lines.read())
        run.keep(find_item(code, run.wanted, areas), "csv", answer, request, read)
    except SourceChanged as error:
        run.problems.append(error)


def _find_only(code: str, headings: dict[str, Lines]) -> Lines | None:
    """The lines that count; up to edition 2024 a Kuerzel could stand under several themes, in other units."""
    if len(headings) > 1:
        raise SourceChanged(SOURCE, code, "several_groups", ", ".join(sorted(headings)))
    return next(iter(headings.values()), None)

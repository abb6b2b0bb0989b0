"""The sources: each asks one service (`fetch`), tells whether it is as agreed (`probe`), reads what is kept (`read`).
A new source is one module and one line here, its series in data/reference/series.csv and its codes in
source_indicators.csv."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from loaders.fetch.http import Client
from loaders.fetch.run import Reader, Run
from loaders.fetch.snapshots import Sidecar
from loaders.reference import Reference
from loaders.sources import eurostat
from loaders.sources.inkar.fetch import fetch as fetch_inkar
from loaders.sources.inkar.original import edition as edition_of_inkar
from loaders.sources.inkar.probe import probe as probe_inkar
from loaders.sources.inkar.read import read as read_inkar
from loaders.sources.inkar.read import read_names
from loaders.sources.probing import rehearse_fetch
from loaders.sources.regionalstatistik.fetch import fetch as fetch_regionalstatistik
from loaders.sources.regionalstatistik.read import read as read_regionalstatistik
from loaders.sources.regionalstatistik.service import PASSWORD, USER
from loaders.sources.rows import Boundary, ProbeFinding, Wanted
from loaders.sources.wegweiser.boundaries import read_boundaries
from loaders.sources.wegweiser.fetch import fetch as fetch_wegweiser
from loaders.sources.wegweiser.probe import probe as probe_wegweiser
from loaders.sources.wegweiser.read import read as read_wegweiser
from settings import raw_folder, secret


def fetch_no_boundaries(_body: bytes, _about: Sidecar) -> tuple[()]:
    """Of a source that has values only."""
    return ()


def no_names(_body: bytes, _about: Sidecar) -> tuple[()]:
    """Of a source whose regions are known."""
    return ()


@dataclass(frozen=True)
class Source:
    """One service. `address` is its public base; SDG_<NAME>_URL (settings.service_address) names another."""

    key: str  # source_key of data/reference/sources.csv; of several editions the one at `address`
    address: str
    fetch: Callable[[Run, Client, str], None]
    read: Reader
    probe: Callable[[Client, str, Reference], Iterator[ProbeFinding]]
    on_request: bool = False  # fetched only when named: it is large and seldom new
    needs: tuple[str, ...] = ()  # environment variables without which it is fetched only when named
    boundaries: Callable[[bytes, Sidecar], Iterable[Boundary]] = fetch_no_boundaries  # reads what is kept for the map
    names: Callable[[bytes, Sidecar], Iterable[tuple[str, str]]] = no_names  # key and name of municipalities
    edition: Callable[[str], str] | None = None  # source_key of what lies at a path or address; None: one edition

    def key_at(self, place: str) -> str:
        """source_key of what lies at a path or address. Raises SourceRefused."""
        return self.edition(place) if self.edition else self.key

    def fetched(self) -> list[str]:
        """Its source_keys: the present one, and those of other editions that were fetched."""
        family = f"{self.key.rpartition('_')[0]}_*" if self.edition else self.key
        return sorted({self.key, *(folder.name for folder in raw_folder().glob(family))})


# By the name that the command line uses, in the order in which they are fetched.
SOURCES = {
    "wegweiser": Source(
        "wegweiser",
        "https://www.wegweiser-kommune.de/data-api",
        fetch_wegweiser,
        read_wegweiser,
        probe_wegweiser,
        boundaries=read_boundaries,
    ),
    "inkar": Source(
        "inkar_2025",
        "https://www.bbr-server.de/imagemap/inkar/download/inkar_2025.zip",
        fetch_inkar,
        read_inkar,
        probe_inkar,
        names=read_names,
        on_request=True,
        edition=edition_of_inkar,
    ),
    "regionalstatistik": Source(
        "regionalstatistik",
        "https://www.regionalstatistik.de/genesisws/rest/2020",
        fetch_regionalstatistik,
        read_regionalstatistik,
        partial(rehearse_fetch, fetch_regionalstatistik, Wanted(("05370",))),
        needs=(USER, PASSWORD),
    ),
    "eurostat": Source(
        "eurostat",
        "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data",
        eurostat.fetch,
        eurostat.read,
        partial(rehearse_fetch, eurostat.fetch, Wanted(("DE", "05370"), first_year=2015)),
    ),
}


def find_source() -> dict[str, Source]:
    """Every source_key that snapshots may lie under, and its source."""
    return {key: source for source in SOURCES.values() for key in source.fetched()}


def list_default_sources() -> list[str]:
    """The sources fetched when none is named: those that are not large and whose credentials, if any, are set."""
    return [name for name, source in SOURCES.items() if not source.on_request and all(map(secret, source.needs))]

"""The boundaries of the districts, kept for the map."""

from collections.abc import Iterable

from loaders.errors import SourceChanged
from loaders.http import Client
from loaders.run import Run
from loaders.sources.parse import json_of
from loaders.sources.wegweiser.areas import SOURCE, Area
from loaders.sources.wegweiser.read import read


def boundaries(run: Run, client: Client, service: str, slug: str, areas: Iterable[Area]) -> None:
    """Keep the boundaries of the districts of each Land that was asked for."""
    for land in sorted({area.key[:2] for area in areas if area.key[:2].isdigit()}):
        state = next((area.slug for area in areas if area.key == land), None)
        if state is None or run.has(f"map-{land}"):
            continue
        answer = client.get(map_address(service, slug, state), {"layer": "DISTRICT"}, absent_is_fine=True)
        if answer.status == 404:
            run.watch.tell("no_boundaries", region=land)
            continue
        try:
            found = json_of(SOURCE, answer.url, answer.media_type, answer.body)
            if not isinstance(found, dict) or "regions" not in found:
                raise SourceChanged(SOURCE, "$.regions", "missing_key", "regions")
            run.keep(f"map-{land}", "json", answer, {"about": "boundaries", "land": land}, read)
        except SourceChanged as error:
            run.problems.append(error)


def map_address(service: str, slug: str, state: str) -> str:
    """Address of the boundaries of a Land, asked for as recorded: with an indicator and a year, which do not matter."""
    return f"{service}/map/data/{slug}+{state}+2020+karte"

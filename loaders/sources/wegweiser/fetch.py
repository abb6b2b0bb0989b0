"""Asks the service for every mapped indicator and keeps what it answers."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlsplit

from loaders.errors import SourceChanged, SourceRefused, SourceUnavailable, clean_detail
from loaders.fetch.calls import UNREACHED
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import Run
from loaders.reference import Mapping
from loaders.sources.asked import Areas, find_item, list_mappings
from loaders.sources.parse import json_of
from loaders.sources.rows import OLDEST_YEAR
from loaders.sources.wegweiser.areas import LEVELS, SOURCE, Area, areas_of, by_key, choose_areas, topic_slug
from loaders.sources.wegweiser.boundaries import boundaries
from loaders.sources.wegweiser.read import read, unit_of

EVERYTHING = 20_000  # the lists give ten entries unless asked for more
PATIENCE = 3  # indicators in a row that fail before the service counts as down
FIRST_YEAR = 2006  # of the service's oldest data, where an indicator does not tell its years
CSV = "text/csv"
# Deviations of form, which the CSV export may not have; all others are about what is said.
FORM = {"web_page", "media_type", "encoding", "not_json", "not_a_number", "missing_key", "wrong_type", "wrong_length"}


def fetch(run: Run, client: Client, address: str) -> None:
    """Fetch the wanted indicators into snapshots. What one answer does not hold as agreed is noted in run.problems and
    the others go on; a service that does not answer ends the run. Raises SourceUnavailable, SourceChanged."""
    service = f"{address}/rest"
    version = _json(client, f"{service}/statistics/version")[1]
    run.data_version = clean_detail(version) if isinstance(version, str) else ""
    if not run.data_version:
        run.watch.tell("no_version")
    answer, regions = _json(client, f"{service}/region/list", max=EVERYTHING)
    listed = by_key(areas_of(regions))
    run.keep("regions", "json", answer, {"about": "regions"}, read)
    areas, unknown = choose_areas(run.wanted, listed, run.reference)
    for key in unknown:
        run.watch.tell("unknown_region", region=key)
    if not areas:
        raise SourceRefused(SOURCE, "region/list", "no_region", ", ".join(unknown))
    described = _indicators(run, client, service)
    wanted = _choose_mappings(run, described)
    run.watch.start(SOURCE, len(wanted) + 1, "requests")
    failed_in_a_row = 0
    for mapping in wanted:
        fitting = _at_its_level(areas, described.get(mapping.code, {}))
        try:
            _indicator(run, client, service, mapping, fitting, _years(run, described.get(mapping.code, {})))
            failed_in_a_row = 0
        except SourceChanged as error:
            run.problems.append(error)
        except SourceUnavailable as error:
            # One indicator that the service stumbles over must not starve the others; a service that is down ends it.
            failed_in_a_row += 1
            if error.cause in UNREACHED or failed_in_a_row == PATIENCE:
                raise
            run.problems.append(error)
        run.watch.step(mapping.code)
    if wanted:
        boundaries(run, client, service, wanted[0].code, areas)
    run.watch.step("map")


def _indicators(run: Run, client: Client, service: str) -> dict[str, dict[str, Any]]:
    """The indicators that the service has, by slug; tells which of ours it lacks and which it has beyond ours.

    The topic of the SDG indicators decides what is new; without one that can be found nothing is said about that.
    """
    found = _by_slug(_json(client, f"{service}/indicator/list", max=EVERYTHING)[1])
    slug = topic_slug(_json(client, f"{service}/topic/list", max=EVERYTHING)[1])
    if slug is None:
        run.watch.tell("no_topic")
        return found
    answer, topic = _json(client, f"{service}/topic/get/{slug}")
    run.keep("topic", "json", answer, {"about": "topic"}, read)
    in_topic = _by_slug(topic.get("indicators") if isinstance(topic, dict) else None)
    for new in sorted(in_topic.keys() - run.reference.mappings.keys()):
        run.watch.tell("new_indicator", indicator=new)
    return found


def _by_slug(listed: Any) -> dict[str, dict[str, Any]]:
    return {
        entry["friendlyUrl"]: entry
        for entry in _check_list(listed)
        if isinstance(entry, dict) and "friendlyUrl" in entry
    }


def _choose_mappings(run: Run, described: dict[str, dict[str, Any]]) -> list[Mapping]:
    """The mapped indicators to ask for; those that have vanished from the service are told and left out."""
    asked = list_mappings(run.wanted, run.reference)
    for mapping in asked:
        if described and mapping.code not in described:
            run.watch.tell("gone_indicator", indicator=mapping.code)
    return [mapping for mapping in asked if not described or mapping.code in described]


def _at_its_level(areas: list[Area], described: dict[str, Any]) -> list[Area]:
    """The areas at whose level the indicator has values: one area beyond them makes the service refuse all."""
    largest, smallest = described.get("maximumRegionType"), described.get("minimumRegionType")
    if largest not in LEVELS or smallest not in LEVELS:
        return areas
    # A district and an independent city are one level: what ends at LANDKREIS has independent cities too.
    first, last = LEVELS.index(largest), max(LEVELS.index(smallest), LEVELS.index("KREISFREIE_STADT"))
    return [area for area in areas if area.level not in LEVELS or first <= LEVELS.index(area.level) <= last]


def _check_list(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _years(run: Run, described: dict[str, Any]) -> tuple[int, int]:
    this_year = datetime.now(UTC).year
    told = [
        year
        for year in _check_list(described.get("years"))
        if isinstance(year, int) and OLDEST_YEAR <= year <= this_year
    ]
    first, last = (min(told), max(told)) if told else (FIRST_YEAR, this_year)
    return max(first, run.wanted.first_year or first), min(last, run.wanted.last_year or last)


def _indicator(
    run: Run, client: Client, service: str, mapping: Mapping, areas: list[Area], years: tuple[int, int]
) -> None:
    if not areas or years[0] > years[1]:
        return
    folder = find_item(mapping.code, run.wanted, Areas(frozenset(area.key for area in areas), frozenset()))
    if run.has(folder):
        return
    question = f"{mapping.code}+{'+'.join(area.slug for area in areas)}+{years[0]}-{years[1]}"
    request = {
        "slug": mapping.code,
        "unit": mapping.published_unit,
        "regions": [area.as_request() for area in areas],
        "first_year": run.wanted.first_year,
        "last_year": run.wanted.last_year,
    }
    answer = client.get(f"{service}/statistics/data/{quote(question, safe='+')}", absent_is_fine=True)
    if answer.status == 404 and len(areas) > 1:
        for area in areas:
            _indicator(run, client, service, mapping, [area], years)
        return
    try:
        if answer.status == 200:
            _refuse_other_unit(mapping, answer)
        run.keep(folder, "json", answer, request, read)
    except SourceChanged as changed:
        run.keep(folder, "csv", _export(client, service, question, changed), request, read)


def _export(client: Client, service: str, question: str, changed: SourceChanged) -> Answer:
    """The CSV export of the same question, which stands in for JSON that cannot be read; a changed unit or an
    implausible value is no matter of form."""
    if changed.what not in FORM:
        raise changed
    address = f"{service}/export/{quote(question, safe='+')}+tabelle.csv"
    try:
        answer = client.get(address, {"charset": "UTF-8"})
    except SourceUnavailable:
        raise changed from None
    if "html" in answer.media_type:
        raise changed
    return Answer(answer.url, answer.status, CSV, answer.body)


def _refuse_other_unit(mapping: Mapping, answer: Answer) -> None:
    """A silent change of unit would make every value wrong by a factor."""
    unit = unit_of(json_of(SOURCE, answer.url, answer.media_type, answer.body))
    if unit is not None and mapping.published_unit is not None and unit != mapping.published_unit:
        raise SourceChanged(SOURCE, urlsplit(answer.url).path, "unit", f"{mapping.published_unit} / {unit}")


def _json(client: Client, url: str, **params: object) -> tuple[Answer, Any]:
    return client.parsed(
        lambda: client.get(url, params),
        lambda answer: json_of(SOURCE, answer.url, answer.media_type, answer.body),
    )

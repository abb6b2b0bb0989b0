"""Reads what the service answered for one indicator, as JSON (wrapped or flat) or as the CSV export."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from loaders.errors import SourceChanged, clean_detail
from loaders.fetch.snapshots import Sidecar
from loaders.sources.parse import json_of, member, number
from loaders.sources.rows import Gap, Value, region_key
from loaders.sources.wegweiser import table
from loaders.sources.wegweiser.areas import SOURCE, from_ars

GERMANY = {"", "DG", "DE"}  # of an AGS or ARS without its zeros


def read(body: bytes, about: Sidecar) -> Iterator[Value | Gap]:
    """The values of a kept answer and, for regions without any, the reason that the service gives.

    Raises SourceChanged with the place in the answer.
    """
    if "slug" not in about.request:  # lists of regions and topics, boundaries
        return
    slug, areas = about.request["slug"], about.request["regions"]
    if about.status == 404:
        yield from (Gap(slug, area["key"], "not_at_this_level") for area in areas)
        return
    if "csv" in about.media_type:
        values, remark = list(table.values(body, slug, areas, about.request.get("unit"))), ""
    else:
        answer = json_of(SOURCE, about.url, about.media_type, body)
        _refuse_other_indicator(answer, slug)
        values, remark = list(_values(answer, slug, areas)), _remark(answer)
    yield from values
    with_values = {value.region_key for value in values}
    yield from (Gap(slug, area["key"], remark or "nothing") for area in areas if area["key"] not in with_values)


def unit_of(answer: Any) -> str | None:
    """The unit that the answer states for its indicator, None if it states none."""
    return _first(answer.get("indicatorsAndTopics") if isinstance(answer, dict) else None).get("unit")


def _refuse_other_indicator(answer: Any, slug: str) -> None:
    """An answer that names its indicator must name the one that was asked for."""
    if not isinstance(answer, dict):
        raise SourceChanged(SOURCE, "$", "wrong_type", repr(answer)[:60])
    told = _first(answer.get("indicatorsAndTopics")).get("friendlyUrl", slug)
    if told != slug:
        raise SourceChanged(SOURCE, "$.indicatorsAndTopics[0].friendlyUrl", "other_indicator", str(told))


def _first(listed: Any) -> dict[str, Any]:
    found = listed[0] if isinstance(listed, list) and listed else {}
    return found if isinstance(found, dict) else {}


def _values(answer: Any, slug: str, areas: list[dict[str, str]]) -> Iterator[Value]:
    at = "$.data" if isinstance(answer, dict) and "data" in answer else "$"
    data = member(SOURCE, "$", answer, "data", dict) if at == "$.data" else answer
    years = member(SOURCE, "$", answer if "years" in answer else data, "years", list)
    regions = member(SOURCE, at, data, "regions", list)
    indicators = member(SOURCE, at, data, "indicators", list)
    if not indicators:
        return
    if len(indicators) > 1:
        raise SourceChanged(SOURCE, f"{at}.indicators", "wrong_length", str(len(indicators)))
    rows = member(SOURCE, f"{at}.indicators[0]", indicators[0], "regionYearValues", list)
    path = f"{at}.indicators[0].regionYearValues"
    if not rows and _remark(answer):
        return
    if len(rows) != len(regions):
        raise SourceChanged(SOURCE, path, "wrong_length", f"{len(rows)} / {len(regions)}")
    this_year = datetime.now(UTC).year
    for r, (region, row) in enumerate(zip(regions, rows, strict=True)):
        key = _match(region, areas)
        if not isinstance(row, list) or len(row) != len(years):
            raise SourceChanged(SOURCE, f"{path}[{r}]", "wrong_length", f"{row!r:.40} / {len(years)}")
        for y, (year, cell) in enumerate(zip(years, row, strict=True)):
            place = f"{path}[{r}][{y}]"
            value = number(SOURCE, place, cell)
            if not isinstance(year, int):
                raise SourceChanged(SOURCE, f"$.years[{y}]", "year", repr(year))
            # An indicator of measured values was seen carrying the year 2030: that is a forecast.
            if key and value is not None and year <= this_year:
                yield Value(slug, key, year, value, place)


def _match(region: Any, areas: list[dict[str, str]]) -> str | None:
    """Key of the wanted area that an answered region is: by its AGS, else its ARS, else its title; None for another.
    Germany has no key that all agree on: what the list of regions gave for it counts, or one of the usual signs."""
    if not isinstance(region, dict):
        raise SourceChanged(SOURCE, "$.data.regions", "wrong_type", repr(region)[:60])
    keys = {area["key"] for area in areas}
    ags, ars = str(region.get("ags") or region.get("gkz") or ""), str(region.get("ars") or "")
    if ags or ars:
        asked = (area["key"] for area in areas if ars and area.get("ars") == ars)
        found = next(asked, None) or _key(ags, ars)
    else:
        told = (region.get("title"), region.get("name"))  # of any type
        found = next((area["key"] for area in areas if area["title"] in told or area["name"] in told), "")
    return found if found in keys else None


def _key(ags: str, ars: str) -> str:
    if (ags or ars).strip("0") in GERMANY:
        return "DE"
    return region_key(ags) if ags else from_ars(ars)


def _remark(answer: dict[str, Any]) -> str:
    """The service's hint at other levels or years; it may stand at the answer, its data or its indicator."""
    data = answer.get("data", answer)
    told = (place.get("remark") for place in (_first(data.get("indicators")), data, answer))
    return next((clean_detail(str(remark)) for remark in told if remark), "")

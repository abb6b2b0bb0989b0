"""Eurostat: one request per mapped figure, answered as JSON-stat 2.0: a cube whose cells are numbered row by row.

Our codes are `<dataset>?<dimension>=<category>&...`; the regions are the dimension geo.
"""

import math
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from loaders.errors import SourceChanged, SourceRefused, clean_detail
from loaders.fetch.http import Answer, Client
from loaders.fetch.run import Run
from loaders.fetch.snapshots import Sidecar
from loaders.sources.asked import Areas, find_item, list_mappings
from loaders.sources.parse import json_of, member, number
from loaders.sources.rows import Gap, Value

SOURCE = "eurostat"
_REFUSALS = {400: "bad_request", 404: "no_dataset", 413: "too_large"}
_FREE = {"geo", "time"}
_LATER = "ASYNCHRONOUS"  # the answer is being made: the same question gets it later
LONGEST = 40  # how often it is asked again


def fetch(run: Run, client: Client, address: str) -> None:
    """Fetch the wanted figures into snapshots. One that is refused or does not come as agreed is noted in
    run.problems and the others go on. Raises SourceUnavailable."""
    client.answers = frozenset(_REFUSALS)
    wanted = list_mappings(run.wanted, run.reference)
    areas = Areas.of(run.wanted, run.reference)
    nuts = {key: region.nuts for key, region in run.reference.regions.items() if key in areas and region.nuts}
    if run.wanted.regions or run.wanted.lands:
        for key in sorted(areas.regions - nuts.keys()):
            run.watch.tell("unknown_region", region=key)
    run.watch.start(SOURCE, len(wanted), "requests")
    for mapping in wanted if nuts else []:
        try:
            _figure(run, client, address, mapping.code, nuts)
        except (SourceChanged, SourceRefused) as error:
            run.problems.append(error)
        run.watch.step(mapping.code)


def _figure(run: Run, client: Client, address: str, code: str, nuts: dict[str, str]) -> None:
    dataset, _, choices = code.partition("?")
    chosen = dict(parse_qsl(choices))
    asked: dict[str, object] = {"format": "JSON", "lang": "DE", **chosen, "geo": list(nuts.values())}
    if run.wanted.first_year:
        asked["sinceTimePeriod"] = run.wanted.first_year
    if run.wanted.last_year:
        asked["untilTimePeriod"] = run.wanted.last_year
    answer, found, told = _answer(run, client, f"{address}/{dataset}", asked)
    unknown = {key for key, geo in nuts.items() if answer.status == 400 and geo in told.replace(",", " ").split()}
    if unknown and unknown != nuts.keys():  # one region that it does not know makes the service refuse all
        if run.wanted.regions or run.wanted.lands:
            for key in sorted(unknown):
                run.watch.tell("unknown_region", region=key)
        _figure(run, client, address, code, {key: geo for key, geo in nuts.items() if key not in unknown})
        return
    if told or answer.status != 200:
        raise SourceRefused(SOURCE, dataset, _REFUSALS.get(answer.status, "service"), told or f"HTTP {answer.status}")
    if "value" in found and not any(cell is not None for cell in _list_cells(found["value"])):
        raise SourceRefused(SOURCE, dataset, "no_values", code)
    run.data_version = clean_detail(str(found.get("updated", "")))
    request = {"code": code, "chosen": chosen, "nuts": nuts}
    areas = Areas.of(run.wanted, run.reference)
    run.keep(find_item(code, run.wanted, areas), "json", answer, request, read)


def _answer(run: Run, client: Client, url: str, asked: dict[str, object]) -> tuple[Answer, dict[str, Any], str]:
    """The answer, its JSON and what the service says is wrong; a large one is asked for until it has been made."""
    for turn in range(LONGEST):
        answer, found = client.parsed(lambda: client.get(url, asked), _json)
        told = _refusal(found)
        if _LATER not in told:
            break
        run.watch.step(told[:60], done=0)
        client.sleep(client.pause * min(5 * (turn + 1), 60))
    return answer, found, told


def _list_cells(cells: Any) -> list[Any]:
    return list(cells.values()) if isinstance(cells, dict) else cells if isinstance(cells, list) else []


def _json(answer: Answer) -> dict[str, Any]:
    found = json_of(SOURCE, answer.url, answer.media_type, answer.body)
    if not isinstance(found, dict):
        raise SourceChanged(SOURCE, urlsplit(answer.url).path, "wrong_type", repr(found)[:60])
    return found


def _refusal(found: dict[str, Any]) -> str:
    """What the service says is wrong, '' if nothing; a warning comes with HTTP 200 and without data."""
    told = found.get("error") or found.get("warning") or []
    entries = told if isinstance(told, list) else [told]
    return " ".join(str(entry.get("label", entry) if isinstance(entry, dict) else entry) for entry in entries)


def read(body: bytes, about: Sidecar) -> Iterator[Value | Gap]:
    """The values of a kept answer with their flags; a cell that is absent or null is missing. Raises SourceChanged."""
    code, keys = about.request["code"], {geo: key for key, geo in about.request["nuts"].items()}
    found = json_of(SOURCE, about.url, about.media_type, body)
    names, sizes = (member(SOURCE, "$", found, name, list) for name in ("id", "size"))
    counted = [size for size in sizes if isinstance(size, int)]
    named = {str(name) for name in names}
    if not len(named) == len(names) == len(sizes) == len(counted) or not named >= _FREE:
        raise SourceChanged(SOURCE, "$.size", "wrong_length", f"{names} {sizes}"[:200])
    axes = [_axis(found, str(name), size) for name, size in zip(names, sizes, strict=True)]
    _refuse_other_choice(dict(zip(names, axes, strict=True)), about.request["chosen"])
    cells = _cells("$.value", member(SOURCE, "$", found, "value", (dict, list)), math.prod(sizes))
    flags = found.get("status", {})  # as the cells or, a flag that all have, as one text
    flags = dict.fromkeys(cells, flags) if isinstance(flags, str) else _cells("$.status", flags, math.prod(sizes))
    with_values = set()
    for position, cell in cells.items():
        path = f"$.value.{position}"
        place = _place(position, names, sizes, axes)
        key, value = keys.get(place["geo"]), number(SOURCE, path, cell)
        if not re.fullmatch("[0-9]{4}", place["time"]):  # '²' is a digit for isdigit, and no number for int
            raise SourceChanged(SOURCE, path, "year", place["time"])
        if key is not None and value is not None:
            with_values.add(key)
            yield Value(code, key, int(place["time"]), value, path, clean_detail(str(flags.get(position) or "")))
    yield from (Gap(code, key, "nothing") for key in sorted(set(keys.values()) - with_values))


def _axis(found: dict[str, Any], name: str, size: int) -> list[str]:
    """The categories of a dimension in the order of their positions."""
    at = f"$.dimension.{name}.category"
    dimensions = member(SOURCE, "$", found, "dimension", dict)
    category = member(SOURCE, f"$.dimension.{name}", dimensions.get(name), "category", dict)
    index = category.get("index") or category.get("label")
    if not isinstance(index, dict | list):
        raise SourceChanged(SOURCE, at, "missing_key", "index")
    if "index" not in category:  # a single category may have a label only
        index = list(index)
    listed = [(place, code) for code, place in index.items()] if isinstance(index, dict) else list(enumerate(index))
    codes = {place: str(code) for place, code in listed if isinstance(place, int)}
    if len(listed) != size or codes.keys() != set(range(size)):  # in this order: a size may be beyond all memory
        raise SourceChanged(SOURCE, f"{at}.index", "wrong_length", f"{len(listed)} / {size}")
    return [codes[place] for place in range(size)]


def _refuse_other_choice(axes: dict[str, list[str]], chosen: dict[str, str]) -> None:
    """What is neither region nor time has one category, and the one that was chosen."""
    for name, codes in axes.items():
        if name not in _FREE and (len(codes) != 1 or chosen.get(name, codes[0]) != codes[0]):
            raise SourceChanged(SOURCE, f"$.dimension.{name}", "not_single", f"{name}: {', '.join(codes[:5])}")
    if missing := chosen.keys() - axes.keys():
        raise SourceChanged(SOURCE, "$.dimension", "missing_key", ", ".join(sorted(missing)))


def _cells(path: str, cells: Any, size: int) -> dict[int, Any]:
    """Cells by position; JSON-stat writes them sparse or as a list."""
    numbered = dict(enumerate(cells)) if isinstance(cells, list) else cells
    if not isinstance(numbered, dict):
        raise SourceChanged(SOURCE, path, "wrong_type", repr(cells)[:60])
    wrong = [each for each in numbered if not re.fullmatch("[0-9]{1,9}", str(each)) or int(each) >= size]
    if wrong:
        raise SourceChanged(SOURCE, f"{path}.{wrong[0]}", "wrong_length", f"{wrong[0]} / {size}")
    return {int(position): cell for position, cell in numbered.items()}


def _place(position: int, names: list[str], sizes: list[int], axes: list[list[str]]) -> dict[str, str]:
    """Category by dimension of a position; the last dimension runs fastest."""
    place = {}
    for name, size, axis in zip(reversed(names), reversed(sizes), reversed(axes), strict=True):
        position, index = divmod(position, size)
        place[name] = axis[index]
    return place

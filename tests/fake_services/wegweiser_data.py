"""Wegweiser Kommune: values as JSON, asked for by a friendly URL or by ids."""

import json

from .exchange import Answer, json_answer
from .recorded_files import Record
from .routes import NOT_FOUND, Call
from .wegweiser_selection import Selection, find_selection, region_in_data, shown_indicator

HEAD = ("id", "name", "title", "friendlyUrl", "unit", "source", "explanation")


def _indicator_values(selection: Selection, indicator: Record) -> Record:
    remark = selection.remark(indicator)
    if not remark:
        return {"regionYearValues": selection.rows(indicator)}
    empty = selection.rows(indicator) if selection.world.empty_values == "nulls" else []
    return {"regionYearValues": empty, "remark": remark}


def data_by_url(call: Call) -> Answer:
    """GET statistics/data: wrapped as clients read it, or flat as the OpenAPI file says."""
    selection = find_selection(call.world, call.name)
    if selection is None:
        return NOT_FOUND
    if call.world.shape != "wrapped":
        flat = flat_data(selection)
        return json_answer(flat if call.world.shape == "flat_without_years" else {**flat, "years": selection.years})
    heads = [shown_indicator(call.world, row) for row in selection.indicators]
    return json_answer(
        {
            "indicatorsAndTopics": [{name: head[name] for name in HEAD} for head in heads],
            "years": selection.years,
            "data": {
                "type": "COMMUNAL_DATA",
                "indicators": [_indicator_values(selection, row) for row in selection.indicators],
                "regions": [region_in_data(call.world, row) for row in selection.answered_regions],
            },
        }
    )


def flat_data(selection: Selection) -> Record:
    """DataResponse of the OpenAPI file."""
    return {
        "type": "COMMUNAL_DATA",
        "indicators": [
            {
                "id": row["id"] + selection.world.id_shift,
                "name": row["name"],
                "friendlyUrl": row["friendlyUrl"],
                "unit": row["unit"],
                **_indicator_values(selection, row),
            }
            for row in selection.indicators
        ],
        "regions": [region_in_data(selection.world, row) for row in selection.answered_regions],
        "source": ", ".join(dict.fromkeys(row["source"] for row in selection.indicators)),
    }


def data_by_ids(call: Call) -> Answer:
    """POST statistics/data; 400 on an unknown or repeated id."""
    try:
        asked = json.loads(call.request.body)
        regions = _by_ids(call.world.regions, asked["regionIds"], call.world.id_shift)
        indicators = _by_ids(call.world.indicators, asked.get("indicatorIds", []), call.world.id_shift)
        topics = _by_ids(call.world.topics, asked.get("topicIds", []), 0)
    except (ValueError, KeyError):
        return Answer(b"", 400)
    names = {row["name"] for row in topics}
    indicators += [row for row in call.world.indicators if names & set(row["topics"])]
    if not indicators or not regions:
        return Answer(b"", 400)
    years = asked.get("years") or [max(year for row in indicators for year in row["years"])]
    return json_answer(flat_data(Selection(call.world, tuple(indicators), tuple(regions), tuple(years))))


def _by_ids(rows: tuple[Record, ...], ids: list[int], shift: int) -> list[Record]:
    """The rows of those ids in their order. Raises KeyError for an unknown, ValueError for a repeated id."""
    if len(set(ids)) < len(ids):
        raise ValueError(ids)
    by_id = {row["id"] + shift: row for row in rows}
    return [by_id[number] for number in ids]

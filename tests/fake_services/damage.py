"""Changes inside an answer's content: JSON, CSV, or a zip with CSV."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from .archives import in_zip, is_zip
from .exchange import Answer

MARK = "\u0001"
VALUE_KEYS = ("regionYearValues", "value", "values")
VALUE_COLUMNS = ("value", "Wert")
HEADER_CELLS = ("statistics_code", "Bereich", "Indikatoren")
KEYS = {"regionYearValues": "values", "friendlyUrl": "slug", "value": "observations", "Status": "State"}
COLUMNS = {
    "Indikatoren": "Merkmale",
    "Wert": "Value",
    "Kennziffer": "Schluessel",
    "value": "wert",
    "1_variable_attribute_code": "1_attribute",
}
Rows = list[list[str]]


def on_text(answer: Answer, change: Callable[[str], str]) -> Answer:
    def change_content(content: bytes) -> bytes:
        return change(content.decode(answer.encoding)).encode(answer.encoding, "replace")

    return replace(
        answer, body=in_zip(answer.body, change_content) if is_zip(answer.body) else change_content(answer.body)
    )


def on_json(answer: Answer, change: Callable[[Any], Any]) -> Answer:
    return on_text(answer, lambda text: json.dumps(change(json.loads(text)), ensure_ascii=False))


def on_rows(answer: Answer, change: Callable[[Rows, int], Rows]) -> Answer:
    """`change` gets all rows of the CSV and the position of its header."""

    def change_table(text: str) -> str:
        rows = list(csv.reader(io.StringIO(text), delimiter=";"))
        headers = [place for place, row in enumerate(rows) if row and row[0].lstrip("\ufeff") in HEADER_CELLS]
        if not headers:
            raise LookupError("no table in this answer")
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\n").writerows(change(rows, headers[0]))
        return out.getvalue()

    return on_text(answer, change_table)


def is_json(answer: Answer) -> bool:
    return not is_zip(answer.body) and answer.body.lstrip()[:1] in (b"{", b"[", b'"')


def with_first_value(answer: Answer, literal: str, cell: str, row_contains: str) -> Answer:
    """The first value as `literal` in JSON (quotes included) or as `cell` in a CSV row that has such a cell."""
    if not is_json(answer):
        return on_rows(answer, lambda rows, header: _cell_replaced(rows, header, cell, row_contains))

    def mark_value(value: Any) -> Any:
        if not _mark(value, inside=False):
            raise LookupError("no value to replace in this answer")
        return value

    found = on_json(answer, mark_value)
    return on_text(found, lambda text: text.replace(json.dumps(MARK), literal))


def _mark(node: Any, inside: bool) -> bool:
    """Put the mark in place of the first number under a key of values."""
    items = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    for key, child in items:
        within = inside or key in VALUE_KEYS
        if within and isinstance(child, int | float):
            node[key] = MARK
            return True
        if _mark(child, within):
            return True
    return False


def _cell_replaced(rows: Rows, header: int, cell: str, row_contains: str) -> Rows:
    names = rows[header]
    column = next((names.index(name) for name in VALUE_COLUMNS if name in names), 1)
    row = next(row for row in rows[header + 1 :] if not row_contains or row_contains in row)
    row[column] = cell
    return rows


def renamed_keys(answer: Answer) -> Answer:
    def rename_keys(node: Any) -> Any:
        if isinstance(node, dict):
            return {KEYS.get(key, key): rename_keys(child) for key, child in node.items()}
        return [rename_keys(child) for child in node] if isinstance(node, list) else node

    return on_json(answer, rename_keys)


def renamed_columns(answer: Answer) -> Answer:
    def rename_columns(rows: Rows, header: int) -> Rows:
        bom = "\ufeff" if rows[header][0].startswith("\ufeff") else ""
        names = [COLUMNS.get(name.lstrip("\ufeff"), name.lstrip("\ufeff")) for name in rows[header]]
        return [*rows[:header], [bom + names[0], *names[1:]], *rows[header + 1 :]]

    return on_rows(answer, rename_columns)


def duplicate_rows(answer: Answer) -> Answer:
    """Each row of a CSV, object of a list or region of data twice."""

    def double_rows(rows: Rows, header: int) -> Rows:
        return [*rows[: header + 1], *(row for row in rows[header + 1 :] for _ in range(2))]

    if not is_json(answer):
        return on_rows(answer, double_rows)
    return on_json(answer, _double_json)


def _double_json(node: Any) -> Any:
    if isinstance(node, list):
        return node * 2
    data = node.get("data", node)
    if "features" in data.get("regions", {}):
        data["regions"]["features"] *= 2
    else:
        data["regions"] *= 2
        for indicator in data["indicators"]:
            indicator["regionYearValues"] *= 2
    return node


def semester_time(answer: Answer) -> Answer:
    """Column `time` of a flat file as in tables of semesters: 2023-10P6M."""

    def change_time(rows: Rows, header: int) -> Rows:
        column = rows[header].index("time")
        for row in rows[header + 1 :]:
            row[column] = f"{row[column][:4]}-10P6M"
        return rows

    return on_rows(answer, change_time)


def latin_bytes(answer: Answer) -> Answer:
    """The text in ISO-8859-1 under the label of UTF-8."""

    def change_encoding(content: bytes) -> bytes:
        return content.decode(answer.encoding).lstrip("\ufeff").encode("ISO-8859-1", "replace")

    body = in_zip(answer.body, change_encoding) if is_zip(answer.body) else change_encoding(answer.body)
    return replace(answer, body=body)

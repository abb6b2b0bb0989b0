"""The beginning of a sheet as it was understood: each cell in the colour of what it was taken for, its word above."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from texts import Language

ROLES = ("", "region", "region_key", "indicator", "indicator_key", "year", "values", "part", "source", "unit", "kind")
_COLOURED = {"region", "region_key", "indicator", "indicator_key", "year", "value", "missing", "source", "unit", "part"}
_LONGEST = 40


def write_sheet(table: Mapping[str, Any], language: Language) -> str:
    """A table as HTML: what was understood of each column above it, line numbers as in Excel beside it."""
    roles = "".join(f'<th scope="col">{_role(column, language)}</th>' for column in table["columns"])
    letters = "".join(f'<th scope="col">{escape(column["letter"])}</th>' for column in table["columns"])
    body = "".join(
        f'<tr><th scope="row">{row["line"]}</th>{"".join(_cell(text, kind) for text, kind in row["cells"])}</tr>'
        for row in table["rows"]
    )
    caption = escape(
        language("own.map.sheet", sheet=table["sheet"] or language("own.map.file"), number=table["number"])
    )
    return (
        f'<div class="kk-sheet" tabindex="0" role="region" aria-label="{caption}"><table><caption>{caption}</caption>'
        f"<thead><tr><td></td>{letters}</tr><tr><td></td>{roles}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _role(column: Mapping[str, str], language: Language) -> str:
    return escape(" ".join(filter(None, (name_role(column["role"], language), column["year"]))))


def name_role(role: str, language: Language) -> str:
    """What a column is in a word; of those that describe an indicator as a template heads them."""
    if role in ROLES:
        return language(f"own.role.{role or 'nothing'}")
    return language(f"own.header.{role}").split("|")[0]


def _cell(text: str, kind: str) -> str:
    shown = escape(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
    coloured = f' class="kk-{kind}"' if kind in _COLOURED or kind == "head" else ""
    return f"<td{coloured}>{shown}</td>"


def list_columns(table: Mapping[str, Any], most: int) -> Sequence[Mapping[str, str]]:
    """The columns to ask about: without those of years, which are clear, and those without anything in them."""
    filled = {n for row in table["rows"] for n, (text, _) in enumerate(row["cells"]) if text}
    asked = [c for n, c in enumerate(table["columns"]) if n in filled and not (c["role"] == "values" and c["year"])]
    return asked[:most]

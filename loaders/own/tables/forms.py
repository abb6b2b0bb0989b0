"""Known forms: exports of official services, recognised by what stands in them, and what that says of their columns."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import repeat

from loaders.own.tables.cells import is_total
from loaders.own.tables.columns import PART, VALUES, Area, Column
from loaders.own.tables.known import Known
from loaders.own.tables.reading.grid import Grid
from loaders.own.tables.words import head_word, normal
from texts import texts

_CODE = re.compile(r"(?<!\d)(\d{5}-\d{2,4}(?:-\d\d)?(?:-\d)?(?:-[A-Z])?|\d{5}-\d\d\w{1,3})(?![\d-])")
_ABOVE = 12  # rows that a preamble has at most
_REGIONAL = ("KREISE", "KREIS", "DINSG", "DLAND", "GEMEIN", "REGBEZ", "DG", "KRS", "BLAND")
_MOST_ROWS = 5_000  # by which the flat form's codes are told


@dataclass(frozen=True)
class Form:
    """`name` ends that of a text below own.remark; `publisher` is whose names indicators have there ('' for ours);
    `code` the number of the table; `meanings` lead from the name of an indicator, as the table has it, to our key. An
    `official` form brings its source along, and columns beside the ones we know may be left out."""

    name: str = ""
    publisher: str = ""
    code: str = ""
    official: bool = False
    meanings: Mapping[str, str] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Who publishes tables of this form, '' if that is not certain."""
        told = texts("de").get(f"own.form_source.{self.name}", "")
        return told.format(code=self.code).removesuffix(", Tabelle ")


NO_FORM = Form()


def recognise(grid: Grid, area: Area | None, known: Known) -> Form:
    """The form of a sheet, by its first table (None: none was found) and the lines above; NO_FORM for any other."""
    first = area.first if area else min(_ABOVE, len(grid.rows))
    above = [grid.text(row, column) for row in range(first) for column in range(len(grid.rows[row]))]
    told = " ".join((*above, grid.sheet))
    name = _by_heads(grid, area)
    code = found[1] if (found := _CODE.search(told)) else ""
    if name == "flat":
        return Form(name, official=True, meanings=_read_codes(grid, area, known))
    if name:
        return Form(name, name if name in ("inkar", "wegweiser") else "", official=name not in ("download", "open_sdg"))
    if "genesis" in told.casefold() or (code and area and area.by_content):
        return Form("genesis", code=code, official=True, meanings=_read_table_code(code, area, known))
    named = (name for name in ("zensus", "atlas", "register") if any(word in normal(told) for word in _words(name)))
    return Form(name, official=True) if (name := next(named, "")) else NO_FORM


def _by_heads(grid: Grid, area: Area | None) -> str:
    """The name of a form that is known by the words of its head, '' for any other."""
    heads = _heads(grid, area)
    if area and heads and _is_open_sdg(grid, area):
        return "open_sdg"
    if "indikatoren" in heads and area and any(column.region and column.year for column in area.columns.values()):
        return "wegweiser"
    return next((name for name, words in _HEADS if words <= heads), "")


def _words(name: str) -> list[str]:
    """By which a form is known."""
    return [normal(word) for word in texts("de")[f"own.form_word.{name}"].split("|")]


_HEADS: tuple[tuple[str, set[str]], ...] = (
    ("flat", {"valuevariablecode", "statisticscode"}),
    ("download", {"indicatorkey", "regionkey", "ispreferred"}),
    ("inkar", {"kennziffer", "raumeinheit", "aggregat"}),
    ("inkar", {"ags", "raumeinheit", "aggregat"}),
    *(("bka", {head_word(_words("bka")[0]), head_word(cases)}) for cases in _words("bka_cases")),
)


def fit(grid: Grid, area: Area, form: Form) -> Area:
    """The table with the columns as the form has them."""
    if form.name == "flat":
        return _flat(grid, area)
    if form.name == "genesis" and area.by_content:
        return _with_parts(grid, area)
    if form.name == "open_sdg":
        columns = {
            number: Column({"Year": "year", "Value": VALUES}.get(grid.text(area.last, number), PART))
            for number in range(len(grid.rows[area.last]))
            if grid.text(area.last, number) not in ("Units",)
        }
        return replace(area, columns=columns, others={})
    return area


def _with_parts(grid: Grid, area: Area) -> Area:
    """Below regions, words at the left, as of ages, divide what is counted."""
    if not any(column.region for column in area.columns.values()):
        return area
    rows, first = range(area.last + 1, area.end), min(area.having(VALUES), default=0)
    beside = [n for n in range(first) if n not in area.columns and any(map(grid.text, rows, repeat(n)))]
    return replace(area, columns=area.columns | dict.fromkeys(beside, Column(PART)))


def _heads(grid: Grid, area: Area | None) -> set[str]:
    if area is None or area.first > area.last:
        return set()
    return {
        head_word(grid.text(row, column))
        for row in range(area.first, area.last + 1)
        for column in range(len(grid.rows[row]))
    }


def _is_open_sdg(grid: Grid, area: Area) -> bool:
    texts = [grid.text(area.last, column) for column in range(len(grid.rows[area.last]))]
    return len(texts) > 1 and texts[0] == "Year" and texts[-1] == "Value" and "year" in area.roles


def _flat(grid: Grid, area: Area) -> Area:
    """The flat form of GENESIS: a row per value; one of the variables is that of the regions, the others divide."""
    names = {grid.text(area.last, column): column for column in range(len(grid.rows[area.last]))}
    first = area.last + 1
    columns: dict[int, Column] = {names["time"]: Column("year"), names["value"]: Column(VALUES)}
    columns[names["value_variable_label"]] = Column("indicator")
    for name, number in names.items():
        if not name.endswith("_variable_code") or name == "value_variable_code":
            continue
        which = name.split("_")[0]
        code, label = (names.get(f"{which}_variable_attribute_{part}") for part in ("code", "label"))
        if first < area.end and grid.text(first, number) in _REGIONAL and code is not None and label is not None:
            columns |= {code: Column("region_key"), label: Column("region")}
        elif label is not None:
            columns[label] = Column(PART)
    return replace(area, columns=columns, others={}, twice=())


def _read_codes(grid: Grid, area: Area | None, known: Known) -> dict[str, str]:
    """The names of the flat form's variables that we know by the codes beside them."""
    if area is None:
        return {}
    names = {grid.text(area.last, column): column for column in range(len(grid.rows[area.last]))}
    ours = {
        (code[:5], code.rpartition("/")[2]): key
        for (source, code), (key, factor) in known.codes.items()
        if source == "regionalstatistik" and factor == "1"
    }
    found: dict[str, str] = {}
    for row in range(area.last + 1, min(area.end, area.last + _MOST_ROWS)):
        told = (grid.text(row, names["statistics_code"]), grid.text(row, names["value_variable_code"]))
        if key := ours.get(told):
            found[normal(grid.text(row, names["value_variable_label"]))] = key
    return found


def _read_table_code(code: str, area: Area | None, known: Known) -> dict[str, str]:
    """The columns of a table that we know by its number: those of all that the table divides."""
    keys = {
        key
        for (source, told), (key, factor) in known.codes.items()
        if source == "regionalstatistik" and factor == "1" and told.rpartition("/")[0] == code
    }
    if area is None or len(keys) != 1:
        return {}
    labels = [column.indicator for column in area.columns.values() if column.role == VALUES]
    totals = [
        label
        for label in labels
        if any(map(is_total, label.split(", "))) and len([p for p in label.split(", ") if not is_total(p)]) < 2
    ]
    return {normal(label): min(keys) for label in (totals or (labels if len(labels) == 1 else []))}

"""An own table in the product's own form: the rows of the CSV files that a build reads."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from loaders.own.tables.known import Known
from loaders.own.tables.layout import FOOTNOTE
from loaders.own.tables.table import Checked, Value
from texts import CODES, Language

VERSION = "own"  # definition_version_key of own indicators
FIRST_PRECEDENCE = 100  # official sources come before
PAGE = "eigene-daten"  # the page that tells of own tables stands in for a web address
SHOWN_MARKS = 10
MOST_DECIMALS = 6
_BOUND = str(10**15)

Rows = list[dict[str, object]]
COLUMNS = {
    "units.csv": ("unit_key", "label_de", "label_en", "difference_label_de", "difference_label_en", "kind"),
    "indicators.csv": (
        *("indicator_key", "definition_version", "name_de", "name_en", "unit_key", "decimals", "direction"),
        *("direction_value", "plausible_min", "plausible_max", "bnk_criterion", "variant_of"),
        *("definition_de", "definition_en", "note_de", "note_en"),
    ),
    "indicator_sdgs.csv": ("indicator_key", "sdg", "assigned_by"),
    "sources.csv": (
        *("source_key", "title_de", "title_en", "publisher", "licence_de", "licence_en"),
        *("licence_url", "attribution", "url"),
    ),
    "series.csv": (
        *("indicator_key", "source_key", "precedence", "citation", "read_from", "rounding_step"),
        *("calculation_de", "calculation_en", "note_de", "note_en"),
    ),
    "observations.csv": ("source_key", "indicator_key", "region_key", "year", "value", "place", "marks", "kind"),
}
REFERENCE = tuple(name for name in COLUMNS if name != "observations.csv")


def product_form(checked: Checked, called: str, known: Known, precedences: Mapping[str, set[int]]) -> dict[str, Rows]:
    """Rows by file name. `called`: name of the original file; `precedences`: those that other own tables have taken,
    by indicator."""
    sources = {
        publisher: checked.key if number == 1 else f"{checked.key}__{number}"
        for number, publisher in enumerate(dict.fromkeys(value.publisher for value in checked.values), 1)
    }
    units, indicators = _indicators(checked)
    return {
        "units.csv": units,
        "indicators.csv": indicators,
        "indicator_sdgs.csv": [
            {"indicator_key": own.key, "sdg": goal, "assigned_by": "own"}
            for own in checked.own_indicators
            for goal in own.goals
        ],
        "sources.csv": [_source(key, publisher, checked.name) for publisher, key in sources.items()],
        "series.csv": _series(checked, called, sources, known, precedences),
        "observations.csv": [
            {
                "source_key": sources[value.publisher],
                "indicator_key": value.indicator,
                "region_key": value.region,
                "year": value.year,
                "value": f"{value.number:f}",
                "place": value.place,
                "marks": value.marks,
                "kind": value.kind,
            }
            for value in checked.values
        ],
    }


def _indicators(checked: Checked) -> tuple[Rows, Rows]:
    """Own units and own indicators."""
    units: dict[tuple[str, str], str] = {}
    indicators: Rows = []
    for own in checked.own_indicators:
        numbers = [value.number for value in checked.values if value.indicator == own.key]
        key = own.unit_key or units.setdefault((own.unit_label, own.unit_kind), f"{checked.key}__unit_{len(units) + 1}")
        decimals = min(2, _decimals(numbers)) if own.decimals is None else own.decimals
        indicators.append(
            {
                "indicator_key": own.key,
                "definition_version": VERSION,
                **{name: getattr(own, name) for name in ("name_de", "name_en", "definition_de", "definition_en")},
                **{"unit_key": key, "decimals": decimals, "direction": own.direction},
                "bnk_criterion": "" if own.criterion is None else own.criterion,
                **{"plausible_min": f"-{_BOUND}", "plausible_max": _BOUND},
            }
        )
    labels = ("label_de", "label_en", "difference_label_de", "difference_label_en")
    rows: Rows = [
        {"unit_key": key, **dict.fromkeys(labels, label), "kind": kind} for (label, kind), key in units.items()
    ]
    return rows, indicators


def _source(key: str, publisher: str, name: str) -> dict[str, object]:
    return {
        "source_key": key,
        **{f"title_{code}": Language(code)("own.stored.title", name=name) for code in CODES},
        "publisher": publisher,
        **{f"licence_{code}": Language(code)("own.stored.licence") for code in CODES},
        "licence_url": PAGE,
        "attribution": publisher,
        "url": PAGE,
    }


def _series(
    checked: Checked, called: str, sources: Mapping[str, str], known: Known, precedences: Mapping[str, set[int]]
) -> Rows:
    taken = {key: set(numbers) for key, numbers in precedences.items()}
    groups: dict[tuple[str, str], list[Value]] = {}
    for value in checked.values:
        groups.setdefault((value.indicator, value.publisher), []).append(value)
    series: Rows = []
    for (indicator, publisher), values in groups.items():
        others = taken.setdefault(indicator, set())
        precedence = next(n for n in range(FIRST_PRECEDENCE, 32_000) if n not in others)
        others.add(precedence)
        step = Decimal(1).scaleb(-_decimals([value.number for value in values]))
        series.append(
            {
                "indicator_key": indicator,
                "source_key": sources[publisher],
                "precedence": precedence,
                "citation": checked.name,
                "read_from": called,
                "rounding_step": f"{step:f}",
                **{f"note_{code}": _note(checked.notes, values, known, Language(code)) for code in CODES},
            }
        )
    return series


def _note(notes: Sequence[str], values: Iterable[Value], known: Known, language: Language) -> str:
    """The footnotes of the table, those with a mark only where values bear it and with these values."""
    marked: dict[str, list[str]] = {}
    for value in values:
        if value.marks:
            name = language.of(known.regions.rows[value.region], "name")
            marked.setdefault(value.marks, []).append(f"{name} {value.year}")
    told = [note for note in notes if not FOOTNOTE.match(note)]
    confirmed = [value for value in values if value.doubt]
    if confirmed:
        where = [f"{language.of(known.regions.rows[value.region], 'name')} {value.year}" for value in confirmed]
        told.append(language("own.stored.confirmed", where=_list_places(where)))
    for mark, where in marked.items():
        meaning = next((note for note in notes if explains(note, mark.strip("() "))), mark)
        told.append(f"{meaning} ({_list_places(where)})")
    return "; ".join(told)


def _list_places(where: Sequence[str]) -> str:
    return ", ".join(where[:SHOWN_MARKS]) + (", …" if len(where) > SHOWN_MARKS else "")


def explains(note: str, mark: str) -> bool:
    """Whether a footnote begins with the mark, in brackets or not, as a word of its own."""
    begins = note.removeprefix("(").startswith(mark) or note.startswith(mark)
    behind = note.removeprefix("(").removeprefix(mark)[:1]
    return begins and not (behind.isalnum() or behind == "_")


def _decimals(numbers: Sequence[Decimal]) -> int:
    exponents = [number.normalize().as_tuple().exponent for number in numbers]
    return min(MOST_DECIMALS, max((-e for e in exponents if isinstance(e, int) and e < 0), default=0))

"""What a value means: its indicator, region, year and source, and the number itself; never guessed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isfinite

from loaders.own.tables.cells import LIMITED, explain_no_number, is_total, name_period, read_school_years, split_unit
from loaders.own.tables.definitions import Definitions
from loaders.own.tables.findings import Finding
from loaders.own.tables.forms import Form
from loaders.own.tables.known import Known
from loaders.own.tables.layout import RawValue, Text
from loaders.own.tables.numbers import Written, without_marks
from loaders.own.tables.reading.grid import Place, text_of
from loaders.own.tables.regions import ANOTHER, Row
from loaders.own.tables.table import Checked, Label, Options, Value
from loaders.own.tables.words import VALUE_KINDS, is_note_of, normal

YEARS = range(1990, 2101)  # as data/incoming.sql takes them
LARGEST = Decimal(10) ** 15  # of an own indicator, which has no bounds of its own
LONGEST_SOURCE = 300
LEFT_OUT = "-"  # the person leaves out what has this name
_MOST_COMPARED = 500  # unknown names; comparing is slow
_KINDS_OF_MARKS = {"p": "provisional", "s": "estimated", "e": "estimated"}
_NOWHERE = Place("")


@dataclass
class Reader:
    """Recognises what stands beside a value and the value itself. Findings go to `checked`: those of one name, year or
    region once, with how often they occur; `said` is what the person says for the whole table."""

    known: Known
    definitions: Definitions
    numbers: Mapping[Place, Written]
    options: Options
    checked: Checked
    notes: tuple[str, ...] = ()
    lacks_source: bool = False  # of the whole table, which is told once
    similar: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._said = self.options.said()
        self._assigned = self.options.assignment
        self._found: dict[tuple[str, str], Finding] = {}
        self._labels: dict[str, Label] = {}
        self._indicators: dict[tuple[str, str], tuple[str, Finding | None]] = {}
        self._regions: dict[tuple[str, str], tuple[str, Finding | None]] = {}
        self._bounds: dict[str, tuple[Decimal, Decimal]] = {}
        self._units: dict[tuple[str, str], Finding | None] = {}

    def told(self, raw: RawValue, name: str) -> str:
        """What the table says in a column or for the whole of it, else what the person says beside it."""
        names = ("region", "region_key") if name == "region" else (name,)
        told = next((raw.told[key].text for key in names if key in raw.told and raw.told[key].text), "")
        return told or self._said.get(name, "")

    def values(self, raw_values: list[RawValue]) -> list[Value]:
        """Those without a problem; tells the names met."""
        found = [value for raw in raw_values if (value := self._value(raw)) is not None]
        self.checked.problems += self._found.values()
        self.checked.labels = list(self._labels.values())
        return found

    def note_labels(self, raw_values: list[RawValue]) -> None:
        """Tell the names of indicators where nothing more can be read yet."""
        for raw in raw_values:
            label = self.label(raw)
            meaning = self._assigned.indicators.get(label)
            key = (
                self._recognise_region(label, raw.form, raw.place, raw.place)[0]
                if label not in self._labels
                else self._labels[label].key
            )
            self._note_label(label, raw, key, left_out=meaning is not None and meaning.key == "")
        self.checked.labels = list(self._labels.values())

    def _problem(self, finding: Finding, named: bool = False) -> None:
        """Note a problem; one of a name that occurs again only counts."""
        at = (finding.reason, finding.found if named else str(finding.place))
        self._found[at] = self._found[at].again() if at in self._found else finding

    def _value(self, raw: RawValue) -> Value | None:
        label = self.label(raw)
        meaning = self._assigned.indicators.get(label)
        if meaning is not None and meaning.key == "":
            self._note_label(label, raw, "", left_out=True)
            return None
        indicator = self._indicator(raw, label)
        region = self._region(raw)
        if region == LEFT_OUT:
            return None
        year, kind = self._year(raw)
        publisher = self._publisher(raw)
        number = self._number(raw, indicator, label)
        if number is None or not (indicator and region and year and publisher):
            return None
        marks = self.numbers[raw.place].marks if raw.place in self.numbers else ""
        if marks:
            self.checked.remarks.append(Finding("limited" if marks == LIMITED else "marked", raw.place, marks))
        return Value(indicator, region, year, number, publisher, raw.place, marks, self._kind(raw, marks, kind))

    def label(self, raw: RawValue) -> str:
        """The name that the table gives the indicator of a value, '' if it gives none."""
        told = raw.told.get("indicator")
        key = raw.told.get("indicator_key")
        if key is not None and key.text in self.known.indicators:
            return key.text
        return told.text if told is not None and told.text else key.text if key is not None else ""

    def _note_label(self, label: str, raw: RawValue, key: str, left_out: bool = False) -> None:
        before = self._labels.get(label)
        count = before.count + 1 if before else 1
        self._labels[label] = Label(label, count, raw.unit.text or split_unit(label)[1], key, left_out)

    def _indicator(self, raw: RawValue, label: str) -> str:
        """Key of the indicator meant, '' with a problem."""
        told = raw.told.get("indicator") or raw.told.get("indicator_key")
        place = told.place if told is not None and told.place != _NOWHERE else raw.place
        if not label:
            self._problem(Finding("no_indicator_here", place), named=True)
            return ""
        at = (label, raw.form.name)
        if at not in self._indicators:
            self._indicators[at] = self._recognise_region(label, raw.form, raw.place, place)
        key, finding = self._indicators[at]
        self._note_label(label, raw, key)
        if finding is not None:
            of_value = finding.reason == "indicator_not_usable"
            self._problem(
                Finding(finding.reason, raw.place if of_value else place, label, finding.expected), not of_value
            )
        return key

    def _recognise_region(self, label: str, form: Form, at: Place, place: Place) -> tuple[str, Finding | None]:
        bare = without_marks(label)[0]
        words = list(dict.fromkeys(map(normal, (label, bare, split_unit(bare)[0]))))
        meaning = self._assigned.indicators.get(label)
        if meaning is not None and meaning.key is not None:
            is_ours = meaning.key in self.known.indicators
            return (meaning.key, None) if is_ours else ("", Finding("unknown_indicator", place, meaning.key))
        if meaning is not None and "name" in meaning.own:
            words = [normal(meaning.own["name"])]
        for word in words:
            if word in self.definitions.broken:
                return "", Finding("indicator_not_usable", at, label, self.definitions.broken[word].place)
            keys = self._keys_of(word, form)
            if keys:
                unclear = Finding("ambiguous_name", place, label, ", ".join(sorted(keys)))
                return ("", unclear) if len(keys) > 1 else (min(keys), None)
            if key := "" if form.publisher else self.known.find_of_portal(word):
                name = self.known.indicators[key]["name_de"]
                self.checked.remarks.append(Finding("name_of_portal", place, label, name))
                return key, None
        return "", self._unknown("indicator", Text(label, place))

    def _keys_of(self, word: str, form: Form) -> set[str]:
        """The indicators that a name may mean. Under the same name a publisher may mean another thing than we do."""
        if word in self.definitions.indicators:
            return {self.definitions.indicators[word].key}
        if key := form.meanings.get(word) or self.known.find_published(form.publisher, word):
            return {key}
        keys = self.known.indicator_names.get(word, set())
        return keys & self.known.of_publisher.get(form.publisher, set()) if form.publisher else keys

    def _region(self, raw: RawValue) -> str:
        """Key of the region meant, '' with a problem. A key counts more than the name beside it."""
        key, name = raw.told.get("region_key"), raw.told.get("region")
        if not (key and key.text) and not (name and name.text):
            name = Text(self._said.get("region", ""), (name or key or Text("", raw.place)).place)
            name = name if name.place != _NOWHERE else Text(name.text, raw.place)
        told = (key.text if key else "", name.text if name else "")
        if told not in self._regions:
            self._regions[told] = self._find_meant(key, name, raw.place)
            meant = self.known.regions.meant(told[0] or told[1])
            if meant.keys and meant.reason == "leading_zero":
                place = (key if key and key.text else name or Text("", raw.place)).place
                self.checked.remarks.append(Finding("leading_zero", place, told[0] or told[1], min(meant.keys)))
        region, finding = self._regions[told]
        if finding is not None:
            cell = name if name and finding.found == name.text else key or name
            at = cell.place if cell and cell.place != _NOWHERE else raw.place
            self._problem(Finding(finding.reason, at, finding.found, finding.expected), named=True)
        return region

    def _find_meant(self, key: Text | None, name: Text | None, place: Place) -> tuple[str, Finding | None]:
        for text in (key.text if key else "", name.text if name else ""):
            assigned = self._assigned.regions.get(text, "") if text else ""
            if assigned in self.known.regions.rows or assigned == LEFT_OUT:
                return assigned, None
        if key is not None and key.text:
            meant = self.known.regions.meant(key.text)
            if len(clear := meant.keys - {ANOTHER}) == 1:
                return self._beside(min(clear), key, name)
            if meant.reason or key.text.replace(" ", "").isdecimal() or name is None or not name.text:
                return "", self._no_region(key, meant.reason, meant.expected, place)
        if name is None or not name.text:
            return "", Finding("no_region_here", place)
        return self._find_named(name, place)

    def _find_named(self, name: Text, place: Place) -> tuple[str, Finding | None]:
        """The region of a name that stands alone."""
        meant = self.known.regions.meant(name.text)
        if not meant.keys and not meant.reason:
            meant = self.known.regions.meant(without_marks(name.text)[0])
        clear = meant.keys - {ANOTHER}
        if len(meant.keys) == 1:
            return min(clear), None
        if clear:
            reason = "town_or_district" if ANOTHER in meant.keys else "ambiguous_name"
            return "", Finding(reason, place, name.text, ", ".join(sorted(clear)))
        return "", self._no_region(name, meant.reason, meant.expected, place)

    def _beside(self, region: str, key: Text, name: Text | None) -> tuple[str, Finding | None]:
        """The region of a key, unless the name beside it clearly means another."""
        if name is not None and name.text:
            meant = self.known.regions.meant(name.text)
            others = meant.keys - {ANOTHER, region}
            if (others and region not in meant.keys) or meant.reason == "municipality":
                return "", Finding("other_region", name.place, name.text, key.text)
        return region, None

    def _no_region(self, told: Text, reason: str, expected: str, place: Place) -> Finding:
        if reason:
            names = [
                self.known.regions.rows[key]["name_de"] for key in expected.split(",") if key in self.known.regions.rows
            ]
            return Finding(f"region_{reason}", place, told.text, " / ".join(names))
        if is_total(told.text):
            return Finding("total_row", place, told.text)
        if told.text not in self.checked.unknown_regions:
            self.checked.unknown_regions.append(told.text)
        return self._unknown("region", told)

    def _year(self, raw: RawValue) -> tuple[int, str]:
        """The year, 0 with a problem, and 'forecast' where a year to come is said to be one."""
        told = raw.told.get("year")
        text = told.text if told is not None and told.text else self._said.get("year", "")
        place = told.place if told is not None and told.place != _NOWHERE else raw.place
        school = read_school_years(text)
        if school and self._said.get("school_year") in ("first", "last"):
            text = str(school[self._said["school_year"] == "last"])
            self.checked.remarks.append(Finding("school_year", place, told.text if told else text, text))
        year = int(text) if re.fullmatch(r"\d{4}", text) and text.isascii() else 0
        if year not in YEARS:
            kind = name_period(text)
            self._problem(
                Finding(kind or ("year" if text else "no_year_here"), place, text, f"{YEARS[0]}–{YEARS[-1]}"),
                named=True,
            )
            return 0, ""
        if year > date.today().year:  # a plan or a slip; every "newest value" would be it
            if self._said.get("future") != "forecast" and self._read_kind(raw) != "forecast":
                self._problem(Finding("year_to_come", place, text), named=True)
                return 0, ""
            return year, "forecast"
        return year, ""

    def _read_kind(self, raw: RawValue) -> str:
        told = raw.told.get("kind")
        text = told.text if told is not None and told.text else self._said.get("kind", "")
        return VALUE_KINDS.get(normal(text), "")

    def _kind(self, raw: RawValue, marks: str, of_year: str) -> str:
        """Observed, unless a column, a mark or the footnote that explains the mark says otherwise."""
        bare = marks.strip("() ")
        of_marks = _KINDS_OF_MARKS.get(bare.casefold(), "")
        if bare and not of_marks:
            notes = (note for note in self.notes if is_note_of(bare, note))
            words = " ".join(normal(note) for note in notes).split()
            of_marks = next(
                (VALUE_KINDS[word.strip(".,;:")] for word in words if word.strip(".,;:") in VALUE_KINDS), ""
            )
        return of_year or self._read_kind(raw) or of_marks or "observed"

    def _publisher(self, raw: RawValue) -> str:
        """Who published the value, '' with a problem."""
        publisher = self.told(raw, "source") or raw.form.source
        if self.lacks_source:
            return ""
        place = raw.told["source"].place if "source" in raw.told else raw.place
        if not re.search(r"[^\W\d_]", publisher):
            self._problem(Finding("source", place if place != _NOWHERE else raw.place, publisher))
        elif len(publisher) > LONGEST_SOURCE:
            self._problem(Finding("too_long", raw.place, publisher[:40] + "…", str(LONGEST_SOURCE)))
        else:
            return publisher
        return ""

    def _number(self, raw: RawValue, indicator: str, label: str) -> Decimal | None:
        number = self._shown_number(raw, indicator)
        if number is None:
            return None
        meaning = self._assigned.indicators.get(label)
        scale = self._assigned.scale * (meaning.scale if meaning else 1)
        number *= scale
        if indicator and scale == 1 and not raw.form.meanings and (finding := self._unit_problem(raw, indicator)):
            self._problem(finding, named=True)
            return None
        ours = self.known.indicators.get(indicator)
        least, most = self._bounds_of(indicator, ours)
        if not least <= number <= most:
            expected = f"{least} – {most}{self._unit_of(ours)}"
            self._problem(Finding("implausible", raw.place, text_of(raw.cell), expected))
            return None
        return number

    def _bounds_of(self, indicator: str, ours: Row | None) -> tuple[Decimal, Decimal]:
        if indicator not in self._bounds:
            ends = [Decimal(ours[f"plausible_{end}"]) for end in ("min", "max")] if ours else [-LARGEST, LARGEST]
            self._bounds[indicator] = (ends[0], ends[1])
        return self._bounds[indicator]

    def _unit_problem(self, raw: RawValue, indicator: str) -> Finding | None:
        """That the head names another unit than the indicator has, where that is certain."""
        at = (indicator, raw.unit.text)
        if at not in self._units:
            self._units[at] = self._compared_unit(raw.unit, indicator)
        return self._units[at]

    def _compared_unit(self, told: Text, indicator: str) -> Finding | None:
        word = normal(told.text)
        ours = self.known.indicators.get(indicator)
        if not word or ours is None:
            return None
        unit = self.known.units[ours["unit_key"]]
        labels = {normal(unit["label_de"]), normal(unit["label_en"])}
        named = self.known.unit_names.get(word, set())
        is_ours = (
            unit["unit_key"] in named or any(label in word for label in labels) or (word == "prozent" and "%" in labels)
        )
        is_count = word in ("anzahl", "number") and unit["kind"] == "amount"
        is_scaled = word.startswith(("tsd", "mio", "mrd", "1000", "1.000", "1 000"))
        if is_ours or is_count:
            return None
        if named or is_scaled or word in ("anzahl", "number", "prozent", "percent"):
            return Finding("other_unit", told.place, told.text, unit["label_de"])
        self.checked.remarks.append(Finding("unit_not_compared", told.place, told.text, unit["label_de"]))
        return None

    def _unit_of(self, ours: Row | None) -> str:
        """Of one of our indicators, as both languages write it where they differ."""
        unit = self.known.units.get(ours["unit_key"]) if ours else None
        return " " + " / ".join(dict.fromkeys((unit["label_de"], unit["label_en"]))) if unit else ""

    def _shown_number(self, raw: RawValue, indicator: str) -> Decimal | None:
        """The number as the table shows it, None with a problem."""
        shown = text_of(raw.cell)
        is_percent = raw.is_percent
        number, reason, expected = None, "", ""
        if raw.is_unknown or raw.is_merged:
            reason = "formula_without_result" if raw.is_unknown else "merged_value"
        elif isinstance(raw.cell, str):
            number, reason, expected = self._written_number(raw, shown)
            is_percent = self.numbers[raw.place].percent
        elif isinstance(raw.cell, float | int) and not isinstance(raw.cell, bool) and isfinite(raw.cell):
            number = Decimal(f"{raw.cell:.15g}") * (100 if is_percent else 1)
            if raw.is_thousands:
                self.checked.remarks.append(Finding("thousands_format", raw.place, shown))
        else:
            reason = "date_in_value" if isinstance(raw.cell, date) else "not_a_number"
        if not reason and is_percent and indicator:
            unit = self._unit(indicator)
            if not unit.startswith("%"):
                reason, expected = "percent", unit
            elif raw.is_percent:
                self.checked.remarks.append(Finding("percent_cell", raw.place))
        if reason:
            self._problem(Finding(reason, raw.place, shown, expected))
            return None
        return number

    def _written_number(self, raw: RawValue, shown: str) -> tuple[Decimal | None, str, str]:
        """The number that a text is, else why it is none and what that is about."""
        written, code = self.numbers[raw.place], self.checked.numbers
        number = written.readings.get(code or next(iter(written.readings), ""))
        if not written.readings:
            return None, *explain_no_number(shown)
        if written.is_ambiguous and not code:
            return None, "ambiguous_number", ""
        return number, "" if number is not None else f"not_{code}", ""

    def _unit(self, indicator: str) -> str:
        """The unit of an indicator as German tables write it."""
        if indicator in self.known.indicators:
            return self.known.units[self.known.indicators[indicator]["unit_key"]]["label_de"]
        own = next(own for own in self.definitions.indicators.values() if own.key == indicator)
        return self.known.units[own.unit_key]["label_de"] if own.unit_key else own.unit_label

    def _unknown(self, kind: str, told: Text) -> Finding:
        """An unknown name with the known one that it may be a slip of; looked for a limited number of times."""
        similar = self.known.similar_indicator if kind == "indicator" else self.known.similar_region
        if told.text not in self.similar and len(self.similar) < _MOST_COMPARED:
            self.similar[told.text] = similar(told.text)
        meant = self.similar.get(told.text, "")
        return Finding(f"{kind}_like" if meant else f"unknown_{kind}", told.place, told.text, meant)

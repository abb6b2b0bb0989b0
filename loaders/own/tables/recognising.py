"""What a value means: its indicator, region, year and source, and the number itself; never guessed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import isfinite

from loaders.own.tables.definitions import Definitions
from loaders.own.tables.findings import Finding
from loaders.own.tables.grid import Place, text_of
from loaders.own.tables.known import ANOTHER, Known, Row
from loaders.own.tables.layout import RawValue, Text
from loaders.own.tables.numbers import Written, without_marks
from loaders.own.tables.table import Checked, Options, Value
from loaders.own.tables.words import normal

YEARS = range(1990, 2101)  # as data/incoming.sql takes them
LARGEST = Decimal(10) ** 15  # of an own indicator, which has no bounds of its own
LONGEST_SOURCE = 300
MOST_COMPARED = 500  # unknown names; comparing is slow


@dataclass
class Reader:
    """Recognises what stands beside a value and the value itself; remarks go to `checked`."""

    known: Known
    definitions: Definitions
    numbers: Mapping[Place, Written]
    options: Options
    checked: Checked
    similar: dict[str, str] = field(default_factory=dict)

    def told(self, raw: RawValue, name: str) -> str:
        """What the table says in a column or for the whole of it, else what the person says beside it."""
        names = ("region", "region_key") if name == "region" else (name,)
        told = next((raw.told[key].text for key in names if key in raw.told and raw.told[key].text), "")
        return told or str(getattr(self.options, name))

    def value(self, raw: RawValue, problems: list[Finding]) -> Value | None:
        indicator = self._indicator(raw, problems)
        region = self._region(raw, problems)
        publisher = self.told(raw, "source")
        if not re.search(r"[^\W\d_]", publisher):
            place = raw.told["source"].place if "source" in raw.told else raw.place
            problems.append(Finding("source", place, publisher))
        elif len(publisher) > LONGEST_SOURCE:
            problems.append(Finding("too_long", raw.place, publisher[:40] + "…", str(LONGEST_SOURCE)))
        year = int(raw.year.text) if re.fullmatch(r"\d{4}", raw.year.text) else 0
        if year not in YEARS:
            problems.append(Finding("year", raw.year.place, raw.year.text, f"{YEARS[0]}–{YEARS[-1]}"))
        elif year > date.today().year:  # a plan or a slip; every "newest value" would be it
            problems.append(Finding("year_to_come", raw.year.place, raw.year.text))
        number = self._number(raw, indicator, problems)
        if number is None or not indicator or not region:
            return None
        marks = self.numbers[raw.place].marks if raw.place in self.numbers else ""
        if marks:
            self.checked.remarks.append(Finding("marked", raw.place, marks))
        return Value(indicator, region, year, number, publisher, raw.place, marks)

    def _indicator(self, raw: RawValue, problems: list[Finding]) -> str:
        """Key of the indicator meant, '' with a problem."""
        told = raw.told.get("indicator")
        if told is None or not told.text:
            problems.append(Finding("no_indicator", told.place if told else raw.place))
            return ""
        for word in (normal(told.text), normal(without_marks(told.text)[0])):
            keys = self.known.indicator_names.get(word, set())
            if word in self.definitions.broken:
                where = self.definitions.broken[word].place
                problems.append(Finding("indicator_not_usable", raw.place, told.text, where))
                return ""
            if len(keys) > 1:
                problems.append(Finding("ambiguous_name", told.place, told.text, ", ".join(sorted(keys))))
                return ""
            if keys or word in self.definitions.indicators:
                return min(keys) if keys else self.definitions.indicators[word].key
        problems.append(self._unknown("indicator", told, self.known.similar_indicator))
        return ""

    def _region(self, raw: RawValue, problems: list[Finding]) -> str:
        """Key of the region meant, '' with a problem. Where there is an AGS and a name, both must mean the same."""
        cells = [raw.told[name] for name in ("region_key", "region") if name in raw.told]
        told = [cell for cell in cells if cell.text]
        if not told:
            told = [Text(self.options.region, cells[0].place if cells else raw.place)]
        found: list[set[str]] = []
        for text, place in ((cell.text, cell.place) for cell in told):
            plain = without_marks(text)[0]
            keys, padded = self.known.region(text)
            keys = keys or self.known.region(plain)[0]
            if padded and keys:
                self.checked.remarks.append(Finding("leading_zero", place, text, ", ".join(sorted(keys))))
            if not text:
                problems.append(Finding("no_region_here", place))
            elif not keys:
                problems.append(self._unknown("region", Text(text, place), self.known.similar_region))
            found.append(keys)
        agreed = set.intersection(*found) - {ANOTHER} if all(found) else set()
        if all(found) and not agreed:
            problems.append(Finding("other_region", told[-1].place, told[-1].text, told[0].text))
        elif all(len(keys) > 1 for keys in found) and all(found):
            name = "town_or_district" if ANOTHER in found[0] else "ambiguous_name"
            problems.append(Finding(name, told[0].place, told[0].text, ", ".join(sorted(found[0] - {ANOTHER}))))
        return min(agreed, default="")

    def _number(self, raw: RawValue, indicator: str, problems: list[Finding]) -> Decimal | None:
        number = self._shown_number(raw, indicator, problems)
        if number is None:
            return None
        ours = self.known.indicators.get(indicator)
        least, most = (Decimal(ours[f"plausible_{end}"]) for end in ("min", "max")) if ours else (-LARGEST, LARGEST)
        if not least <= number <= most:
            problems.append(
                Finding("implausible", raw.place, text_of(raw.cell), f"{least} – {most}{self._unit_of(ours)}")
            )
        return number

    def _unit_of(self, ours: Row | None) -> str:
        """Of one of our indicators, as both languages write it where they differ."""
        unit = self.known.units.get(ours["unit_key"]) if ours else None
        return " " + " / ".join(dict.fromkeys((unit["label_de"], unit["label_en"]))) if unit else ""

    def _shown_number(self, raw: RawValue, indicator: str, problems: list[Finding]) -> Decimal | None:
        """The number as the table shows it, None with a problem."""
        shown = text_of(raw.cell)
        reason, expected = "", ""
        number: Decimal | None = None
        is_percent = raw.is_percent
        if raw.is_unknown:
            reason = "formula_without_result"
        elif raw.is_merged:
            reason = "merged_value"
        elif isinstance(raw.cell, str):
            written = self.numbers[raw.place]
            number = written.readings.get(self.checked.numbers or next(iter(written.readings), ""))
            is_percent = written.percent
            if not written.readings:
                reason = "not_a_number"
            elif written.is_ambiguous and not self.checked.numbers:
                reason = "ambiguous_number"
            elif number is None:
                reason = f"not_{self.checked.numbers}"
        elif isinstance(raw.cell, float | int) and not isinstance(raw.cell, bool) and isfinite(raw.cell):
            number = Decimal(f"{raw.cell:.15g}") * (100 if is_percent else 1)
        else:
            reason = "not_a_number"
        if not reason and is_percent and indicator:
            unit = self._unit(indicator)
            if not unit.startswith("%"):
                reason, expected = "percent", unit
            elif raw.is_percent:
                self.checked.remarks.append(Finding("percent_cell", raw.place))
        if reason:
            problems.append(Finding(reason, raw.place, shown, expected))
            return None
        return number

    def _unit(self, indicator: str) -> str:
        """The unit of an indicator as German tables write it."""
        if indicator in self.known.indicators:
            return self.known.units[self.known.indicators[indicator]["unit_key"]]["label_de"]
        own = next(own for own in self.definitions.indicators.values() if own.key == indicator)
        return self.known.units[own.unit_key]["label_de"] if own.unit_key else own.unit_label

    def _unknown(self, kind: str, told: Text, similar: Callable[[str], str]) -> Finding:
        """An unknown name with the known one that it may be a slip of; looked for a limited number of times."""
        if told.text not in self.similar and len(self.similar) < MOST_COMPARED:
            self.similar[told.text] = similar(told.text)
        meant = self.similar.get(told.text, "")
        return Finding(f"{kind}_like" if meant else f"unknown_{kind}", told.place, told.text, meant)

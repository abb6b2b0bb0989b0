"""Which region a cell means: by its key (AGS, ARS, NUTS), or by its name as statistics, offices and people write it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from loaders.own.tables.words import REGION_KINDS, normal

Row = Mapping[str, str]
ANOTHER = "?"  # a name means something else besides that the product does not know
NAMES = ("name_de", "name_en", "short_name_de", "short_name_en")
# Keys that reforms have ended -> where their territory lies today.
_FORMER = {"05313": "05334", "05354": "05334", "16056": "16063"}
# What a name says of the kind of a region, in front of it, behind a comma or in brackets.
_KINDS = {word: kind for word, kind in REGION_KINDS.items() if kind != "country"}
_BEFORE = re.compile("(" + "|".join(map(re.escape, sorted(_KINDS, key=len, reverse=True))) + r")\s+(?=\S)")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_INCLUDING = re.compile(r"einschl|inkl|ohne|bis |ab |seit |stand|alt$")
_LANDS = {
    **{"bw": "08", "by": "09", "be": "11", "bb": "12", "hb": "04", "hh": "02", "he": "06", "mv": "13", "ni": "03"},
    **{"nw": "05", "nrw": "05", "rp": "07", "sl": "10", "sn": "14", "st": "15", "sh": "01", "th": "16"},
}
_SAME_KIND = {
    "district": {"district"},
    "region": {"region"},
    "independent": {"independent_city"},
    "town": {"independent_city", "municipality"},
    "municipality": {"municipality"},
    "state": {"state"},
}


@dataclass(frozen=True)
class Meant:
    """The keys that a cell may mean; `reason` says why none or what was put right ('' for plainly one): leading_zero,
    former, municipality, not_held; `expected` is what it is about."""

    keys: frozenset[str] = frozenset()
    reason: str = ""
    expected: str = ""


@dataclass(frozen=True)
class _Name:
    base: str
    kind: str = ""
    land: str = ""
    is_former: bool = False


@dataclass
class Regions:
    """`rows` by key, as in data/reference/regions.csv; `towns` from the name of a municipality that is not held to the
    keys of the districts with one of that name."""

    rows: Mapping[str, Row]
    towns: Mapping[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._exact: dict[str, set[str]] = {}
        self._by_base: dict[str, set[str]] = {}
        self._nuts = {row.get("nuts_code", "").upper(): key for key, row in self.rows.items() if row.get("nuts_code")}
        self._lands = {normal(row["name_de"]): key for key, row in self.rows.items() if len(key) == 2} | _LANDS
        self._cache: dict[str, Meant] = {}
        for key, row in self.rows.items():
            for name in NAMES:
                self._exact.setdefault(normal(row[name]), set()).add(key)
                self._by_base.setdefault(self._read(row[name]).base, set()).add(key)
                if name.startswith("short_name") and row["kind"] == "district" and row[name] != row[name[6:]]:
                    self._exact[normal(row[name])].add(ANOTHER)  # mostly also that of a town in it

    def meant(self, told: str) -> Meant:
        """What a cell may mean; see Meant."""
        if told not in self._cache:
            bare = told.replace(" ", "").replace("\u00a0", "")
            if bare.upper() in self._nuts:
                self._cache[told] = Meant(frozenset({self._nuts[bare.upper()]}))
            elif REGION_KINDS.get(normal(told)) == "country":
                self._cache[told] = Meant(frozenset({"DE"} & self.rows.keys()))
            else:
                self._cache[told] = self._of_key(bare) if bare.isdecimal() else self._of_name(told)
        return self._cache[told]

    def similar(self, told: str, most: int = 3) -> list[str]:
        """The keys of the regions that a name may be a slip of, the likeliest first."""
        name = self._read(told)
        same = sorted(self._by_base.get(name.base, set()))
        close = process.extract(name.base, list(self._by_base), scorer=fuzz.ratio, score_cutoff=72, limit=most)
        near = [key for base, *_ in close for key in sorted(self._by_base[base])]
        near.sort(key=lambda key: name.kind != "" and not self._is(key, name.kind))
        return list(dict.fromkeys([*same, *near]))[:most]

    def _of_key(self, bare: str) -> Meant:
        padded = "0" + bare
        for written, reason in ((bare, ""), (padded, "leading_zero")):
            for key in self._held_forms(written):
                if key in self.rows:
                    return Meant(frozenset({key}), reason, key)
        for written in (bare, padded):
            if written[:5] in _FORMER and len(written) in (5, 8, 12):
                return Meant(reason="former", expected=_FORMER[written[:5]])
        for written in (bare, padded):
            if len(written) in (8, 12) and written[:5] in self.rows:
                return Meant(reason="municipality", expected=written[:5])
        # A figure has no zero in front: 4477410 is no place in Bremen.
        if len(bare) in (3, 5, 8, 9, 12) and bare.startswith("0") and bare[:2] in self.rows:
            return Meant(reason="not_held", expected=bare[:2])
        return Meant()

    @staticmethod
    def _held_forms(written: str) -> list[str]:
        """The keys that a key of 2, 5, 8 (AGS) or 12 digits (ARS) may stand for."""
        if len(written) == 12:
            written = written[:5] + written[9:]
        forms = [written] if len(written) in (2, 5, 8) else []
        if len(written) == 8 and written.endswith("000"):
            forms.append(written[:5])
        if len(written) in (5, 8) and not written[2:].strip("0"):
            forms.append(written[:2])
        return forms

    def _of_name(self, told: str) -> Meant:
        exact = self._exact.get(normal(told))
        if exact:
            return Meant(frozenset(exact))
        name = self._read(told)
        held = {
            key
            for key in self._by_base.get(name.base, set())
            if (not name.kind or self._is(key, name.kind)) and (not name.land or key.startswith(name.land))
        }
        if name.is_former and name.kind in ("district", "town", "independent"):
            held = {key for key in held if key not in _FORMER.values() and self.rows[key]["kind"] != "municipality"}
        if held:
            plain = name.kind or all(self.rows[key]["kind"] != "district" or self._is_full(key) for key in held)
            return Meant(frozenset(held if plain else held | {ANOTHER}))
        town = _IN_BRACKETS.sub("", name.base).strip()
        if name.kind in ("", "town", "municipality") and town in self.towns:
            districts = {key for key in self.towns[town] if key.startswith(name.land)}
            return Meant(reason="municipality", expected=",".join(sorted(districts)))
        return Meant()

    def _is(self, key: str, kind: str) -> bool:
        row = self.rows[key]
        is_region = row["kind"] == "district" and self._read(row["name_de"]).kind == "region"
        return ("region" if is_region else row["kind"]) in _SAME_KIND[kind]

    def _is_full(self, key: str) -> bool:
        """Whether the bare name is the whole one: 'Rhein-Sieg-Kreis'."""
        return self.rows[key]["short_name_de"] == self.rows[key]["name_de"]

    def _read(self, told: str) -> _Name:
        """The bare name, and what is said of its kind and its Land."""
        plain, name = self._without_brackets(normal(told))
        first, *behind = [part.strip() for part in plain.split(",")]
        kind, land = name.kind, name.land
        for part in behind:
            as_kind = _KINDS.get(part) or next((k for word, k in _KINDS.items() if part.endswith(f" {word}")), "")
            if part in self._lands:
                land = self._lands[part]
            elif as_kind:
                kind = kind or as_kind
            else:
                first = f"{first}, {part}"
        while (before := _BEFORE.match(first)) and first[before.end() :] not in _KINDS:
            kind = kind or _KINDS[before[1]]
            first = first[before.end() :]
        for word in (" district", " kreis"):
            if first.endswith(word):
                first, kind = first.removesuffix(word), kind or "district"
        return _Name(" ".join(first.split()), kind, land, name.is_former)

    def _without_brackets(self, plain: str) -> tuple[str, _Name]:
        """The text without the brackets that say something of the region, and what they say."""
        kind = land = ""
        former = False
        for part in _IN_BRACKETS.findall(plain):
            if not (_INCLUDING.search(part) or part in _KINDS or part in self._lands):
                continue
            former = former or bool(re.search(r"bis |alt$", part))
            kind, land = _KINDS.get(part, kind), self._lands.get(part, land)
            plain = plain.replace(f"({part})", " ")
        return plain, _Name("", kind, land, former)

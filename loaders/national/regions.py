"""Names of the regions of a package, in the forms that sentences need, by rule from the official name."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from loaders.national.package import WORDS, Package, Row, read_columns, read_rows, write_rows

CITY_STATES = ("02000", "11000")
REGION_HANNOVER, REGIONALVERBAND, STAEDTEREGION = "03241", "10041", "05334"
_WRITTEN_OUT: Mapping[str, str] = WORDS["written_out"]
_FEMININE, _MASCULINE = (tuple(WORDS["own_noun"][gender]) for gender in ("feminine", "masculine"))
# Three districts of Hesse call themselves Kreis.
_CALLED_KREIS = ("06431", "06433", "06438")
_ENGLISH: Mapping[str, str] = WORDS["english"]
# Who decides: by the law on municipalities of each Land, and where a place has a council of its own name.
_CITY_COUNCILS = {
    **dict.fromkeys(("03", "05"), "rat"),
    **dict.fromkeys(("07", "09", "14", "15", "16"), "stadtrat"),
    **dict.fromkeys(("06", "12"), "stadtverordnetenversammlung"),
    "01": "ratsversammlung",
    "08": "gemeinderat",
}
_OWN_COUNCILS = {
    "01003": "buergerschaft",
    "02000": "buergerschaft",
    "03241": "regionsversammlung",
    "04011": "stadtbuergerschaft",
    "04012": "stadtverordnetenversammlung",
    "05334": "staedteregionstag",
    "10041": "regionalversammlung",
    "11000": "abgeordnetenhaus",
    "13003": "buergerschaft",
    "13004": "stadtvertretung",
}
_PARLIAMENTS = {"02": "buergerschaft", "04": "buergerschaft", "11": "abgeordnetenhaus"}
_ARTICLES = {"m": ("der", "den", "dem", "des", "im"), "f": ("die", "die", "der", "der", "in der")}
_CASES = ("nominative_de", "accusative_de", "dative_de", "genitive_de", "locative_de")
_KINDS = {"Bund": "country", "Land": "state", "Landkreis": "district", "Gemeinde": "municipality"}


def write_regions(package: Package, folder: Path) -> None:
    """Write regions.csv (ours stay, the package's are added) and region_names.csv (all of the package)."""
    rows = [row | {"name": _WRITTEN_OUT.get(row["name"], row["name"])} for row in package.rows("regions")]
    counts = Counter(row["name"] for row in rows if len(row["ags"]) == 5)
    file = folder / "regions.csv"
    ours = {row["region_key"]: row for row in read_rows(file)}
    regions = [ours.get(row["ags"]) or _region(row, counts) for row in rows]
    write_rows(file, sorted(regions, key=_place), read_columns(file))
    file = folder / "region_names.csv"
    names = [_names(row) for row in rows]
    write_rows(file, sorted(names, key=_place), read_columns(file))


def _place(row: Mapping[str, str]) -> tuple[bool, str]:
    """Germany first, then by key."""
    return row["region_key"] != "DE", row["region_key"]


def _region(row: Row, counts: Counter[str]) -> Row:
    """A row of regions.csv. A short name that two places have is told apart by what they are."""
    name = row["name"]
    kind = _KINDS.get(row["level"], "independent_city")
    (german, english), apart = _official_names(row, kind)
    if kind == "state":
        short = (german, english)
    else:
        short = (f"{name} ({apart[0]})", f"{name} ({apart[1]})") if apart and counts[name] > 1 else (name, name)
    return {
        "region_key": row["ags"],
        "kind": kind,
        "parent_key": row["parent"],
        "nuts_code": row["nuts"],
        "name_de": german,
        "name_en": english,
        "short_name_de": short[0],
        "short_name_en": short[1],
    }


def _official_names(row: Row, kind: str) -> tuple[tuple[str, str], tuple[str, str] | None]:
    """German and English name; the words that tell the place from another of the same name, None if it needs none."""
    name, designation = row["name"], _designation(row)
    if kind == "state":
        is_city = row["ags"] in _PARLIAMENTS
        return (f"Land {name}", f"{name} (state)") if is_city else (name, _ENGLISH.get(name, name)), None
    if designation == "stadtstaat" or _has_own_noun(name):
        return (name, name), None
    if kind == "independent_city":
        return (f"Stadt {name}", f"City of {name}"), ("Stadt", "city")
    label = {"kreis": "Kreis", "landkreis": "Landkreis"}[designation]
    return (f"{label} {name}", f"{name} district"), (label, "district")


def _names(row: Row) -> Row:
    """A row of region_names.csv: what kind of place it is, who decides there, its name in a sentence."""
    designation = _designation(row)
    forms, english = _forms(row, designation)
    return {
        "region_key": row["ags"],
        "designation": designation,
        "council": _council(row["ags"], designation),
        **dict(zip(_CASES, forms, strict=True)),
        "running_en": english,
    }


def _designation(row: Row) -> str:
    key = row["ags"]
    of_one = {STAEDTEREGION: "staedteregion", REGION_HANNOVER: "region", REGIONALVERBAND: "regionalverband"}
    if key in of_one:
        return of_one[key]
    if key in CITY_STATES:
        return "stadtstaat"
    if key in _CALLED_KREIS:
        return "kreis"
    kinds = {"Bund": "bund", "Land": "land", "Kreis": "kreis", "Landkreis": "landkreis", "Stadtkreis": "stadtkreis"}
    return kinds.get(row["designation"], "kreisfreie_stadt" if len(key) == 5 else "stadt")


def _council(key: str, designation: str) -> str:
    if designation == "bund":
        return "bundestag"
    if designation == "land":
        return _PARLIAMENTS.get(key, "landtag")
    if key in _OWN_COUNCILS:
        return _OWN_COUNCILS[key]
    return "kreistag" if designation in ("kreis", "landkreis") else _CITY_COUNCILS[key[:2]]


def _has_own_noun(name: str) -> bool:
    """Whether the name says by itself what it is: Rhein-Sieg-Kreis, Enzkreis, Region Hannover."""
    return "kreis" in name.lower() or name.startswith((*_FEMININE, *_MASCULINE))


def _forms(row: Row, designation: str) -> tuple[tuple[str, ...], str]:
    """Nominative, accusative, dative, genitive, "in …" in German; the name in an English sentence."""
    name = row["name"]
    if designation in ("bund", "stadtstaat"):
        return _without_article(name), {"Deutschland": "Germany"}.get(name, name)
    if designation == "land":
        return _forms_of_land(name, row["ags"])
    if designation in ("kreisfreie_stadt", "stadtkreis", "stadt"):
        return _with_article("f", f"Stadt {name}"), f"the city of {name}"
    if _has_own_noun(name):
        return _forms_of_own_noun(name), f"the {name}"
    noun = {"kreis": "Kreis", "landkreis": "Landkreis"}[designation]
    return _with_article("m", f"{noun} {name}", f"{noun}es {name}"), f"{name} district"


def _forms_of_own_noun(name: str) -> tuple[str, ...]:
    """Of the Enzkreis, the Rhein-Kreis Neuss, the Märkischer Kreis, a region, a Regionalverband."""
    if name.startswith(_FEMININE):
        return _with_article("f", name)
    adjective = name.removesuffix("er Kreis")
    if adjective != name:
        others = _with_article("m", f"{adjective}en Kreis", f"{adjective}en Kreises")
        return (f"der {adjective}e Kreis", *others[1:])
    genitive = name
    for noun, inflected in (("kreis", "kreises"), ("Kreis", "Kreises"), ("verband", "verbands")):
        genitive = genitive.replace(noun, inflected)
    return _with_article("m", name, genitive)


def _with_article(gender: str, name: str, genitive: str = "") -> tuple[str, ...]:
    forms = (name, name, name, genitive or name, name)
    return tuple(f"{article} {form}" for article, form in zip(_ARTICLES[gender], forms, strict=True))


def _without_article(name: str) -> tuple[str, ...]:
    genitive = f"von {name}" if name.endswith(("s", "z", "x")) else f"{name}s"
    return name, name, name, genitive, f"in {name}"


def _forms_of_land(name: str, key: str) -> tuple[tuple[str, ...], str]:
    if name == "Nordrhein-Westfalen":  # called so in every sentence of ours
        return ("NRW", "NRW", "NRW", "von NRW", "in NRW"), "NRW"
    if name == "Saarland":
        return ("das Saarland", "das Saarland", "dem Saarland", "des Saarlands", "im Saarland"), "Saarland"
    if key in _PARLIAMENTS:
        land = f"Land {name}"
        return (f"das {land}", f"das {land}", f"dem {land}", f"des Landes {name}", f"im {land}"), f"the state of {name}"
    return _without_article(name), _ENGLISH.get(name, name)

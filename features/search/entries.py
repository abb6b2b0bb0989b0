"""What can be found: indicators, places, targets, measures, pages, and the words by which each is known."""

import re
from collections.abc import Iterator, Sequence

from content.catalogue import name_with_land
from content.links import link_page
from features.measures.register import ask_programmes
from features.search.find import Kind, SearchEntry, name_entry, split_words
from features.targets.published import describe_owner, read_targets
from texts import CODES, Language
from ui import data
from ui.menu import MENU
from ui.selectors import mark_name

_BESIDE = re.compile(r" [a-zA-Z]{1,2}\.| ?\(")  # what tells a name apart: "b.München", "(Eifel)", "Oldenburg(Oldb)"


@data.keep_answers(4)
def list_entries(code: str) -> list[SearchEntry]:
    """What is the same for everybody but the towns, named in the language `code` and called as in both."""
    languages = _order_languages(code)
    former = _list_former_names()
    return [
        SearchEntry(
            kind,
            key,
            names[0],
            frozenset(split_words(" ".join(names))),
            frozenset(split_words(f"{key} {former.get(key, '')}"))
            if kind == "region"
            else _list_other_names(kind, names, languages),
            frozenset(split_words(about)),
        )
        for kind, key, names, about in _things(languages)
    ]


def _order_languages(code: str) -> list[Language]:
    return [Language(code), *(Language(other) for other in CODES if other != code)]


def _list_former_names() -> dict[str, str]:
    """Names of places that reforms have put into a district, by its key."""
    found: dict[str, str] = {}
    for row in data.ask_rows("region_changes"):
        found[row["region_key"]] = f"{found.get(row['region_key'], '')} {row['former_name']}"
    return found


def _list_other_names(kind: Kind, names: Sequence[str], languages: Sequence[Language]) -> frozenset[str]:
    if kind == "region":
        return frozenset()
    found = (name_entry(name, one(f"search.called_{kind}")) for name, one in zip(names, languages, strict=True))
    return frozenset().union(*found)


def _things(languages: Sequence[Language]) -> Iterator[tuple[Kind, str, list[str], str]]:
    """Kind, key, name in each language, and what it is."""
    known = [data.ask_regions(language) for language in languages]
    for key in data.ask_districts(languages[0])[0]:
        yield "region", key, [one[key].name for one in known], ""
    described = [data.ask_indicators(language) for language in languages]
    for key, indicator in described[0].items():
        yield "indicator", key, [one[key].name for one in described], indicator.definition
    for section in MENU.values():
        for file, path, _ in section:
            page = file.split("/")[1]
            yield "page", path, [language(f"{page}.menu") for language in languages], languages[0](f"{page}.intro")


@data.keep_answers(1)
def list_towns() -> list[SearchEntry]:
    """The municipalities, each by its name and with the key of its district, which has another name."""
    regions = data.ask_regions(Language())
    own = {key: set(split_words(region.name)) for key, region in regions.items()}
    return [
        SearchEntry("town", row["region_key"], row["name"], words)
        for row in data.ask_rows("municipality_names")
        if not (words := frozenset(split_words(_BESIDE.split(row["name"])[0]))) <= own[row["region_key"]]
    ]


@data.keep_answers(40)
def list_entries_of_region(region: str, code: str) -> list[SearchEntry]:
    """The targets that hold for a region and the measures of its programmes."""
    language = Language(code)
    found = []
    for aim in read_targets(data.ask("targets_of_region", region=region), False, language):
        about = {"indicator": aim.indicator_key} if aim.usable else {}
        link = link_page("zielcheck", language, region=region, **about)
        note = language("search.target", owner=describe_owner(aim, language))
        words = frozenset(split_words(aim.name))
        found.append(SearchEntry("target", aim.key, aim.name, words, note=note, link=link))
    for programme in ask_programmes(region, language).values():
        note = language("search.measure", programme=programme.name)
        chosen = {"region": programme.region_key, "programme": programme.key, "view": "one"}
        for one in programme.measures:
            link = link_page("massnahmen", language, **chosen, measure=one.key)
            words = frozenset(split_words(f"{one.objective} {one.field}"))
            found.append(SearchEntry("measure", one.key, one.title, words, note=note, link=link))
    return found


@data.keep_answers(4)
def list_words(code: str) -> dict[str, str]:
    """By what else a choice in a list is known than by its name: a district by key, Land, former names and towns, an
    indicator by what people call it; by the names that lists show."""
    language = Language(code)
    regions, known = data.ask_regions(language), data.ask_indicators(language)
    towns: dict[str, list[str]] = {}
    for row in data.ask_rows("municipality_names"):
        towns.setdefault(row["region_key"], []).append(row["name"])
    former = _list_former_names()
    found: dict[str, str] = {}
    for key in data.ask_districts(language)[0]:
        land = regions.get(key[:2])
        words = [key, land.name if land else "", former.get(key, ""), *towns.get(key, [])]
        found[name_with_land(regions[key], regions)] = found[regions[key].name] = " ".join(words)
    for entry in list_entries(code):
        if entry.kind == "indicator":
            found[mark_name(known[entry.key], language)] = " ".join(sorted(entry.called | entry.words))
    return found

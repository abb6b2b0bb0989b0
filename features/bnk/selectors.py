"""What a visitor chooses on the page BNK-Bericht, kept in the address, and the report that follows from it."""

from collections.abc import Sequence

from content.catalogue import STATE
from content.rows import rows
from content.series import series_of
from features.bnk.chapters import Chapter, criteria, fields
from features.bnk.model import Known, Report, report
from features.bnk.texts import BOOK
from features.targets.aims import aims, lines_of
from storage import journal
from texts import Language
from ui import data, url

EDITIONS = {"bnk": ("bnk_structure", criteria), "bnk2": ("bnk2_structure", fields)}
PARTS = ("chapter", "texts", "overview", "files")


def edition_of_visit(language: Language) -> str:
    """By which edition the report is divided."""
    label = language("bnk.edition")
    return url.choose(label, "edition", tuple(EDITIONS), "bnk", lambda key: language(f"bnk.edition_{key}"))


def part_of_visit(language: Language) -> str:
    """Which part of the page is shown."""
    return url.choose(language("bnk.part"), "part", PARTS, PARTS[0], lambda key: language(f"bnk.part_{key}"))


def year_of_visit(language: Language) -> int:
    """The year up to which the report looks; by default that of the newest value there is."""
    known = data.indicators(language).values()
    first = min(one.first_year for one in known if one.first_year is not None)
    last = max(one.last_year for one in known if one.last_year is not None)
    options = [str(year) for year in range(last, first - 1, -1)]
    return int(url.select(language("bnk.report_year"), "report_year", options, str(last), str))


def chapters(edition: str, language: Language) -> list[Chapter]:
    """The chapters of the edition."""
    query, made = EDITIONS[edition]
    return made(data.ask(query), data.indicators(language), language)


def address_key(edition: str) -> str:
    """Under which key the address holds the chapter: the numbers of the editions mean different things."""
    return "criterion" if edition == "bnk" else "field"


def chapter_of_visit(edition: str, known: Sequence[Chapter], language: Language) -> Chapter:
    """The chapter looked at."""
    numbered = {str(chapter.number): chapter for chapter in known}
    default = _default(known)
    label = language(f"bnk.chapter_{edition}")
    return numbered[url.select(label, address_key(edition), list(numbered), default, lambda key: numbered[key].name)]


def chapters_of_files(edition: str, known: Sequence[Chapter], language: Language) -> list[Chapter]:
    """The chapters that go into a file, by default the one last looked at."""
    numbered = {str(chapter.number): chapter for chapter in known}
    last = url.peek(address_key(edition), _default(known))
    default = [last if last in numbered else _default(known)]
    label = language("bnk.chapters")
    key = f"files_{edition}"
    chosen = url.select_many(label, key, list(numbered), default, lambda number: numbered[number].name, len(numbered))
    return [chapter for number, chapter in numbered.items() if number in chosen]


def _default(known: Sequence[Chapter]) -> str:
    """Number of the first field of action with indicators, of the first chapter if there is none."""
    measured = [chapter for chapter in known if chapter.indicators and chapter.kind != "steering"]
    return str((measured or known)[0].number)


def region_report(region: str, year: int, language: Language) -> Report:
    """The report on a district up to a year, with the texts that hold now."""
    regions, indicators = data.regions(language), data.indicators(language)
    histories = series_of(data.ask("histories", regions=(region,)))
    then = {key: [point for point in points if point[0] <= year] for key, points in histories.items()}
    breaks: dict[str, list[tuple[int, str]]] = {}
    for row in rows(data.ask("series_breaks")):
        breaks.setdefault(row["indicator_key"], []).append((row["first_year"], language.of(row, "reason")))
    known = Known(
        points=data.ask("report_points", region=region, reference=STATE, year=year),
        histories=histories,
        breaks=breaks,
        explanations=data.ask("explanations", regions=(region,)),
        aims=lines_of(aims(data.ask("targets_of_region", region=region), False, language), indicators, then),
        goals=data.goals(language),
        book=journal.read(BOOK),
    )
    return report(regions[region], regions[STATE], year, indicators, known, language)

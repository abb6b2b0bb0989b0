"""What a visitor chooses on the page BNK-Bericht, kept in the address, and the report that follows from it."""

from collections.abc import Sequence
from dataclasses import replace

from content.catalogue import Indicator
from content.series import read_series
from features.bnk.chapters import Chapter, read_criteria, read_fields
from features.bnk.model import BnkReport, ReportData, make_report
from features.bnk.texts import BOOK
from features.targets import data as targets_data
from features.targets.published import read_targets, select_measurable
from storage import journal
from texts import Language
from ui import data, url
from ui.selection import Offer, Selection
from ui.selectors import mark_name

EDITIONS = {"bnk": ("bnk_structure", read_criteria), "bnk2": ("bnk2_structure", read_fields)}
PARTS = ("chapter", "texts", "overview", "files")


def _offer_years(language: Language) -> Offer:
    known = data.ask_indicators(language).values()
    first = min(one.first_year for one in known if one.first_year is not None)
    last = max(one.last_year for one in known if one.last_year is not None)
    return Offer({str(year): str(year) for year in range(last, first - 1, -1)})


def _offer_chapters(known: Sequence[Chapter], start: str = "") -> Offer:
    names = {str(chapter.number): chapter.name for chapter in known}
    return Offer(names, (start if start in names else _default(known),))


def _offer_entries(chapter: Chapter, language: Language) -> Offer:
    return Offer({indicator.key: mark_name(indicator, language) for indicator in chapter.indicators})


EDITION = Selection("edition", lambda language: Offer({key: language(f"bnk.edition_{key}") for key in EDITIONS}))
PART = Selection("part", lambda language: Offer({key: language(f"bnk.part_{key}") for key in PARTS}))
REPORT_YEAR = Selection("report_year", _offer_years)
# The numbers of the editions mean different things.
CHAPTER = {"bnk": Selection("criterion", _offer_chapters), "bnk2": Selection("field", _offer_chapters)}
FILES = {edition: Selection(f"files_{edition}", _offer_chapters, most=None) for edition in EDITIONS}
ENTRY = Selection("entry", _offer_entries)


def choose_edition(language: Language) -> str:
    """By which edition the report is divided."""
    return url.choose(language("bnk.edition"), EDITION, language)


def choose_part(language: Language) -> str:
    """Which part of the page is shown."""
    return url.choose(language("bnk.part"), PART, language)


def choose_report_year(language: Language) -> int:
    """The year up to which the report looks; by default that of the newest value there is."""
    return int(url.select(language("bnk.report_year"), REPORT_YEAR, language))


def read_chapters(edition: str, language: Language) -> list[Chapter]:
    """The chapters of the edition."""
    query, made = EDITIONS[edition]
    return made(data.ask(query), data.ask_indicators(language), language)


def choose_chapter(edition: str, known: Sequence[Chapter], language: Language) -> Chapter:
    """The chapter looked at."""
    chosen = url.select(language(f"bnk.chapter_{edition}"), CHAPTER[edition], known)
    return next(chapter for chapter in known if str(chapter.number) == chosen)


def choose_chapters_of_files(edition: str, known: Sequence[Chapter], language: Language) -> list[Chapter]:
    """The chapters that go into a file, by default the one last looked at."""
    last = url.peek_choice(CHAPTER[edition].key, _default(known))
    chosen = url.select_many(language("bnk.chapters"), FILES[edition], known, last)
    return [chapter for chapter in known if str(chapter.number) in chosen]


def choose_indicator_of_texts(chapter: Chapter, language: Language) -> Indicator:
    """The indicator of the chapter whose texts are written."""
    chosen = url.select(language("bnk.texts_indicator"), ENTRY, chapter, language)
    return next(indicator for indicator in chapter.indicators if indicator.key == chosen)


def _default(known: Sequence[Chapter]) -> str:
    """Number of the first field of action with indicators, of the first chapter if there is none."""
    measured = [chapter for chapter in known if chapter.indicators and chapter.kind != "steering"]
    return str((measured or known)[0].number)


def ask_report(region: str, year: int, language: Language) -> BnkReport:
    """The report on a district up to a year, with the texts that hold now."""
    regions, indicators = data.ask_regions(language), data.ask_indicators(language)
    reference = data.ask_reference(regions[region], language)
    histories = read_series(data.ask("histories", regions=(region,)))
    then = {key: [point for point in points if point[0] <= year] for key, points in histories.items()}
    breaks: dict[str, list[tuple[int, str]]] = {}
    for row in data.list_breaks([regions[region]]):
        breaks.setdefault(row["indicator_key"], []).append((row["first_year"], language.of(row, "reason")))
    known = ReportData(
        points=data.ask("report_points", region=region, reference=reference.key, year=year),
        histories=histories,
        breaks=breaks,
        explanations=data.ask("explanations", regions=(region,)),
        aims=select_measurable(
            read_targets(data.ask("targets_of_region", region=region), False, language), indicators, then
        ),
        background=replace(targets_data.ask_background(region), today=year),
        goals=data.ask_sdgs(language),
        book=journal.read_book(BOOK),
    )
    return make_report(regions[region], reference, year, indicators, known, language)

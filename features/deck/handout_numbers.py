"""The numbers that a slide's chart draws, as tables: to read, to check, and for those who do not see the chart."""

from collections.abc import Sequence

from content.slides import Role, SlideChart, Strand
from content.table import Cell, Table
from features.deck.chart import BREAK
from texts import MISSING, Language

MOST = 8  # years of a table
_OBSERVED = frozenset({Role.FACT, Role.REFERENCE})
_AHEAD = frozenset({Role.TREND, Role.RANGE, Role.ASSUMED, Role.NEEDED})  # a target is the same in every year


def make_number_tables(shown: SlideChart, language: Language) -> list[Table]:
    """What was observed, by year and region; of a scenario also the years ahead, by line. Each of at most `MOST` years,
    the newest, as its caption says. Bars are one table."""
    if shown.kind != "lines":
        places = range(len(shown.categories))
        return [_table("numbers", "handout.name", shown, shown.strands, places, language)]
    observed = [strand for strand in shown.strands if strand.role in _OBSERVED]
    tables = [_of_years("numbers", shown, observed, 0, language)]
    if any(strand.role is Role.ASSUMED for strand in shown.strands):
        ahead = [strand for strand in shown.strands if strand.role in _AHEAD]
        newest = max(place for place, value in enumerate(shown.strands[0].values) if value is not None)
        tables.append(_of_years("ahead", shown, ahead, newest + 1, language))
    return tables


def _of_years(caption: str, shown: SlideChart, strands: Sequence[Strand], first: int, language: Language) -> Table:
    """The newest years with a value, from the place `first` on."""
    places = range(first, len(shown.categories))
    with_value = [place for place in places if any(strand.values[place] is not None for strand in strands)]
    return _table(caption, "common.year", shown, strands, with_value, language)


def _table(
    caption: str, head: str, shown: SlideChart, strands: Sequence[Strand], found: Sequence[int], language: Language
) -> Table:
    places = found[-MOST:] if shown.kind == "lines" else found
    rows = [
        (
            _name(shown.categories, place, language),
            *(Cell(language.number(strand.values[place], shown.decimals)) for strand in strands),
        )
        for place in places
    ]
    told = [language(f"handout.{caption}", unit=shown.unit)]
    if len(places) < len(found):
        told.append(language("handout.newest", most=len(places), count=len(found)))
    if any(cell.text == MISSING for row in rows for cell in row):
        told.append(language("handout.missing", sign=MISSING))
    names = (language(head), *(strand.name for strand in strands))
    return Table(f"{'; '.join(told)}.", names, rows, frozenset(range(1, len(names))))


def _name(categories: Sequence[str], place: int, language: Language) -> Cell:
    """A year, and whether it cannot be compared with the one before."""
    is_new = place > 0 and categories[place - 1] == BREAK
    return Cell(categories[place], language("handout.break", sign=BREAK) if is_new else "")

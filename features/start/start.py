"""The start page: what moved most, how the targets stand, what is new in the data."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from content.catalogue import Indicator
from content.rows import Row, read_rows
from content.table import Cell, Table
from domain.change import Judgement
from domain.progress import Status
from features.profile.profile import Mover, Profile, make_change_cell
from features.targets.assessment import WORST_FIRST, Assessment, make_status_sign
from texts import Language

MOST = 3


def make_movers_table(
    found: Sequence[Mover], judgement: Judgement, profile: Profile, link: str, language: Language
) -> Table:
    """What moved most for the better or the worse, at most three rows: newest value with its year, and the change;
    `link` is a web address with the field {indicator}."""
    moved = [(mover.indicator, profile.rows[mover.indicator.key]) for mover in found if mover.judgement is judgement]
    return Table(
        language(f"start.moved_{judgement}"),
        (language("overview.column.indicator"), language("overview.column.change")),
        [
            (
                Cell(indicator.name, _value(indicator, row, language), link=link.format(indicator=indicator.key)),
                make_change_cell(indicator, row, language),
            )
            for indicator, row in moved[:MOST]
        ],
        numeric=frozenset({1}),
    )


def _value(indicator: Indicator, row: Row, language: Language) -> str:
    value = language.quantity(row["value"], indicator.decimals, indicator.unit)
    return language("start.value", value=value, year=row["year"])


def make_targets_table(found: Sequence[Assessment], doubted: Collection[str], link: str, language: Language) -> Table:
    """A row per verdict by the linear pace, the worst first: how many targets have it, of which indicators and newest
    years, how many of these verdicts are provisional or `doubted` (keys of indicators); `link` is the address of the
    page that tells of each."""
    by_status = {
        status: [one for one in found if one.linear.status is status] for status in (*WORST_FIRST, Status.NO_STATEMENT)
    }
    return Table(
        language("start.targets_title"),
        (language("check.column.verdict"), language("start.column_targets")),
        [
            (
                _verdict(status, group, doubted, language),
                Cell(", ".join(_of_year(one, language) for one in group), link=link),
            )
            for status, group in by_status.items()
            if group
        ],
    )


def _of_year(found: Assessment, language: Language) -> str:
    """'Straftaten (2022)'."""
    return language("start.value", value=found.indicator.name, year=found.linear.year)


def _verdict(status: Status, group: Sequence[Assessment], doubted: Collection[str], language: Language) -> Cell:
    if status is Status.NO_STATEMENT:
        return Cell(language("check.count", count=len(group), word=language("check.status.no_statement")))
    counts = {
        "provisional": sum(one.linear.provisional for one in group),
        "doubted": sum(one.indicator.key in doubted for one in group),
    }
    note = "; ".join(language(f"start.{name}", count=count) for name, count in counts.items() if count)
    return Cell(language("start.times", count=len(group)), note, sign=make_status_sign(status, language))


def make_news_table(
    news: pd.DataFrame, indicators: Mapping[str, Indicator], titles: Mapping[str, str], link: str, language: Language
) -> Table:
    """Indicators with a newer year than before (queries/news.sql), at most three rows: source, year, since when; `link`
    is a web address with the field {indicator}."""
    return Table(
        language("start.news_title"),
        (language("overview.column.indicator"), language("overview.column.year")),
        [
            (
                Cell(
                    indicators[row["indicator_key"]].name,
                    titles[row["source_key"]],
                    link=link.format(indicator=row["indicator_key"]),
                ),
                Cell(str(row["year"]), _since(row, language)),
            )
            for row in read_rows(news)[:MOST]
        ],
        numeric=frozenset({1}),
    )


def _since(row: Row, language: Language) -> str:
    day = language.date(row["since"])
    if pd.isna(row["year_before"]):
        return language("start.news_first", day=day)
    return language("start.news_since", before=row["year_before"], day=day)


def describe_newest(profile: Profile, indicators: Mapping[str, Indicator], language: Language) -> str:
    """The newest data year of the region, and which indicators have it; '' without any value."""
    years = {key: row["year"] for key, row in profile.rows.items()}
    if not years:
        return ""
    newest = max(years.values())
    names = sorted(indicators[key].name for key, year in years.items() if year == newest)
    told = language.listed(names) if len(names) <= MOST else language("start.count", count=len(names))
    return language("start.newest", year=newest, names=told, region=profile.region.name)

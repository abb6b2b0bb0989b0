"""What is new about a district, as an Atom feed: values new or changed, targets missed, measures due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pandas as pd

from content.catalogue import Region
from content.links import link_page
from domain.measure import MeasureState
from domain.methods.progress import Status
from features.measures.register import ask_programmes
from features.measures.state import BOOK, read_status_entries, track_measures
from features.targets.data import ask_assessments
from features.targets.published import describe_owner, describe_wanted
from storage import journal
from texts import Language
from ui import data

_ATOM = "http://www.w3.org/2005/Atom"
_SETTLED = {MeasureState.DONE, MeasureState.DROPPED}


@dataclass(frozen=True)
class FeedEntry:
    """One piece of news; `key` tells it apart for good, `page` is the address of the page that shows it."""

    key: str
    title: str
    about: str
    page: str
    updated: datetime


def write_feed(region: Region, language: Language, address: str, built_at: datetime) -> bytes:
    """Atom 1.0, newest first; `address` is that of the server, with a slash at its end."""
    entries = sorted(
        [
            *_new_values(region, language),
            *_changed_values(region, language),
            *_missed_targets(region, language, built_at),
            *_due_measures(region, language, datetime.now(UTC).date()),
        ],
        key=lambda entry: (-entry.updated.timestamp(), entry.key),
    )
    own = f"{address}data/region/{region.key}.atom"
    feed = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language.code})
    _add(feed, "id", own)
    _add(feed, "title", language("open_data.feed.title", region=region.name))
    _add(feed, "updated", _moment(max([built_at, *(entry.updated for entry in entries)])))
    ElementTree.SubElement(feed, "link", {"rel": "self", "href": own})
    ElementTree.SubElement(ElementTree.SubElement(feed, "author"), "name").text = "Kreiskompass"
    for entry in entries:
        element = ElementTree.SubElement(feed, "entry")
        _add(element, "id", f"{own}#{entry.key}")
        _add(element, "title", entry.title)
        _add(element, "updated", _moment(entry.updated))
        ElementTree.SubElement(element, "link", {"href": f"{address}{entry.page}"})
        _add(element, "summary", entry.about)
    written: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _new_values(region: Region, language: Language) -> Iterator[FeedEntry]:
    """What has got a newer year than before."""
    indicators, values = data.ask_indicators(language), _newest_values(region)
    titles = {row["source_key"]: language.of(row, "title") for row in data.ask_rows("sources")}
    for row in data.ask_rows("news", region=region.key):
        indicator = indicators.get(row["indicator_key"])
        if indicator is None or (indicator.key, row["year"]) not in values:
            continue
        value = language.quantity(values[indicator.key, row["year"]], indicator.decimals, indicator.unit)
        told = {"source": titles[row["source_key"]], "before": row["year_before"]}
        about = "new_value_about" if row["year_before"] else "first_value_about"
        yield FeedEntry(
            f"value/{indicator.key}/{row['year']}",
            language("open_data.feed.new_value", indicator=indicator.name, year=row["year"], value=value),
            language(f"open_data.feed.{about}", **told),
            link_page("trends", language, indicator=indicator.key, regions=region.key),
            pd.Timestamp(row["since"]).to_pydatetime().replace(tzinfo=UTC),
        )


def _changed_values(region: Region, language: Language) -> Iterator[FeedEntry]:
    """What the last builds have changed or removed."""
    indicators = data.ask_indicators(language)
    for row in data.ask_rows("region_changes_of_values", region=region.key):
        indicator, built_at = indicators.get(row["indicator_key"]), pd.Timestamp(row["built_at"]).to_pydatetime()
        if indicator is None:
            continue
        about = language("open_data.feed.changed_about", revised=row["revised_count"], gone=row["gone_count"])
        if row["revised_year"]:
            numbers = {name: language.number(row[name], indicator.decimals) for name in ("value", "value_before")}
            about += " " + language("open_data.feed.changed_newest", year=row["revised_year"], **numbers)
        yield FeedEntry(
            f"changed/{indicator.key}/{built_at:%Y-%m-%dT%H:%M:%S}",
            language("open_data.feed.changed", indicator=indicator.name),
            about,
            link_page("trends", language, indicator=indicator.key, regions=region.key),
            built_at.replace(tzinfo=UTC),
        )


def _newest_values(region: Region) -> dict[tuple[str, int], float]:
    rows = data.ask_rows("histories", regions=(region.key,))
    return {(row["indicator_key"], row["year"]): row["value"] for row in rows if row["value"] is not None}


def _missed_targets(region: Region, language: Language, built_at: datetime) -> Iterator[FeedEntry]:
    """Targets whose year has values that do not meet them."""
    for found in ask_assessments(region, language):
        aim, indicator, (year, value) = found.aim, found.indicator, found.points[-1]
        if aim.year is None or year < aim.year or found.linear.status is Status.REACHED:
            continue
        told = {
            "aim": aim.name,
            "owner": describe_owner(aim, language),
            "value": language.quantity(value, indicator.decimals, indicator.unit),
            "value_year": year,
        }
        wanted = describe_wanted(aim, indicator, language)
        yield FeedEntry(
            f"target/{aim.key}/{year}",
            language("open_data.feed.missed", indicator=indicator.name, target=wanted, year=aim.year),
            language("open_data.feed.missed_about", **told),
            link_page("zielcheck", language, indicator=indicator.key, region=region.key),
            built_at,
        )


def _due_measures(region: Region, language: Language, today: date) -> Iterator[FeedEntry]:
    """Measures whose last year has come and of which nobody has reported that they are done or dropped."""
    reports, _ = read_status_entries(journal.read_book(BOOK))
    for programme in ask_programmes(region.key, language).values():
        for tracked in track_measures(programme.measures, reports, today):
            last = tracked.measure.time_frame.last_year
            if last is None or last > today.year or tracked.state in _SETTLED:
                continue
            yield FeedEntry(
                f"measure/{tracked.measure.key}/{last}",
                language("open_data.feed.due", year=last, measure=tracked.measure.title),
                language(
                    "open_data.feed.due_about",
                    programme=programme.name,
                    state=language(f"measures.state.{tracked.state}"),
                ),
                link_page("massnahmen", language, region=region.key, programme=programme.key),
                datetime(last, 1, 1, tzinfo=UTC),
            )


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")

"""What the services hold, and the switches for all that the contract leaves open."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from .recorded_files import SDG_TOPIC, Record, all_indicators, all_regions, read_table


def _topics() -> tuple[Record, ...]:
    return tuple({**row, "id": number} for number, row in enumerate(read_table("topics.csv"), start=21))


@dataclass(frozen=True)
class World:
    indicators: tuple[Record, ...] = field(default_factory=all_indicators)
    regions: tuple[Record, ...] = field(default_factory=all_regions)
    topics: tuple[Record, ...] = field(default_factory=_topics)
    sdg_topic: str = SDG_TOPIC  # slug of the topic that holds the 53 indicators

    # Wegweiser Kommune
    version: Any = "2025-07-31"  # answer of statistics/version
    default_max: int = 10  # length of a list without `max`
    shape: Literal["wrapped", "flat", "flat_without_years"] = "wrapped"  # of GET statistics/data
    region_form: Literal["full", "ars_title", "title"] = "full"  # of data.regions
    ags_key: Literal["ags", "gkz"] = "ags"
    germany_ags: str | None = "00000000"  # None: Germany has no AGS key
    germany_ars: str = ""  # another ARS of Germany; empty: twelve zeros
    id_shift: int = 0  # added to every region and indicator id, as another data version does
    drop_regions: frozenset[str] = frozenset()  # slugs left out of data.regions
    null_regions: frozenset[str] = frozenset()  # slugs that stay, with no value
    reverse_regions: bool = False  # data.regions in the reverse order of the request
    empty_values: Literal["nothing", "nulls"] = "nothing"  # regionYearValues where a remark stands
    level_mismatch: Literal["not_found", "remark"] = "not_found"  # district-only indicator for a municipality
    csv_encoding: str = "ISO-8859-1"  # of the export without `charset`
    csv_bom: bool = False
    csv_missing: str = "k.A."
    csv_trailer: bool = True

    # Regionalstatistik
    username: str = "tester"
    password: str = "correct-password"
    login_error: Literal["envelope", "flat", "http_status"] = "envelope"  # form of a refused sign-in
    genesis_status: int = 0  # any other code is answered in place of every table
    too_large: bool = False  # tables only by job=true
    job_listed: bool = True  # whether catalogue/jobs names a job at all
    job_state: str = ""  # of every job that is not ready; empty: running
    job_polls: int = 2  # calls of catalogue/jobs until a job is ready; the first one does not know it yet
    genesis_total: str = ""  # attribute code of the total; some tables have INSGESAMT

    # Eurostat
    eurostat_refusal: Literal["", "asynchronous", "too_big", "warning", "empty"] = ""  # warning, empty: HTTP 200
    eurostat_refusals: int | None = None  # how many answers refuse; None: all


def _indicator(world: World, slug: str, **changes: Any) -> World:
    changed = tuple({**row, **changes} if row["friendlyUrl"] == slug else row for row in world.indicators)
    return replace(world, indicators=changed)


def _region(world: World, slug: str, **changes: Any) -> World:
    changed = tuple({**row, **changes} if row["friendlyUrl"] == slug else row for row in world.regions)
    return replace(world, regions=changed)


def _without_indicator(world: World, slug: str) -> World:
    return replace(world, indicators=tuple(row for row in world.indicators if row["friendlyUrl"] != slug))


def _without_region(world: World, slug: str) -> World:
    return replace(world, regions=tuple(row for row in world.regions if row["friendlyUrl"] != slug))


def _with_new_indicator(world: World) -> World:
    new = {**world.indicators[0], "id": 900, "friendlyUrl": "neuer-indikator", "name": "Neuer Indikator"}
    return replace(world, indicators=(new, *world.indicators))


def _topic(world: World, slug: str) -> World:
    renamed = tuple(
        {**row, "friendlyUrl": slug} if row["friendlyUrl"] == world.sdg_topic else row for row in world.topics
    )
    return replace(world, topics=renamed, sdg_topic=slug)


def _without_topic(world: World) -> World:
    return replace(world, topics=tuple(row for row in world.topics if row["friendlyUrl"] != world.sdg_topic))


DEVIATIONS: dict[str, Callable[[World], World]] = {
    "indicator_gone": lambda world: _without_indicator(world, "kinderarmut"),
    "indicator_added": _with_new_indicator,
    "indicator_slug_changed": lambda world: _indicator(world, "kinderarmut", friendlyUrl="kinderarmut-neu"),
    "unit_changed": lambda world: _indicator(world, "kinderarmut", unit="je 1.000"),
    "explanation_changed": lambda world: _indicator(world, "kinderarmut", explanation="Neue Definition."),
    "no_years": lambda world: _indicator(world, "kinderarmut", years=[]),
    "version_not_a_string": lambda world: replace(world, version={"date": world.version}),
    "version_changed": lambda world: replace(world, version="2026-07-31", id_shift=world.id_shift + 2),
    "topic_renamed": lambda world: _topic(world, "nachhaltigkeit-sdgs"),
    "topic_gone": _without_topic,
    "list_default_max_changed": lambda world: replace(world, default_max=25),
    "no_german_region": lambda world: _without_region(world, "deutschland"),
    "region_gone": lambda world: _without_region(world, "heinsberg-lk"),
    "region_slug_changed": lambda world: _region(world, "aachen", friendlyUrl="aachen-stadt"),
    "ags_key_changed": lambda world: replace(world, ags_key="gkz"),
    "shape_flat": lambda world: replace(world, shape="flat"),
    "csv_default_encoding_changed": lambda world: replace(world, csv_encoding="UTF-8"),
    "csv_bom_added": lambda world: replace(world, csv_bom=True),
}

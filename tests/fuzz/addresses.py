"""What an address or a file of views says: scenarios, collections. Nothing of it ever ends in a traceback."""

import base64
import zlib
from datetime import date
from functools import cache
from random import Random

from features.collection.parts import Allowed, ReadViews
from features.collection.text import Unreadable, read_file, read_link, write_file, write_link
from features.scenario.assumptions import Case, compute_outcome
from features.scenario.link import KEYS, read_plan, write_plan
from tests.fuzz.damage import document, text
from tests.fuzz.run import Parser
from tests.support.cases import case

KNOWN = Allowed({"trends", "kreistag", ""}, {"indicator", "regions", "s1"}, {"title": str, "order": int, "shown": bool})
VIEWS = [
    {"page": "trends", "selection": {"indicator": "car_density", "regions": "05358,05370"}, "title": "Pkw"},
    {"page": "kreistag", "name": "Mai", "edits": {"de": {"gaps": {"title": "Was fehlt", "order": 2, "shown": False}}}},
]
FILE = {"kreiskompass_collection": 1, "name": "Sitzung", "saved": "2026-11-25", "database": "db-1", "views": VIEWS}
LINK = ["Sitzung", [["trends", {"indicator": "car_density"}, "Pkw"], ["kreistag", {}, "", VIEWS[1]["edits"]], [""]]]
SCENARIOS = (
    *("change~-0.3~2026~Name", "percent~-8.1", "value~5.5_2030", "pace~05362~2023~Wie dort"),
    "measures~~~Plan~2030_-1.5_80_Wege~2031_-2_100",
)


@cache
def _case() -> Case:
    return case()


def _scenarios(asked: dict[str, str]) -> bool:
    plan, problems = read_plan(asked, _case())
    for draft in plan.drafts:
        compute_outcome(draft, _case(), plan)
    assert read_plan(write_plan(plan, _case()), _case())[0] == plan
    return not problems


def _file(data: bytes) -> bool:
    try:
        found = read_file(data, KNOWN)
    except Unreadable:
        return False
    collection = found.collection
    again = write_file(collection, [""] * len(collection.views), date(2026, 11, 25), "")
    assert read_file(again, KNOWN) == ReadViews(collection, ())
    return bool(collection.views)


def _link(told: str) -> bool:
    try:
        found = read_link(told, KNOWN)
    except Unreadable:
        return False
    assert read_link(write_link(found.collection), KNOWN) == ReadViews(found.collection, ())
    return bool(found.collection.views)


def _make_query(random: Random) -> dict[str, str]:
    whole = random.choices((*SCENARIOS, "less", "2030", "none"), k=random.randint(0, 5))
    return {random.choice(KEYS): part if random.random() < 0.3 else text(random, part) for part in whole}


def _make_link(random: Random) -> str:
    packed = base64.urlsafe_b64encode(zlib.compress(document(random, LINK))).decode().rstrip("=")
    return f"1.{packed}" if random.random() < 0.7 else text(random, f"1.{packed}")


PARSERS = {
    "scenarios in an address": Parser(_make_query, _scenarios),
    "collection in a file": Parser(lambda random: document(random, FILE), _file),
    "collection in an address": Parser(_make_link, _link),
}

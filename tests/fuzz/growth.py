"""How the time of a reader grows with what it reads: sixteen times the text may take some sixteen times as long.

A reader that cuts what it is given takes no longer at all. What grows with the square, or worse, would let one visitor
keep a process busy with one text.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random

from content.glossary import find_terms
from content.markdown import escape_markdown, make_links
from domain.report import printed
from features.collection.text import Unreadable, read_file, read_link
from features.review.units import is_count
from features.scenario.link import read_plan
from features.search.find import find_hits, split_words
from loaders.own.tables.numbers import read_written
from loaders.own.tables.words import normal, slug
from storage.private import hide_private
from storage.servers import remove_passwords
from testbed.timing import compare_times, take_time
from tests.fuzz.addresses import KNOWN, _case
from tests.support.patterns import ATOMS
from texts import Language, without_controls

SIZES = (1_000, 16_000)  # signs
FEW = 0.01  # seconds of the processor in which growth does not matter


def _try_reader(reader: Callable[[], object]) -> None:
    with suppress(Unreadable):
        reader()


READERS: dict[str, Callable[[str], object]] = {
    "numbers of tables": read_written,
    "numbers of reports": printed.read_printed,
    "units of reports": printed.read_mark,
    "units": is_count,
    "names of tables": slug,
    "words of tables": normal,
    "scenarios in an address": lambda text: read_plan({"s1": f"change~{text}~2026~{text}", "until": text}, _case()),
    "collections in an address": lambda text: _try_reader(lambda: read_link(f"1.{text}", KNOWN)),
    "collections as a file": lambda text: _try_reader(lambda: read_file(text.encode(errors="replace"), KNOWN)),
    "search": lambda text: find_hits(text, ()),
    "words of the search": split_words,
    "numbers typed": Language("de").read_number,
    "text as text": escape_markdown,
    "contact": make_links,
    "terms": lambda text: find_terms.__wrapped__(text, "de"),
    "messages": hide_private,
    "addresses of servers": remove_passwords,
    "texts of forms": without_controls,
}


def make_text(random: Random, size: int) -> str:
    """A text of one or two pieces said over and over, with something before and behind that fits or does not."""
    pieces = random.choices(ATOMS, k=random.randint(1, 2))
    start, end = random.choice(("", "1", "-", "a", '"', *ATOMS)), random.choice(("", "x", "\0", "1", " vorläufig"))
    body = "".join(pieces)
    return (start + body * (size // len(body) + 1))[:size] + end


def find_growth(reader: Callable[[str], object], seed: int) -> float:
    """How many times as long the reader takes for sixteen times the text that the seed makes; 0.0 where it takes no
    time worth a word."""
    short, long = (make_text(Random(seed), size) for size in SIZES)
    if take_time(partial(reader, long)) < FEW:
        return 0.0
    return compare_times(partial(reader, short), partial(reader, long))

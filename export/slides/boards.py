"""Boards laid out for a place of any size: position strips, cards, a map with bars. Letters are 14 points and larger,
what only repeats ("von 31", a year) 12."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from charts.palette import EDGE, OWN
from charts.strip import INSET, Mark
from content.slides import BigNumber, Board, Card, Cards, MapBoard, Remark, SlideMap, StripBoard, StripRow
from export.slides.drawing import (
    INK,
    QUIET,
    DrawingPart,
    Grid,
    Run,
    Shape,
    TextBox,
    draw_mark_shapes,
    draw_ring_shape,
    draw_strip_shapes,
    find_text_size,
    find_tone_colour,
    make_box,
    measure_lines,
    measure_text,
)

NARROW = 800.0  # points, below which a board has no second column and one card less
_LABEL, _SMALL = 14.0, 12.0
_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0)
_GAP = 12.0
_ASIDE, _BETWEEN = 230.0, 28.0  # second column of the board of strips
_HEAD, _TALLEST = 26.0, 32.0  # rows of it
_REMARKS = (16.0, 15.0, 14.0)  # sizes of what stands beside it
_RING_ROW, _RING_NAME = 20.0, 36.0  # of names of rings, and what each takes beside its letters
_NEXT = 38.0  # between cards
_UNIT = 18.0  # letters of a unit beside a number
_SHORTEST_BAR = 30.0  # points of the longest bar, below which bars show nothing
_OTHER = "#A3ADB5"
_BIG = (40.0, 36.0, 32.0, 28.0)
_MAP_SHARE = 0.55
_EDGE_WIDTH = 2.5
LAND_FROM = 0.6  # of the width of the first slide, from where the map stands
NUMBER_HIGH = 104.0  # points that a big number takes with the line below it
_NUMBER = (54.0, 48.0, 40.0, 32.0)


def lay_out_board(board: Board, wide: float, high: float) -> list[DrawingPart]:
    """The parts of a board in a place of so many points."""
    match board:
        case StripBoard():
            return list(_lay_out_strips(board, wide, high))
        case Cards():
            return list(_lay_out_cards(board, wide))
        case MapBoard():
            return list(_lay_out_map(board, wide, high))


def list_shown_cards(board: Cards, wide: float) -> tuple[Card, ...]:
    """As many as there is room for."""
    return board.cards[: 3 if wide < NARROW else 4]


def _lay_out_strips(board: StripBoard, wide: float, high: float) -> Iterator[DrawingPart]:
    main = wide if wide < NARROW else wide - _ASIDE - _BETWEEN
    rings = _break_rings(board.rings, wide)
    named = high - _RING_ROW * len(rings)
    row = min((named - _HEAD) / len(board.rows), _TALLEST)
    size = find_text_size([one.name for one in board.rows], (16.0, 15.0, 14.0), 0.29 * main)
    name = max(measure_text(one.name, size, bold=True) for one in board.rows) + _GAP
    value = max(
        measure_text(board.heads[4], _LABEL),
        *(measure_text(one.value, size) + measure_text(_before(one), _SMALL) for one in board.rows),
    )
    rank = max(
        measure_text(board.heads[5], _LABEL),
        *(measure_text(one.rank, size, bold=True) + measure_text(f" {one.of}", _SMALL) for one in board.rows),
    )
    widths = (name, main - name - value - rank - 2 * _GAP, value + _GAP, rank + _GAP)
    heads = (board.heads[0], "", board.heads[4], board.heads[5])
    sides = ("left", "left", "right", "right")
    yield Grid(
        0,
        0,
        widths,
        (_HEAD, *(row for _ in board.rows)),
        (
            tuple(((Run(head, _LABEL, colour=QUIET),), side) for head, side in zip(heads, sides, strict=True)),
            *(tuple(zip(_cells(one, size), sides, strict=True)) for one in board.rows),
        ),
        board.alt,
    )
    inner = widths[1] * INSET
    yield from _lay_out_ends(board.heads[1:4], name + inner, widths[1] - 2 * inner)
    for number, one in enumerate(board.rows):
        if one.strip:
            yield from draw_strip_shapes(one.strip, name, _HEAD + (number + 0.5) * row, widths[1])
    if main < wide:
        yield from _lay_out_remarks(board, main + _BETWEEN, named)
    yield from _lay_out_rings(rings, high)


def _lay_out_ends(heads: tuple[str, ...], x: float, wide: float) -> Iterator[DrawingPart]:
    """Above the strips which side is better; the median only where there is room between both."""
    left, middle, right = (measure_text(head, _LABEL) + 5 for head in heads)
    yield TextBox(x, 0, left, _HEAD, ((Run(heads[0], _LABEL, colour=QUIET),),))
    if heads[1] and max(left, right) + middle / 2 <= wide / 2:
        yield TextBox(x + (wide - middle) / 2, 0, middle, _HEAD, ((Run(heads[1], _LABEL),),), "middle")
    yield TextBox(x + wide - right, 0, right, _HEAD, ((Run(heads[2], _LABEL, colour=QUIET),),), "right")


def _before(row: StripRow) -> str:
    return f"{row.year}: " if row.year else ""


def _cells(row: StripRow, size: float) -> tuple[tuple[Run, ...], ...]:
    year = (Run(_before(row), _SMALL, colour=QUIET),) if row.year else ()
    return (
        (Run(row.name, size, bold=True),),
        (),
        (*year, Run(row.value, size)),
        (Run(row.rank, size, bold=True), Run(f" {row.of}", _SMALL, colour=QUIET)),
    )


def _lay_out_remarks(board: StripBoard, x: float, high: float) -> Iterator[DrawingPart]:
    step = _ASIDE / 3
    for number, (tone, count) in enumerate(board.tallies):
        yield from draw_mark_shapes(Mark(0, tone), x + number * step + 9, 16, 8.5)
        text = TextBox(
            x + number * step + 24, 0, step - 24, 34, ((Run(str(count), 26.0, bold=True),),), anchor="middle"
        )
        yield text
    y = 42.0 if board.tallies else 0.0
    tall = measure_lines(board.key, _LABEL, _ASIDE)
    remarks, size = _choose_remarks(board.remarks, high - tall - 12 - y)
    for remark in remarks:
        above, below = _measure_remark(remark, size)
        if remark.head:
            head = Run(remark.head, size, bold=True, colour=find_tone_colour(remark.tone) if remark.tone else INK)
            yield TextBox(x, y, _ASIDE, above, ((head,),))
        yield TextBox(x, y + above, _ASIDE, below + 2, ((Run(remark.text, size),),))
        y += above + below + _find_distance(size)
    yield TextBox(x, high - tall - 2, _ASIDE, tall + 2, ((Run(board.key, _LABEL, colour=QUIET),),), anchor="bottom")


def _measure_remark(remark: Remark, size: float) -> tuple[float, float]:
    """Heights of its head and of its text."""
    above = measure_lines(remark.head, size, _ASIDE, bold=True) + 2 if remark.head else 0
    return above, measure_lines(remark.text, size, _ASIDE)


def _choose_remarks(remarks: Sequence[Remark], room: float) -> tuple[Sequence[Remark], float]:
    """Those that have room, and the size of their letters. Where not all have, smaller letters; then those with a head
    alone, and last those without: what is worse is not left out where what is better stands."""
    headed, plain = ([one for one in remarks if bool(one.head) is has_head] for has_head in (True, False))
    ways = [*((remarks, size) for size in _REMARKS), (headed, _REMARKS[-1]), *((plain, size) for size in _REMARKS)]
    return next((way for way in ways if _measure_remarks(*way) <= room), ((), _REMARKS[-1]))


def _measure_remarks(remarks: Sequence[Remark], size: float) -> float:
    """All of them, one below the other."""
    return sum(sum(_measure_remark(one, size)) for one in remarks) + _find_distance(size) * (len(remarks) - 1)


def _find_distance(size: float) -> float:
    return 14.0 if size == _REMARKS[0] else 8.0


def _break_rings(rings: Sequence[tuple[str, str]], wide: float) -> list[list[tuple[str, str, float]]]:
    """Colours and names in lines below the strips, each with the width that it takes there."""
    lines: list[list[tuple[str, str, float]]] = []
    for colour, name in rings:
        room = _RING_NAME + measure_text(name, _LABEL)
        if not lines or sum(taken for *_, taken in lines[-1]) + room > wide:
            lines.append([])
        lines[-1].append((colour, name, room))
    return lines


def _lay_out_rings(lines: Sequence[Sequence[tuple[str, str, float]]], high: float) -> Iterator[DrawingPart]:
    """Whose the rings are."""
    for top, line in zip(range(-len(lines), 0), lines, strict=True):
        x, y = 0.0, high + top * _RING_ROW
        for colour, name, room in line:
            yield draw_ring_shape(colour, x + 7, y + _RING_ROW / 2)
            yield TextBox(x + 18, y, room - 20, _RING_ROW, ((Run(name, _LABEL),),), anchor="middle")
            x += room


def _lay_out_cards(board: Cards, wide: float) -> Iterator[DrawingPart]:
    cards = list_shown_cards(board, wide)
    most = 3 if wide < NARROW else 4
    room = (wide - (most - 1) * _NEXT) / most
    name = find_text_size([card.name for card in cards], _SIZES, room)
    single = all(measure_text(card.name, name, bold=True) <= room for card in cards)
    big = next((size for size in _BIG if all(_does_fit(card, size, room) for card in cards)), _BIG[-1])
    is_apart = not all(_does_fit(card, big, room) for card in cards)
    look = _CardLook(room, name, 24.0 if single else 46.0, big, is_apart)
    for number, card in enumerate(cards):
        yield from _lay_out_card(card, number * (room + _NEXT), look)


@dataclass(frozen=True)
class _CardLook:
    """What all cards of a row share: width, size and height of the name, size of the number, whether the unit stands
    below it."""

    room: float
    name: float
    name_high: float
    big: float
    is_apart: bool


def _does_fit(card: Card, size: float, room: float) -> bool:
    return measure_text(f"{card.number} ", size, bold=True) + measure_text(card.unit, _UNIT) <= room


def _lay_out_card(card: Card, x: float, look: _CardLook) -> Iterator[DrawingPart]:
    room, y = look.room, 14 + look.name_high
    yield make_box(x, 4, room, 4, find_tone_colour(card.tone))
    yield TextBox(x, 14, room, look.name_high, ((Run(card.name, look.name, bold=True),),), anchor="bottom")
    number = Run(card.number, look.big, bold=True)
    if look.is_apart:
        yield TextBox(x, y, room, 1.3 * look.big, ((number,),), anchor="middle")
        y += 1.3 * look.big
        yield TextBox(x, y, room, 20, ((Run(card.unit, 15),),))
        y += 22
    else:
        unit = Run(f"\N{NO-BREAK SPACE}{card.unit}", _UNIT)
        yield TextBox(x, y, room, 1.3 * look.big, ((number, unit),), anchor="middle")
        y += 1.3 * look.big + 2
    yield from draw_mark_shapes(Mark(0, card.tone), x + 8, y + 12)
    rank = card.rank[:1].upper() + card.rank[1:]
    size = find_text_size([f"{rank} {card.of}"], (17.0, 16.0, 15.0, 14.0), room - 22)
    told = (Run(rank, size, bold=True), Run(f" {card.of}", size))
    lines = 1 if measure_text(f"{rank} {card.of}", size, bold=True) <= room - 22 else 2
    yield TextBox(x + 22, y + 2, room - 22, 20.0 * lines, (told,))
    y += 44
    if card.strip and card.strip.own:
        at = INSET + card.strip.own.at * (1 - 2 * INSET)
        own = Run(card.own, _LABEL, bold=True, colour=find_tone_colour(card.tone))
        yield _centre(own, x, at, room, y)
        yield from draw_strip_shapes(card.strip, x, y + 32, room)
        if card.strip.median is not None:
            at = INSET + card.strip.median * (1 - 2 * INSET)
            yield _centre(Run(card.median, _LABEL), x, at, room, y + 44)
    y += 72
    for head, text in card.lines:
        both = f"{head} {text}".strip()
        tall = measure_lines(both, 16, room, bold=True)
        yield TextBox(x, y, room, tall + 2, ((Run(head, 16, bold=True), Run(f" {text}" if head else text, 16)),))
        y += tall + 8


def _centre(run: Run, x: float, at: float, room: float, y: float) -> TextBox:
    """A label around a share of the width, kept within it."""
    wide = min(measure_text(run.text, run.size, run.bold) + 2, room)
    left = min(max(x + at * room - wide / 2, x), x + room - wide)
    return TextBox(left, y, wide, 20, ((run,),), "middle")


def lay_out_land(shown: SlideMap, x: float, y: float, wide: float, high: float) -> list[DrawingPart]:
    """A map as large as its place lets it be, in the middle of it: an area, a shape."""
    scale = min(wide / shown.width, high / shown.height)
    left, top = x + (wide - shown.width * scale) / 2, y + (high - shown.height * scale) / 2
    drawn: list[DrawingPart] = []
    for number, area in enumerate(shown.areas, start=1):
        is_own = shown.is_edged and number == len(shown.areas)
        paths = tuple(tuple((left + px * scale, top + py * scale) for px, py in ring[:-1]) for ring in area.rings)
        line, width = (INK, _EDGE_WIDTH) if is_own else ("#FFFFFF" if not shown.is_edged else EDGE["light"], 0.6)
        drawn.append(Shape("area", paths, fill=area.colour, line=line, width=width))
    return drawn


def find_land_place(wide: float, high: float) -> tuple[float, float, float, float]:
    """Left, top, width and height of the map on the first slide of that size, in its unit."""
    return (wide * (LAND_FROM + 0.02), high * 0.12, wide * (0.36 - 0.02), high * 0.72)


def lay_out_number(number: BigNumber, wide: float) -> list[DrawingPart]:
    """A number as large as there is room for, with its unit, and the line below."""
    unit = find_text_size([number.unit], (24.0, 20.0, 18.0, 16.0, 14.0), wide * 0.5)

    def fits(size: float) -> bool:
        return measure_text(f"{number.value} ", size, True) + measure_text(number.unit, unit, True) <= wide

    size = next(filter(fits, _NUMBER), _NUMBER[-1])
    told: tuple[Run, ...] = (Run(number.value, size, True, OWN),)
    text = number.text
    if fits(size):
        told = (*told, Run(f"\N{NO-BREAK SPACE}{number.unit}", unit, True, OWN))
    else:
        text = f"{number.unit}; {text}"
    below = find_text_size([text], (16.0, 15.0, 14.0), wide, lines=2, bold=False)
    return [
        TextBox(0, 0, wide, 62, (told,), anchor="middle"),
        TextBox(0, 62, wide, 40, ((Run(text, below),),)),
    ]


def _lay_out_map(board: MapBoard, wide: float, high: float) -> Iterator[DrawingPart]:
    left = wide * _MAP_SHARE
    yield from lay_out_land(board.map, 0, 0, left, high)
    x, room = left + 20, wide - left - 20
    size = find_text_size([board.heading], (16.0, 15.0, 14.0), room, lines=2)
    tall = measure_lines(board.heading, size, room, bold=True)
    yield TextBox(x, 0, room, tall + 2, ((Run(board.heading, size, bold=True),),))
    y = tall + 8
    for colour, text, is_own in board.classes:
        yield Shape("class", make_box(x, y + 3, 24, 14, colour).paths, fill=colour, line=EDGE["light"], width=0.6)
        yield TextBox(x + 32, y, room - 32, 20, ((Run(text, 15, bold=is_own),),), anchor="middle")
        y += 21
    y += 14
    tall = measure_lines(board.bars_heading, 15, room, bold=True)
    yield TextBox(x, y, room, tall + 2, ((Run(board.bars_heading, 15, bold=True),),))
    y += tall + 8
    if not board.bars:
        return
    name = max(measure_text(bar.name, 14, bar.is_own) for bar in board.bars) + 12
    value = max(measure_text(bar.value, 14, True) for bar in board.bars) + 8
    longest = room - name - value - 6
    if longest < _SHORTEST_BAR:
        longest = 0.0  # the values alone
    step = min((high - y) / len(board.bars), 26.0)
    for bar in board.bars:
        yield TextBox(x, y, name, step, ((Run(bar.name, 14, bold=bar.is_own),),), anchor="middle")
        long = longest * bar.share
        if long:
            yield make_box(x + name, y + 3, long, step - 6, OWN if bar.is_own else _OTHER)
        yield TextBox(x + name + long + 6, y, value, step, ((Run(bar.value, 14, bold=bar.is_own),),), anchor="middle")
        y += step

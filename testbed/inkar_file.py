"""A made-up bulk file in the shape of INKAR 2025: its groups, codes, names, levels and years; values by a formula.

testbed/inkar_2025.csv is the publisher's overview of its indicators (11 August 2025, dl-de/by-2-0, BBSR Bonn).
"""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Any

HEADER = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert\r\n"
OVERVIEW = Path(__file__).parent / "inkar_2025.csv"
# Of the real file; with associations of municipalities and other levels in between it has 63.4 million rows.
MUNICIPALITIES, ASSOCIATIONS, OTHERS = 10_978, 10_400, 400
SIGNS = ("", ".", "..", "-")
Area = tuple[str, str, str]  # Raumbezug, Kennziffer, Name


@dataclass(frozen=True)
class Shape:
    """How many areas of each size the file has; `bounds`: what the values of a code may be, as published (others: 0 to
    100)."""

    districts: Sequence[str]  # keys of five digits
    bounds: Mapping[str, tuple[int, int]]
    municipalities: int = MUNICIPALITIES
    associations: int = ASSOCIATIONS
    others: int = OTHERS

    def large(self) -> list[Area]:
        """What has the years of districts: Germany, Laender, districts, regions of planning."""
        return [
            ("Bund", "111", "Deutschland"),
            *(("Bundesl\u00e4nder", f"{land:02}", f"Land {land}") for land in range(1, 17)),
            *(("Kreise", f"{key}000", f"Musterkreis {key}, Landkreis") for key in self.districts),
            *(("Raumordnungsregionen", f"{number:04}", f"Region {number}") for number in range(self.others)),
        ]

    def small(self) -> list[Area]:
        """What has the years of municipalities."""
        keys = [f"{self.districts[n % len(self.districts)]}{n // len(self.districts):03}" for n in range(1, 100_000)]
        plain = [key for key in keys[: self.municipalities + len(self.districts)] if not key.endswith("000")]
        return [
            *(("Gemeinden", key, f"Musterstadt {key}") for key in plain[: self.municipalities]),
            *(("Gemeindeverb\u00e4nde", f"{n:09}", f"Verband {n}") for n in range(self.associations)),
        ]


def read_indicators() -> Iterator[tuple[str, str, list[int], list[int]]]:
    """Code as mapped, the first four cells, years of municipalities and of districts."""
    with OVERVIEW.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter=";"):
            head = f"{row['group']};{row['m_id']};{row['code']};{row['name'].replace(';', ',')}"
            yield (
                f"{row['group']}/{row['code']}",
                head,
                _years(row["municipality_years"]),
                _years(row["district_years"]),
            )


def write_lines(shape: Shape, by_area: bool = False) -> Iterator[bytes]:
    """The file, piece by piece: one indicator after the other, or one area after the other."""
    yield b"\xef\xbb\xbf" + HEADER.encode()
    described, bounds = list(read_indicators()), shape.bounds
    large, small = shape.large(), shape.small()
    if not by_area:
        for each in described:
            yield _piece(each, large, small, bounds)
        return
    for area, each in product(large, described):
        yield _piece(each, [area], [], bounds)
    for area, each in product(small, described):
        yield _piece(each, [], [area], bounds)


def _piece(
    described: tuple[str, str, list[int], list[int]],
    large: Sequence[Area],
    small: Sequence[Area],
    bounds: Mapping[str, tuple[int, int]],
) -> bytes:
    code, head, small_years, large_years = described
    low, high = bounds.get(code, (0, 100))
    span = max(1, high - low)
    return "".join(
        [
            f"{head};{level};{key};{name};{year};"
            f"{low + (int(key) * 7919 + year * 104729) % span},{year % 100 if low >= 0 else 0:02}\r\n"
            if (int(key) + year) % 97
            else f"{head};{level};{key};{name};{year};{SIGNS[year % 4]}\r\n"
            for areas, years in ((large, large_years), (small, small_years))
            for (level, key, name), year in product(areas, years)
        ]
    ).encode()


def compute_bounds(mappings: Iterable[Any]) -> dict[str, tuple[int, int]]:
    """What the values of the mapped codes may be, as published, from the mappings of the loaders."""
    return {each.code: (ceil(each.smallest / each.factor), floor(each.largest / each.factor)) for each in mappings}


def _years(text: str) -> list[int]:
    """'1995-2023', '2017, 2020-2023'."""
    spans = (part.strip().partition("-") for part in text.split(",") if part.strip())
    return [year for first, _, last in spans for year in range(int(first), int(last or first) + 1)]


def write_file(file: Path, shape: Shape, by_area: bool = False) -> int:
    """Write the file; returns its number of rows."""
    rows = -1
    with file.open("wb", buffering=1024 * 1024) as stream:
        for piece in write_lines(shape, by_area):
            rows += piece.count(b"\n")
            stream.write(piece)
    return rows

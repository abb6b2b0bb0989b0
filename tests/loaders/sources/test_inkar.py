"""INKAR: from a bulk file of any size to the wanted lines, byte for byte, and from these to values."""

import hashlib
import io
from pathlib import Path

import pytest

from loaders.errors import SourceChanged
from loaders.fetch.run import Run
from loaders.fetch.snapshots import find_newest
from loaders.reference import Mapping, Reference, SourceRegion
from loaders.sources.inkar import extract as extracting
from loaders.sources.inkar.areas import group_of, key_of
from loaders.sources.inkar.extract import Extract, extract, numbers_of
from loaders.sources.inkar.fetch import fetch
from loaders.sources.inkar.read import read
from loaders.sources.rows import Gap, Value, Wanted
from tests.fake_services.archives import zip_of
from tests.support.fetching import Told

HEADER = "Bereich;ID;Kuerzel;Indikator;Raumbezug;Kennziffer;Name;Zeitbezug;Wert"
WASTE = "LRB;7201;q_abf_bev;Abfallmenge"
KEYS = {
    "DE": "country",
    "05": "state",
    "05370": "district",
    "05315": "independent_city",
    "05334002": "municipality",
}
CHANGED = {"LRB/q_abf_bev": "waste", "LRB/q_svw_ü55": "older"}


def small_reference(source: str = "inkar_2025") -> Reference:
    mappings = {code: Mapping(code, indicator, 1, None, 0, 1000) for code, indicator in CHANGED.items()}
    regions = {key: SourceRegion(key, kind, key, None) for key, kind in KEYS.items()}
    return Reference(source, "licence", "BBSR", mappings, regions, {}, frozenset())


def csv(*lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in (HEADER, *lines)).encode("utf-8-sig")


def run_on(file: Path | str, **wanted: object) -> Run:
    """Fetch from a file with two mapped codes and five regions."""
    run = Run(Wanted(origin=str(file), **wanted), small_reference(), Told())  # type: ignore[arg-type]
    fetch(run, None, "")  # type: ignore[arg-type]
    return run


def fetch_lines(tmp_path: Path, *lines: str, **wanted: object) -> list[Value | Gap]:
    """What is kept of these lines, read again."""
    file = tmp_path / "inkar_2025.csv"
    file.write_bytes(csv(*lines))
    run = run_on(file, **wanted)
    if run.problems:
        raise run.problems[0]
    return [row for snapshot in find_newest("inkar_2025") for row in read(snapshot.read(), snapshot.about)]


def values(rows: list[Value | Gap]) -> list[tuple[str, str, int, float]]:
    return [row[:4] for row in rows if isinstance(row, Value)]


# Rows in, rows out


def test_levels_codes_and_decimal_comma(tmp_path: Path) -> None:
    rows = fetch_lines(
        tmp_path,
        f"{WASTE};Kreise;05370000;Heinsberg;2020;455,5",
        f"{WASTE};Gemeinden;05334002;Aachen;2020;400",
        f"{WASTE};Bundesländer;05;Nordrhein-Westfalen;2020;460,25",
        f"{WASTE};Bund;111;Deutschland;2020;470",
        f"{WASTE};Kreise;05315000;Köln;2020;",
    )

    assert values(rows) == [
        ("LRB/q_abf_bev", "05370", 2020, 455.5),
        ("LRB/q_abf_bev", "05334002", 2020, 400),
        ("LRB/q_abf_bev", "05", 2020, 460.25),
        ("LRB/q_abf_bev", "DE", 2020, 470),
    ]
    assert Gap("LRB/q_abf_bev", "05315", "nothing") in rows


@pytest.mark.parametrize(
    ("level", "code", "key"),
    [
        ("Kreise", "05370000", "05370"),
        ("Kreise", "05370", "05370"),
        ("Kreise", "02000000", "02000"),  # Hamburg, a Land and a district
        ("Kreise", "2000000", "02000"),
        ("Bundesländer", "02", "02"),
        ("Gemeinden", "02000000", None),
        ("Kreise", "1001000", "01001"),  # a spreadsheet takes off the zero
        ("Bundesländer", "5", "05"),
        ("Bund", "111", "DE"),
        ("Gemeinden", "05334002", "05334002"),
        ("Gemeinden", "05315000", None),  # stands among the districts already
        ("Gemeindeverbände", "053709001", None),
        ("Raumordnungsregionen", "512", None),
    ],
)
def test_keys(level: str, code: str, key: str | None) -> None:
    assert key_of(level, code) == key


def test_regions_laender_indicators_and_years_that_were_asked_for(tmp_path: Path) -> None:
    lines = [
        f"{WASTE};{level};{code};Name;{year};1"
        for level, code in (("Kreise", "05370000"), ("Kreise", "05315000"), ("Kreise", "09162000"), ("Bund", "111"))
        for year in (2019, 2020, 2050)
    ]
    older = f"{WASTE};Kreise;05370000;Name;2020;2".replace("q_abf_bev", "q_svw_ü55")

    assert {row[1:3] for row in values(fetch_lines(tmp_path, *lines, regions=("05370",)))} == {
        ("05370", 2019),
        ("05370", 2020),
    }
    rows = fetch_lines(tmp_path, *lines, lands=("09",), first_year=2020)
    assert ("LRB/q_abf_bev", "09162", 2020, 1) in values(rows)
    rows = fetch_lines(tmp_path, *lines, older, indicators=("older",), regions=("05370",))
    assert ("LRB/q_svw_ü55", "05370", 2020, 2) in values(rows)


def test_an_independent_city_that_stands_on_two_levels_counts_once(tmp_path: Path) -> None:
    rows = fetch_lines(tmp_path, f"{WASTE};Kreise;05315000;Köln;2020;1", f"{WASTE};Gemeinden;05315000;Köln;2020;1")

    assert values(rows) == [("LRB/q_abf_bev", "05315", 2020, 1)]


def test_the_extract_is_byte_for_byte_and_says_which_lines_of_which_file(tmp_path: Path) -> None:
    lines = [
        "Bevölkerung;12;xbev;Bevölkerung;Kreise;05370000;Heinsberg;2020;263681",
        f"{WASTE};Kreise;05370000;Heinsberg;2019;455,50",
        f"{WASTE};Kreise;05370000;Heinsberg;2020;455,5",
        f"{WASTE};Kreise;99999000;Anderswo;2020;455,5",
        f'{WASTE};Kreise;05315000;"Köln; Stadt";2020;0455,5',
    ]
    body = zip_of({"daten/inkar_2025.csv": csv(*lines), "Lies mich.txt": b"Hinweise"})
    (tmp_path / "inkar_2025.zip").write_bytes(body)

    run = run_on(tmp_path / "inkar_2025.zip")

    (snapshot,) = find_newest("inkar_2025")
    kept = b"".join(csv(*lines).splitlines(keepends=True)[number - 1] for number in (1, 3, 4, 6))
    assert snapshot.read() == kept
    request = snapshot.about.request
    assert (request["file"], request["bytes"], request["lines"]) == ("inkar_2025.zip", len(body), "3-4,6")
    assert request["sha256"] == hashlib.sha256(body).hexdigest()
    assert snapshot.about.url == "file:inkar_2025.zip"
    assert snapshot.about.data_version == "2025"
    paths = [row.path for row in read(snapshot.read(), snapshot.about) if isinstance(row, Value)]
    assert paths == [f"daten/inkar_2025.csv:{number}" for number in (3, 4, 6)]
    assert run.watch.messages == [("gone_indicator", {"indicator": "LRB/q_svw_ü55"})]  # type: ignore[attr-defined]


def test_a_code_is_taken_from_its_group_only(tmp_path: Path) -> None:
    others = [f"{group};7;q_abf_bev;Abfallmenge;Kreise;05370000;Heinsberg;2020;0,4" for group in ("SDG", "ZOM", "EU")]
    rows = fetch_lines(tmp_path, *others, f"{WASTE};Kreise;05370000;Heinsberg;2020;400")

    assert values(rows) == [("LRB/q_abf_bev", "05370", 2020, 400)]


def test_up_to_edition_2024_a_theme_names_the_group(tmp_path: Path) -> None:
    theme = "Umwelt;7;q_abf_bev;Abfallmenge;Kreise;05370000;Heinsberg;2020;400"
    group = theme.replace("Umwelt", "SDG-Indikatoren für Kommunen")

    assert values(fetch_lines(tmp_path, theme, group)) == [("LRB/q_abf_bev", "05370", 2020, 400)]
    with pytest.raises(SourceChanged, match="several_groups"):
        fetch_lines(tmp_path, theme, theme.replace("Umwelt", "Wirtschaft"))


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("SDG", "SDG"),
        ("SDG-Indikatoren für Kommunen", "SDG"),
        ("LRB", "LRB"),
        ("ZOM", "ZOM"),
        ("EU", "EU"),
        ("Europa", "LRB"),
        ("Umwelt", "LRB"),
    ],
)
def test_groups(heading: str, group: str) -> None:
    assert group_of(heading) == group


@pytest.mark.parametrize("sign", ["", " ", ".", "..", "-"])
def test_signs_that_there_is_no_value(tmp_path: Path, sign: str) -> None:
    rows = fetch_lines(tmp_path, f"{WASTE};Kreise;05370000;Heinsberg;2020;{sign}")

    assert values(rows) == []
    assert Gap("LRB/q_abf_bev", "05370", "nothing") in rows


@pytest.mark.parametrize("block", [80, 300, 1000, 256 * 1024])
@pytest.mark.parametrize("end", [b"", b"\r\n"])
def test_blocks_of_any_size_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, end: bytes
) -> None:
    monkeypatch.setattr(extracting, "BLOCK", block)
    monkeypatch.setattr(extracting, "IN_MEMORY", 100)
    other = "Soziales;1;q_other;Anderes;Kreise;05370000;Heinsberg"
    ours = f"{WASTE};Kreise;05370000;Heinsberg"
    quoted = '"Soziales; Wohnen";1;q_abf_bev;"Ein; anderer";Kreise;05370000;Heinsberg'
    lines = [f"{head};{2000 + year};1" for head in (other, ours, other, quoted) for year in range(20)]
    body = csv(*lines).removesuffix(b"\r\n") + end

    with Extract(tmp_path) as found:
        extract(
            io.BytesIO(body),
            found,
            ["LRB/q_abf_bev"],
            lambda level, code: (level, code) == ("Kreise", "05370000"),
        )

        assert found.rows == 80
        headings = found.found["LRB/q_abf_bev"]
        assert {heading: lines.spans() for heading, lines in headings.items()} == {
            "LRB": "22-41",
            "Soziales; Wohnen": "62-81",
        }
        whole = body.splitlines(keepends=True)
        for lines in headings.values():
            assert lines.read() == b"".join(whole[number - 1] for number in numbers_of(lines.spans()))

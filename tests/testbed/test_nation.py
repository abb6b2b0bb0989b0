"""The made-up data of national size have the product's own form: they build like the shipped ones."""

from pathlib import Path

import duckdb

from loaders.build.build import build
from testbed.nation import GAPS, YEARS, write


def test_a_small_made_up_nation_builds_and_keeps_the_shipped_figures(tmp_path: Path) -> None:
    write(tmp_path / "data", indicators=2, municipalities=30)
    report = build(data=tmp_path / "data")

    made_up = {indicator: count for (source, indicator), count in report.rows.items() if source == "made_up"}
    everything = (1 + 16 + 400 + 30) * YEARS
    assert made_up.keys() == {"made_up_001", "made_up_002"}
    assert all(abs(count / everything - (1 - GAPS / 100)) < 0.02 for count in made_up.values())
    shipped = (tmp_path / "data" / "observations" / "crimes_recorded.csv").read_text(encoding="utf-8").splitlines()
    assert report.rows[("pks", "crimes_recorded")] == sum(line.startswith("pks,") for line in shipped)
    with duckdb.connect(report.file, read_only=True) as connection:
        kinds = connection.execute(
            """SELECT count(*) FILTER (kind = 'state'), count(*) FILTER (kind IN ('district', 'independent_city')),
                      count(*) FILTER (kind = 'municipality') FROM region"""
        ).fetchone()
    assert kinds == (16, 400, 30)


def test_the_same_call_writes_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write(tmp_path / name, indicators=1, municipalities=5)

    one, other = ((tmp_path / name / "observations" / "made_up_001.csv").read_bytes() for name in ("one", "other"))
    assert one == other

"""What the office or a stranger calls something is text: on every page, in charts, files, and for other websites."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from streamlit.testing.v1 import AppTest

import queries
from features.embed import page as embed_page
from loaders.build.build import build
from loaders.own.targets import adding as target_adding
from settings import PAGES, ROOT
from tests.support.own_tables import DESCRIBED, take_in
from tests.support.sent import ADDRESS, LINK, TAG, list_sent, markup
from ui.menu import MENU

NAME = f"Wege {TAG} {LINK} https://evil.example/kreis www.evil.example"
TABLE = DESCRIBED + "".join(
    f'{region};"{NAME}";{year};{value};"Amt {TAG}{LINK} {ADDRESS}";"km www.evil.example";Rate;höher;'
    f'"Länge {TAG} {LINK} {ADDRESS}";11\n'
    for region in ("05358", "05370", "05334", "05362", "05111", "05112", "05113", "05114", "05116", "05117", "05119")
    for year, value in ((2019, 10), (2020, 12), (2021, 15), (2022, 16), (2023, int(region[-2:])))
)
FILES = [file for pages in MENU.values() for file, _, _ in pages]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """An address that asks for an own indicator and an own target with names that would be markup; the database."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SDG_DATABASE", str(folder / "database"))
        patch.setenv("SDG_OWN", str(folder / "own"))
        patch.setenv("SDG_RAW", str(folder / "raw"))
        take_in(folder, TABLE, f"Tabelle {TAG} {LINK} www.evil.example")
        build()
        (indicator,) = [key for key in queries.run_query("indicators")["indicator_key"] if key.startswith("own_")]
        file = folder / "targets.csv"
        said = ",".join(f'"{word} {TAG} {LINK} {ADDRESS}"' for word in ("Kreistag", "Plan", "Ziel"))
        file.write_text(
            "region_key,indicator_key,value,year,decided_by,document,name\n" + f"05358,{indicator},20,2030,{said}\n",
            encoding="utf-8",
        )
        (target,) = target_adding.add_target(file, "targets.csv")
        build()
        yield {
            "database": str(folder / "database"),
            "own": str(folder / "own"),
            "indicator": indicator,
            "target": target,
        }


@pytest.fixture(autouse=True)
def in_use(hostile: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDG_DATABASE", hostile["database"])
    monkeypatch.setenv("SDG_OWN", hostile["own"])


@pytest.mark.parametrize("name", [TAG, "Zum Login https://evil.example/kreis", "www.evil.example"])
@pytest.mark.parametrize("file", FILES)
def test_a_name_is_text_on_every_page(hostile: dict[str, str], file: str, name: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60)
    app.run()
    app.switch_page(str(PAGES / f"{file}.py"))
    scenario = f"change~1~~{name}"[:60]
    app.query_params.update(
        region="05358",
        regions="05358,05370",
        indicator=hostile["indicator"],
        indicators=hostile["indicator"],
        target=hostile["target"],
        second="car_density",
        s1=scenario,
        sets="indicators,targets,scenario",
    )

    app.run()

    assert not app.exception
    assert [told for told in list_sent(app) if markup(told)] == []


def test_the_names_are_there_to_be_shown() -> None:
    assert NAME in set(queries.run_query("indicators")["name_de"])


@pytest.mark.parametrize("chart", ["trend", "ranking", "target", "districts", "whatif", "relation"])
def test_a_name_is_text_on_an_embedded_chart(hostile: dict[str, str], chart: str) -> None:
    asked = {
        "chart": chart,
        "region": "05358",
        "regions": "05358,05370",
        "indicator": hostile["indicator"],
        "second": "car_density",
        **({"target": hostile["target"]} if chart != "whatif" else {"s1": f"change~1~~{TAG}"}),
    }
    request = Request({"type": "http", "query_string": urlencode(asked).encode(), "headers": []})

    shown = bytes(embed_page.answer_page(request).body).decode()
    drawn = bytes(embed_page.answer_picture(request).body).decode()

    assert "Wege &lt;a href" in shown
    assert TAG not in shown + drawn
    assert "<a " not in drawn

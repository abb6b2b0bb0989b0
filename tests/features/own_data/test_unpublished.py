"""What nobody publishes by district: the reason is told, and a template made for the district goes in as it is."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import queries
from features.own_data.template import write_indicator_template
from settings import PAGES, ROOT
from tests.support.own_tables import check_table, problems, values
from texts import Language
from ui import data

GASES = "greenhouse_gas_emissions"


@pytest.mark.usefixtures("shipped_database")
def test_every_district_without_values_is_told_why_and_none_that_has_its_own() -> None:
    keys = list(data.ask_regions(Language("de")))
    told = queries.run_query("explanations", regions=keys)
    told = set(told.loc[(told["indicator_key"] == GASES) & (told["source_key"] == ""), "region_key"])
    having = set(queries.run_query("values", indicator=GASES, regions=keys).dropna(subset="value")["region_key"])

    assert "05370" in having
    assert not told & having
    assert len(told | having) == 400
    assert all(len(key) == 5 for key in told)


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize(("code", "reason", "template"), [
    ("de", "Ein öffentlicher Datenbestand", "Vorlage für Kreis Düren (CSV)"),
    ("en", "No public data set", "Template for Düren district (CSV)"),
])  # fmt: skip
def test_trends_tells_it_beside_the_line_of_another_district(code: str, reason: str, template: str) -> None:
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=60).run()
    app.switch_page(str(PAGES / "explore" / "trends.py"))
    for part, chosen in {"lang": code, "indicator": GASES, "regions": "05370,05358"}.items():
        app.query_params[part] = chosen
    app.run()

    assert not app.exception
    assert any(one.value.startswith(reason) for one in app.info)
    assert template in [one.proto.label for one in app.get("download_button")]


@pytest.mark.usefixtures("shipped_database")
@pytest.mark.parametrize("code", ["de", "en"])
def test_the_template_filled_in_is_taken_in_without_a_question(tmp_path: Path, code: str) -> None:
    language = Language(code)
    indicator, region = data.ask_indicators(language)[GASES], data.ask_regions(language)["05358"]
    lines = write_indicator_template(indicator, region, 2024, language).decode("utf-8-sig").splitlines()
    mark = ";" if code == "de" else ","
    filled = [line.replace(f"{mark}20{year}{mark}{mark}", f"{mark}20{year}{mark}19{year}{mark}Kreis Düren")
              for line in lines for year in [line.split(mark)[3][2:]]]  # fmt: skip

    found = check_table(tmp_path, "\n".join([lines[0], *filled[1:]]), "Bilanz")

    assert problems(found) == []
    assert values(found) == [("05358", GASES, year, f"19{year - 2000}") for year in range(2019, 2024)]

"""The templates for own tables, filled in."""

from pathlib import Path

import pytest

import queries
from content import catalogue
from features.own_data.template import FORMS, write_csv_template, write_xlsx_template
from tests.support.built import build_small_world
from tests.support.own_tables import check_table, numbers
from texts import CODES, Language


@pytest.mark.usefixtures("small_world")
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("form", FORMS)
def test_a_template_filled_in_is_understood(tmp_path: Path, code: str, form: str) -> None:
    language = Language(code)
    build_small_world()
    regions = catalogue.read_regions(queries.run_query("regions"), language).values()
    indicators = catalogue.read_indicators(queries.run_query("indicators"), language).values()
    text = write_csv_template(form, 2024, language).decode("utf-8-sig")
    delimiter = ";" if code == "de" else ","
    row = (
        ["Kreis Düren", "poverty", "2021", "9.5", "Amt"] if form == "long" else ["Kreis Düren", "poverty", "Amt", "9.5"]
    )
    empty = write_xlsx_template(form, 2024, regions, indicators, language)

    assert numbers(check_table(tmp_path, text + delimiter.join(row) + "\n")) == ["9.5"]
    assert [problem.reason for problem in check_table(tmp_path, empty, suffix=".xlsx").problems] == ["no_values"]

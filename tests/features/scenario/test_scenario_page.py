"""The page "Was wäre, wenn" without a browser: what it begins with."""

import pytest

from tests.support.sent import open_page

pytestmark = pytest.mark.usefixtures("shipped_database")


@pytest.mark.parametrize(
    ("region", "indicator"), [("03454", "general_practitioner_density"), ("05370", "unemployment_rate")]
)
def test_it_begins_with_the_worst_lead_topic_of_which_there_is_a_trend(region: str, indicator: str) -> None:
    assert open_page("explore/whatif", region=region).query_params["indicator"] == indicator


def test_a_link_with_assumptions_and_no_indicator_shows_what_it_showed_when_it_was_written() -> None:
    app = open_page("explore/whatif", region="05370", s1="change~-2")

    assert [one.value for one in app.selectbox if one.label == "Indikator"] == ["car_density"]


def test_the_pace_of_another_district_is_at_first_one_that_no_other_scenario_takes() -> None:
    app = open_page("explore/whatif", region="05370", indicator="unemployment_rate")
    [kind] = [one for one in app.selectbox if one.label == "Angenommen wird"]
    kind.set_value("pace").run()

    assert not app.exception
    first, second = app.query_params["s1"], app.query_params["s2"]
    assert first.startswith("pace~") and second.startswith("pace~") and first != second

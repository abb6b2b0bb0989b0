"""The page Strategie and its slides, without a browser: nothing of what was put together is lost, all of it is text."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from features.scenario.draft import Draft, Kind
from features.strategy.data import ask_subject
from features.strategy.model import Field
from features.strategy.plan import Assumption
from features.strategy.words import describe_no_rank
from settings import PAGES
from tests.support.sent import LINK, TAG, list_sent, markup, open_page
from texts import Language
from ui import data

PLAN = {
    "region": "05358",
    "i1": "unemployment_rate~value~6_2030",
    "i2": "childcare_3_to_6~best",
    "m1": "a~2027~Radweg~2000000-3000000~20000~~-0.5_60_unemployment_rate~1.5_80_childcare_3_to_6",
    "m2": "b~2028~Kita~~30000~~2_100_childcare_3_to_6",
}


def find(widgets: object, label: str):  # type: ignore[no-untyped-def]
    (found,) = [one for one in widgets if one.label.replace("\\", "") == label]  # type: ignore[attr-defined]
    return found


def read_tables(app: AppTest) -> str:
    return " ".join(one.proto.body for one in app.get("html"))


pytestmark = pytest.mark.usefixtures("shipped_database")


def test_a_link_opens_the_strategy_and_stays_as_it_is() -> None:
    app = open_page("explore/strategy", **PLAN)

    assert dict(app.query_params) == PLAN
    assert "Kosten bis Ende 2030 (Annahme)" in app.subheader[1].value.replace("\\", "")
    told = read_tables(app)
    assert all(word in told for word in ("Radweg", "Kita", "2.080.000 bis 3.080.000", "Bündel A", "Bündel B"))


def test_an_indicator_without_a_pace_says_why_none_is_offered() -> None:
    app = open_page("explore/strategy", region="05566", i1="recyclables_share~still", i2="childcare_3_to_6~best")
    without, with_paces = (
        find(app.selectbox, f"{name}: angenommen wird") for name in ("Getrennte Wertstoffe", "Betreuung 3–5 Jahre")
    )

    assert without.options == ["ein Wert in einem Jahr", "Stillstand"]
    assert "Ein Tempo braucht mehrere vergleichbare Jahre" in without.help
    assert not with_paces.help


def test_a_measure_is_added_filled_in_and_stands_in_the_address() -> None:
    app = open_page("explore/strategy", region="05358", i1="unemployment_rate~still")
    find(app.button, "Maßnahme hinzufügen").click().run()
    find(app.text_input, "Name der Maßnahme").set_value("Beratung")
    find(app.text_input, "Kosten einmalig (€)").set_value("400.000 bis 600.000")
    find(app.text_input, "Arbeitslosenquote: Verschiebung des Werts von da an (%-Punkte)").set_value("-0,4")
    app.run()
    find(app.button, "Maßnahme hinzufügen").click().run()

    assert app.query_params["m1"] == "a~2027~Beratung~400000-600000~~~-0.4_100_unemployment_rate"
    assert app.query_params["m2"] == "a~2027~~~~~0_100_unemployment_rate"


def test_buttons_call_the_measures_by_their_names_and_a_new_one_acts_on_what_is_chosen() -> None:
    app = open_page("explore/strategy", **PLAN)
    find(app.text_input, "Name der Maßnahme").set_value("Radweg von Erkelenz nach Wegberg").run()
    (front,) = (one for one in app.button_group if one.label == "Maßnahme")
    assert list(front.options) == ["1 Radweg von Erkelenz … · A", "2 Kita · B"]

    find(app.button, "Maßnahme hinzufügen").click().run()
    assert find(app.multiselect, "Wirkt auf").value == []
    assert app.query_params["m3"] == "b~2027"


def test_what_is_no_amount_is_told_and_what_was_there_stays() -> None:
    app = open_page("explore/strategy", **PLAN)
    find(app.text_input, "Kosten einmalig (€)").set_value("viel").run()

    assert [one.value for one in app.warning] == [
        "Das ist kein Betrag (Beispiele: 400.000 oder 400.000 bis 600.000). Gerechnet wird mit dem bisherigen."
    ]
    assert app.query_params["m1"] == PLAN["m1"]


def test_another_language_and_another_page_lose_nothing() -> None:
    app = open_page("explore/strategy", **PLAN)
    app.switch_page(str(PAGES / "explore/trends.py")).run()
    app.switch_page(str(PAGES / "explore/strategy.py")).run()
    app.query_params["lang"] = "en"
    app.run()

    assert {key: app.query_params[key] for key in PLAN} == PLAN
    assert find(app.text_input, "Name of the measure").value == "Radweg"


def test_another_district_keeps_what_fits_it() -> None:
    app = open_page("explore/strategy", **PLAN)
    app.selectbox(key="region_strategie_de").set_value("05370").run()

    assert app.query_params["i1"] == PLAN["i1"]
    assert app.query_params["m2"] == PLAN["m2"]


@pytest.mark.parametrize("page", ["explore/strategy", "explore/whatif"])
def test_who_reads_how_it_is_calculated_leaves_nothing_behind(page: str) -> None:
    app = open_page(page, region="05358", **({"i1": PLAN["i1"], "m1": PLAN["m1"]} if "strategy" in page else {}))

    (link,) = re.findall(r"<a ([^>]*)>So wird gerechnet \(neuer Tab\)</a>", read_tables(app))
    assert 'href="methoden#' in link and 'target="_blank"' in link


def test_what_a_link_asks_for_in_vain_is_told() -> None:
    app = open_page("explore/strategy", region="05358", i1="nichts~still", m1="c~1900")

    assert "nichts~still, c~1900" in " ".join(one.value for one in app.info)
    assert "i1" not in app.query_params


def test_a_measure_of_the_register_is_taken_over_by_its_key_with_the_indicators_linked_to_it() -> None:
    app = open_page("explore/strategy", region="05358", i1="fairtrade_schools~still")
    find(app.selectbox, "Aus dem Register").set_value("dueren_plan_4_3_8").run()
    find(app.button, "Übernehmen").click().run()

    assert app.query_params["m1"].endswith("~~~dueren_plan_4_3_8~0_100_fairtrade_schools")
    assert "4.3.8" in read_tables(app)


@pytest.mark.parametrize("typed", [TAG, LINK, "www.evil.example"])
def test_what_is_typed_is_text_on_the_page_and_on_the_slides(typed: str) -> None:
    address = PLAN | {"m1": f"a~2027~{typed}~~~~-1_50_unemployment_rate", "finds": typed}
    app = open_page("explore/strategy", **address)
    assert [told for told in list_sent(app) if markup(told)] == []

    app.switch_page(str(PAGES / "present/deck.py"))
    app.query_params.update(address | {"sets": "strategy"})
    app.run()

    assert not app.exception
    assert [told for told in list_sent(app) if markup(told)] == []


def test_the_slides_tell_the_strategy_of_the_address() -> None:
    app = open_page("explore/strategy", **PLAN)
    app.switch_page(str(PAGES / "present/deck.py"))
    app.query_params.update(PLAN | {"sets": "strategy"})
    app.run()

    told = read_tables(app)
    assert app.query_params["m2"] == PLAN["m2"]
    assert all(word in told for word in ("Bündel A 2.080.000", "Radweg", "(Annahme)"))


def test_without_an_assumption_the_deck_has_no_slide_of_the_strategy() -> None:
    app = open_page("explore/strategy", **PLAN)
    find(app.multiselect, "Indikatoren (bis zu 6)").set_value([]).run()
    app.switch_page(str(PAGES / "present/deck.py"))
    app.query_params["sets"] = "strategy"
    app.run()

    assert not app.exception
    assert "(Annahme)" not in read_tables(app)


def test_an_effect_is_told_as_typed_and_one_the_wrong_way_is_marked() -> None:
    app = open_page("explore/strategy", **PLAN)
    size = find(app.text_input, "Arbeitslosenquote: Verschiebung des Werts von da an (%-Punkte)")
    assert not [one for one in app.info if "verschlechtert" in one.value]

    size.set_value("0,125").run()

    assert "Das verschlechtert den Indikator: Weniger gilt als besser" in " ".join(one.value for one in app.info)
    assert "+0,125" in read_tables(app)


def test_effects_typed_outlive_the_indicator_that_goes_and_comes_back() -> None:
    app = open_page("explore/strategy", **PLAN)
    find(app.text_input, "Arbeitslosenquote: Verschiebung des Werts von da an (%-Punkte)").set_value("-0,7").run()
    for chosen in (["childcare_3_to_6"], [], ["childcare_3_to_6", "unemployment_rate"]):
        find(app.multiselect, "Indikatoren (bis zu 6)").set_value(chosen).run()
        assert not app.exception

    for effect in ("~-0.7_60_unemployment_rate", "~1.5_80_childcare_3_to_6"):
        assert effect in app.query_params["m1"]
    label = "Arbeitslosenquote: Verschiebung des Werts von da an (%-Punkte)"
    assert find(app.text_input, label).value == "−0,70"


def test_an_indicator_that_has_gone_since_is_left_out_and_that_is_said() -> None:
    app = open_page("explore/strategy", **PLAN)
    board = app.session_state["_strategy"]
    board.strategy = replace(
        board.strategy, assumptions=(Assumption("own_gone", Draft(Kind.STILL)), *board.strategy.assumptions)
    )
    app.switch_page(str(PAGES / "present/deck.py"))
    app.query_params["sets"] = "strategy"
    app.run()

    assert not app.exception
    assert "Nicht alle Annahmen passen" in " ".join(one.value for one in app.info)
    assert "Bündel A 2.080.000" in read_tables(app)


@pytest.mark.parametrize(("region", "indicator"), [("05315", "road_deaths"), ("01055", "apprenticeship_supply")])
def test_who_is_ranked_nowhere_else_is_not_ranked_in_a_strategy(region: str, indicator: str, german: Language) -> None:
    subject = ask_subject(data.ask_regions(german)[region], indicator, 2030, german)

    assert subject is not None
    assert (subject.field, subject.rank(subject.case.newest[1])) == (Field(), None)
    assert describe_no_rank(subject, german) == "kein Rang: kein Vergleich, zu wenige Fälle oder zu viel Zufall"


def test_nobody_is_ranked_by_a_value_of_one_basis_among_values_of_another(german: Language) -> None:
    """Düren's newest rate is of another source than those of the year of comparison."""
    subject = ask_subject(data.ask_regions(german)["05358"], "childcare_under3_all", 2030, german)

    assert subject is not None
    assert (subject.field, subject.rank(33.3)) == (Field(is_other_basis=True), None)


def test_districts_that_do_better_are_named_with_what_the_register_knows_and_ones_own_finds_are_kept() -> None:
    app = open_page("explore/strategy", **PLAN)
    find(app.text_area, "Eigene Fundstellen (Text, höchstens 400 Zeichen)").set_value("Bericht, S. 4").run()

    assert app.query_params["finds"] == "Bericht, S. 4"
    assert "kein Programm im Register" in read_tables(app)

"""Open SDG: every rule of the form that its builder reads, held on the repository of a district."""

import csv
import io
import re
import zipfile

import pytest
import yaml

import queries
from features.open_data.open_sdg import make_id, write_repository
from texts import Language
from ui import data

GERMAN = Language("de")
KEYS = ["crimes_recorded", "car_density", "wind_power_fed_in", "women_in_council", "fairtrade_schools"]


@pytest.fixture
def repository(request: pytest.FixtureRequest) -> dict[str, bytes]:
    """The files of Kreis Heinsberg's repository."""
    request.getfixturevalue("shipped_database")
    packed = write_repository(data.ask_regions(GERMAN)["05370"], KEYS)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read_yaml(content: bytes) -> dict[str, object]:
    found = yaml.safe_load(content.decode("utf-8"))
    assert isinstance(found, dict)
    return found


def ids(repository: dict[str, bytes]) -> list[str]:
    return [found[1] for name in repository if (found := re.fullmatch(r"data/indicator_(.+)\.csv", name))]


def test_the_files_stand_where_the_builder_looks_for_them(repository: dict[str, bytes]) -> None:
    found = ids(repository)

    assert len(found) == len(KEYS)
    for own in found:
        assert re.fullmatch(r"(1[0-7]|[1-9])-k-\d{5}", own)
        assert {f"meta/{own}.yml", f"meta/en/{own}.yml", f"indicator-config/{own}.yml"} <= repository.keys()
    config = read_yaml(repository["config_data.yml"])
    assert config["languages"] == ["de", "en"]
    assert config["schema_file"] in repository
    assert [entry["path_pattern"] for entry in config["inputs"]] == [  # type: ignore[attr-defined]
        "data/*-*.csv",
        "indicator-config/*-*.yml",
        "meta/*-*.yml",
    ]


def test_data_begin_with_the_year_end_with_the_value_and_have_a_decimal_point(repository: dict[str, bytes]) -> None:
    for own in ids(repository):
        body = repository[f"data/indicator_{own}.csv"]
        assert not body.startswith(b"\xef\xbb\xbf")
        header, *rows = csv.reader(io.StringIO(body.decode("utf-8")))
        assert (header[0], header[-1]) == ("Year", "Value")
        assert rows
        assert [row[0] for row in rows] == sorted({row[0] for row in rows})
        for year, value in rows:
            assert re.fullmatch(r"\d{4}", year)
            assert re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", value)


def test_the_headline_is_what_the_pages_show(repository: dict[str, bytes]) -> None:
    for own in ids(repository):
        key = read_yaml(repository[f"meta/{own}.yml"])["KREISKOMPASS_INDICATOR"]
        shown = queries.run_query("values", indicator=key, regions=["05370"]).dropna(subset="value")
        rows = list(csv.DictReader(io.StringIO(repository[f"data/indicator_{own}.csv"].decode())))

        assert [(int(row["Year"]), float(row["Value"])) for row in rows] == list(
            zip(shown["year"], shown["value"], strict=True)
        )


def test_metadata_are_told_in_both_languages(repository: dict[str, bytes]) -> None:
    fields = {field["name"] for field in read_yaml(repository["metadata_schema.yml"])["prose"]["metadata"]["meta"]}  # type: ignore[index]
    for own in ids(repository):
        german, english = (read_yaml(repository[f"meta/{folder}{own}.yml"]) for folder in ("", "en/"))
        assert german.keys() == english.keys() <= fields
        assert german["SDG_GOAL"] == own.split("-")[0]
        for field in ("SDG_INDICATOR", "STAT_CONC_DEF", "UNIT_MEASURE", "DATA_SOURCE", "LICENCE", "REF_AREA"):
            assert german[field]
        assert german["STAT_CONC_DEF"] != english["STAT_CONC_DEF"]


def test_the_configuration_has_number_status_graph_and_sources(repository: dict[str, bytes]) -> None:
    for own in ids(repository):
        config = read_yaml(repository[f"indicator-config/{own}.yml"])
        assert config["indicator_number"] == own.replace("-", ".")
        assert config["target_number"] == ".".join(own.split("-")[:2])
        assert config["goal_number"] == own.split("-")[0]
        assert (config["reporting_status"], config["graph_type"], config["data_non_statistical"]) == (
            "complete",
            "line",
            False,
        )
        assert config["source_active_1"] is True
        assert config["source_organisation_1"]
        assert str(config["source_url_1"]).startswith("https://")


def test_the_schema_holds_what_the_builder_counts_reports_by(repository: dict[str, bytes]) -> None:
    """It looks up the options of `reporting_status` with their translations, and ends where there are none."""
    fields = read_yaml(repository["metadata_schema.yml"])["prose"]["metadata"]["meta"]  # type: ignore[index]
    (status,) = (field["field"] for field in fields if field["name"] == "reporting_status")
    values = [option["value"] for option in status["options"]]

    assert (status["element"], values) == ("select", ["complete", "inprogress", "notstarted", "notapplicable"])
    assert {read_yaml(repository[f"indicator-config/{own}.yml"])["reporting_status"] for own in ids(repository)} <= {
        *values
    }
    keys = [option["translation_key"] for option in status["options"]]
    for code in ("de", "en"):
        for key in [*keys, *(field["field"]["translation_key"] for field in fields)]:
            group, _, name = key.partition(".")
            assert read_yaml(repository[f"translations/{code}/{group}.yml"])[name]


def test_the_same_figures_are_the_same_bytes(repository: dict[str, bytes]) -> None:
    region = data.ask_regions(GERMAN)["05370"]

    assert repository
    assert write_repository(region, KEYS) == write_repository(region, KEYS)


@pytest.mark.usefixtures("shipped_database")
def test_every_indicator_has_an_id_of_its_own() -> None:
    goals = data.ask_sdgs(GERMAN)
    found = [make_id(indicator, goals) for indicator in data.ask_indicators(GERMAN).values()]

    assert len(found) == len(set(found))

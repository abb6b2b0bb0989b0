"""Who may enter data, with a real server and a real provider of logins, both on loopback: at the machine itself
everybody; under a foreign name only editors who have logged in; everyone else reads and is told why."""

import re
from collections.abc import Iterator
from pathlib import Path

import oidc_provider_mock
import pytest
from playwright.sync_api import Page, expect

from testbed.server import free_port
from tests.browser.conftest import FOREIGN_HOST, find_text, serve_app, wait_for_page

EDITOR, OTHER = "frau.beispiel@kreis.example", "gast@kreis.example"
OWN = "eigene-daten"
PAGES = (OWN, "massnahmen?region=05358&view=one", "bnk-bericht?region=05358&part=texts", "zielcheck?region=05358")
NAMED = ["--browser.serverAddress", FOREIGN_HOST]


@pytest.fixture(scope="module")
def foreign(shipped: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with login, asked for under a foreign name."""
    users = [
        oidc_provider_mock.User(sub=mail, claims={"email": mail, "email_verified": True, "name": name})
        for mail, name in ((EDITOR, "Frau Beispiel"), (OTHER, "Ein Gast"))
    ]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as provider:
        port = free_port()
        secrets = tmp_path_factory.mktemp("login") / "secrets.toml"
        secrets.write_text(
            f"""[auth]
redirect_uri = "http://{FOREIGN_HOST}:{port}/oauth2callback"
cookie_secret = "only-for-this-test-only-for-this-test"
client_id = "kreiskompass"
client_secret = "only for this test"
server_metadata_url = "http://localhost:{provider.server_port}/.well-known/openid-configuration"
""",
            encoding="utf-8",
        )
        options = [*NAMED, "--secrets.files", str(secrets)]
        with serve_app(
            shipped[0], port=port, options=options, told={"SDG_EDITORS": f"{EDITOR.title()}, other@kreis.example"}
        ):
            yield f"http://{FOREIGN_HOST}:{port}/"


def log_in(page: Page, address: str, mail: str) -> None:
    page.goto(address + OWN)
    wait_for_page(page, "Eigene Daten")
    expect(find_text(page, "Zum Eintragen bitte anmelden")).to_be_visible()
    page.get_by_role("button", name="Anmelden").click()
    page.get_by_role("button", name=mail).click()
    page.wait_for_url(re.compile(re.escape(address)))
    page.goto(address + OWN)
    wait_for_page(page, "Eigene Daten")


def test_at_the_machine_itself_nobody_needs_a_login(page: Page, address: str) -> None:
    page.goto(address + OWN)
    wait_for_page(page, "Eigene Daten")

    expect(page.get_by_test_id("stFileUploader")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_under_a_foreign_name_without_login_pages_are_read_only_and_say_why(
    page: Page, shipped: tuple[Path, object], path: str
) -> None:
    with serve_app(shipped[0], options=NAMED) as address:
        page.goto(address.replace("127.0.0.1", FOREIGN_HOST) + path)
        expect(find_text(page, "Hier lässt sich von anderen Rechnern aus nur lesen.")).to_be_visible()

        expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
        expect(page.get_by_test_id("stForm")).to_have_count(0)


def test_an_editor_logs_in_and_enters_under_the_name_of_the_login(page: Page, foreign: str) -> None:
    log_in(page, foreign, EDITOR)
    expect(page.get_by_test_id("stFileUploader")).to_be_visible()
    expect(find_text(page, "Angemeldet: Frau Beispiel")).to_be_visible()

    page.goto(foreign + "bnk-bericht?region=05358&part=texts")
    name = page.get_by_label("Ihr Name").first

    expect(name).to_have_value("Frau Beispiel")
    expect(name).to_be_disabled()
    page.get_by_role("button", name="Abmelden").click()
    expect(page.get_by_role("button", name="Abmelden")).to_have_count(0)


def test_somebody_else_who_has_logged_in_is_told_so(page: Page, foreign: str) -> None:
    log_in(page, foreign, OTHER)

    expect(find_text(page, "Ein Gast").or_(find_text(page, OTHER)).first).to_be_visible()
    expect(find_text(page, "darf hier aber nichts eintragen")).to_be_visible()
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)

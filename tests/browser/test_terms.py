"""Help at a term where it stands: by mouse, by keyboard and by finger, and the page of all terms."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import find_text, wait_for_page


def test_a_term_opens_its_meaning_and_leads_to_all_terms(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density")
    wait_for_page(page, "Vergleich")
    page.get_by_role("button", name="mittlere Hälfte").click()

    card = page.locator(".kk-card:popover-open")
    expect(card).to_contain_text("Ordnet man alle Kreise nach ihrem Wert")
    card.get_by_role("link", name="Alle Begriffe").click()
    wait_for_page(page, "Begriffe")
    expect(page).to_have_url(address + "begriffe#quartiles")
    expect(page.locator("#quartiles")).to_be_in_viewport()


def test_a_term_works_by_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "kreisvergleich?indicator=car_density&lang=en")
    wait_for_page(page, "Comparison")
    page.get_by_role("button", name="middle half").focus()
    page.keyboard.press("Enter")

    card = page.locator(".kk-card:popover-open")
    expect(card).to_contain_text("the middle half remains")
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="All terms")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def test_a_term_in_a_table_works_by_finger_on_a_narrow_screen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="de-DE", has_touch=True)
    page = context.new_page()
    page.goto(address + "zielcheck")
    wait_for_page(page, "Zielcheck")
    page.locator(".kk-table").first.get_by_role("button", name="%-Punkte").tap()

    card = page.locator(".kk-card:popover-open")
    expect(card).to_contain_text("Der Unterschied zweier Anteile.")
    box = card.bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    context.close()


def test_a_widget_explains_the_terms_of_its_label(page: Page, address: str) -> None:
    page.goto(address + "zielcheck")
    wait_for_page(page, "Zielcheck")
    find_text(page, "Was andere Verfahren sagen").click()
    page.get_by_role("button", name="Hilfe zu Ausgangsjahr").focus()

    expect(page.get_by_role("tooltip")).to_contain_text("Ein anderes Ausgangsjahr kann zu einem anderen Urteil führen.")


def test_all_terms_are_listed_in_both_languages(page: Page, address: str) -> None:
    page.goto(address + "begriffe")
    wait_for_page(page, "Begriffe")
    expect(page.locator("dt#hemeroby")).to_have_text("Hemerobie")
    count = page.locator("dl dt").count()
    page.get_by_role("link", name="W", exact=True).click()
    expect(page.locator("dt", has_text="Wegweiser Kommune")).to_be_in_viewport()
    find_text(page, "English", exact=True).click()

    wait_for_page(page, "Terms")
    expect(page.locator("dl dt")).to_have_count(count)
    expect(page.locator("dt#hemeroby")).to_have_text("Hemeroby")

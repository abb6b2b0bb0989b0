"""What can be asked of any page that is open: does it fit its screen, can all be reached, in which language is it?"""

import re
from contextlib import suppress

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.menu import settle

WIDTHS = (320, 390, 768, 1280, 1920, 2560)  # 320: WCAG 1.4.10, a screen of 1280 at 400 %
LONGEST_LINE = 46 * 16 + 1
PATIENCE = 10_000  # milliseconds
STOPS = 45  # of the keyboard that are tried on a page

STICKS_OUT = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const right = main.getBoundingClientRect().right;
  const inside = main.querySelectorAll("p, li, td, th, img, h1, h2, h3, button, input, .kk-chart");
  const out = [...inside].filter((one) => {
    const box = one.getBoundingClientRect();
    const scrolls = one.closest("[data-testid=stDataFrame], [data-testid=stMultiSelect]");
    return box.width > 1 && box.right > right + 1 && !scrolls;
  });
  const wide = main.scrollWidth > main.clientWidth + 1 || document.documentElement.scrollWidth > innerWidth;
  return [...out.map((one) => one.outerHTML.slice(0, 120)), ...(wide ? ["scrolls sideways"] : [])];
}"""
LINES = """() => [...document.querySelectorAll("[data-testid=stMain] p, [data-testid=stMain] li")]
  .filter((one) => one.innerText.length > 200)
  .map((one) => one.getBoundingClientRect().width)"""
# What the framework writes on or says of its elements; what we draw is left out, it is ours.
SAID = """() => {
  const drawn = "[data-testid=stHtml], .js-plotly-plot, .kk-map";
  const ours = `${drawn}, [data-testid=stSidebarNav] a, [data-testid=stIconMaterial]`;
  const own = "button, input, select, textarea, nav, section, [role], [data-testid=stFileUploader]";
  const said = new Set();
  for (const element of document.querySelectorAll(own)) {
    if (element.closest(ours)) continue;
    for (const name of ["aria-label", "title", "placeholder"]) said.add(element.getAttribute(name) ?? "");
    for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) said.add(node.data);
  }
  return [...said].filter((text) => text.trim());
}"""
ENGLISH = re.compile(
    r"\b(the|this|of|to|and|or|not?|your?|all|an|open|close|clear|remove|select(ed)?|choose|show|hide|search|upload|files?|"
    r"drag|drop|press|enter|pages?|menu|sidebar|collapse|expand|help|results?|options?|values?|print|theme|made|add|sort|per)\b",
    re.IGNORECASE,
)
SAME_IN_GERMAN = {"Menü", "Trends"}


def find_english_words(page: Page) -> list[str]:
    """What the framework says in English."""
    said: list[str] = page.evaluate(SAID)
    return [text for text in said if ENGLISH.search(text.replace("Open SDG", "")) and text not in SAME_IN_GERMAN]


# The ring around the element in focus, or around the frame of a field, as wide as it is drawn; 0 if there is none.
RING = """() => {
  let element = document.activeElement;
  for (let step = 0; step < 5 && element; step++, element = element.parentElement) {
    const look = getComputedStyle(element);
    if (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2) return parseFloat(look.outlineWidth);
  }
  return 0;
}"""
NAME = r"""() => {
  const at = document.activeElement;
  const name = (at.getAttribute("aria-label") ?? at.innerText ?? "").replace(/\s+/g, " ");
  return `${at.getAttribute("role") ?? at.tagName.toLowerCase()} ${name}`;
}"""

# Charts that are drawn higher or lower than their frame, or reach into what follows.
BURST = """() => [...document.querySelectorAll(".kk-chart")].flatMap((chart) => {
  const drawn = chart.querySelector(".main-svg")?.getBoundingClientRect();
  const frame = chart.getBoundingClientRect();
  if (!drawn || !frame.height) return [];
  const next = chart.closest("[data-testid=stElementContainer]")?.nextElementSibling?.getBoundingClientRect();
  const into = next?.height && next.top < drawn.bottom - 1;
  return Math.abs(drawn.height - frame.height) > 1 || into
    ? [`${drawn.height} drawn in ${frame.height}${into ? ", over what follows" : ""}`] : [];
})"""


def find_burst_frames(page: Page) -> list[str]:
    """Charts that do not keep to their frames; a page at rest has to be asked."""
    out: list[str] = page.evaluate(BURST)
    return out


def step(page: Page, key: str = "Tab") -> str:
    """One step on with the keyboard: what is in focus now. Fails where that cannot be seen."""
    page.keyboard.press(key)
    name: str = page.evaluate(NAME)
    if not name.startswith("body"):  # between the end of the page and its beginning
        assert page.evaluate(RING) >= 2, f"no ring around {name}"
    return name


def find_overflow(page: Page) -> list[str]:
    """What sticks out of the screen, and lines too long to be read. Charts and columns follow a change of width with
    a delay of their own: what is still out after some seconds counts."""
    with suppress(PlaywrightTimeout):
        page.wait_for_function(f"() => ({STICKS_OUT})().length === 0", timeout=PATIENCE)
    out: list[str] = page.evaluate(STICKS_OUT)
    lines: list[float] = page.evaluate(LINES)
    return [*out, *(f"a line of {width:.0f} pixels" for width in lines if width > LONGEST_LINE)]


def find_overflow_of_widths(page: Page) -> list[str]:
    """The same for every width, from a phone to the widest screen."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        found += [f"at {width}: {one}" for one in find_overflow(page)]
    return found


def find_nameless_stops(page: Page) -> list[str]:
    """Stops of the keyboard, of the first ones, that have no name; a stop without a ring fails at once."""
    stops = [step(page) for _ in range(STOPS)]
    return [stop for stop in stops if not stop.partition(" ")[2].strip() and not stop.startswith("body")]

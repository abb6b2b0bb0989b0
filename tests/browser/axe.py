"""What axe-core finds on a page; only what is the framework's own and out of our reach is let pass."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]

# Rule, where -> why it stays. Told to visitors too: texts/*/accessibility.toml.
FRAMEWORK = {
    ("presentation-role-conflict", "stFileUploaderDropzone"): "The area to drop a file on has a name although it is "
    "marked as decoration; the button inside it, which the keyboard reaches, is named and works.",
    ("region", "stMainMenu"): "Its menu is drawn beside the landmarks of the page; opened, it holds the focus.",
    ("region", "react-aria"): "So are the lists of its select boxes.",
}


def read_violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: rule, element and reason, one line each."""
    page.evaluate(AXE_SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(
        "standards => axe.run({runOnly: standards, resultTypes: ['violations']}).then(found => found.violations)",
        STANDARDS,
    )
    return [
        f"{violation['id']}: {node['html'][:300]} ({'; '.join(why['message'] for why in _reasons(node)[:2])})"
        for violation in found
        for node in violation["nodes"]
    ]


def _reasons(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [*node["any"], *node["all"], *node["none"]]


def is_meant(violation: str, rule: str, place: str) -> bool:
    return violation.startswith(f"{rule}:") and place in violation


def is_frameworks(violation: str) -> bool:
    return any(is_meant(violation, rule, place) for rule, place in FRAMEWORK)


def find_barriers(page: Page) -> list[str]:
    """Those that we could mend."""
    return [violation for violation in read_violations(page) if not is_frameworks(violation)]

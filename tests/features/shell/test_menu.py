"""The menu and the address: every page is in the menu, and no key gets into an address that is not named there."""

import pytest

from settings import PAGES
from ui import address
from ui.menu import MENU


def test_every_page_is_in_the_menu_once_with_a_path_of_its_own() -> None:
    entries = [entry for pages in MENU.values() for entry in pages]

    assert sorted(file for file, _, _ in entries) == sorted(
        file.relative_to(PAGES).with_suffix("").as_posix() for file in PAGES.rglob("*.py")
    )
    assert len({path for _, path, _ in entries}) == len(entries)


def test_a_key_that_is_not_declared_is_refused_with_the_place_to_declare_it() -> None:
    with pytest.raises(KeyError, match=r"undeclared.*selectors\.py"):
        address.write_parts(("region", "undeclared"), {"undeclared": "red"})

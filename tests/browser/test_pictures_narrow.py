"""Every page on a phone looks as in its approved picture; a file of its own, so that both widths run side by side."""

from tests.browser import photos
from tests.browser.menu import NARROW

test_a_page_looks_as_approved = photos.looks_as_approved(NARROW)

"""Every page on a wide screen looks as in its approved picture; a change that is meant is approved: `make pictures`."""

from tests.browser import photos
from tests.browser.menu import WIDE
from tests.support.looks import APPROVED

test_a_page_looks_as_approved = photos.looks_as_approved(WIDE)


def test_no_picture_is_left_of_a_page_that_is_gone(renew: bool) -> None:
    gone = [file for file in APPROVED.glob("*.webp") if file.stem not in set(photos.names())]
    if renew:
        for file in gone:
            file.unlink()
    else:
        assert gone == []

"""Addresses of the pages, with what they are to show; the one place that puts any together."""

from collections.abc import Mapping
from urllib.parse import quote

from content.catalogue import Indicator
from content.table import Cell
from texts import DEFAULT, Language


def link_page(page: str, language: Language, **selection: str) -> str:
    """Address of a page with its selection; a field in braces stays to be filled in."""
    return write_address(page, selection if language.code == DEFAULT else selection | {"lang": language.code})


def write_address(path: str, parts: Mapping[str, str]) -> str:
    """Path and parts as a browser takes them."""
    query = "&".join(f"{key}={quote(value, safe='{},')}" for key, value in parts.items())
    return f"{path}?{query}" if query else path


def link_explanation(page: str, anchor: str, language: Language) -> str:
    """Address of `anchor` on `page`, in the language of the visit."""
    return f"{link_page(page, language)}#{anchor}"


def make_row_head(indicator: Indicator, link: str, region: str, language: Language) -> Cell:
    """An indicator with its unit as the head of a row: `link` is a web address with the field {indicator}, '' for none;
    a second one leads to its sheet, with what is known of each figure of the region (its key)."""
    sheet = link_page("daten", language, indicator=indicator.key, region=region)
    return Cell(indicator.name, indicator.unit, link=link.format(indicator=indicator.key), about=sheet)


def link_method(anchor: str, language: Language) -> str:
    """Address of the heading that explains it, on the page of methods."""
    return link_explanation("methoden", f"{language.code}-{anchor}", language)

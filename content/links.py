"""Addresses on the pages that explain: of headings, terms and indicators."""

from content.catalogue import Indicator
from content.table import Cell
from texts import DEFAULT, Language


def link_explanation(page: str, anchor: str, language: Language) -> str:
    """Address of `anchor` on `page`, in the language of the visit."""
    query = "" if language.code == DEFAULT else f"?lang={language.code}"
    return f"{page}{query}#{anchor}"


def make_row_head(indicator: Indicator, link: str, region: str, language: Language) -> Cell:
    """An indicator with its unit as the head of a row: `link` is a web address with the field {indicator}, '' for none;
    a second one leads to its sheet, with what is known of each figure of the region (its key)."""
    spoken = "" if language.code == DEFAULT else f"&lang={language.code}"
    sheet = f"daten?indicator={indicator.key}&region={region}{spoken}"
    return Cell(indicator.name, indicator.unit, link=link.format(indicator=indicator.key), about=sheet)


def link_method(anchor: str, language: Language) -> str:
    """Address of the heading that explains it, on the page of methods."""
    return link_explanation("methoden", f"{language.code}-{anchor}", language)

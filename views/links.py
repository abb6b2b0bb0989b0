"""Addresses of headings and terms on the pages that explain."""

from texts import DEFAULT, Language


def explained(page: str, anchor: str, language: Language) -> str:
    """Address of `anchor` on `page`, in the language of the visit."""
    query = "" if language.code == DEFAULT else f"?lang={language.code}"
    return f"{page}{query}#{anchor}"

"""Text from outside as text: nothing of it becomes markup where Markdown is written."""

import re

_SIGNS = frozenset(r"\`*_{}[]<>()#+-.!|$~:")


def escape_markdown(text: str) -> str:
    """The text with every sign escaped that Markdown could take for a link, a picture, a list or a formula; an address
    written out may still become a link to what it says."""
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)


def remove_links(text: str) -> str:
    """As `plain`; an address written out stays text, too: a sign without width stands in it."""
    return escape_markdown(re.sub("(?i)(https?:|www|@)", "\\1\N{WORD JOINER}", text))


def make_links(text: str) -> str:
    """A mail address or a web address as a link to it, any other text as it is."""
    if re.fullmatch(r"[\w.+-]+@[\w.-]+", text):
        return f"[{escape_markdown(text)}](<mailto:{text}>)"
    if re.fullmatch(r"https?://[^\s<>]+", text):
        return f"[{escape_markdown(text)}](<{text}>)"
    return escape_markdown(text)

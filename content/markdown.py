"""Text from outside as text: nothing of it becomes markup where Markdown is written."""

import re

_ADDRESS = re.compile("(https?:|www|@)", re.IGNORECASE)
_SIGNS = frozenset(r"\`*_{}[]<>()#+-.!|$~:")


def escape_markdown(text: str) -> str:
    """The text with every sign escaped that Markdown could take for a link, a picture, a list or a formula; a web or
    mail address written out stays text, too: a sign without width stands in it."""
    return _escape_signs(_ADDRESS.sub("\\1\N{WORD JOINER}", text))


def make_links(text: str) -> str:
    """A mail address or a web address as a link to it, any other text as it is."""
    if re.fullmatch(r"[\w.+-]+@[\w.-]+", text):
        return f"[{_escape_signs(text)}](<mailto:{text}>)"
    if re.fullmatch(r"https?://[^\s<>]+", text):
        return f"[{_escape_signs(text)}](<{text}>)"
    return escape_markdown(text)


def _escape_signs(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)

"""docs/methods.md in one language: its sections under their anchors, and the reasons as rows with anchors."""

import re
from dataclasses import dataclass

_SECTION = re.compile(r'^<a id="([^"]+)"></a>\n(#+) (.+)\n', re.MULTILINE)
_REASON = re.compile(r'^\| <a id="([^"]+)"></a>(.+?) \| (.+?) \|$', re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """`level` 2 or 3; `body` is Markdown, without the rows of reasons, which are (anchor, name, explanation)."""

    anchor: str
    level: int
    title: str
    body: str
    reasons: tuple[tuple[str, str, str], ...]


def read_sections(text: str, code: str) -> list[Section]:
    """The sections of the document in the language `code`, in their order; the title of the language is left out."""
    found = list(_SECTION.finditer(text))
    ends = [later.start() for later in found[1:]] + [len(text)]
    read = []
    for heading, end in zip(found, ends, strict=True):
        body = text[heading.end() : end]
        reasons = tuple(_REASON.findall(body))
        if heading[1].startswith(f"{code}-"):
            body = re.sub(r"^\|.*\n?", "", body, flags=re.MULTILINE) if reasons else body
            read.append(Section(heading[1], len(heading[2]), heading[3], body.strip(), reasons))
    return read

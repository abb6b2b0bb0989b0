"""The fonts that pages are set in, cut down to what pages show: `make fonts` writes them to ui/fonts.

Those that come with Streamlit hold 4,000 icons and the letters of Cyrillic and Greek: of a first visit at the end of a
narrow line they were a third. What a cut font lacks, a browser takes from Streamlit's, which it fetches only then; an
icon's name it would show as a word (tests/features/shell/test_fonts.py).
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import streamlit as st
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from settings import ROOT

FOLDER = ROOT / "ui" / "fonts"
_OURS = ("content", "features", "pages", "ui")
_STREAMLIT = Path(st.__file__).parent
_MEDIA = _STREAMLIT / "static" / "static" / "media"
# Latin with all its accents, Greek as in formulas; signs of typography, currency, mathematics; arrows, shapes, symbols.
_LETTERS = ((0x20, 0x24F), (0x391, 0x3C9), (0x1E9E, 0x1E9E), (0x2000, 0x22FF), (0x25A0, 0x27BF))
_FEATURES = ("tnum", "lnum")  # figures of one width, beside what fontTools keeps by itself
_PLAIN = 0x250  # letters that names of icons may be written in are below
_NAMES = (1, 3, 4, 6, 16)  # records of a font's name; that of Source Sans is reserved to the whole of it
_NAME = "Kreiskompass"


def list_icons() -> set[str]:
    """Names of icons that our pages or the framework may show. Of ours every word in quotes counts that names one:
    some names are put together where they are shown."""
    ours = _read(file for folder in _OURS for file in (ROOT / folder).rglob("*.py"))
    theirs = _read([*_STREAMLIT.rglob("*.py"), *(_STREAMLIT / "static").rglob("*.js")])
    named = re.findall(r":material/(\w+)", ours + theirs) + re.findall(r'"([a-z0-9_]+)"', ours)
    return set(named) & read_ligatures(_open("MaterialSymbols-Rounded")).keys()


def read_ligatures(font: TTFont) -> dict[str, str]:
    """The names that the font shows as one sign -> that sign."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        "".join(letters[glyph] for glyph in (first, *ligature.Component)): ligature.LigGlyph
        for lookup in font["GSUB"].table.LookupList.Lookup
        for table in lookup.SubTable
        for first, ligatures in table.ExtSubTable.ligatures.items()
        for ligature in ligatures
    }


def cut_icons() -> bytes:
    """The font of icons with those of `list_icons`."""
    font, icons = _open("MaterialSymbols-Rounded"), list_icons()
    signs = read_ligatures(font)
    letters = "".join(chr(code) for code in font.getBestCmap() if code < _PLAIN)
    return _cut_font(font, layout_closure=False, text=letters, glyphs=[signs[icon] for icon in icons])


def cut_text() -> bytes:
    """The font of all text with the letters of Latin languages."""
    font = _open("SourceSansVF-Upright")
    letters = "".join(chr(code) for first, last in _LETTERS for code in range(first, last + 1))
    return _cut_font(font, layout_features=[*Options().layout_features, *_FEATURES], text=letters)


def main() -> None:
    """Writes both under names that tell their content, for a browser keeps them for good."""
    for name, font in (("icons", cut_icons()), ("text", cut_text())):
        for before in FOLDER.glob(f"{name}.*.woff2"):
            before.unlink()
        (FOLDER / f"{name}.{sha256(font).hexdigest()[:8]}.woff2").write_bytes(font)


def _read(files: Any) -> str:
    return "\n".join(file.read_text(encoding="utf-8", errors="replace") for file in files)


def _open(name: str) -> TTFont:
    return TTFont(next(_MEDIA.glob(f"{name}.*woff2")), recalcTimestamp=False)


def _cut_font(font: TTFont, text: str, glyphs: Sequence[str] = (), **settings: Any) -> bytes:
    cutter = Subsetter(Options(**settings))
    cutter.populate(text=text, glyphs=glyphs)
    cutter.subset(font)
    for record in font["name"].names:
        if record.nameID in _NAMES:
            record.string = _NAME
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    main()

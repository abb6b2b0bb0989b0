"""Our fonts in the place of Streamlit's: the same ones with what pages show of them, an eighth of the size.

A rule for the same font that comes later counts, so ours stand behind the framework's style. What a cut font lacks, as
letters of Cyrillic, a browser takes from the framework's.
"""

from markupsafe import Markup

from features.shell.files import FOLDERS

FOLDER = FOLDERS["fonts"]  # written by testbed/fonts.py; a name tells the content
_FACE = Markup(
    '@font-face{{font-family:"{}";font-style:normal;font-weight:{};font-display:{};src:url({})format("woff2")}}'
)
_FACES = {"text": ("Source Sans", "100 900", "swap"), "icons": ("Material Symbols Rounded", "400", "block")}


def write_font_style(base: str) -> bytes:
    """What a page has behind its own style."""
    faces = Markup("").join(_FACE.format(*settings, _find_address(name, base)) for name, settings in _FACES.items())
    return Markup("<style>{}</style>").format(faces).encode()


def announce_fonts(base: str) -> bytes:
    """What lets a browser fetch ours before it has read the style."""
    announced = Markup('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>')
    return Markup("").join(announced.format(_find_address(name, base)) for name in _FACES).encode()


def _find_address(name: str, base: str) -> str:
    return "/".join(("", *filter(None, (base, FOLDER.name, next(FOLDER.glob(f"{name}.*.woff2")).name))))

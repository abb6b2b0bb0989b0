"""Pages set by Typst: offline, in our typefaces, from a template of ours and data that are never markup."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
import typst

from export.fonts import FAMILIES, FOLDER

_HERE = Path(__file__).parent
_PIXELS_PER_INCH = 192


def typeset_pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """One file: tagged, for screen readers (PDF/UA-1) and to be kept (PDF/A-2a)."""
    return _set_type(template, data, format="pdf", pdf_standards=["ua-1", "a-2a"])[0]


def typeset_svgs(template: str, data: Mapping[str, Any]) -> list[bytes]:
    """A picture of each page; text as outlines."""
    return _set_type(template, data, format="svg")


def typeset_pngs(template: str, data: Mapping[str, Any]) -> list[bytes]:
    """A picture of each page with two pixels for one of the screen."""
    return _set_type(template, data, format="png", ppi=_PIXELS_PER_INCH)


def _set_type(template: str, data: Mapping[str, Any], **how: Any) -> list[bytes]:
    """`template` is a file beside this one; it finds `data`, and the typefaces, in sys.inputs."""
    # The package's types say None, which is only for output into a file
    written: list[bytes] | bytes = typst.compile(  # type: ignore[assignment]
        (_HERE / template).read_bytes(),
        root=_HERE,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps({**data, "fonts": FAMILIES})},
        **how,
    )
    return written if isinstance(written, list) else [written]


@cache
def _fonts() -> typst.Fonts:
    """Ours, and those that matplotlib brings along for signs that ours does not have."""
    signs = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER, signs])

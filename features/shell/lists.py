"""Lists that are chosen from compare what is typed in a way of ours (lists.js): Streamlit's own knows neither
"dueren" for "Düren" nor any word that does not stand in the list.

Streamlit has no setting for this. Its lists import the comparison from a module of the browser, and an import map can
name another one for that: ours hands on all of the framework's but the comparison.
"""

import json
import re
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from storage.checksums import compute_checksum

_FILES = Path(st.__file__).parent / "static" / "static" / "js"
_COMPARISON = re.compile(r"function (\w+)\(\w+,\w+,\w+\)\{[^{}]*FILTER_MODE_FUZZY\)return")


class Unrecognised(Exception):
    """The framework compares in another way than this version of ours knows."""


@lru_cache
def find_comparison() -> tuple[str, str]:
    """The framework's module that compares, and the name under which it hands the comparison on. Raises
    Unrecognised."""
    lists = " ".join(file.read_text(encoding="utf-8") for file in _FILES.glob("Selectbox.*.js"))
    for name in re.findall(r'from"\./([\w.-]+\.js)"', lists):
        text = (_FILES / name).read_text(encoding="utf-8")
        if found := _COMPARISON.search(text):
            exported = dict(re.findall(r"[{,](\w+) as (\w+)", text))
            if found[1] in exported:
                return name, exported[found[1]]
    raise Unrecognised


@lru_cache
def write_script() -> str:
    """The module that stands in the place of the framework's."""
    module, exported = find_comparison()
    ours = Path(__file__).with_name("lists.js").read_text(encoding="utf-8")
    return ours.replace("MODULE", module).replace("EXPORTED", exported)


def write_import_map(base: str) -> str:
    """The line of a page that puts our module there; nothing where the framework has none that we know, and then it
    compares as it does. `base`: of the addresses, without slashes."""
    try:
        module, script = find_comparison()[0], write_script()
    except Unrecognised:
        return ""
    start = f"/{base}/" if base else "/"
    folder, version = f"{start}static/js/", compute_checksum(script.encode())[:12]
    scopes = {folder: {f"{folder}{module}": f"{start}lists.js?{version}"}}
    return f'<script type="importmap">{json.dumps({"scopes": scopes})}</script>'


def answer_script(_: Request) -> Response:
    """The module; its address changes with it."""
    return Response(write_script(), media_type="text/javascript", headers={"Cache-Control": "max-age=31536000"})

"""Answers of the addresses for machines (see openapi.json): the same for everyone, readable from every website."""

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import queries
from features.open_data.feed import write_feed
from features.open_data.open_sdg import write_repository
from features.open_data.values import ask_values, describe_indicator, describe_region, write_json, write_machine_csv
from storage.checksums import compute_checksum
from texts import CODES, DEFAULT, Language
from ui import data
from ui.first_start import is_ready

_FORMS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_FEED = "application/atom+xml; charset=utf-8"
_OPENAPI = Path(__file__).with_name("openapi.json")
# Figures may be read from the pages of every website; they are the same for everyone and hold nothing of a visitor.
_EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Expose-Headers": "ETag",
    "X-Content-Type-Options": "nosniff",
}
_PATIENCE = 3  # seconds that a repository waits for others to be made
_packing = BoundedSemaphore(2)  # at once: others wait for the processor and for the threads that answer
_CACHING = {"Cache-Control": "public, max-age=600"}


class _Refusal(Exception):
    """Why there is no answer: HTTP status, name of a text under `open_data` and its fields."""

    def __init__(self, status: int, text: str, **fields: str) -> None:
        super().__init__(text)
        self.status, self.text, self.fields = status, text, fields


def answer_indicator(request: Request) -> Response:
    """All figures of an indicator, as CSV or JSON."""

    def write(language: Language) -> tuple[bytes, str]:
        key, form = _read_path(request, "indicator", _FORMS)
        if key not in data.ask_indicators(language):
            raise _Refusal(404, "unknown_indicator", name=key)
        return _write_indicator(queries.find_version(), key, form, language.code), _FORMS[form]

    return _answer(request, write)


def answer_region(request: Request) -> Response:
    """All figures of a region, as CSV or JSON, or its feed of news."""

    def write(language: Language) -> tuple[bytes, str]:
        key, form = _read_path(request, "region", [*_FORMS, "atom"])
        if key not in data.ask_regions(language):
            raise _Refusal(404, "unknown_region", name=key)
        if form == "atom":
            region = data.ask_regions(language)[key]
            return write_feed(region, language, str(request.base_url), queries.find_serving().built_at), _FEED
        return _write_region(queries.find_version(), key, form, language.code), _FORMS[form]

    return _answer(request, write)


def answer_open_sdg(request: Request) -> Response:
    """A region's figures as a data repository of Open SDG: of the indicators named (`indicator`, repeatable) or all."""

    def write(language: Language) -> tuple[bytes, str]:
        key, _ = _read_path(request, "region", ["zip"])
        region, known = data.ask_regions(language).get(key), data.ask_indicators(language)
        if region is None:
            raise _Refusal(404, "unknown_region", name=key)
        chosen = list(dict.fromkeys(request.query_params.getlist("indicator")))
        if unknown := [each for each in chosen if each not in known]:
            raise _Refusal(404, "unknown_indicator", name=unknown[0])
        if not _packing.acquire(timeout=_PATIENCE):
            raise _Refusal(503, "busy")
        try:
            return write_repository(region, chosen or list(known)), "application/zip"
        finally:
            _packing.release()

    return _answer(request, write)


def answer_index(request: Request) -> Response:
    """Which indicators and regions there are, with their keys."""

    def write(language: Language) -> tuple[bytes, str]:
        found = {
            "indicators": [describe_indicator(each) for each in data.ask_indicators(language).values()],
            "regions": [describe_region(each) for each in data.ask_regions(language).values()],
        }
        return json.dumps(found, ensure_ascii=False).encode(), _FORMS["json"]

    return _answer(request, write)


def answer_description(request: Request) -> Response:
    """The OpenAPI file, with the address under which this server is reached."""
    described = json.loads(_OPENAPI.read_text(encoding="utf-8"))
    described["servers"] = [{"url": str(request.base_url).rstrip("/")}]
    return JSONResponse(described, headers=_EVERYWHERE)


def _answer(request: Request, write: Callable[[Language], tuple[bytes, str]]) -> Response:
    """What `write` gives for the language of the address, with the ETag of the build; a refusal in words."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers=_EVERYWHERE)
    code = request.query_params.get("lang", DEFAULT)
    language = Language(code)
    try:
        if code not in CODES:
            raise _Refusal(400, "unknown_language", code=code)
        if not is_ready():
            raise _Refusal(503, "not_ready")
        # A feed also holds what the office has entered since the build: it is known by its bytes.
        live = write(language) if request.url.path.endswith(".atom") else None
        tag = _hash(live[0]) if live else _make_tag(request, code)
        headers = {**_EVERYWHERE, **_CACHING, "ETag": tag}
        if tag in request.headers.get("If-None-Match", ""):
            return Response(status_code=304, headers=headers)
        body, media_type = live or write(language)
    except _Refusal as refusal:
        told = language(f"open_data.{refusal.text}", **{name: value[:60] for name, value in refusal.fields.items()})
        return JSONResponse({"error": told}, refusal.status, {**_EVERYWHERE, "Cache-Control": "no-store"})
    return Response(body, media_type=media_type, headers=headers)


def _make_tag(request: Request, code: str) -> str:
    """Another one with every build, and for every address and language."""
    asked = f"{queries.find_version()} {request.url.path} {request.query_params.getlist('indicator')} {code}"
    return _hash(asked.encode())


def _hash(content: bytes) -> str:
    return f'"{compute_checksum(content)[:32]}"'


def _read_path(request: Request, name: str, forms: Any) -> tuple[str, str]:
    key, form = request.path_params[name], request.path_params["form"]
    if form not in forms:
        raise _Refusal(404, "unknown_form", form=form, forms=", ".join(forms))
    return key, form


@lru_cache(maxsize=8)
def _write_indicator(version: str, key: str, form: str, code: str) -> bytes:
    """Kept for a version of the database: machines ask for the same figures."""
    language = Language(code)
    return _write(version, form, describe_indicator(data.ask_indicators(language)[key]), (key, None), language)


@lru_cache(maxsize=8)
def _write_region(version: str, key: str, form: str, code: str) -> bytes:
    """Kept for a version of the database."""
    language = Language(code)
    return _write(version, form, describe_region(data.ask_regions(language)[key]), (None, key), language)


def _write(
    version: str, form: str, about: dict[str, Any], asked: tuple[str | None, str | None], language: Language
) -> bytes:
    values = ask_values(*asked, language)
    return write_machine_csv(values) if form == "csv" else write_json(values, {**about, "version": version})

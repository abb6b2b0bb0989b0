"""The answer to what else the choices in lists are known by (features/shell/lists.js)."""

import json

from starlette.requests import Request
from starlette.responses import Response

from features.search.entries import list_words
from storage.checksums import compute_checksum
from texts import Language
from ui import data
from ui.first_start import is_ready


def answer_words(request: Request) -> Response:
    """JSON: by the name that a list shows, in the language asked for, its further words."""
    if not is_ready():
        return Response(status_code=503, headers={"Cache-Control": "no-store"})
    version, code = data.find_database(), Language(request.query_params.get("lang", "")).code
    tag = f'"{compute_checksum(f"{version} {code}".encode())[:32]}"'
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if tag in request.headers.get("If-None-Match", ""):
        return Response(status_code=304, headers=headers)
    body = json.dumps(list_words(code), ensure_ascii=False)
    return Response(body, media_type="application/json", headers=headers)

"""The address for monitoring and proxies: whether this process has data to show, and of when they are.

Streamlit's own `/_stcore/health` only says that the process answers.
"""

from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import queries
from storage.servers import ServerFailed


def answer_health(_: Request) -> Response:
    """JSON: `status` is "ok", "earlier" (the newest database or its pointer is lost or damaged, the newest sound one
    serves) or, with HTTP 503, "no_database" (there is none, or its server cannot be reached); `built_at` (UTC),
    `age_hours` (null where the clock says that it has not been built yet) and `inputs`, the fingerprint of the files,
    tell which data."""
    headers = {"Cache-Control": "no-store"}
    try:
        found = queries.find_serving()
    except (queries.DatabaseMissing, ServerFailed):
        return JSONResponse({"status": "no_database"}, 503, headers)
    age = (datetime.now(UTC) - found.built_at).total_seconds() / 3600
    told = {
        "status": "earlier" if found.unusable else "ok",
        "built_at": found.built_at.isoformat(timespec="seconds"),
        "age_hours": round(age, 2) if age >= 0 else None,
        "inputs": found.inputs,
    }
    return JSONResponse(told, headers=headers)

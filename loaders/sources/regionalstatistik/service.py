"""Calls of the service: sign-in by header, refusals in answers of HTTP 200, large tables by way of a job."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from loaders.errors import SourceChanged, SourceRefused, SourceUnavailable
from loaders.fetch.http import Answer, Client
from loaders.sources.parse import json_of
from loaders.sources.regionalstatistik.codes import SOURCE
from settings import secret

USER, PASSWORD = "SDG_REGIONALSTATISTIK_USER", "SDG_REGIONALSTATISTIK_PASSWORD"
UNLISTED = 20  # how often a job is looked for that the list of jobs does not name before it counts as lost
LONGEST_PAUSE = 60  # between two looks, in pauses between calls
LONGEST_JOB = 2 * 3600  # the same, all looks together
_DONE, _ADJUSTED, _NOTHING_NEWER, _NO_TABLE, _TOO_LARGE, _JOB, _NO_MATCH = 0, 22, 50, 90, 98, 99, 104
_SIGN_IN = {2, 15}
# Beginnings of the states of a job.
_READY, _FAILED = ("fertig", "finish"), ("fehler", "abgebrochen", "error", "cancel")
_REASONS = {_ADJUSTED: "adjusted", _NO_TABLE: "no_table", _TOO_LARGE: "too_large"}
# As the service's own pages send them: the whole table, flat, without quality marks.
_TABLE = {
    "area": "all",
    "compress": "false",
    "format": "ffcsv",
    "language": "de",
    "quality": "off",
    "regionalkey": "",
    "regionalvariable": "",
    "stand": "",
    "timeslices": "",
}


@dataclass(frozen=True)
class Status:
    """What the service says instead of a table."""

    code: int
    text: str
    content: dict[str, Any]


class Genesis:
    """The service at an address, signed in."""

    def __init__(self, client: Client, address: str, watch: Callable[[str], None] = lambda _: None) -> None:
        """`watch` is told how long a table has been waited for. Raises SourceRefused without credentials. They stand
        in the client's headers and nowhere else."""
        given = [secret(USER), secret(PASSWORD)]
        missing = [name for name, value in zip((USER, PASSWORD), given, strict=True) if value is None]
        if missing:
            raise SourceRefused(SOURCE, urlsplit(address).netloc, "no_credentials", ", ".join(missing))
        if any(not (value or "").isprintable() or (value or "") != (value or "").strip() for value in given):
            raise SourceRefused(SOURCE, urlsplit(address).netloc, "odd_credentials", f"{USER}, {PASSWORD}")
        self._secrets = [value for value in given if value]
        user, password = (value.encode().decode("latin-1") for value in self._secrets)  # UTF-8 on the wire
        client.headers = {"username": user, "password": password}
        client.answers = frozenset({401, 404})
        self.client, self.address, self.watch = client, address, watch

    def table(self, name: str, first_year: int, last_year: int) -> Answer | Status:
        """A table as a zip, if need be by way of a job, or the status that there is nothing (newer) for these years.

        Raises SourceRefused, SourceUnavailable, SourceChanged.
        """
        form = {**_TABLE, "name": name, "startyear": str(first_year), "endyear": str(last_year)}
        answer = self._ask("data/tablefile", {**form, "job": "false"})
        if isinstance(answer, Status) and answer.code == _TOO_LARGE:
            answer = self._by_job(form)
        if isinstance(answer, Answer) or answer.code in (_NOTHING_NEWER, _NO_MATCH):
            return answer
        raise self._make_refusal(name, answer)

    def _by_job(self, form: Mapping[str, str]) -> Answer | Status:
        """Have the table made in the background and look after it at growing distances, for as long as it is listed and
        not for ever: more is fetched after it."""
        table = form["name"]
        answer = self._ask("data/tablefile", {**form, "job": "true"})
        if isinstance(answer, Answer) or answer.code != _JOB:
            return answer
        job = answer.text.rpartition(":")[2].strip()
        if not job.startswith(table):
            raise SourceChanged(SOURCE, table, "no_job_name", self._clean(answer.text))
        waited, unlisted = 0.0, 0
        while unlisted < UNLISTED and waited < LONGEST_JOB:
            state = self._state(table, job)
            if state.startswith(_READY):
                form = {name: _TABLE[name] for name in ("area", "compress", "format", "language")}
                result = self._ask("data/resultfile", {**form, "name": job})
                if isinstance(result, Answer) or result.code != _NO_MATCH:
                    return result
            elif state.startswith(_FAILED):
                raise SourceChanged(SOURCE, table, "no_table", self._clean(state))
            unlisted = 0 if state else unlisted + 1
            pause = min(1 + waited, LONGEST_PAUSE)
            self.client.sleep(self.client.pause * pause)
            waited += pause
            self.watch(f"{table} ({self.client.pause * waited:.0f} s)")
        raise SourceUnavailable(SOURCE, table, "job_not_ready")

    def _state(self, table: str, job: str) -> str:
        """What the list of jobs says of this one, in small letters; '' where it does not name it."""
        listed = self._ask("catalogue/jobs", {"selection": f"*{job}", "pagelength": "20", "language": "de"})
        if isinstance(listed, Answer) or listed.code not in (_DONE, _NO_MATCH):
            raise SourceChanged(SOURCE, table, "no_job_list", "" if isinstance(listed, Answer) else listed.text)
        jobs = [entry for entry in listed.content.get("List") or [] if isinstance(entry, dict)]
        return next((str(entry.get("State")).casefold() for entry in jobs if entry.get("Code") == job), "")

    def _ask(self, path: str, form: Mapping[str, str]) -> Answer | Status:
        """A zip or a status. One that cannot be read is asked for again. Raises SourceRefused for a failed sign-in."""
        answer, status = self.client.parsed(lambda: self.client.post(f"{self.address}/{path}", form), _status)
        if status is None:
            return answer
        if status.code in _SIGN_IN:
            raise SourceRefused(SOURCE, urlsplit(answer.url).netloc, "sign_in", self._clean(status.text))
        return status

    def _make_refusal(self, table: str, status: Status) -> SourceRefused | SourceChanged:
        if status.code == _DONE:
            return SourceChanged(SOURCE, table, "no_table", self._clean(status.text))
        reason = _REASONS.get(status.code, "service")
        return SourceRefused(SOURCE, table, reason, f"{status.code}: {self._clean(status.text)}")

    def _clean(self, text: str) -> str:
        """The service's words without what must not be written anywhere, on one line."""
        for value in self._secrets:
            text = text.replace(value, "***")
        return " ".join(text.split())[:300]


def _status(answer: Answer) -> Status | None:
    """The status that an answer is; None for a zip. Raises SourceChanged for anything else."""
    if answer.status == 200 and answer.body.startswith(b"PK"):
        return None
    if answer.status == 401 and "json" not in answer.media_type:
        return Status(min(_SIGN_IN), "HTTP 401", {})
    found = json_of(SOURCE, answer.url, answer.media_type, answer.body)
    content = found if isinstance(found, dict) else {}
    status = content.get("Status", content)
    code = status.get("Code") if isinstance(status, dict) else None
    if not isinstance(code, int):
        raise SourceChanged(SOURCE, urlsplit(answer.url).path, "missing_key", "Status.Code")
    return Status(code, str(status.get("Content", "")), content)

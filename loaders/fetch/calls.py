"""What there is to read from a call: the address without secrets, why it failed, how long to wait."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit

import requests
import urllib3


def remove_sign_in(url: str) -> tuple[str, tuple[str, str] | None]:
    """The address without user name and password, and these: they travel in a header and are kept nowhere."""
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return bare, (unquote(parts.username), unquote(parts.password or ""))


def name_cause(error: Exception) -> str:
    """Name of the failure for the user: a text under `loaders.cause`."""
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError):
        return "timeout"
    if isinstance(error, urllib3.exceptions.HTTPError):
        return "broken_off"
    if isinstance(error, requests.ConnectionError):
        return "no_connection"
    return "wrong_address"  # what remains: an address that requests cannot make sense of


def read_retry_after(response: requests.Response) -> float | None:
    """Seconds that the service asks to wait, given as seconds or as a date."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None

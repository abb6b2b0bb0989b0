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


# Causes that lie between this machine and the service: asking again, or for something else, does not help.
UNREACHED = frozenset({"no_connection", "no_name", "proxy", "proxy_sign_in", "certificate"})
# Of these, what nobody but the office's own IT can mend.
LASTING = frozenset({"proxy", "proxy_sign_in", "certificate"})


def name_cause(error: Exception) -> str:
    """Name of the failure for the user: a text under `loaders.cause`."""
    known = (
        (requests.exceptions.ProxyError, "proxy_sign_in" if "407" in str(error) else "proxy"),
        (requests.exceptions.SSLError, "certificate" if "CERTIFICATE_VERIFY_FAILED" in str(error) else "broken_off"),
        ((requests.Timeout, urllib3.exceptions.TimeoutError), "timeout"),
        (urllib3.exceptions.HTTPError, "broken_off"),
        (requests.ConnectionError, "no_name" if _name_is_unknown(error) else "no_connection"),
    )
    # What remains is an address that requests cannot make sense of.
    return next((cause for kinds, cause in known if isinstance(error, kinds)), "wrong_address")


def _name_is_unknown(error: Exception) -> bool:
    """By what urllib3 says went wrong, inside what requests makes of it."""
    reason = getattr(error.args[0], "reason", None) if error.args else None
    return isinstance(reason, urllib3.exceptions.NameResolutionError)


def read_retry_after(response: requests.Response) -> float | None:
    """Seconds that the service asks to wait, given as seconds or as a date."""
    told = response.headers.get("Retry-After", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None

"""Who sits at the machine itself: told by the connection alone, and only where nothing says that this is a server.
And who asks from elsewhere, as far as that is known.

The app's door (features/shell/door.py) looks at every connection and writes what it finds into a header of its own,
with a word that only this process knows; who asks by another way, or sends that header, is not at the machine.
"""

import secrets
from collections.abc import Iterable, Mapping
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

HEADER = "x-kreiskompass-seat"
WORD = secrets.token_hex(16)

# What proxies name a visitor or themselves with. A browser sends none of these to the server it asks, and nothing that
# begins with "x-" when it opens the connection of a page.
_PROXY_NAMES = {
    "forwarded",
    "via",
    "client-ip",
    "true-client-ip",
    "cdn-loop",
    "traceparent",
    "tracestate",
    "early-data",
}
_PROXY_STARTS = ("x-", "cf-", "fastly-", "fly-", "akamai-", "proxy-", "forwarded-", "ali-", "incap-")


def is_at_machine(scope: Mapping[str, Any]) -> bool:
    """Whether a connection (of ASGI) comes from this machine, was asked for under one of its own names, and carries no
    trace of a proxy."""
    headers = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
    hosts = [value for name, value in headers if name == "host"]
    return (
        len(hosts) == 1
        and is_loopback(_host_name(hosts[0]))
        and all(is_loopback((scope.get(end) or ("",))[0]) for end in ("client", "server"))
        and not any(_names_proxy(name) for name, _ in headers)
    )


def is_loopback(host: str | None) -> bool:
    """Whether a name or an address means the machine that asks: 127.0.0.2, [::ffff:127.0.0.1] and 'localhost.' do."""
    plain = (host or "").lower().removesuffix(".")
    if plain == "localhost":
        return True
    try:
        address = ip_address(plain)
    except ValueError:
        return False
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inner or address).is_loopback


def name_client(scope: Mapping[str, Any]) -> str:
    """The address that limits count a request for: of IPv6 the network, of which one household or office has all.

    It is the other end of the connection or, where that is a proxy that uvicorn trusts (FORWARDED_ALLOW_IPS), whom the
    proxy names. '' for this machine, also for a proxy on it that names nobody: all come from there.
    """
    host = str((scope.get("client") or ("",))[0])
    try:
        address = ip_address(host)
    except ValueError:
        return ""
    if is_loopback(host):
        return ""
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or ip_network((int(address), 64), strict=False))
    return host


def mark_headers(headers: Iterable[tuple[bytes, bytes]], at_machine: bool) -> list[tuple[bytes, bytes]]:
    """Headers of a request with what the door has found in place of what a visitor may claim."""
    ours = HEADER.encode()
    found = [(name, value) for name, value in headers if name.lower() != ours]
    return [*found, (ours, WORD.encode())] if at_machine else found


def _names_proxy(name: str) -> bool:
    return name in _PROXY_NAMES or name.startswith(_PROXY_STARTS)


def _host_name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None

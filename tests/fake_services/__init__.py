"""A double of the four services that the loaders read: real HTTP over loopback, faults on demand.

    with FakeServices(ags_key="gkz") as services:
        services.plant("too_many", path_contains="kinderarmut", retry_after=1)
        ...  # a loader that reads from services.wegweiser

What is recorded and what is made up tells recorded/README.md.
"""

from .exchange import Request
from .faults import ENDLESS, FAULTS, Options, http_date
from .services import FakeServices, closed_address
from .values import (
    GERMANY,
    INKAR_YEARS,
    eurostat_flag,
    eurostat_value,
    genesis_value,
    inkar_value,
    wegweiser_value,
)
from .world import DEVIATIONS, World

__all__ = [
    "DEVIATIONS",
    "ENDLESS",
    "FAULTS",
    "GERMANY",
    "INKAR_YEARS",
    "FakeServices",
    "Options",
    "Request",
    "World",
    "closed_address",
    "eurostat_flag",
    "eurostat_value",
    "genesis_value",
    "http_date",
    "inkar_value",
    "wegweiser_value",
]

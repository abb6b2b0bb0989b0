"""Which function answers which path."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from .exchange import Answer, Request
from .world import World


@dataclass
class Jobs:
    """Tables that Regionalstatistik prepares in the background: job name to answer, and polls so far."""

    lock: Lock = field(default_factory=Lock)
    results: dict[str, Answer] = field(default_factory=dict)
    polls: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Call:
    """One request with what it needs to be answered; `name` is the variable part of the path."""

    request: Request
    world: World
    jobs: Jobs
    name: str = ""

    def first(self, parameter: str, default: str = "") -> str:
        return self.request.query.get(parameter, [default])[0]


Route = Callable[[Call], Answer]
NOT_FOUND = Answer(b"", 404)


def dispatch(table: dict[tuple[str, str], Route], request: Request, world: World, jobs: Jobs) -> Answer:
    """The answer of the first route whose path fits; 405 where only the method differs, else 404."""
    fitting = {
        method: (route, found)
        for (method, pattern), route in table.items()
        if (found := re.fullmatch(pattern, request.route))
    }
    if not fitting:
        return NOT_FOUND
    if request.method not in fitting:
        return Answer(b"", 405, headers={"Allow": ", ".join(fitting)})
    route, found = fitting[request.method]
    return route(Call(request, world, jobs, "".join(found.groups())))

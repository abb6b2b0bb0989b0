"""Visitors who click for a while, each by themselves, as the readers of a whole administration would."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from testbed.server import Server
from testbed.visitor import Answer, Slider, Visitor

DISTRICTS = ("05370", "05358", "05334", "05315", "05962", "05566")
INDICATORS = ("crimes_recorded", "disposable_income", "municipal_debt", "living_space_per_head", "gdp_per_head")
WHAT_IF = "was-waere-wenn"
# Page -> what its address tells. The slider is that of an indicator which has one.
PAGES = {
    "": "region={district}",
    "ueberblick": "region={district}",
    "kreisvergleich": "regions={district}&indicator={indicator}",
    "trends": "regions={district}&indicator={indicator}",
    "zielcheck": "region={district}",
    WHAT_IF: "region={district}&indicator=crimes_recorded",
}
STAY = 0.5  # of the clicks on a page with a slider move it


@dataclass
class Clicks:
    """What came of them: milliseconds of each, and what went wrong, as told."""

    times: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class Reader:
    """Somebody with the app open, who clicks every so many seconds."""

    def __init__(self, server: Server, number: int, every: float) -> None:
        self.server, self.every = server, every
        self.random = random.Random(number)
        self.slider: Slider | None = None

    async def come(self) -> None:
        """Open the app at a page."""
        self.visitor = await Visitor.at(self.server)
        await self.click()

    async def click(self) -> Answer:
        """Move the slider, or go on to another view."""
        if self.slider and self.random.random() < STAY:
            return await self.visitor.ask(self.slider.moved(self.random.randrange(1000)))
        page = self.random.choice(list(PAGES))
        chosen = {"district": self.random.choice(DISTRICTS), "indicator": self.random.choice(INDICATORS)}
        query = PAGES[page].format(**chosen)
        answer = await self.visitor.open(page, query)
        self.slider = Slider(answer, page, query) if page == WHAT_IF else None
        return answer

    async def read(self, until: float, clicks: Clicks) -> None:
        """Click until then (time.monotonic)."""
        await asyncio.sleep(self.random.uniform(0, self.every))
        while (began := time.monotonic()) < until:
            try:
                answer = await self.click()
                clicks.times.append(answer.milliseconds)
                clicks.errors += answer.errors()
            except (WebSocketException, TimeoutError, OSError) as error:
                clicks.errors.append(f"{type(error).__name__} {error}")
                return
            await asyncio.sleep(max(0.0, self.every - (time.monotonic() - began)))


async def crowd(servers: list[Server], size: int, every: float) -> list[Reader]:
    """As many readers as that, shared out among the servers; each stays at its own."""
    readers = [Reader(servers[number % len(servers)], number, every) for number in range(size)]
    for reader in readers:
        await reader.come()
    return readers

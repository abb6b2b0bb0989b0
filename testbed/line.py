"""A narrow line to servers of this machine, for all connections together.

    python -m testbed.line MEGABITS [LISTENING_PORT:SERVER_PORT ...]

Bytes go through unchanged, each way at this speed and 10 ms later. Chromium's own throttling is not used: at times it
stops reading what has come, and the page never stands.
"""

import asyncio
import sys
from asyncio import Queue, StreamReader, StreamWriter
from collections.abc import Sequence
from functools import partial

DELAY = 0.01  # seconds, one way
PIECE = 8192  # bytes read at once
WAITING = 4  # pieces under way on a connection: what is beyond waits at its sender, so that all have their share


class Lane:
    """One direction: what one connection sends keeps the others waiting."""

    def __init__(self, megabits: float) -> None:
        self._seconds_per_byte = 8 / (megabits * 1e6)
        self._free_at = 0.0

    async def carry(self, source: StreamReader, sink: StreamWriter) -> None:
        """All that the source sends until it ends."""
        under_way: Queue[tuple[float, bytes]] = Queue(WAITING)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._take(source, under_way))
            group.create_task(self._hand_over(under_way, sink))

    async def _take(self, source: StreamReader, under_way: Queue[tuple[float, bytes]]) -> None:
        piece = b" "
        while piece:
            piece = await source.read(PIECE)
            now = asyncio.get_running_loop().time()
            self._free_at = max(self._free_at, now) + len(piece) * self._seconds_per_byte
            await under_way.put((self._free_at + DELAY, piece))

    async def _hand_over(self, under_way: Queue[tuple[float, bytes]], sink: StreamWriter) -> None:
        while True:
            due, piece = await under_way.get()
            await asyncio.sleep(due - asyncio.get_running_loop().time())
            if not piece:
                break
            sink.write(piece)
            await sink.drain()
        if sink.can_write_eof():
            sink.write_eof()


async def connect(up: Lane, down: Lane, port: int, reader: StreamReader, writer: StreamWriter) -> None:
    """A visitor's connection and one of its own to the server."""
    try:
        answers, questions = await asyncio.open_connection("127.0.0.1", port)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(up.carry(reader, questions))
                group.create_task(down.carry(answers, writer))
        finally:
            questions.close()
    except* OSError:  # either end may leave at any time
        pass
    finally:
        writer.close()


async def serve(megabits: float, pairs: Sequence[tuple[int, int]]) -> None:
    """Listen on the first port of each pair, as if it were the second."""
    up, down = Lane(megabits), Lane(megabits)
    async with asyncio.TaskGroup() as group:
        for listening, port in pairs:
            server = await asyncio.start_server(partial(connect, up, down, port), "127.0.0.1", listening)
            group.create_task(server.serve_forever())


def main() -> None:
    megabits, *pairs = sys.argv[1:]
    ports = [(int(listening), int(port)) for listening, _, port in (pair.partition(":") for pair in pairs)]
    asyncio.run(serve(float(megabits), ports))


if __name__ == "__main__":
    main()

"""The narrow line of the benchmarks: what goes in comes out, whoever leaves first."""

import asyncio
from asyncio import StreamReader, StreamWriter
from concurrent.futures import ThreadPoolExecutor

from testbed.line import serve
from testbed.server import free_port

TOLD = bytes(range(256)) * 400


async def echo(reader: StreamReader, writer: StreamWriter) -> None:
    """A server that says again all it has heard, and ends."""
    writer.write(await reader.read())
    writer.write_eof()
    writer.close()


async def through_the_line() -> list[bytes]:
    """What two visitors hear after a third has left in the middle of a sentence."""
    there, here = free_port(), free_port()
    server = await asyncio.start_server(echo, "127.0.0.1", there)
    line = asyncio.create_task(serve(100, [(here, there)]))
    await asyncio.sleep(0.1)

    async def visitor(number: int) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", here)
        writer.write(TOLD + bytes([number]))
        writer.write_eof()
        heard = await reader.read()
        writer.close()
        return heard

    (_, hasty) = await asyncio.open_connection("127.0.0.1", here)
    hasty.write(TOLD)
    hasty.transport.abort()
    heard = await asyncio.gather(visitor(1), visitor(2))
    line.cancel()
    server.close()
    return heard


def test_a_narrow_line_hands_over_every_byte_to_whom_it_belongs() -> None:
    with ThreadPoolExecutor() as elsewhere:  # the browser's tests leave a loop of their own running in this thread
        heard = elsewhere.submit(asyncio.run, asyncio.wait_for(through_the_line(), 60))

    assert heard.result() == [TOLD + b"\1", TOLD + b"\2"]

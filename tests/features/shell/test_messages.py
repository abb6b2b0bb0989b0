"""What may be asked over the connection of a page: what pages ask, and nothing of a developer's tools."""

from collections.abc import Awaitable, Callable, Sequence

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from features.shell import messages
from features.shell.messages import (
    FILES_AT_ONCE,
    LARGEST,
    LONGEST_ID,
    MESSAGES_AT_ONCE,
    MOST_NAMES,
    SECONDS_A_FILE,
    SECONDS_A_MESSAGE,
    VISITS_AT_ONCE,
    let_through,
)
from settings import ROOT
from testbed.visitor import run_visits


def sending(frames: Sequence[bytes]) -> Callable[[], Awaitable[Message]]:
    """A connection over which these come before it ends."""
    left = iter([*({"type": "websocket.receive", "bytes": one} for one in frames), {"type": "websocket.disconnect"}])

    async def receive() -> Message:
        return next(left)

    return receive


def pass_frames(frames: Sequence[bytes], client: str = "") -> list[bytes]:
    receive = let_through(sending(frames), client)
    found = []
    while (message := run_visits(receive()))["type"] == "websocket.receive":
        found.append(message["bytes"])
    return found


def make_message(**told: object) -> bytes:
    return BackMsg(**told).SerializeToString()  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def first_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_files", {})
    monkeypatch.setattr(messages, "_looking", {"at": messages._MOST_KNOWN})


FILE = make_message(backend_operation_request={"deferred_file": {"file_id": "1"}})
RUN = make_message(rerun_script={"query_string": "region=05358"})


@pytest.mark.parametrize(
    "frame",
    [
        make_message(rerun_script={"query_string": "region=05358"}),
        make_message(stop_script=True),
        make_message(app_heartbeat=True),
        make_message(file_urls_request={"request_id": "1"}),
        make_message(backend_operation_request={"deferred_file": {"file_id": "1"}}),
        make_message(backend_operation_request={"dataframe_chunk": {}}),
    ],
)
def test_what_pages_ask_comes_through(frame: bytes) -> None:
    assert pass_frames([frame]) == [frame]


@pytest.mark.parametrize(
    "frame",
    [
        make_message(clear_cache=True),
        make_message(set_run_on_save=True),
        make_message(load_git_info=True),
        make_message(debug_shutdown_runtime=True),
        make_message(debug_disconnect_websocket=True),
        make_message(backend_operation_request={"install_skills": {}}),
        make_message(backend_operation_request={"dismiss_skills_nudge": {}}),
        make_message(backend_operation_request={"request_id": "1"}),
    ],
)
def test_what_tools_of_developers_ask_does_not(frame: bytes) -> None:
    assert pass_frames([frame]) == []


LONG = "x" * (LONGEST_ID + 1)


@pytest.mark.parametrize(
    "frame",
    [
        make_message(rerun_script={"query_string": "x" * LARGEST}),
        make_message(rerun_script={"widget_states": {"widgets": [{}] * LARGEST}}),
        make_message(file_urls_request={"file_names": [""] * (MOST_NAMES + 1)}),
        make_message(file_urls_request={"request_id": LONG}),
        make_message(rerun_script={"page_script_hash": LONG}),
        make_message(rerun_script={"page_name": LONG}),
        make_message(rerun_script={"fragment_id": LONG}),
        make_message(rerun_script={"fragment_id": "1\n2026-01-01 00:00:00.000 Uncaught app execution"}),
        make_message(backend_operation_request={"request_id": LONG, "deferred_file": {"file_id": "1"}}),
        make_message(backend_operation_request={"deferred_file": {"file_id": LONG}}),
        make_message(backend_operation_request={"dataframe_chunk": {"source_id": LONG}}),
    ],
)
def test_a_message_asks_for_no_more_than_a_page_has(frame: bytes) -> None:
    """Streamlit makes a place for every name, while all others wait: 115 seconds and 4 GB of a message of 10 MB."""
    assert pass_frames([frame, RUN]) == [RUN]


def test_what_comes_faster_than_a_page_asks_waits_and_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    now, waited = 1000.0, 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now, waited
        now += seconds
        waited += seconds

    monkeypatch.setattr(messages.time, "monotonic", lambda: now)
    monkeypatch.setattr(messages.asyncio, "sleep", sleep)

    assert pass_frames([RUN] * MESSAGES_AT_ONCE) == [RUN] * MESSAGES_AT_ONCE
    assert waited == 0
    assert pass_frames([RUN] * (MESSAGES_AT_ONCE + 100)) == [RUN] * (MESSAGES_AT_ONCE + 100)
    assert waited == pytest.approx(100 * SECONDS_A_MESSAGE, rel=0.05)


@pytest.mark.parametrize("frame", [b"", b"\xff\xff", b"\x00" * 100])
def test_what_is_no_message_is_left_to_the_framework_to_refuse(frame: bytes) -> None:
    assert pass_frames([frame]) == [frame]


def test_no_page_gets_more_files_than_somebody_can_want(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(messages.time, "monotonic", lambda: now)
    receive = let_through(sending([FILE] * 50 + [RUN]), "")

    frames = [run_visits(receive())["bytes"] for _ in range(FILES_AT_ONCE + 1)]
    assert frames == [FILE] * FILES_AT_ONCE + [RUN]

    now += SECONDS_A_FILE
    again = let_through(sending([FILE] * 50), "")  # the same visit, over another connection
    assert [run_visits(again()).get("bytes") for _ in range(2)] == [FILE, None]


def ask_files(visit: int, client: str) -> int:
    """How many of ten files a visit gets."""
    asked = {"session_id": str(visit), "deferred_file": {"file_id": "1"}}
    return len(pass_frames([make_message(backend_operation_request=asked)] * 10, client))


@pytest.mark.parametrize(("client", "most"), [("192.0.2.7", VISITS_AT_ONCE * FILES_AT_ONCE), ("", 10 * 50)])
def test_new_visits_from_one_address_get_no_more_files_than_an_office_can_want(
    monkeypatch: pytest.MonkeyPatch, client: str, most: int
) -> None:
    """At the machine itself, nothing is counted by address."""
    now = 1000.0
    monkeypatch.setattr(messages.time, "monotonic", lambda: now)

    assert sum(ask_files(visit, client) for visit in range(50)) == most
    assert ask_files(60, "192.0.2.8") == 10
    now += SECONDS_A_FILE
    assert ask_files(61, client) == 10


def test_visits_that_have_all_their_files_left_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr(messages.time, "monotonic", lambda: now)
    for visit in range(1500):
        if visit == 1000:
            now += FILES_AT_ONCE * SECONDS_A_FILE
        asked = {"session_id": str(visit), "deferred_file": {"file_id": "1"}}
        assert pass_frames([make_message(backend_operation_request=asked)])

    assert len(messages._files) == 500


def test_made_up_visits_take_no_more_time_the_more_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may name another visit: 20,000 of them kept the server busy for 17 seconds."""
    looked: list[int] = []
    is_whole = messages._Allowance.is_whole
    monkeypatch.setattr(messages._Allowance, "is_whole", lambda one: looked.append(1) or is_whole(one))
    for visit in range(8_000):
        asked = BackMsg(backend_operation_request={"session_id": str(visit), "deferred_file": {"file_id": "1"}})
        assert messages._is_file_due(asked, "")

    assert len(looked) < 8_000


@pytest.mark.parametrize("padding", [8, 100_000])
def test_no_page_is_told_where_the_program_lies(padding: int) -> None:
    sent: list[Message] = []

    async def note(message: Message) -> None:
        sent.append(message)

    start = ForwardMsg()
    start.new_session.main_script_path = str(ROOT / "features" / "shell" / "frame.py")
    start.new_session.name = "frame"
    start.new_session.page_script_hash = "x" * padding
    other = ForwardMsg(script_finished=ForwardMsg.FINISHED_SUCCESSFULLY).SerializeToString()
    send = messages.hide_place(note)
    for frame in (start.SerializeToString(), other):
        run_visits(send({"type": "websocket.send", "bytes": frame}))
    run_visits(send({"type": "websocket.close", "code": 1000}))

    told = ForwardMsg.FromString(sent[0]["bytes"]).new_session
    assert (told.main_script_path, told.name) == ("frame.py", "frame")
    assert sent[1:] == [{"type": "websocket.send", "bytes": other}, {"type": "websocket.close", "code": 1000}]


def test_every_message_of_the_framework_has_been_looked_at() -> None:
    known = {
        *("rerun_script", "stop_script", "app_heartbeat", "file_urls_request", "backend_operation_request"),
        *("clear_cache", "set_run_on_save", "load_git_info", "debug_disconnect_websocket", "debug_shutdown_runtime"),
    }
    operations = {"deferred_file", "dataframe_chunk", "install_skills", "dismiss_skills_nudge"}
    request = BackMsg.DESCRIPTOR.fields_by_name["backend_operation_request"].message_type

    assert {field.name for field in BackMsg.DESCRIPTOR.oneofs_by_name["type"].fields} == known
    assert {field.name for field in request.oneofs_by_name["payload"].fields} == operations

"""A page opened without a browser, what it sends to one as texts with the kind of element they stand in, and which of
them are markup."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from google.protobuf.descriptor import FieldDescriptor
from streamlit.testing.v1 import AppTest

from settings import PAGES, ROOT

LINK = "[x](javascript:alert(1))"  # in Markdown
TAG = "<a href=//x.example>x</a>"  # in HTML, and in the labels of plotly
ADDRESS = "https://evil.example/kreis www.evil.example mail@evil.example"  # which Markdown makes links of
# Fields that the browser shows as they are, or does not show; in all others Markdown may be written.
_PLAIN = {
    *(("Selectbox", name) for name in ("options", "raw_value", "placeholder")),
    *(("MultiSelect", name) for name in ("options", "raw_values", "placeholder")),
    *((kind, name) for kind in ("TextInput", "TextArea") for name in ("value", "default", "placeholder")),
    *(
        ("Text", "body"),
        ("Code", "code_text"),
        ("PlotlyChart", "alt"),
        ("PageLink", "page"),
        ("PageLink", "query_string"),
        ("DownloadButton", "url"),
    ),
    *(("Heading", "anchor"), ("FileUploader", "type"), ("BidiComponent", "json")),
}


class Sent(NamedTuple):
    """A text that the browser gets."""

    kind: str
    field: str
    text: str


def list_sent(app: AppTest) -> Iterator[Sent]:
    """Every text of the page."""
    nodes = [app._tree]
    while nodes:
        node = nodes.pop()
        nodes += list(getattr(node, "children", {}).values())
        if (proto := getattr(node, "proto", None)) is not None:
            yield from _texts(proto)


def _texts(message: Any) -> Iterator[Sent]:
    for field, value in message.ListFields():
        for one in value if field.is_repeated and not isinstance(value, dict) else [value]:
            if field.type == FieldDescriptor.TYPE_MESSAGE and hasattr(one, "ListFields"):
                yield from _texts(one)
            elif isinstance(one, str):
                yield Sent(message.DESCRIPTOR.name, field.name, one)


def markup(told: Sent) -> bool:
    """Whether LINK, TAG or one of ADDRESS would be a link where this text is shown."""
    if told.field.endswith("id") or (told.kind, told.field) in _PLAIN:
        return False
    if told.kind == "Html":
        return TAG in told.text
    if told.kind == "PlotlyChart":
        return TAG in json.dumps(json.loads(told.text) if told.field == "spec" else told.text, ensure_ascii=False)
    shown = re.sub(r"`[^`\n]*`", "", told.text)
    unescaped = re.sub(r"\\([^\w\s])", r"\1", shown).lower()
    return (
        LINK in shown
        or f"]({LINK.partition('(')[2]}" in shown
        or any(address in unescaped for address in ADDRESS.split())
    )


def open_page(file: str, **address: str) -> AppTest:
    """A page by its file below pages/, at an address, run to its end without an error."""
    app = AppTest.from_file(str(ROOT / "features" / "shell" / "frame.py"), default_timeout=90)
    app.run()
    app.switch_page(str(PAGES / f"{file}.py"))
    app.query_params.update(address)  # only now: the first page would say that it does not know them
    app.run()
    assert not app.exception
    return app

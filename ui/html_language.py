"""The language of the page for screen readers: Streamlit's HTML says English whatever the page speaks."""

from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from texts import DEFAULT, Language


class HtmlLanguage:
    """Sets `<html lang>` of the page to the language that its address asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers") or [])
        if scope["type"] != "http" or b"text/html" not in headers.get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [DEFAULT])[0]
        # Compressed, the page could not be changed; it is small.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        start: Message = {}
        body = b""

        async def gather(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if not message.get("more_body"):
                body = body.replace(b'<html lang="en"', b'<html lang="%s"' % Language(asked).code.encode(), 1)
                length = (b"content-length", str(len(body)).encode())
                others = [pair for pair in start["headers"] if pair[0] != b"content-length"]
                await send({**start, "headers": [*others, length]})
                await send({"type": "http.response.body", "body": body})

        await self.app({**scope, "headers": plain}, receive, gather)

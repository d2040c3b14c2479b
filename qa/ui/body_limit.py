"""No request may be larger than what the settings let a visitor upload."""

from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.ui.problems import problem

# Gradio takes files of any kind here; the page has no use for it, and a disk could be filled
_CLOSED: Final = ("/gradio_api/upload",)


class BodyTooLargeError(Exception):
    """Told to whoever reads the body, so that nothing is kept of it."""


class BodyLimit:
    """Refuses bodies of more than ``most_bytes``, also those that do not say their size."""

    def __init__(self, app: ASGIApp, most_bytes: int) -> None:
        self._app = app
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if scope["path"].startswith(_CLOSED):
            await problem(scope, 404, "not found")(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if not told.isdigit() or int(told) > self._most:
            await problem(scope, 413, "the request is too large")(scope, receive, send)
            return
        read = 0

        async def receive_within_limit() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._most:
                raise BodyTooLargeError
            return message

        started = False

        async def note_start(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive_within_limit, note_start)
        except BodyTooLargeError:
            if not started:
                refusal = problem(scope, 413, "the request is too large")
                await refusal(scope, receive, send)

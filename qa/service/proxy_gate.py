"""Who may come in when a proxy in front has asked already (single sign-on)."""

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.ui.problems import problem
from qa.users import OPEN_PATHS


class ProxyGate:
    """Lets a request through when a proxy that is believed names its user in ``header``.

    The proxy has to take the header out of what visitors send. The visitor's address, by which
    nothing is decided but which logs show, is the last that the proxy added to X-Forwarded-For.
    """

    def __init__(self, app: ASGIApp, header: str, believed: Sequence[str]) -> None:
        self._app = app
        self._header = header
        self._believed = frozenset(believed)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it with 401."""
        if scope["type"] == "lifespan" or scope.get("path") in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        client = scope.get("client")
        headers = Headers(scope=scope)
        user = headers.get(self._header, "").strip()
        if not user or not client or client[0] not in self._believed:
            refusal = problem(scope, 401, "come through the proxy that asks who you are")
            await refusal(scope, receive, send)
            return
        forwarded = headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
        await self._app(
            {**scope, "yinju.user": user, "client": (forwarded or client[0], client[1])},
            receive,
            send,
        )

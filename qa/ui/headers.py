"""What every response says about safety: a pure ASGI layer, so that streams are not held up."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.ui.problems import problem
from qa.users import is_loopback

# Gradio needs 'unsafe-eval' to start and inline styles; inline scripts stay forbidden.
_PAGE_POLICY: Final = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
# The document page and the JSON doors need no script at all.
_PLAIN_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PLAIN_PATHS: Final = ("/doc/", "/api/", "/v1/", "/mcp", "/healthz")
_ALWAYS: Final[Mapping[str, str]] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Puts the content security policy and its companions on every HTTP response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request with the headers added to its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        plain = scope["path"].startswith(_PLAIN_PATHS)

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = _PLAIN_POLICY if plain else _PAGE_POLICY
                for name, value in _ALWAYS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_safely)


class SameOrigin:
    """Refuses requests that change or ask something when another site's page sends them.

    A browser names the page's origin in every such request; programs that are no browser send
    none and are let through. This is what keeps a saved password from being used by other sites.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it with 403."""
        if scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS"):
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            if origin is not None and urlsplit(origin).netloc.lower() != host.lower():
                refusal = problem(scope, 403, "another site may not use this service")
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


class OwnHost:
    """Refuses requests that came to this machine under a name of somebody else's.

    A page that everybody on this machine may use is guarded by nothing else from a site whose
    name is made to point here after it was opened (DNS rebinding): for the browser the two are one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it with 403."""
        if scope["type"] == "http":
            host = urlsplit("//" + Headers(scope=scope).get("host", "")).hostname or ""
            if host and not is_loopback(host):
                refusal = problem(scope, 403, "this service answers on this machine only")
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)

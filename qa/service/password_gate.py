"""The gate before all that is served, where a file names the users (HTTP Basic, RFC 7617)."""

import base64
import binascii
import hashlib
import time
from collections.abc import Callable, Mapping
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from qa.service.throttle import Throttle
from qa.ui.problems import problem
from qa.users import NOBODY, OPEN_PATHS, password_fits

_FAILURES_A_MINUTE: Final = 10


class PasswordGate:
    """Lets a request through when it names a known user and the right password.

    Ten wrong passwords a minute from one address close the door to that address for a while.
    """

    def __init__(
        self,
        app: ASGIApp,
        users: Mapping[str, str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._users = users
        self._failures = Throttle(_FAILURES_A_MINUTE, clock)
        self._known: dict[bytes, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or ask for a password."""
        if scope["type"] == "lifespan" or scope.get("path") in OPEN_PATHS:
            await self._app(scope, receive, send)
            return
        header = dict(scope["headers"]).get(b"authorization", b"")
        user = self._known.get(hashlib.sha256(header).digest()) or self._check(header, scope)
        if user is None:
            refusal = problem(scope, 401, "a user and a password are needed")
            refusal.headers["www-authenticate"] = 'Basic realm="Yinju", charset="UTF-8"'
            await refusal(scope, receive, send)
            return
        scope["yinju.user"] = user
        await self._app(scope, receive, send)

    def _check(self, header: bytes, scope: Scope) -> str | None:
        user, password = _credentials(header)
        if not header or not self._failures_left(scope):
            return None
        # an unknown name costs as much time as a known one
        stored = self._users.get(user, NOBODY)
        if not password_fits(password, stored):
            self._failures.allow(_address(scope))
            return None
        self._known[hashlib.sha256(header).digest()] = user
        return user

    def _failures_left(self, scope: Scope) -> bool:
        return self._failures.has_left(_address(scope))


def _address(scope: Scope) -> str:
    return scope["client"][0] if scope.get("client") else ""


def _credentials(header: bytes) -> tuple[str, str]:
    kind, _, encoded = header.partition(b" ")
    if kind.lower() != b"basic":
        return "", ""
    try:
        user, _, password = base64.b64decode(encoded, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, password

"""What every outside model needs: its name taken apart, its package, its key kept out of sight."""

from collections.abc import Mapping
from typing import Any, TypeVar

import httpx

from index.errors import SettingsError

Factory = TypeVar("Factory")

# Stands where a provider's library wants a key in a field that is printed and traced.
MASKED_KEY = "masked"


class KeyedClient(httpx.Client):
    """An HTTP client that holds the key itself, so that no printed or traced object does.

    The key goes onto each request as it leaves and is blanked in what servers say of a refusal.
    No redirect is followed: the key stays with the server it is for.
    """

    def __init__(self, key: str | None, timeout_seconds: float) -> None:
        super().__init__(timeout=timeout_seconds, follow_redirects=False)
        self._key = key

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send the request with our Authorization header in place of the library's."""
        request.headers.pop("Authorization", None)
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        response = super().send(request, **options)
        if response.status_code < 400 or not self._key:
            return response
        said = response.read().replace(self._key.encode(), MASKED_KEY.encode())
        kept = ("content-type", "retry-after")
        headers = {name: response.headers[name] for name in kept if name in response.headers}
        return httpx.Response(response.status_code, headers=headers, content=said, request=request)


def choose(variable: str, name: str, table: Mapping[str, Factory]) -> tuple[Factory, str]:
    """Return the factory and the model of ``backend:model``.

    Raises ``SettingsError`` naming the variable and the table's keys.
    """
    backend, _, model = name.partition(":")
    known = ", ".join(f"{key}:MODEL" for key in sorted(table))
    if backend not in table:
        raise SettingsError(f"{variable} is {name!r}, which is not known; write one of {known}")
    if not model.strip():
        raise SettingsError(f"{variable} is {name!r}, which names no model; write one of {known}")
    return table[backend], model.strip()


def not_installed(variable: str, extra: str) -> SettingsError:
    """Return the error for a backend whose package is missing, with the command that mends it."""
    return SettingsError(
        f"{variable} asks for {extra!r}, which is not installed; run: pip install 'yinju[{extra}]'"
    )

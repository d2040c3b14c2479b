"""What every outside model needs: its name taken apart, its key kept out of sight, its failures
turned into one sentence of ours.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from index.errors import ModelFailed, SettingsError

Factory = TypeVar("Factory")
Result = TypeVar("Result")

# Stands where a provider's library wants a key in a field that is printed and traced.
MASKED_KEY = "masked"
FIRST_PAUSE_SECONDS = 0.5
PASSING_STATUS = frozenset({408, 409, 425, 429})

# What an answer that breaks its own protocol raises inside a provider's library.
NONSENSE = (TypeError, AttributeError, LookupError, ValueError)


@dataclass(frozen=True, slots=True)
class Provider:
    """Where a model is asked, and what is done when it does not answer.

    ``name`` opens its errors ("language model openai:m"); ``setting`` begins the names of its
    settings ("YINJU_LLM"); ``errors`` are what its library raises; ``timeout_seconds`` is for one
    call of ``ask``, all tries and pauses together.
    """

    name: str
    setting: str
    errors: tuple[type[Exception], ...]
    timeout_seconds: float = 60.0
    retries: int = 2

    def ask(self, work: Callable[[float], Result]) -> Result:
        """Return ``work(deadline)``, in seconds of ``time.monotonic``.

        Tries again after a pause (twice as long each time, or as long as the server asks) when the
        server is busy, failing or gone, while the time lasts. Raises ``ModelFailed`` without the
        provider's own words, because some providers repeat the key in them.
        """
        deadline = time.monotonic() + self.timeout_seconds
        failures: tuple[type[Exception], ...] = (*self.errors, httpx.HTTPError, OSError, *NONSENSE)
        tries = 0
        while True:
            try:
                return work(deadline)
            except failures as error:
                pause = max(FIRST_PAUSE_SECONDS * 2**tries, _asked_pause(error))
                tries += 1
                in_time = time.monotonic() + pause < deadline
                if tries > self.retries or not in_time or not _may_pass(error):
                    # `from None`: the chain would carry the provider's words into a log.
                    raise ModelFailed(self._sentence(error, tries)) from None
            time.sleep(pause)

    def _sentence(self, error: Exception, tries: int) -> str:
        """Return what went wrong and what to do, in one sentence."""
        tried = f" (tried {tries} times)" if tries > 1 else ""
        return f"The {self.name} {self._what_failed(error)}{tried}"

    def _what_failed(self, error: Exception) -> str:
        status = _status(error)
        if status in (401, 403):
            return f"refused the key (status {status}); check {self.setting}_API_KEY"
        if status == 404:
            return (
                f"is not known to the server (status 404); check {self.setting} and "
                f"{self.setting}_BASE_URL"
            )
        if status == 429:
            return "is busy or its quota is used up (status 429); try again later"
        if status is not None:
            return f"failed (status {status}); see the server's log"
        if isinstance(error, TimeoutError) or "timeout" in type(error).__name__.lower():
            return (
                f"did not finish within {self.timeout_seconds:g} seconds; see "
                f"{self.setting}_TIMEOUT_SECONDS"
            )
        if isinstance(error, NONSENSE):
            return "answered in a form that cannot be read; check that the server is of this kind"
        if isinstance(error, RuntimeError):
            return "failed while computing; see its requirements of memory and input"
        return f"could not be reached, or broke off; check {self.setting}_BASE_URL"


class KeyedClient(httpx.Client):
    """An HTTP client that holds the key itself, so that no printed or traced object does.

    The key goes onto each request as it leaves and is blanked in what servers say of a refusal.
    No redirect is followed: the key stays with the server it is for.
    """

    def __init__(self, key: str | None, timeout_seconds: float) -> None:
        super().__init__(timeout=timeout_seconds, follow_redirects=False)
        self._key = key
        self._begun = threading.local()

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        """Send the request with our Authorization header in place of the library's."""
        request.headers.pop("Authorization", None)
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        response = super().send(request, **options)
        if options.get("stream"):
            self._begun.replies = [*getattr(self._begun, "replies", ()), response]
        if response.status_code < 400 or not self._key:
            return response
        said = response.read().replace(self._key.encode(), MASKED_KEY.encode())
        kept = ("content-type", "retry-after")
        headers = {name: response.headers[name] for name in kept if name in response.headers}
        return httpx.Response(response.status_code, headers=headers, content=said, request=request)

    def close_replies(self) -> None:
        """Close the streamed replies that this thread began and may not have read to the end.

        A stream of ``openai`` refers to itself. Left to the garbage collector it is closed at any
        moment, also while its own thread holds the lock of the connections, and waits for ever.
        """
        for reply in getattr(self._begun, "replies", ()):
            reply.close()
        self._begun.replies = []


def choose(
    setting: str, name: str, table: Mapping[str, Factory], built_in: str | None = None
) -> tuple[Factory, str]:
    """Return the factory and the model of ``backend:model``.

    Raises ``SettingsError`` naming the setting, what is ``built_in`` and the table's keys.
    """
    backend, _, model = name.partition(":")
    choices = [built_in] if built_in else []
    known = ", ".join([*choices, *(f"{key}:MODEL" for key in sorted(table))])
    if backend not in table:
        raise SettingsError(f"{setting} is {name!r}, which is not known; write one of {known}")
    if not model.strip():
        raise SettingsError(f"{setting} is {name!r}, which names no model; write one of {known}")
    return table[backend], model.strip()


def nothing_to_close() -> None:
    """Close nothing: the model keeps no connection."""


def check_address(setting: str, address: str | None) -> None:
    """Raise ``SettingsError`` when a given address is no web address."""
    if address is not None and not address.startswith(("http://", "https://")):
        raise SettingsError(f"{setting} is {address!r}; it starts with http:// or https://")


def not_installed(setting: str, extra: str) -> SettingsError:
    """Return the error for a backend whose package is missing, with the command that mends it."""
    return SettingsError(
        f"{setting} asks for {extra!r}, which is not installed; run in the project's folder: "
        f"pip install '.[{extra}]'"
    )


def seconds_left(deadline: float) -> float:
    """Return the seconds until the deadline; raises ``TimeoutError`` when none are left."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def _status(error: Exception) -> int | None:
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status >= 400 else None


def _may_pass(error: Exception) -> bool:
    """Return whether trying again may help: a busy or failing server, a lost connection."""
    status = _status(error)
    if status is not None:
        return status in PASSING_STATUS or status >= 500
    return not isinstance(error, NONSENSE)


def _asked_pause(error: Exception) -> float:
    """Return the seconds a server asks to wait (Retry-After), 0 when it does not."""
    headers = getattr(getattr(error, "response", None), "headers", {})
    asked = str(headers.get("retry-after", "")).strip()
    return float(asked) if asked.isdecimal() else 0.0

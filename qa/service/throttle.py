"""How often one client may ask: a token bucket for each, shared by the page and the REST door."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Any


class Throttle:
    """Allows ``per_minute`` requests a minute for each client, in bursts of as many; 0: no limit.

    Remembers the 10,000 clients seen last, so that its memory is bounded.
    """

    def __init__(
        self, per_minute: int, clock: Callable[[], float] = time.monotonic, clients: int = 10_000
    ) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._clients = clients
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def has_left(self, client: str) -> bool:
        """Tell whether ``client`` has a request left, without taking it."""
        if not self._per_minute:
            return True
        with self._lock:
            left, since = self._buckets.get(client, (float(self._per_minute), self._clock()))
            return left + (self._clock() - since) * self._per_minute / 60 >= 1

    def allow(self, client: str) -> bool:
        """Take one request of ``client``; False when it has none left for now."""
        if not self._per_minute:
            return True
        with self._lock:
            now = self._clock()
            left, since = self._buckets.pop(client, (float(self._per_minute), now))
            left = min(self._per_minute, left + (now - since) * self._per_minute / 60)
            allowed = left >= 1
            self._buckets[client] = (left - 1 if allowed else left, now)
            if len(self._buckets) > self._clients:
                self._buckets.popitem(last=False)
        return allowed

    def charge(self, client: str, requests: int) -> None:
        """Count ``requests`` more for what was allowed; ``client`` may come to owe them."""
        with self._lock:
            if client in self._buckets:
                left, since = self._buckets[client]
                self._buckets[client] = (left - requests, since)


def client_of(scope: Mapping[str, Any]) -> str:
    """Return whose bucket a request is taken from: the user who came in, else the address."""
    client = scope.get("client")
    return str(scope.get("yinju.user") or (client[0] if client else ""))

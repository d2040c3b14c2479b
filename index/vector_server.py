"""The vectors in a Chroma server, over its HTTP interface (version 2): ids and vectors only.

Chroma's own client waits without end, follows proxies to this very machine and takes a second to
import; the few requests needed here are made directly.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import httpx
import numpy as np
from numpy.typing import NDArray

from index.errors import VectorStoreFailed
from index.generations import Generation
from index.neighbours import Found
from index.rows import VectorRows
from index.types import Language

COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections"
BATCH_ROWS, BATCH_NUMBERS = 1_000, 1_000_000  # a request may hold 40 MB
FILLING_SECONDS = 60.0
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SAMPLES, TOLERANCE, FOUND_AGAIN = 50, 1e-3, 0.9
GRAPH = {"space": "ip", "max_neighbors": 24, "ef_construction": 128, "ef_search": 400}


class ServerRows:
    """Searches the collection of one generation; several threads may share it.

    Raises ``VectorStoreFailed`` when the server is down, slow, or holds something else.
    """

    def __init__(self, generation: Generation, timeout_seconds: float) -> None:
        self._requests = _Requests(str(generation.server), timeout_seconds)
        with ExitStack() as failing:
            failing.callback(self._requests.close)
            self._ids = {part.language: self._found(generation, part) for part in generation.parts}
            failing.pop_all()

    def _found(self, generation: Generation, part: VectorRows) -> str:
        """The id of a collection that holds as many rows as it should."""
        name = generation.collection(part.language)
        known = self._requests.get(f"{COLLECTIONS}/{name}")["id"]
        count = self._requests.get(f"{COLLECTIONS}/{known}/count")
        if count != len(part.numbers):
            raise VectorStoreFailed(
                f"{generation.server} holds {count} rows of {name} instead of "
                f"{len(part.numbers)}: run `yinju compact`"
            )
        return str(known)

    def nearest(self, language: Language, vector: NDArray[np.float32], limit: int) -> Found:
        """Return numbers and inner products of about the ``limit`` nearest rows, best first."""
        return self._requests.nearest(self._ids[language], vector, limit)

    def close(self) -> None:
        """Give the connections back."""
        self._requests.close()


def fill_server(generation: Generation, timeout_seconds: float) -> None:
    """Make and verify the collection of a generation; forget older ones of the same library.

    Raises ``VectorStoreFailed``.
    """
    requests = _Requests(str(generation.server), max(FILLING_SECONDS, timeout_seconds))
    try:
        _sweep(requests, generation)
        for part in generation.parts:
            _fill_part(requests, generation.collection(part.language), part)
    finally:
        requests.close()


def _fill_part(requests: "_Requests", name: str, part: VectorRows) -> None:
    made = requests.post(COLLECTIONS, {"name": name, "configuration": {"hnsw": GRAPH}})
    path = f"{COLLECTIONS}/{made['id']}"
    step = max(1, min(BATCH_ROWS, BATCH_NUMBERS // max(1, part.rows.shape[1])))
    for begin in range(0, len(part.numbers), step):
        batch = slice(begin, begin + step)
        ids = [str(number) for number in part.numbers[batch]]
        requests.post(f"{path}/add", {"ids": ids, "embeddings": part.rows[batch].tolist()})
    _verify(requests, str(made["id"]), part.rows)


def _sweep(requests: "_Requests", generation: Generation) -> None:
    """Delete the library's collections but those of the newest generation, in use meanwhile."""
    mine = f"yinju-{generation.library}-"
    names = [one["name"] for one in requests.get(COLLECTIONS) if one["name"].startswith(mine)]
    generations = sorted({name[:-3] for name in names})  # without the language
    for name in names:
        if name[:-3] != generations[-1]:
            requests.delete(f"{COLLECTIONS}/{name}")


def _verify(requests: "_Requests", collection: str, rows: NDArray[np.float32]) -> None:
    count = requests.get(f"{COLLECTIONS}/{collection}/count")
    if count != len(rows):
        raise VectorStoreFailed(f"the Chroma server holds {count} rows of {len(rows)}")
    places = np.unique(np.linspace(0, len(rows) - 1, min(SAMPLES, len(rows))).astype(int))
    found = 0
    for place in places:
        row = np.asarray(rows[place])
        best = requests.nearest(collection, row, min(10, len(rows)))
        found += bool(best) and best[0][1] >= float(row @ row) - TOLERANCE
    if found < FOUND_AGAIN * len(places):
        raise VectorStoreFailed(f"the Chroma server finds {found} of {len(places)} rows again")


class _Requests:
    """Requests to one server, with a time limit; a proxy is never asked for this machine."""

    def __init__(self, address: str, timeout_seconds: float) -> None:
        self._address = address.rstrip("/")
        try:
            host = urlsplit(self._address).hostname
            self._client = httpx.Client(
                base_url=self._address, timeout=timeout_seconds, trust_env=host not in LOOPBACK
            )
        except (httpx.InvalidURL, ValueError) as error:
            raise VectorStoreFailed(f"YINJU_CHROMA_URL is {address!r}: {error}") from error

    def get(self, path: str) -> Any:
        """Return the JSON at a path."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Send JSON, return the JSON that comes back."""
        return self._ask("POST", path, body)

    def delete(self, path: str) -> None:
        """Delete what is at a path."""
        self._ask("DELETE", path, None)

    def nearest(self, collection: str, vector: Sequence[float] | Any, limit: int) -> Found:
        """Return numbers and inner products of the nearest rows of a collection."""
        body = {
            "query_embeddings": [np.asarray(vector).tolist()],
            "n_results": limit,
            "include": ["distances"],
        }
        answer = self.post(f"{COLLECTIONS}/{collection}/query", body)
        try:
            pairs = zip(answer["ids"][0], answer["distances"][0], strict=True)
            return [(int(number), 1.0 - float(distance)) for number, distance in pairs]
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise VectorStoreFailed(f"{self._address} answers like no Chroma: {error}") from error

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> Any:
        try:
            response = self._client.request(method, path, json=body)
            response.raise_for_status()
            return response.json()
        except httpx.HTTPStatusError as error:
            said = error.response.text[:200]
            status = error.response.status_code
            lost = ": `yinju compact` fills it anew" if status == httpx.codes.NOT_FOUND else ""
            raise VectorStoreFailed(
                f"the Chroma server {self._address} refused ({status}): {said}{lost}"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise VectorStoreFailed(
                f"the Chroma server {self._address} does not answer "
                f"({type(error).__name__}: {error}): is it running, is YINJU_CHROMA_URL right?"
            ) from error

"""The engine inside Chroma's package, asked directly.

Chroma's Python client makes the very same calls, but takes a second and 60 MB to import. What is
here looks like that client, as far as this project calls it.
"""

import importlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

# The part of the chromadb package that does the work, and the file its database is.
ENGINE, DATABASE, OPEN_INDEXES = "chromadb_rust_bindings", "chroma.sqlite3", 8
PLACE = ("default_tenant", "default_database")
# no metadata, no documents, no addresses: ids and vectors alone
NOTHING_ELSE = (None, None, None)


class EngineChanged(Exception):
    """This version of Chroma has an engine that takes other calls."""


@contextmanager
def _calls() -> Iterator[None]:
    """Hold a call of the engine, whose arguments are ready, and what is read off its answer."""
    try:
        yield
    except (ImportError, AttributeError, TypeError) as error:
        raise EngineChanged(str(error)) from error


class EngineStore:
    """A store of Chroma in a folder; made when there is none. Close it.

    Raises ``EngineChanged`` where the engine does not take these calls, and Chroma's errors.
    """

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        with _calls():
            self.engine = _opened(path)

    # An embedding function that is none has to be named to the Python client.
    def create_collection(
        self, name: str, *, configuration: Mapping[str, Any], **_: None
    ) -> "EngineCollection":
        """Make a collection whose vectors come from outside."""
        whole = {**configuration, "spann": None, "embedding_function": {"type": "legacy"}}
        text = json.dumps(whole)
        with _calls():
            made = self.engine.create_collection(name, text, None, None, False, *PLACE)
            return EngineCollection(self, str(made.id))

    def get_collection(self, name: str, **_: None) -> "EngineCollection":
        """Return a collection that is there."""
        with _calls():
            return EngineCollection(self, str(self.engine.get_collection(name, *PLACE).id))

    def close(self) -> None:
        """Give the store's files back; its collections must not be asked any more."""
        del self.engine


class EngineCollection:
    """One collection of a store: ids and vectors."""

    def __init__(self, store: EngineStore, collection_id: str) -> None:
        self._store, self._id = store, collection_id

    def add(self, ids: list[str], embeddings: NDArray[np.float32]) -> None:
        """Add rows under new ids."""
        rows = list(embeddings)
        with _calls():
            self._store.engine.add(ids, self._id, rows, *NOTHING_ELSE, *PLACE)

    def update(self, ids: list[str], embeddings: NDArray[np.float32]) -> None:
        """Write rows again that are there."""
        rows = list(embeddings)
        with _calls():
            self._store.engine.update(self._id, ids, rows, *NOTHING_ELSE, *PLACE)

    def count(self) -> int:
        """Return how many rows there are."""
        with _calls():
            return int(self._store.engine.count(self._id, *PLACE))

    def query(
        self, query_embeddings: list[NDArray[np.float32]], n_results: int, include: Sequence[str]
    ) -> Mapping[str, Any]:
        """Return ids and distances of the rows nearest to each vector."""
        parts = list(include)
        with _calls():
            answer = self._store.engine.query(
                self._id, None, query_embeddings, n_results, None, None, parts, *PLACE
            )
            return {"ids": answer.ids, "distances": answer.distances}


def _opened(path: Path) -> Any:
    """Return the engine at work in a folder."""
    engine = importlib.import_module(ENGINE)
    database = engine.SqliteDBConfig(
        hash_type=engine.MigrationHash.MD5,
        migration_mode=engine.MigrationMode.Apply,
        url=str(path / DATABASE),
    )
    options = {"sqlite_db_config": database, "persist_path": str(path)}
    return engine.Bindings(allow_reset=False, hnsw_cache_size=OPEN_INDEXES, **options)

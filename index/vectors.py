"""The vectors in Chroma, embedded: ids and vectors only.

``python -m index.vectors DIRECTORY LIBRARY`` makes and verifies the store of one generation. It
runs as a process of its own: Chroma holds Python's lock while it writes, and a store that is torn
can end the process that opens it. With a third argument it ends when its standard input does.
"""

import contextlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.chroma_engine import DATABASE, EngineChanged, EngineStore
from index.errors import StorageFailed, VectorStoreFailed
from index.files import remove_folder, writable_copy
from index.generations import CHROMA_FOLDER, Generation
from index.headway import end_when_left, ended
from index.neighbours import Found, Rows
from index.types import Language

FEWEST_WRITTEN = 2  # operations on a collection that make Chroma write its index out
BATCH = 5_000  # rows in one insertion; Chroma takes at most 5,461
# Of the graph: of the true first 100 it finds 0.99 among 5,000 rows, 0.93 to 0.99 among 50,000.
NEIGHBOURS, BUILD_EFFORT, SEARCH_EFFORT = 24, 128, 400
SAMPLES, TOLERANCE = 50, 1e-3
FOUND_AGAIN = 0.9  # part of the sampled rows that have to find themselves
FULL = ("disk is full", "No space", "File too large")
WAITED_FOR = "waited-for"  # the argument of a process that ends with the one that started it
IDLE_SECONDS = 300.0  # patience with the process that builds, from one batch to the next


def open_rows(generation: Generation, timeout_seconds: float) -> Rows:
    """Open the store of a generation, embedded or on its server; raises ``VectorStoreFailed``."""
    if generation.server is None:
        return EmbeddedRows(generation)
    # httpx takes a quarter of a second to import: only those with a server shall pay.
    from index.vector_server import ServerRows

    return ServerRows(generation, timeout_seconds)


def fill(generation: Generation, timeout_seconds: float) -> None:
    """Make and verify the store of a generation, embedded or on its server."""
    if generation.server is None:
        fill_embedded(generation)
        return
    # For the same reason.
    from index.vector_server import fill_server

    fill_server(generation, timeout_seconds)


class EmbeddedRows:
    """Searches the Chroma store of one generation; several threads may share it.

    Raises ``VectorStoreFailed`` when the store does not answer as it was built.
    """

    def __init__(self, generation: Generation) -> None:
        path = generation.directory / CHROMA_FOLDER
        self._path = str(path)
        with ChromaErrors(self._path):
            if not (path / DATABASE).exists():
                raise VectorStoreFailed(f"{path} holds no store of Chroma")
            path, self._copy = writable_copy(path)
            try:
                self._open(EngineStore(path), generation)
            except EngineChanged:
                self._open(open_client(path), generation)

    def _open(self, store: Any, generation: Generation) -> None:
        names = {part.language: generation.collection(part.language) for part in generation.parts}
        with ExitStack() as opened:
            opened.callback(store.close)
            self._collections = {
                language: store.get_collection(name, embedding_function=None)
                for language, name in names.items()
            }
            opened.pop_all()
        self._store = store

    def nearest(self, language: Language, vector: NDArray[np.float32], limit: int) -> Found:
        """Return numbers and inner products of about the ``limit`` nearest rows, best first."""
        with ChromaErrors(self._path):
            return nearest_rows(self._collections[language], vector, limit)

    def close(self) -> None:
        """Give the store back."""
        with ChromaErrors(self._path):
            self._store.close()
            if self._copy:
                self._copy.cleanup()


def nearest_rows(collection: Any, vector: NDArray[np.float32], limit: int) -> Found:
    """Ask a collection for the nearest rows: numbers and inner products, best first."""
    answer = collection.query(query_embeddings=[vector], n_results=limit, include=["distances"])
    pairs = zip(answer["ids"][0], answer["distances"][0], strict=True)
    return [(int(number), 1.0 - float(distance)) for number, distance in pairs]


def fill_embedded(generation: Generation) -> None:
    """Make and verify the embedded store of a generation, in a process of its own.

    Raises ``VectorStoreFailed`` or ``StorageFailed`` with what that process said.
    """
    command = [sys.executable, "-m", "index.vectors", str(generation.directory.absolute())]
    paths = [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    try:
        status, said = ended(
            [*command, generation.library, WAITED_FOR],
            generation.directory,
            environment,
            IDLE_SECONDS,
        )
    except TimeoutError as error:
        raise VectorStoreFailed(
            f"Chroma did not finish {generation.size} rows in {error} seconds"
        ) from error
    if status:
        last = (said.strip().splitlines() or ["nothing"])[-1]
        raise VectorStoreFailed(
            f"Chroma could not build {generation.directory} (exit {status}): {last}"
        )


def make_store(directory: Path, library: str) -> None:
    """Make the Chroma store of a generation's rows, and verify it as if newly opened."""
    generation = Generation(directory, library, 0, None)
    path = directory / CHROMA_FOLDER
    with ChromaErrors(str(path)):
        try:
            _make(generation, path, EngineStore)
        except EngineChanged:
            remove_folder(path)
            _make(generation, path, open_client)


def _make(generation: Generation, path: Path, opened: Callable[[Path], Any]) -> None:
    with closing(opened(path)) as store:
        for part in generation.parts:
            name = generation.collection(part.language)
            insert(create(store, name, len(part.numbers)), part.numbers, part.rows)
    with closing(opened(path)) as store:
        for part in generation.parts:
            name = generation.collection(part.language)
            verify(store.get_collection(name, embedding_function=None), part.rows)


def create(client: Any, name: str, size: int) -> Any:
    """Make the collection of a generation that will hold ``size`` rows."""
    # Written out once, by its last row: the index on disk is whole from then on.
    whole = max(FEWEST_WRITTEN, size)
    index = {
        "space": "ip",
        "max_neighbors": NEIGHBOURS,
        "ef_construction": BUILD_EFFORT,
        "ef_search": SEARCH_EFFORT,
        "sync_threshold": whole,
        "batch_size": min(1000, whole),
    }
    return client.create_collection(name, configuration={"hnsw": index}, embedding_function=None)


def insert(collection: Any, numbers: NDArray[np.int64], rows: NDArray[np.float32]) -> None:
    """Add rows under their chunk numbers; the last one writes the index out."""
    for begin in range(0, len(numbers), BATCH):
        ids = [str(number) for number in numbers[begin : begin + BATCH]]
        collection.add(ids=ids, embeddings=np.asarray(rows[begin : begin + BATCH]))
    if 0 < len(numbers) < FEWEST_WRITTEN:
        collection.update(ids=[str(number) for number in numbers], embeddings=np.asarray(rows))


def verify(collection: Any, rows: NDArray[np.float32]) -> None:
    """Raise ``VectorStoreFailed`` unless the collection holds the rows and finds them again."""
    count = collection.count()
    if count != len(rows):
        raise VectorStoreFailed(f"Chroma holds {count} rows of {len(rows)}")
    places = np.unique(np.linspace(0, len(rows) - 1, min(SAMPLES, len(rows))).astype(int))
    found = 0
    for place in places:
        row = np.asarray(rows[place])
        best = nearest_rows(collection, row, min(10, len(rows)))
        found += bool(best) and best[0][1] >= float(row @ row) - TOLERANCE
    if found < FOUND_AGAIN * len(places):
        raise VectorStoreFailed(f"Chroma finds {found} of {len(places)} sampled rows again")


class ChromaErrors:
    """Turns what Chroma raises into ``VectorStoreFailed``, or ``StorageFailed`` for a full disk."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        # Beside its own errors Chroma lets pass those of its parts, and panics of its engine,
        # whose class cannot be imported.
        panic = type(error).__name__ == "PanicException"
        ours = isinstance(error, VectorStoreFailed | StorageFailed | MemoryError)
        if error is None or ours or not (panic or isinstance(error, Exception)):
            return
        if any(sign in str(error) for sign in FULL):
            raise StorageFailed(f"no room for the vectors in {self._place}: {error}") from error
        raise VectorStoreFailed(f"Chroma does not answer from {self._place}: {error}") from error


def chroma_settings(**values: Any) -> Any:
    """Return settings of Chroma that come from here alone, without telemetry."""
    _import_chromadb()
    from chromadb.config import Settings  # in a function for the reason given there

    values |= {"anonymized_telemetry": False, "chroma_otel_collection_endpoint": ""}
    return Settings(_env_file=None, **values)  # type: ignore[call-arg]


def open_client(path: Path) -> Any:
    """Open Chroma in a folder through its own Python client."""
    settings = chroma_settings(is_persistent=True, persist_directory=str(path))
    return _import_chromadb().PersistentClient(str(path), settings=settings)


def _import_chromadb() -> Any:
    """Import chromadb: it takes a second, which only those who search vectors shall pay."""
    if "chromadb" in sys.modules:
        return sys.modules["chromadb"]
    if not Path(".env").exists():
        import chromadb
    else:
        # While it is imported it reads `.env` of the current folder, which is not ours to read.
        with tempfile.TemporaryDirectory() as empty, contextlib.chdir(empty):
            import chromadb
    return chromadb


def main() -> int:
    """Build one store as the command line says; tell the outcome by exit status and last line."""
    if WAITED_FOR in sys.argv[3:]:
        end_when_left()
    try:
        make_store(Path(sys.argv[1]), sys.argv[2])
    except (VectorStoreFailed, StorageFailed) as error:
        sys.stderr.write(f"{json.dumps(str(error), ensure_ascii=False)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

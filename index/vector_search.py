"""The search for vectors of an open library: Chroma for its generation, exact for what is newer."""

import math
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.derived import VECTORS_FOLDER, follow_vectors, usable_generation
from index.errors import LibraryBusy, StorageFailed, VectorStoreFailed
from index.generations import POINTER_FILE, Generation
from index.lock import writer_lock
from index.neighbours import Found, Rows, nearest_exactly, nearest_in_store, within
from index.rows import VectorRows
from index.settings import IndexSettings
from index.types import Language, Scope
from index.vectors import open_rows

Notice = Callable[[str, str | None], None]

FAILED, MENDED = "vectors failed", "vectors mended"
# So many more are asked for when rows of the generation are gone from the catalog.
SPARE = 50
# After a server failed, searches are exact for so long before it is asked again.
SERVER_PAUSE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class View:
    """The vectors as of one change of the catalog and one state of the pointer.

    ``alive`` tells which rows of the generation still exist, by language; it is empty when all do.
    ``tail`` holds the rows that are newer than the generation.
    """

    key: tuple[int, int]
    generation: Generation | None
    alive: Mapping[Language, NDArray[np.bool_]]
    tail: tuple[VectorRows, ...]


class SharedRows:
    """A store used by several threads: closed when it is retired and the last one is through."""

    def __init__(self, name: str, rows: Rows) -> None:
        self.name = name
        self._rows, self._users, self._retired = rows, 0, False
        self._lock = RLock()

    @contextmanager
    def used(self) -> Iterator[Rows]:
        """Give the store while the block runs."""
        with self._lock:
            self._users += 1
        try:
            yield self._rows
        finally:
            with self._lock:
                self._users -= 1
                self._close_if_done()

    def retire(self) -> None:
        """Let it be closed as soon as nobody uses it."""
        with self._lock:
            self._retired = True
            self._close_if_done()

    def _close_if_done(self) -> None:
        if self._retired and not self._users:
            self._rows.close()


class VectorSearch:
    """Searches the vectors; builds their store anew, with a notice, when it is unusable."""

    def __init__(self, settings: IndexSettings, catalog: Catalog, notice: Notice) -> None:
        self._settings = settings
        self._catalog = catalog
        self._notice = notice
        self._dimension = catalog.manifest().dimension
        self._lock = RLock()
        self._view: View | None = None
        self._store: SharedRows | None = None
        self._failed: dict[str, float] = {}

    def search(self, vector: NDArray[np.float32], limit: int, scope: Scope) -> Found:
        """Return chunk numbers with cosines, best first."""
        if limit < 1:
            return []
        with self._catalog.reading():
            view = self._current()
            by_language_only = scope == Scope(languages=scope.languages)
            documents = None if by_language_only else self._catalog.in_scope(scope)
        found: Found = []
        generation = view.generation
        for part in generation.parts if generation else ():
            if generation and (not scope.languages or part.language in scope.languages):
                alive = view.alive.get(part.language)
                found += self._in_part(generation, part, alive, (vector, limit, documents))
        for part in view.tail:
            if not scope.languages or part.language in scope.languages:
                allowed = None if documents is None else within(part.documents, documents)
                found += nearest_exactly(part, vector, limit, allowed)
        return sorted(found, key=lambda one: (-one[1], one[0]))

    def open(self) -> None:
        """Open the store now, so that the first search does not wait for it."""
        generation = self._current().generation
        if generation is not None:
            try:
                self._opened(generation)
            except VectorStoreFailed as error:
                self._give_up(generation, error)

    def close(self) -> None:
        """Give the store back."""
        with self._lock:
            if self._store:
                self._store.retire()
            self._store = self._view = None

    def _current(self) -> View:
        """Return what is searched now, newly read where the catalog or the pointer changed."""
        with self._lock:
            view, key = self._view, (self._catalog.change(), self._pointer_time())
            if view is None or view.key != key:
                view = self._view = self._look(view)
            return view

    def _look(self, before: View | None) -> View:
        change, pointer = self._catalog.change(), self._pointer_time()
        generation = before.generation if before and before.key[1] == pointer else None
        if generation is None:
            generation = usable_generation(self._settings, self._catalog) or self._mended()
            pointer = self._pointer_time()
        last = generation.last if generation else 0
        tail = self._catalog.vector_rows(last, self._dimension)
        return View((change, pointer), generation, self._alive(generation), tail)

    def _alive(self, generation: Generation | None) -> dict[Language, NDArray[np.bool_]]:
        if generation is None:
            return {}
        if self._catalog.chunk_count(until=generation.last) == generation.size:
            return {}
        numbers = self._catalog.chunk_numbers(generation.last)
        return {part.language: within(part.numbers, numbers) for part in generation.parts}

    def _mended(self, *, anew: bool = False) -> Generation | None:
        """Build the generation that is missing or damaged; ``None``: search without one."""
        if not self._catalog.chunk_count():
            return None
        try:
            with writer_lock(self._settings.data_dir):
                follow_vectors(self._settings, self._catalog, anew=anew)
        except LibraryBusy:
            return None
        except (StorageFailed, VectorStoreFailed) as error:
            self._notice(FAILED, f"Vectors are searched without Chroma: {error}")
            return None
        self._notice(MENDED, "The index of vectors was missing or damaged: built anew.")
        self._notice(FAILED, None)
        return usable_generation(self._settings, self._catalog)

    def _in_part(
        self,
        generation: Generation,
        part: VectorRows,
        alive: NDArray[np.bool_] | None,
        wanted: tuple[NDArray[np.float32], int, NDArray[np.int64] | None],
    ) -> Found:
        """Search the rows of one language: by Chroma, unless only some documents are allowed."""
        vector, limit, documents = wanted
        if documents is None and not self._is_given_up(generation):
            found = self._by_chroma(generation, part, alive, vector, limit)
            if found is not None:
                return found
        allowed = alive
        if documents is not None:
            allowed = within(part.documents, documents)
            allowed = allowed if alive is None else allowed & alive
        return nearest_exactly(part, vector, limit, allowed)

    def _by_chroma(
        self,
        generation: Generation,
        part: VectorRows,
        alive: NDArray[np.bool_] | None,
        vector: NDArray[np.float32],
        limit: int,
    ) -> Found | None:
        """Return what Chroma finds; ``None`` when it fails, or most of it is gone."""
        try:
            with self._opened(generation).used() as rows:
                found = nearest_in_store(
                    part, rows, vector, limit if alive is None else limit + SPARE
                )
        except VectorStoreFailed as error:
            self._give_up(generation, error)
            return None
        self._notice(FAILED, None)
        if alive is None:
            return found
        places = np.searchsorted(part.numbers, [number for number, _ in found])
        found = [one for one, kept in zip(found, alive[places], strict=True) if kept]
        return found[:limit] if len(found) >= limit else None

    def _is_given_up(self, generation: Generation) -> bool:
        return time.monotonic() < self._failed.get(generation.name, 0.0)

    def _give_up(self, generation: Generation, error: VectorStoreFailed) -> None:
        """Search exactly meanwhile: a server is asked again soon, an embedded store is rebuilt."""
        embedded = generation.server is None
        with self._lock:
            if self._is_given_up(generation):
                return
            until = math.inf if embedded else time.monotonic() + SERVER_PAUSE_SECONDS
            self._failed[generation.name] = until
            self._notice(FAILED, f"Vectors are searched without Chroma: {error}")
        if embedded:
            # Only the question that met the damage waits for this; others are searched exactly.
            self._mended(anew=True)

    def _opened(self, generation: Generation) -> SharedRows:
        with self._lock:
            name = generation.name
            if self._store is None or self._store.name != name:
                before, self._store = (
                    self._store,
                    SharedRows(name, open_rows(generation, self._settings.chroma_timeout_seconds)),
                )
                if before:
                    before.retire()
            return self._store

    def _pointer_time(self) -> int:
        try:
            path = self._settings.data_dir / VECTORS_FOLDER / POINTER_FILE
            return path.stat().st_mtime_ns
        except OSError:
            return 0

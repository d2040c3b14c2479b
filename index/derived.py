"""Keeps the derived stores, words and vectors, in step with the catalog, the only truth.

Whoever calls holds the library's writer lock.
"""

from pathlib import Path

from index.catalog import Catalog
from index.errors import LibraryDamaged, StorageFailed
from index.generations import Generation, build, fault, published, sweep
from index.lexical import ChunkTerms, LexicalState, LexicalWriter, clear, lexical_state
from index.settings import IndexSettings
from index.vectors import fill

WORDS_FOLDER, VECTORS_FOLDER = "lexical", "vectors"


class Words:
    """Follows the catalog with the words of its chunks, batch after batch."""

    def __init__(self, data_dir: Path, catalog: Catalog) -> None:
        self._folder = data_dir / WORDS_FOLDER
        self._catalog = catalog
        self._library = catalog.library()
        self._state = usable_words(data_dir, catalog)
        self._writer: LexicalWriter | None = None

    def follow(self) -> None:
        """Take in what the catalog gained and lost since the last time."""
        with self._catalog.reading():
            gone, change = self._catalog.removed_since(self._state.change if self._state else 0)
            if self._state and change == self._state.change:
                return
            writer = self._open()
            last = self._state.last if self._state else 0
            if last:
                writer.remove(gone)
            rows = self._catalog.term_rows(last)
            added = writer.add(
                ChunkTerms(chunk, document, language, terms.tolist())
                for chunk, document, language, terms in rows
            )
        self._state = LexicalState(self._library, change, max(last, added))
        writer.commit(self._state)

    def finish(self) -> None:
        """Follow once more, and leave the files at rest."""
        self.follow()
        if self._writer and self._state:
            self._writer.finish(self._state)
            self._writer = None

    def _open(self) -> LexicalWriter:
        if self._writer is None:
            if self._state is None:
                clear(self._folder)
            try:
                self._writer = LexicalWriter(self._folder)
            except LibraryDamaged:
                clear(self._folder)
                self._state = None
                self._writer = LexicalWriter(self._folder)
            if self._state:
                self._writer.remove_after(self._state.last)
        return self._writer


def usable_words(data_dir: Path, catalog: Catalog) -> LexicalState | None:
    """Return how far the words follow the catalog; ``None`` when they must be built anew."""
    state = lexical_state(data_dir / WORDS_FOLDER)
    if state is None or state.library != catalog.library() or state.change > catalog.change():
        return None
    return state


def follow_words(data_dir: Path, catalog: Catalog, *, anew: bool = False) -> None:
    """Bring the words in step with the catalog, from nothing if ``anew`` or unusable."""
    if anew:
        clear(data_dir / WORDS_FOLDER)
    Words(data_dir, catalog).finish()


def usable_generation(settings: IndexSettings, catalog: Catalog) -> Generation | None:
    """Return the published generation if its files are sound and it is of these settings."""
    folder = settings.data_dir / VECTORS_FOLDER
    generation = published(folder, catalog.library())
    if generation is None or generation.server != settings.chroma_url or fault(folder):
        return None
    try:
        whole = generation.size > 0
    except StorageFailed:
        return None
    return generation if whole and generation.last <= catalog.highest_chunk() else None


def follow_vectors(settings: IndexSettings, catalog: Catalog, *, anew: bool = False) -> bool:
    """Publish a new generation of vectors when it is due (or ``anew``); return whether it was.

    It is due when there is none, or when more than ``settings.exact_rows`` rows are newer or gone.
    Raises ``VectorStoreFailed`` or ``StorageFailed``; the generation before is in use then.
    """
    sweep(settings.data_dir / VECTORS_FOLDER)
    generation = usable_generation(settings, catalog)
    with catalog.reading():
        if not catalog.chunk_count():
            return False
        if generation and not anew:
            kept = catalog.chunk_count(until=generation.last)
            gone = generation.size - kept
            if max(catalog.chunk_count() - kept, gone) <= settings.exact_rows:
                return False
        manifest, library = catalog.manifest(), catalog.library()
        parts = catalog.vector_rows(0, manifest.dimension)
        highest = catalog.highest_chunk()
    build(
        settings.data_dir / VECTORS_FOLDER,
        (library, highest, settings.chroma_url),
        parts,
        lambda generation: fill(generation, settings.chroma_timeout_seconds),
    )
    return True

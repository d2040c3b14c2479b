"""A library opened for reading: documents, sentences, and the two searches.

Other processes may write meanwhile: every call sees the newest state, and every call inside
``reading()`` the state of one moment.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from functools import cached_property
from threading import RLock
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index.arithmetic import one_thread
from index.catalog import Catalog
from index.embeddings import Embedder, open_embedder
from index.embeddings.bilingual import term_vectors
from index.errors import LibraryMismatch
from index.glossary import Translation
from index.intake import Intake
from index.lock import writer_lock
from index.manifest import Manifest
from index.memory import Memory
from index.records import PackedTerms
from index.schema import SCHEMA_VERSION, stored_schema
from index.settings import IndexSettings
from index.terms import ANALYSER_VERSION
from index.types import BuildReport, Chunk, Document, Hit, Profile, Scope, Sentence
from index.vector_search import VectorSearch
from index.vocabulary import Vocabulary
from index.word_search import WordSearch

REMEMBERED_BYTES = 64_000_000  # of documents and sentences, about
SENTENCE_BYTES, TERMS_BYTES = 300, 200
# They are all but a few per cent of a large library's text; 40 MB, a second.
COMMON_WORDS = 40_000

Value = TypeVar("Value")


class Library:
    """Reads one library; several threads may share it. Close it, or use it in a ``with``."""

    def __init__(self, settings: IndexSettings, catalog: Catalog) -> None:
        one_thread()
        self.settings = settings
        self._catalog = catalog
        self.manifest: Manifest = catalog.manifest()
        self._notices: dict[str, str] = {}
        self._words = WordSearch(settings, catalog, self._notice)
        self._vectors = VectorSearch(settings, catalog, self._notice)
        self._lock = RLock()
        self._memory = Memory(REMEMBERED_BYTES)

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give files, connections and memory back."""
        if "embedder" in self.__dict__:
            self.embedder.close()
        self._vectors.close()
        self._catalog.close()

    def reading(self) -> AbstractContextManager[object]:
        """While it is open, this thread sees the library as it was at one moment."""
        return self._catalog.reading()

    def warm(self) -> None:
        """Open both stores and learn the library's words now, so that no question waits for it."""
        self._words.open()
        self._vectors.open()
        term_vectors().rows(self.vocabulary.commonest(COMMON_WORDS))

    @cached_property
    def embedder(self) -> Embedder:
        """What made the vectors of this library, opened when first asked for."""
        return open_embedder(self.settings)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know about the state of the library: one line each."""
        return tuple(self._notices.values())

    @property
    def change(self) -> int:
        """A number that grows with every change of the library."""
        return self._catalog.change()

    @property
    def vocabulary(self) -> Vocabulary:
        """The terms of the library with their frequencies."""
        return self._remembered("vocabulary", self._catalog.vocabulary)

    def documents(self) -> tuple[Document, ...]:
        """Return every document with its text, ordered by file; costs memory in big libraries."""
        return self._remembered("documents", self._catalog.documents)

    def profiles(self) -> tuple[Profile, ...]:
        """Return what is known of every document beside its text, ordered by file."""
        return self._remembered("profiles", self._catalog.profiles)

    def document_count(self) -> int:
        """Return how many documents there are."""
        return self._remembered("count", self._catalog.document_count)

    def document(self, doc_id: str) -> Document:
        """Return one document; raises ``DocumentNotFound``."""
        return self._remembered(
            ("document", doc_id), lambda: self._catalog.document(doc_id), _bytes_of
        )

    def documents_of(self, doc_ids: Iterable[str]) -> Mapping[str, Document]:
        """Return the documents with these ids, by id."""
        keys = {("document", doc_id): doc_id for doc_id in doc_ids}

        def read(missing: list[tuple[str, str]]) -> Mapping[tuple[str, str], Document]:
            found = self._catalog.documents_of([keys[key] for key in missing])
            return {("document", one.doc_id): one for one in found}

        with self._catalog.reading():
            change = self._catalog.change()
            found = self._memory.values(change, keys, read, _bytes_of)
        return {keys[key]: document for key, document in found.items()}

    def sentences(self, doc_id: str) -> tuple[Sentence, ...]:
        """Return the sentences of a document in order; raises ``DocumentNotFound``."""
        return self._remembered(
            ("sentences", doc_id),
            lambda: self._catalog.sentences(doc_id),
            lambda read: SENTENCE_BYTES * len(read),
        )

    def sentence_terms(self, doc_id: str) -> tuple[NDArray[np.int32], ...]:
        """Return the term numbers of each sentence of a document, as ``sentences`` orders them."""
        return self._remembered(
            ("terms", doc_id),
            lambda: self._catalog.sentence_terms(doc_id),
            lambda read: TERMS_BYTES * len(read),
        )

    def chunk_terms(self, chunk_ids: Sequence[str]) -> Mapping[str, PackedTerms]:
        """Return, for each chunk, the term numbers of its sentences and how many each has."""
        return self._catalog.chunk_terms(chunk_ids)

    def chunks(self, chunk_ids: Sequence[str]) -> tuple[Chunk, ...]:
        """Return the chunks with these ids, in this order; those that are gone are left out."""
        return self._catalog.chunks(chunk_ids)

    def vectors(self, chunk_ids: Sequence[str]) -> NDArray[np.float32]:
        """Return the unit vectors of these chunks as rows; zeros for one that is gone."""
        return self._catalog.vectors(chunk_ids, self.manifest.dimension)

    def counterparts(self, doc_id: str) -> tuple[str, ...]:
        """Return the ids of the documents that say the same in another language."""
        return self._catalog.counterparts(doc_id)

    def counterpart_sentence(self, doc_id: str, number: int) -> Sentence | None:
        """Return the sentence that says the same in another document, if one is known."""
        return self._catalog.counterpart_sentence(doc_id, number)

    def glossary(self) -> tuple[Translation, ...]:
        """Return what the library's own translations add to the dictionary."""
        return self._catalog.glossary()

    def last_report(self) -> BuildReport:
        """Return what the last run of indexing said about each file."""
        return self._catalog.last_report()

    def search_terms(
        self, weights: Mapping[str, float], limit: int, scope: Scope | None = None
    ) -> list[Hit]:
        """Return the chunks with the highest weighted BM25 over these terms, best first."""
        found = self._words.search(weights, limit, scope or Scope())
        return self._hits(found, limit, "terms")

    def search_vectors(
        self, vector: NDArray[np.float32], limit: int, scope: Scope | None = None
    ) -> list[Hit]:
        """Return the chunks whose vectors have the highest cosine with ``vector``, best first.

        Raises ``LibraryMismatch`` when the vector was made by another embedder.
        """
        if vector.shape != (self.manifest.dimension,):
            raise LibraryMismatch(
                f"a vector of {len(vector)} numbers does not fit a library of "
                f"{self.manifest.dimension}: the embedder has changed, open the library anew"
            )
        found = self._vectors.search(vector, limit, scope or Scope())
        return self._hits(found, limit, "vectors")

    def _hits(self, found: list[tuple[int, float]], limit: int, origin: str) -> list[Hit]:
        """Return the hits that (still) exist in the catalog."""
        known = self._catalog.chunk_ids([number for number, _ in found])
        hits = [
            Hit(known[number], score, {origin: score}) for number, score in found if number in known
        ]
        return hits[:limit]

    def _remembered(
        self, key: Hashable, read: Callable[[], Value], size: Callable[[Value], int] | None = None
    ) -> Value:
        """Return what ``read`` gives, read once as long as the library does not change."""
        with self._catalog.reading():
            return self._memory.get(self._catalog.change(), key, read, size)

    def _notice(self, about: str, text: str | None) -> None:
        with self._lock:
            if text is not None:
                self._notices[about] = text
            elif about in self._notices:
                del self._notices[about]


def _bytes_of(document: Document) -> int:
    return 2 * len(document.text) + SENTENCE_BYTES


def open_library(settings: IndexSettings) -> Library:
    """Open the library in ``settings.data_dir``; its stores are opened at the first search.

    A catalog written by an older version is brought up to date first. Raises ``LibraryNotFound``,
    ``LibraryMismatch`` when it was built with other settings, or ``LibraryDamaged``.
    """
    version = stored_schema(settings.data_dir)
    if 1 <= version < SCHEMA_VERSION:
        with writer_lock(settings.data_dir), closing(Intake(settings.data_dir)):
            pass
    with ExitStack() as failing:
        catalog = failing.enter_context(closing(Catalog(settings.data_dir)))
        built = catalog.manifest()
        wanted = Manifest.of(
            settings,
            embedder=settings.embedder,
            dimension=built.dimension,
            analyser=ANALYSER_VERSION,
        )
        built.check(wanted, settings.data_dir)
        failing.pop_all()
    return Library(settings, catalog)

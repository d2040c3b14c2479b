"""The whole story of one question on one screen."""

import time

from index import open_library
from index.library import Library
from qa.question import understand
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.settings import Settings, load_settings
from qa.types import Passage, SearchResult, SearchResults


class Assistant:
    """Answers questions over one library; several threads may share it."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.settings = settings

    def search(self, text: str, k: int = 10) -> SearchResults:
        """Return the ``k`` passages nearest to ``text``, best first."""
        started = time.perf_counter()
        with self.library.reading():
            question = understand(text, self.library.documents())
            passages = retrieve(
                question, self.library, self.library.embedder, self.settings.retrieval.candidates
            )
            passages = rerank(question, passages, self.library)
        results = tuple(_result(passage) for passage in passages[:k])
        return SearchResults(text, results, (time.perf_counter() - started) * 1000)


def open_assistant(settings: Settings | None = None) -> Assistant:
    """Open the library that the settings name (those of the environment without any).

    Raises ``LibraryNotFound``, ``LibraryMismatch``, ``LibraryDamaged`` or ``SettingsError``.
    """
    settings = settings or load_settings()
    return Assistant(open_library(settings.index), settings)


def _result(passage: Passage) -> SearchResult:
    chunk = passage.chunk
    return SearchResult(
        file=passage.document.file,
        doc_id=chunk.doc_id,
        chunk_id=chunk.chunk_id,
        start=chunk.start,
        end=chunk.end,
        score=passage.score,
        text=passage.text,
        language=chunk.language,
    )

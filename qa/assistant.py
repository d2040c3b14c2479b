"""The whole story of one question on one screen."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from index import Library, open_library
from qa.answerers import Answerer
from qa.answerers.extractive import ExtractiveAnswerer
from qa.citations import bind
from qa.compose import answered, not_found, rejected
from qa.evidence import select
from qa.limits import Rejection, check_question
from qa.question import understand
from qa.rerank import rerank
from qa.retrieve import retrieve
from qa.settings import Settings, load_settings
from qa.support import verify
from qa.types import Answer, Passage, Question, SearchResult, SearchResults, Turn


class Assistant:
    """Answers questions over one library; several threads may share it."""

    def __init__(self, library: Library, settings: Settings, answerer: Answerer) -> None:
        self.library = library
        self.settings = settings
        self._answerer = answerer

    def ask(self, text: str, conversation: Sequence[Turn] | None = None) -> Answer:  # noqa: ARG002
        """Return the cited answer to ``text``, said after the turns of ``conversation``.

        A text that is no question is an answer too (``rejected``), as is "the documents do not
        say" (``not_found``).
        """
        clock = Clock()
        checked = check_question(text, self.settings.limits)
        if isinstance(checked, Rejection):
            return rejected(text, checked)
        with self.library.reading():
            answer = self._answer(checked, clock)
        return replace(answer, timings_ms=clock.timings_ms)

    def _answer(self, text: str, clock: "Clock") -> Answer:
        library = self.library
        with clock.stage("understand"):
            question = understand(text, library.documents())
        passages = self._passages(question, clock)
        with clock.stage("read"):
            evidence = select(question, passages[: self.settings.retrieval.passages], library)
        if not evidence.sufficient:
            return not_found(question, evidence, library, self._answerer.mode)
        with clock.stage("write"):
            bound = bind(self._answerer.draft(question, evidence), library)
        with clock.stage("check"):
            bound = verify(bound, library)
        if not bound.statements:
            return not_found(question, evidence, library, self._answerer.mode)
        return answered(question, evidence, bound, self._answerer.mode)

    def search(self, text: str, k: int = 10) -> SearchResults:
        """Return the ``k`` passages nearest to ``text``, best first."""
        clock = Clock()
        with self.library.reading():
            question = understand(text, self.library.documents())
            passages = self._passages(question, clock)
        return SearchResults(text, tuple(map(_result, passages[:k])), clock.total_ms)

    def _passages(self, question: Question, clock: "Clock") -> tuple[Passage, ...]:
        library, candidates = self.library, self.settings.retrieval.candidates
        with clock.stage("search"):
            passages = retrieve(question, library, library.embedder, candidates)
        with clock.stage("rank"):
            return rerank(question, passages, library)


class Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self.timings_ms: dict[str, float] = {}

    @property
    def total_ms(self) -> float:
        """Milliseconds since the clock was made."""
        return (time.perf_counter() - self._started) * 1000

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside as that of the stage ``name``."""
        started = time.perf_counter()
        yield
        self.timings_ms[name] = (time.perf_counter() - started) * 1000
        self.timings_ms["total"] = self.total_ms


def open_assistant(settings: Settings | None = None) -> Assistant:
    """Open the library that the settings name (those of the environment without any).

    Raises ``LibraryNotFound``, ``LibraryMismatch``, ``LibraryDamaged`` or ``SettingsError``.
    """
    settings = settings or load_settings()
    return Assistant(open_library(settings.index), settings, ExtractiveAnswerer())


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

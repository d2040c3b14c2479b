"""The whole story of one question on one screen."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from index import Library, open_library
from index.types import Scope
from qa.answerers import Answerer
from qa.answerers.extractive import ExtractiveAnswerer
from qa.asking.choices import asked_openly
from qa.asking.parts import parts_of
from qa.check import check_text
from qa.citations import bind
from qa.comparing.similarity import vocabulary_senses
from qa.compose import answered, not_found, rejected
from qa.conversation import stand_alone, turns_of
from qa.deciding.parts_answered import combine
from qa.evidence import select
from qa.finding.vocabulary_index import vocabulary_index
from qa.limits import Rejection, check_draft, check_question
from qa.question import as_asked, understand
from qa.rerank import rerank, to_read
from qa.retrieve import retrieve
from qa.settings import Settings, load_settings
from qa.support import verify
from qa.trace import trace_check, trace_evidence, trace_passages, trace_question
from qa.types import (
    Answer,
    ClaimCheck,
    Evidence,
    Passage,
    Question,
    SearchResult,
    SearchResults,
    Turn,
)
from qa.writing import write

if TYPE_CHECKING:
    from qa.finding.rerankers import Reranker

RECALLED: Final = 4  # turns


class Assistant:
    """Answers questions over one library; several threads may share it."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        answerer: Answerer,
        reranker: "Reranker | None" = None,
    ) -> None:
        self.library = library
        self.settings = settings
        self._answerer = answerer
        self._reranker = reranker

    def close(self) -> None:
        """Close the library and the connections to models."""
        self._answerer.close()
        if self._reranker:
            self._reranker.close()
        self.library.close()

    def warm(self) -> None:
        """Open and learn now what the first questions would wait for."""
        vocabulary = self.library.vocabulary
        self.library.warm()
        vocabulary_index(vocabulary).warm()
        vocabulary_senses(vocabulary).warm()

    def ask(
        self,
        text: str,
        conversation: Sequence[Turn] | None = None,
        on_stage: Callable[[str], None] | None = None,
    ) -> Answer:
        """Return the cited answer to ``text``, said after the turns of ``conversation``.

        A text that is no question is an answer too (``rejected``), as is "the documents do not
        say" (``not_found``). ``on_stage`` is told the name of each stage when it begins.
        """
        checked = check_question(text, self.settings.limits)
        if isinstance(checked, Rejection):
            return rejected(text, checked)
        log = StageLog(on_stage)
        with self.library.reading():
            answer = self._answer(checked, tuple(conversation or ()), log)
        return replace(answer, timings_ms=log.timings_ms, trace={**answer.trace, **log.trace})

    def recall(self, questions: Sequence[str]) -> tuple[Turn, ...]:
        """Return the last of earlier questions as the turns of a conversation, for whoever keeps
        no answers; they are answered from the documents again, without a language model.
        """
        quoting = Assistant(self.library, self.settings, ExtractiveAnswerer(), self._reranker)
        answers: list[Answer] = []
        for text in questions[-RECALLED:]:
            answers.append(quoting.ask(text, turns_of(answers)))
        return turns_of(answers)

    def _answer(self, text: str, conversation: tuple[Turn, ...], log: "StageLog") -> Answer:
        library, mode = self.library, self._answerer.mode
        with log.stage("understand"):
            complete = stand_alone(text, conversation)
            original = text if complete.text != text else None
            question = replace(
                understand(complete.text, library.profiles(), original),
                cited_before=_cited_last(conversation),
            )
            log.note(trace_question(question, complete.carried))
        evidence = self._evidence(question, log)
        if complete.alone and not evidence.sufficient:
            question, evidence = self._at_hand(complete.alone, question, evidence, log)
        question = as_asked(question)
        if not evidence.sufficient:
            return not_found(question, evidence, library, mode)
        with log.stage("write"):
            writing = write(self._answerer, question, evidence, library)
            drafted = bind(writing.drafts, library)
            log.note(writing.trace)
        with log.stage("check"):
            verified = verify(drafted, library)
            log.note(trace_check(drafted, verified))
        if not verified.statements:
            return not_found(question, evidence, library, mode)
        return answered(question, evidence, verified, writing)

    def _at_hand(
        self, typed: str, question: Question, evidence: Evidence, log: "StageLog"
    ) -> tuple[Question, Evidence]:
        """A follow-up as it was typed, with the evidence of the documents cited just before, where
        those answer it: what it speaks of may be no part of the topic it was given."""
        library = self.library
        cited = dict.fromkeys(doc_id for doc_id, _, _ in question.cited_before)
        if not cited or question.limit:
            return question, evidence
        alone = replace(
            understand(typed, library.profiles()),
            scope=Scope(doc_ids=tuple(cited)),
            cited_before=question.cited_before,
        )
        found = self._evidence(alone, log)
        if found.sufficient and not found.doubtful:
            return alone, found
        log.note(trace_evidence(evidence))
        return question, evidence

    def _evidence(self, question: Question, log: "StageLog") -> Evidence:
        """The evidence for the question, or where it asks several things, for each of its parts."""
        question = self._asked_openly(question)
        evidence = self._read(question, log)
        parts = parts_of(question)
        if not parts.texts or not (parts.apart or evidence.missing or not evidence.sufficient):
            return evidence
        apart = [understand(text, self.library.profiles()) for text in parts.texts]
        asked = [replace(part, cited_before=question.cited_before) for part in apart]
        read = [(part, self._read(part, log)) for part in asked]
        evidence = combine(evidence, read, parts)
        log.note(trace_evidence(evidence))
        return evidence

    def _asked_openly(self, question: Question) -> Question:
        """The question without the figures or dates that it offers to choose from."""
        text = asked_openly(question.text, question.language)
        if text == question.text:
            return question
        plain = understand(text, self.library.profiles(), question.original)
        return replace(plain, cited_before=question.cited_before)

    def _read(self, question: Question, log: "StageLog") -> Evidence:
        found = self._passages(question, log)
        passages = to_read(question, found, self.settings.retrieval.passages)
        with log.stage("read"):
            evidence = select(question, passages, self.library)
            log.note(trace_evidence(evidence))
        return evidence

    def search(self, text: str, k: int = 10) -> SearchResults:
        """Return the ``k`` passages nearest to ``text``, best first."""
        log = StageLog()
        with self.library.reading():
            question = understand(text, self.library.profiles())
            passages = self._passages(question, log)
        return SearchResults(text, tuple(map(_result, passages[:k])), log.total_ms)

    def check(
        self, text: str, on_claim: Callable[[int, int], None] | None = None
    ) -> tuple[ClaimCheck, ...]:
        """Return a verdict for each claim of a claim or draft, with its quotations.

        ``on_claim`` is told how many claims are done, and of how many.
        Raises ``InputError`` when the text is empty or longer than ``limits.draft_chars``.
        """
        draft = check_draft(text, self.settings.limits)
        most = self.settings.retrieval.passages
        with self.library.reading():
            return check_text(
                draft,
                self.library,
                lambda claim: self._passages(claim, StageLog())[:most],
                self._answerer.judge,
                on_claim,
            )

    def _passages(self, question: Question, log: "StageLog") -> tuple[Passage, ...]:
        library, candidates = self.library, self.settings.retrieval.candidates
        with log.stage("search"):
            passages = retrieve(question, library, library.embedder, candidates)
        with log.stage("rank"):
            passages = rerank(question, passages, library)
            if self._reranker:
                passages = self._reranker.rerank(question.text, passages)
            log.note(trace_passages(passages))
        return passages


def _cited_last(conversation: Sequence[Turn]) -> tuple[tuple[str, int, int], ...]:
    """What the last answer with any citation cites: document id, start and end of each."""
    answers = (turn.answer for turn in reversed(conversation))
    last = next((answer for answer in answers if answer.citations), None)
    return tuple((c.doc_id, c.start, c.end) for c in last.citations) if last else ()


class StageLog:
    """Milliseconds of each stage, and what it decided."""

    def __init__(self, on_stage: Callable[[str], None] | None = None) -> None:
        self._on_stage = on_stage
        self._started = time.perf_counter()
        self._stage = ""
        self.timings_ms: dict[str, float] = {}
        self.trace: dict[str, Any] = {}

    @property
    def total_ms(self) -> float:
        """Milliseconds since the log was begun."""
        return (time.perf_counter() - self._started) * 1000

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside as that of the stage ``name``."""
        if self._on_stage:
            self._on_stage(name)
        started, self._stage = time.perf_counter(), name
        yield
        spent = (time.perf_counter() - started) * 1000
        self.timings_ms[name] = self.timings_ms.get(name, 0.0) + spent
        self.timings_ms["total"] = self.total_ms

    def note(self, decided: Mapping[str, Any]) -> None:
        """Remember what the stage at hand decided."""
        self.trace[self._stage] = decided


def open_assistant(settings: Settings | None = None) -> Assistant:
    """Open the library that the settings name (those of the environment without any).

    Raises ``LibraryNotFound``, ``LibraryMismatch``, ``LibraryDamaged`` or ``SettingsError``.
    """
    settings = settings or load_settings()
    return Assistant(
        open_library(settings.index), settings, _answerer(settings), _reranker(settings)
    )


def _answerer(settings: Settings) -> Answerer:
    if not settings.model.llm:
        return ExtractiveAnswerer()
    # Only those who use a model pay for its libraries.
    from qa.answerers.llm import open_answerer

    return open_answerer(settings.model)


def _reranker(settings: Settings) -> "Reranker | None":
    if not settings.retrieval.reranker:
        return None
    # Only those who use a model pay for its libraries.
    from qa.finding.rerankers import open_reranker

    return open_reranker(settings)


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

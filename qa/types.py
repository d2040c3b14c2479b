"""What passes between the stages of one question: frozen values only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from index.types import Chunk, Document, Language, Scope, Script, Sentence, check_span

Outcome = Literal["answered", "partial", "not_found", "rejected"]
Mode = Literal["extractive", "llm"]
Support = Literal["supported", "partly", "contradicted", "unsupported"]
ClaimVerdict = Literal["supported", "contradicted", "partly", "not_found"]
AnswerType = Literal[
    "number", "share", "date", "person", "place", "organisation",
    "list", "definition", "reason", "yes_no", "open",
]  # fmt: skip
# Kinds of which an answer has a form of its own: a number, a date, a name.
TYPED_KINDS: tuple[AnswerType, ...] = ("number", "share", "date", "person", "place", "organisation")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that passed the door, and what its wording asks for.

    ``terms`` are its analysed terms in order (see ``index.terms``); ``focus`` are the words that
    name the thing asked for ("cities" in "how many cities"); ``original`` is what was typed when a
    follow-up was made to stand alone; ``speaker`` is the person whose words are asked for;
    ``limit`` is the wording that ``scope`` was read from; ``coined`` are names in it that only the
    documents know; ``cited_before`` is what the last answer of the conversation cites: document id,
    start and end of each.
    """

    text: str
    language: Language
    script: Script | None
    answer_type: AnswerType
    terms: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    original: str | None = None
    speaker: str | None = None
    limit: str | None = None
    coined: tuple[str, ...] = ()
    cited_before: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk that may hold the answer, with its fused score and the scores it was made of."""

    chunk: Chunk
    document: Document
    text: str
    score: float
    scores: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EvidenceSentence:
    """A sentence that may answer, its score, and the features that explain it.

    ``answer_spans`` are spans in ``document.text`` (inside the sentence) that answer the question:
    the number, date, name or list item to show in bold. ``antecedent`` is the earlier sentence this
    one cannot be understood without ("It is …").
    """

    sentence: Sentence
    document: Document
    text: str
    score: float
    coverage: float
    answer_spans: tuple[tuple[int, int], ...] = ()
    features: Mapping[str, float] = field(default_factory=dict)
    antecedent: "EvidenceSentence | None" = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences that answer, best first, and whether they are enough.

    ``missing`` are the parts of the question, in its own words, that no source speaks about;
    ``nearest`` are sentences to offer as the nearest passages of a refusal; ``reason`` is the key
    (``qa.messages``) of a refusal and ``known`` the parts the documents do speak about.
    ``answers`` are the few of the sentences that answer directly, in the order to show them;
    ``listed`` says that they are the items of one list; ``partial`` that ``missing`` was asked
    too; ``decision`` is "yes" or "no" where a yes-no question is decided by them, ``correction``
    what the question supposes wrongly and what the source has instead; ``conflict`` is what
    sources say differently about. ``parts`` are the questions that one question of several parts
    is made of, each with the evidence for it; ``doubtful`` that what was found may be no more than
    the closest passage; ``more`` which of two sides is the more of what is asked, its figure and
    that of the other.
    """

    sentences: tuple[EvidenceSentence, ...]
    sufficient: bool
    confidence: float
    missing: tuple[str, ...] = ()
    nearest: tuple[EvidenceSentence, ...] = ()
    known: tuple[str, ...] = ()
    reason: str | None = None
    answers: tuple[EvidenceSentence, ...] = ()
    listed: bool = False
    partial: bool = False
    decision: Literal["yes", "no"] | None = None
    correction: tuple[str, str] | None = None
    conflict: str | None = None
    parts: "tuple[tuple[Question, Evidence], ...]" = ()
    doubtful: bool = False
    more: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The sentence of another document that says the same in another language."""

    doc_id: str
    start: int
    end: int
    quote: str
    language: Language


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a stored source: ``document.text[start:end] == quote``, always.

    ``page`` counts from 1, where the source has pages.
    """

    n: int
    doc_id: str
    file: str
    title: str | None
    publisher: str | None
    published: str | None
    language: Language
    url: str | None
    start: int
    end: int
    quote: str
    before: str = ""
    after: str = ""
    counterpart: Counterpart | None = None
    section: str | None = None
    speaker: str | None = None
    inferred: Mapping[str, str] = field(default_factory=dict)
    page: int | None = None

    def __post_init__(self) -> None:
        check_span(self.start, self.end)
        if len(self.quote) != self.end - self.start:
            raise ValueError("a quotation must be as long as its span")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement before it is verified: its text and the spans it rests on.

    ``bold`` are spans of ``text`` to emphasise; ``evidence`` are the sentences it rests on.
    ``before`` and ``after`` are our own words around it ("In the Chinese source: “"), which are
    shown but need no source; ``bullet`` makes it an item of a list.
    """

    text: str
    evidence: tuple[EvidenceSentence, ...]
    bold: tuple[tuple[int, int], ...] = ()
    before: str = ""
    after: str = ""
    note: str | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an answer, the numbers of its citations and the verdict of the check.

    ``bold`` are spans of ``text`` that answer the question directly; ``note`` is said beside it
    (a relative date resolved, words of a speaker); ``bullet`` says that it is an item of a list.
    """

    text: str
    citations: tuple[int, ...]
    support: Support
    bold: tuple[tuple[int, int], ...] = ()
    note: str | None = None
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that say different things about the same; ``citations`` are their numbers.

    ``newest`` is the number of the one whose document is dated after all others.
    """

    about: str
    citations: tuple[int, ...]
    newest: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as every surface shows it; ``trace`` explains how it came about."""

    question: str
    language: Language
    script: Script | None
    outcome: Outcome
    reason: str | None
    text: str
    mode: Mode
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    nearest: tuple[Citation, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    trace: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer, as a conversation remembers them."""

    question: Question
    answer: Answer


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One chunk found by ``search``."""

    file: str
    doc_id: str
    chunk_id: str
    start: int
    end: int
    score: float
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What ``search`` found, best first, and how long it took in milliseconds."""

    query: str
    results: tuple[SearchResult, ...]
    ms: float

    def __iter__(self) -> Iterator[SearchResult]:
        return iter(self.results)

    def __len__(self) -> int:
        return len(self.results)


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable statement: a half-open span of the draft it comes from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a language model thinks of a claim: a verdict, and which sentence decides it.

    ``place`` is that of the sentence among those it was given, ``None`` for none of them.
    """

    verdict: ClaimVerdict
    place: int | None


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim with its verdict, the quotations for and against, and why.

    ``against`` are the numbers of the citations that say otherwise, ``superseded`` those of older
    sources that a newer one has overtaken; ``sources`` counts the independent sources behind the
    verdict: translations and reprints count once.
    """

    claim: Claim
    verdict: ClaimVerdict
    citations: tuple[Citation, ...]
    why: str
    against: tuple[int, ...] = ()
    superseded: tuple[int, ...] = ()
    sources: int = 0

"""Binds statements to the spans of stored sources they rest on."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.library import Library
from index.types import Document, Sentence
from qa.types import Citation, Conflict, Counterpart, Draft, Evidence, EvidenceSentence, Statement

CONTEXT_CHARS = 400


@dataclass(frozen=True, slots=True)
class Bound:
    """Statements with the numbers of their citations; ``drafts`` are what they were made from.

    Until ``qa.support`` has checked them, all statements are "unsupported".
    """

    statements: tuple[Statement, ...]
    citations: tuple[Citation, ...]
    drafts: tuple[Draft, ...]


def bind(drafts: Sequence[Draft], library: Library) -> Bound:
    """Return the drafts as statements with numbered citations; the same span has one number."""
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[Citation] = []
    statements = []
    for draft in drafts:
        cited = []
        for evidence in draft.evidence:
            key = _key(evidence)
            if key not in numbers:
                numbers[key] = len(numbers) + 1
                citations.append(cite(evidence, numbers[key], library))
            cited.append(numbers[key])
        shift = len(draft.before)
        statements.append(
            Statement(
                text=draft.before + draft.text + draft.after,
                citations=tuple(dict.fromkeys(cited)),
                support="unsupported",
                bold=tuple((start + shift, end + shift) for start, end in draft.bold),
                note=draft.note,
                bullet=draft.bullet,
            )
        )
    return Bound(tuple(statements), tuple(citations), tuple(drafts))


def cite(evidence: EvidenceSentence, number: int, library: Library) -> Citation:
    """Return the citation of one sentence, with its context and its counterpart."""
    return cite_sentence(evidence.document, evidence.sentence, number, library)


def cite_sentence(
    document: Document, sentence: Sentence, number: int, library: Library
) -> Citation:
    """Return the citation of a sentence; its quotation is sliced from the stored text."""
    about = document.metadata
    start, end = sentence.start, sentence.end
    return Citation(
        n=number,
        doc_id=document.doc_id,
        file=document.file,
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        language=document.language,
        url=about.url,
        start=start,
        end=end,
        quote=document.text[start:end],
        before=_before(document.text, start),
        after=_after(document.text, end),
        counterpart=_counterpart(sentence, library),
        section=sentence.section,
        speaker=sentence.speaker,
        inferred=dict(about.inferred),
        page=_page(document, start),
    )


def conflicts(evidence: Evidence, bound: Bound) -> tuple[Conflict, ...]:
    """Return the conflict of the evidence, if any, by the numbers of the sides that are shown."""
    if not evidence.conflict:
        return ()
    said = {_key(answer) for answer in evidence.answers}
    sides = [cited for cited in bound.citations if (cited.doc_id, cited.start, cited.end) in said]
    if len(sides) < 2:
        return ()
    numbers = tuple(cited.n for cited in sides)
    return (Conflict(evidence.conflict, numbers, _newest(sides)),)


def _newest(citations: Sequence[Citation]) -> int | None:
    """The number of the citation dated after all others; ``None`` where a date is not known."""
    dates = [cited.published or "" for cited in citations]
    last = max(dates)
    # a month is neither before nor after its days
    open_ = any(date != last and last.startswith(date) for date in dates)
    if open_ or dates.count(last) > 1:
        return None
    return citations[dates.index(last)].n


def _page(document: Document, place: int) -> int | None:
    """The page a place of a document stands on; a title added above the first one is on it."""
    return max(1, bisect_right(document.pages, place)) if document.pages else None


def _key(evidence: EvidenceSentence) -> tuple[str, int, int]:
    return evidence.document.doc_id, evidence.sentence.start, evidence.sentence.end


def _before(text: str, start: int) -> str:
    """What stands before the sentence in its paragraph, or in the one above when it opens it."""
    head = text[max(0, start - CONTEXT_CHARS) : start]
    paragraph = head.rstrip().rfind("\n")
    return head[paragraph + 1 :] if paragraph >= 0 else head


def _after(text: str, end: int) -> str:
    tail = text[end : end + CONTEXT_CHARS]
    lead = len(tail) - len(tail.lstrip())
    paragraph = tail.find("\n", lead)
    return tail[:paragraph] if paragraph >= 0 else tail


def _counterpart(sentence: Sentence, library: Library) -> Counterpart | None:
    other = library.counterpart_sentence(sentence.doc_id, sentence.number)
    if other is None:
        return None
    document = library.document(other.doc_id)
    return Counterpart(
        doc_id=other.doc_id,
        start=other.start,
        end=other.end,
        quote=document.text[other.start : other.end],
        language=document.language,
    )

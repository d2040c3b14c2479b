"""Turns as the sources panel shows them: plain data for the browser, which sets it as text only."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from index.errors import DocumentNotFound
from index.library import Library
from index.types import Document
from qa.claims.splitting import is_checkable
from qa.contract import citation_json, conflict_json, document_json
from qa.types import Answer, Citation, ClaimCheck, Support
from qa.ui.document import html_language

_ON_SHELF: Final = 8
_FROM_BEST: Final[tuple[Support, ...]] = ("supported", "partly", "unsupported", "contradicted")


def answer_view(turn: str, answer: Answer, library: Library) -> dict[str, Any]:
    """Return one answered question; ``turn`` is the prefix of its citations' ids ("t1")."""
    return _turn_view(turn, answer.question, answer.outcome) | {
        "citations": [
            _citation_view(citation, library, _worst_support(answer, citation.n))
            for citation in answer.citations
        ],
        "nearest": [_citation_view(citation, library) for citation in answer.nearest],
        "conflicts": [conflict_json(conflict) for conflict in answer.conflicts],
    }


def failure_view(turn: str, question: str) -> dict[str, Any]:
    """Return a question that something went wrong with: it has no sources."""
    return _turn_view(turn, question, "failed")


def checks_view(turn: str, checks: Sequence[ClaimCheck], library: Library) -> dict[str, Any]:
    """Return one checked draft: its claims with the numbers of their citations.

    Each claim numbers its own citations; here one span gets one number in the whole draft.
    """
    numbers: dict[tuple[str, int, int], int] = {}
    citations: list[dict[str, Any]] = []
    claims = []
    for check in checks:
        cited = []
        for citation in check.citations:
            span = (citation.doc_id, citation.start, citation.end)
            if span not in numbers:
                numbers[span] = len(numbers) + 1
                said = _said_of(check, citation.n)
                citations.append(_citation_view(citation, library, said) | {"n": numbers[span]})
            cited.append(numbers[span])
        claims.append(
            {
                "text": check.claim.text,
                "verdict": check.verdict if is_checkable(check.claim.text) else "nothing",
                "why": check.why,
                "citations": cited,
            }
        )
    return _turn_view(turn, "", "checked") | {"claims": claims, "citations": citations}


def _turn_view(turn: str, question: str, outcome: str) -> dict[str, Any]:
    """Return what every turn has, as yet without any source."""
    nothing: dict[str, Any] = {"citations": [], "nearest": [], "conflicts": []}
    return {"id": turn, "question": question, "outcome": outcome} | nothing


def _said_of(check: ClaimCheck, number: int) -> Support | None:
    """Return what the check found a quotation to say of its claim; None for an older figure."""
    if number in check.superseded:
        return None
    if number in check.against:
        return "contradicted"
    return "partly" if check.verdict == "partly" else "supported"


def shelf_view(library: Library) -> list[dict[str, Any]]:
    """Return the first documents of the library: what an answer can rest on."""
    return [
        document_json(document) | {"lang": html_language(document)}
        for document in library.documents()[:_ON_SHELF]
    ]


def document_link(citation: Citation) -> str:
    """Return the address, relative to the page, of a citation's sentence in its document."""
    return f"doc/{citation.doc_id}?mark={citation.start}-{citation.end}#s{citation.start}"


def _citation_view(
    citation: Citation, library: Library, support: Support | None = None
) -> dict[str, Any]:
    view = citation_json(citation) | {"support": support, "link": document_link(citation)}
    try:
        document = library.document(citation.doc_id)
    except DocumentNotFound:
        # removed since: the answer and its quotation stay, as they were given
        return view | {"lang": citation.language, "gone": True}
    before, after = _neighbours(citation, document, library)
    view |= {"before": before, "after": after, "lang": html_language(document), "gone": False}
    if citation.counterpart:
        with suppress(DocumentNotFound):
            other = library.document(citation.counterpart.doc_id)
            view["counterpart"] |= {"title": other.metadata.title, "lang": html_language(other)}
    return view


def _neighbours(citation: Citation, document: Document, library: Library) -> tuple[str, str]:
    """Return the whole sentences before and after a citation in its paragraph, or ""."""
    text = document.text
    sentences = library.sentences(citation.doc_id)
    cited = [s for s in sentences if s.start < citation.end and s.end > citation.start]
    if not cited:
        return citation.before, citation.after
    first, last = cited[0].number, cited[-1].number
    before = after = ""
    if first > 0 and sentences[first - 1].paragraph == cited[0].paragraph:
        before = text[sentences[first - 1].start : citation.start]
    if last + 1 < len(sentences) and sentences[last + 1].paragraph == cited[-1].paragraph:
        after = text[citation.end : sentences[last + 1].end]
    return before, after


def _worst_support(answer: Answer, number: int) -> Support | None:
    """Return the least favourable verdict among the statements that cite ``number``."""
    verdicts = [s.support for s in answer.statements if number in s.citations]
    return max(verdicts, key=_FROM_BEST.index) if verdicts else None

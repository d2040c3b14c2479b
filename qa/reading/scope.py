"""Whether a document, or a sentence of it, lies within the limits a question sets: documents,
languages, dates."""

from dataclasses import replace

from index.numbers import find_quantities
from index.types import Document, Scope
from qa.comparing.relative_dates import relative_dates
from qa.types import Question


def in_scope(scope: Scope, document: Document) -> bool:
    """Whether a search limited by ``scope`` may find ``document``; dates are compared as far as
    both are precise, and what tells no date is outside of any."""
    if scope.languages and document.language not in scope.languages:
        return False
    if scope.doc_ids and document.doc_id not in scope.doc_ids:
        return False
    first, last = scope.published_from or "", scope.published_until or ""
    published = document.metadata.published or ""
    if not (first or last):
        return True
    return bool(published) and (
        published[: len(first)] >= first[: len(published)]
        and (not last or published[: len(last)] <= last[: len(published)])
    )


def told_later(scope: Scope, document: Document, text: str) -> bool:
    """Whether a text of a document published after the time that a question limits itself to
    ("as of 2024") tells of that very time: 截至2024年底 in a report of 2025."""
    until = scope.published_until or ""
    if not until or not in_scope(replace(scope, published_until=None), document):
        return False
    written = [q.iso or "" for q in find_quantities(text, document.language) if q.kind == "date"]
    forms = (*written, *(form for _, form in relative_dates(text, document)))
    return any(form.startswith(until) for form in forms)


def may_tell(scope: Scope, document: Document, text: str) -> bool:
    """Whether a sentence or passage of ``document`` may answer within the limits."""
    return in_scope(scope, document) or told_later(scope, document, text)


def wants_other_language(question: Question) -> bool:
    """Whether the question is about texts of the language it is not asked in."""
    languages = question.scope.languages
    return bool(languages) and question.language not in languages

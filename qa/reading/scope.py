"""Whether a document lies within the limits a question sets: documents, languages, dates."""

from index.types import Document, Scope


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

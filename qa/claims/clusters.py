"""Which sources are independent: translations and reprints of one text are one source."""

from collections.abc import Sequence

from index.library import Library
from index.text import bare_form
from qa.types import Citation


def independent(citations: Sequence[Citation], library: Library) -> tuple[frozenset[str], ...]:
    """Return the cited documents in groups, by id: those of a group tell the same story.

    Documents belong together when they are counterparts in two languages, or when the sentences
    cited of them are the same letter for letter.
    """
    groups: list[set[str]] = []
    for citation in citations:
        same = {citation.doc_id, *library.counterparts(citation.doc_id)}
        same |= {c.doc_id for c in citations if bare_form(c.quote) == bare_form(citation.quote)}
        touching = [group for group in groups if group & same]
        groups = [group for group in groups if not group & same]
        groups.append(same.union(*touching))
    cited = {citation.doc_id for citation in citations}
    return tuple(frozenset(group & cited) for group in groups)

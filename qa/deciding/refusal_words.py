"""What a refusal says is missing: a name that the documents hold elsewhere is known."""

from collections.abc import Sequence

from index.text import match_form
from qa.asking.asked import Asked
from qa.reading.named import holds_name
from qa.types import EvidenceSentence, Question


def names_elsewhere(
    parts: Sequence[str], question: Question, asked: Asked, ranked: Sequence[EvidenceSentence]
) -> tuple[str, ...]:
    """Those of the missing parts of a question that are names one of the documents read holds."""
    texts = {e.document.doc_id: e.document.text for e in ranked}
    names = [question.text[asked.words[p].start : asked.words[p].end] for p in asked.names]
    return tuple(
        part
        for part in parts
        if any(name in part for name in names)
        and any(holds_name(match_form(part), text) for text in texts.values())
    )

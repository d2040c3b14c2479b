"""What a refusal says is missing: what the documents name elsewhere in so many words is known."""

from collections.abc import Sequence

from index.text import match_form
from index.types import Language
from qa.asking.asked import Asked
from qa.reading.named import holds_name
from qa.types import EvidenceSentence, Question

LEAST_LETTERS: dict[Language, int] = {"zh": 2, "en": 6}  # of a word that is looked for as it is


def names_elsewhere(
    parts: Sequence[str], question: Question, asked: Asked, ranked: Sequence[EvidenceSentence]
) -> tuple[str, ...]:
    """Those of the missing parts of a question that are names, or words of some length, and stand
    in one of the documents read: of them nobody may be told that nothing mentions them."""
    texts = {e.document.doc_id: e.document.text for e in ranked}
    least = LEAST_LETTERS[question.language]
    said = [question.text[word.start : word.end] for word in asked.words]
    names = [word for p, word in enumerate(said) if p in asked.names or len(word) >= least]
    return tuple(
        part
        for part in parts
        if any(name in part for name in names)
        and any(holds_name(match_form(part), text) for text in texts.values())
    )

"""What a refusal says is missing: a name that the documents hold elsewhere is known."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.text import match_form
from qa.asked import Asked
from qa.named import holds_name
from qa.types import EvidenceSentence, Question

if TYPE_CHECKING:
    from qa.sufficiency import Decision


def with_names_elsewhere(
    decision: "Decision", question: Question, asked: Asked, ranked: Sequence[EvidenceSentence]
) -> "Decision":
    """The refusal with the names that one of the documents read holds told as known."""
    if decision.reason not in ("not_found_missing", "not_found_attribute"):
        return decision
    texts = {e.document.doc_id: e.document.text for e in ranked}
    names = [question.text[asked.words[p].start : asked.words[p].end] for p in asked.names]
    elsewhere = [
        part
        for part in decision.missing
        if any(name in part for name in names)
        and any(holds_name(match_form(part), text) for text in texts.values())
    ]
    if not elsewhere:
        return decision
    missing = tuple(part for part in decision.missing if part not in elsewhere)
    reason = "not_found_missing" if missing else "not_found_attribute"
    known = tuple(dict.fromkeys((*decision.known, *elsewhere)))
    return replace(decision, missing=missing, known=known, reason=reason)

"""Writes an answer with the model, if there is one, and with the documents' own words otherwise."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from index.errors import ModelFailed
from index.library import Library
from qa.answerers import Answerer
from qa.answerers.extractive import ExtractiveAnswerer
from qa.messages import message
from qa.question import spoken_in
from qa.types import Draft, Evidence, EvidenceSentence, Mode, Question
from qa.verifying.verify import Dropped, Verified, verify

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Writing:
    """The statements of an answer and how they were written.

    ``notice`` is the key (``qa.messages``) of what the reader is told when the model was asked in
    vain; ``trace`` is what was written and dropped.
    """

    drafts: tuple[Draft, ...]
    mode: Mode
    notice: str | None = None
    trace: Mapping[str, Any] = field(default_factory=dict)


def write(answerer: Answerer, question: Question, evidence: Evidence, library: Library) -> Writing:
    """Return statements that may be shown: quotations, or what of a model's words was borne out.

    When the model fails, or nothing of what it wrote is borne out, the answer is quoted instead.
    """
    if answerer.mode == "extractive":
        return Writing(answerer.draft(question, evidence), "extractive")
    try:
        written = answerer.draft(question, evidence)
    except ModelFailed as error:
        _log.warning("%s", error)
        return _quoted(question, evidence, "model_failed", {"failed": str(error)})
    verified = _in_language_of(question, verify(written, evidence, library))
    trace = _trace(written, verified)
    if not verified.kept:
        return _quoted(question, evidence, "model_unsupported", trace)
    kept = tuple(_labelled(draft, question) for draft in verified.kept)
    return Writing((*kept, *_left_out(kept, question, evidence)), "llm", None, trace)


def _in_language_of(question: Question, verified: Verified) -> Verified:
    """Without what is not in the language of the asker; names and figures alone are in any."""
    spoken = {draft.text: spoken_in(draft.text) for draft in verified.kept}
    foreign = [
        text for text, language in spoken.items() if language not in (None, question.language)
    ]
    return replace(
        verified,
        kept=tuple(draft for draft in verified.kept if draft.text not in foreign),
        dropped=(*verified.dropped, *(Dropped(text, "language") for text in foreign)),
    )


def _left_out(kept: Sequence[Draft], question: Question, evidence: Evidence) -> tuple[Draft, ...]:
    """Quotations of what sources say differently and the model did not: no side is passed over."""
    if not evidence.conflict:
        return ()
    cited = {_place(sentence) for draft in kept for sentence in draft.evidence}
    quoted = ExtractiveAnswerer().draft(question, evidence)
    return tuple(draft for draft in quoted if cited.isdisjoint(map(_place, draft.evidence)))


def _place(sentence: EvidenceSentence) -> tuple[str, int]:
    return sentence.document.doc_id, sentence.sentence.start


def _labelled(draft: Draft, question: Question) -> Draft:
    """The statement, labelled as a translation when all it rests on is in the other language."""
    if any(cited.document.language == question.language for cited in draft.evidence):
        return draft
    return replace(draft, note=message("note_translated", question.language, question.script))


def _quoted(
    question: Question, evidence: Evidence, notice: str, trace: Mapping[str, Any]
) -> Writing:
    drafts = ExtractiveAnswerer().draft(question, evidence)
    return Writing(drafts, "extractive", notice, trace)


def _trace(written: tuple[Draft, ...], verified: Verified) -> dict[str, Any]:
    dropped = [{"text": drop.text, "fault": drop.fault} for drop in verified.dropped]
    return {
        "written": len(written),
        "kept": len(verified.kept),
        "repaired": verified.repaired,
        "faults": dict(Counter(drop.fault for drop in verified.dropped)),
        "dropped": dropped,
    }

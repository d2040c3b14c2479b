"""Writes an answer with the model, if there is one, and with the documents' own words otherwise."""

import logging
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from index.errors import ModelFailed
from index.library import Library
from qa.answerers import Answerer
from qa.answerers.extractive import ExtractiveAnswerer
from qa.messages import message
from qa.types import Draft, Evidence, Mode, Question
from qa.verifying.verify import Verified, verify

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
    verified = verify(written, evidence, library)
    trace = _trace(written, verified)
    if not verified.kept:
        return _quoted(question, evidence, "model_unsupported", trace)
    return Writing(tuple(_labelled(kept, question) for kept in verified.kept), "llm", None, trace)


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

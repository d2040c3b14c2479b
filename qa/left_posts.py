# ruff: noqa: E501  (one pattern is one line)
"""Who has left a post: "Helen Ashworth retired as chair" makes her the chair no more."""

import re

from index.text import match_form
from qa.names import people
from qa.types import EvidenceSentence, Question

_LEFT = re.compile(
    r"[^,，;；。.:：]{0,12}?(?:\b(?:retired|resigned|stepped down|was (?:succeeded|replaced|dismissed)|left (?:the|his|her|office)|died)\b|卸任|离任|辞去|辞职|退休|被免|去世|不再担任)"
)
_FORMER = re.compile(r"(?:\b(?:former|ex-|late|then)[\w\s-]{0,30}|[原前]任?[^,，;；。:：]{0,12})$")
_NOW = re.compile(r"^(?:(?:and|but|so|then) )?is\b|是")
_ONCE = re.compile(r"\b(?:was|were|did|ever|once|former)\b|曾|以前|当时|原来|过")


def has_left(question: Question, evidence: EvidenceSentence) -> bool:
    """Whether a question asks what somebody is, and the sentence tells that it is so no more."""
    asked = match_form(question.text)
    if not _NOW.search(asked) or _ONCE.search(asked):
        return False
    folded = match_form(evidence.text)
    return any(
        _LEFT.match(folded, found.end()) or _FORMER.search(folded[: found.start()])
        for start, end in people(question.text, question.language)
        for found in re.finditer(re.escape(match_form(question.text[start:end])), folded)
    )

# ruff: noqa: E501  (one pattern is one line)
"""Who holds a post, and who has left it: whoever "retired as chair" is the chair no more."""

import re
from collections.abc import Sequence

from index.text import match_form
from qa.naming.names import people
from qa.reading.signs import names_post
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


def post_told(question: Question, ranked: Sequence[EvidenceSentence]) -> int | None:
    """The place of the sentence that tells the post of somebody of whom another one is supposed
    (崔小浩是区委书记吗), in the question's own language."""
    if question.answer_type != "yes_no" or not names_post(question.text):
        return None
    text = question.text
    somebody = [match_form(text[a:b]) for a, b in people(text, question.language)]
    for place, evidence in enumerate(ranked):
        within = evidence.document.language == question.language
        if somebody and within and names_post(evidence.text):
            folded = match_form(evidence.text)
            if all(name in folded for name in somebody):
                return place
    return None

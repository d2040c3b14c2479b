"""Whether a sentence decides a yes-no question: strictly, for a wrong "yes" is worse than none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from index.library import Library
from index.text import match_form
from qa.asking.asked import Asked, asked_of
from qa.comparing.alignment import similarity
from qa.comparing.polarity import exceptions, negations
from qa.deciding.events import DatedEvent, agrees, date_told, supposed
from qa.deciding.posts_held import has_left
from qa.reading.surroundings import support_of
from qa.support import SupportCheck, check, cited_of
from qa.types import EvidenceSentence, Question
from qa.verifying.compared import NAME_MATCHED, Cited, Compared, compare_words, name_places
from qa.verifying.modality import admits_a_plan, is_only_planned

DECIDING, NEAR_BEST = 5, 0.6
HEAVY = 0.3
HELD, LET_OFF = 0.8, 0.5  # of the words of what a rule leaves out
# The share of the question's wording the sentence must hold itself before it contradicts it.
LITERAL = {"number": 0.5, "date": 0.5, "name": 0.5, "opposite": 0.4, "exception": 0.4}
LITERAL_NEGATED = 0.75
LITERAL_ACROSS = 0.8


# What is told of all but those spoken of before: 其他动物不得入园.
_OF_THE_REST = re.compile(r"\W*(?:其[他它余]|别的|(?:no|any|all|every)? ?others?\b)")


@dataclass(frozen=True, slots=True)
class Decided:
    """The answer to a yes-no question, the sentence it rests on, and what it sets right."""

    word: Literal["yes", "no"] | None = None
    by: EvidenceSentence | None = None
    correction: tuple[str, str] | None = None


def decide_yes_no(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> Decided:
    """Return whether one of the best sentences bears out or contradicts what is asked."""
    if question.answer_type != "yes_no" or negations(question.text):
        return Decided()
    asked = asked_of(question)
    event = supposed(question, asked)
    if event:
        dated = _dated(event, question, asked, ordered[:DECIDING], library)
        if dated:
            return dated
    claim = declarative(question.text)
    near = [
        e
        for e in ordered[:DECIDING]
        if e.score >= NEAR_BEST * ordered[0].score and not e.text.rstrip().endswith(("?", "？"))
    ]
    cited = [cited_of(evidence, library) for evidence in near]
    verdicts = [check(claim, question.language, [one]) for one in cited]
    weighed = list(zip(near, cited, verdicts, strict=True))
    affirmed = [v.support == "supported" and _affirms(claim, question, o) for _, o, v in weighed]
    for evidence, one, verdict in weighed:
        if any(affirmed) and _OF_THE_REST.match(match_form(evidence.text)):
            continue
        if event and all(found.kind == "number" for found in verdict.contradicted):
            continue  # the date of something else
        if verdict.support == "contradicted" and _denies(claim, question, one, verdict):
            if _clause_affirms(claim, question, one):
                return Decided("yes", evidence)
            if not _is_let_off(claim, question, one) and _names_whom(verdict, evidence.text):
                return Decided("no", evidence, _correction(verdict))
    for evidence, yes in zip(near, affirmed, strict=True):
        if yes and not _open_still(claim, question, evidence):
            return Decided("yes", evidence)
    return Decided()


def _open_still(claim: str, question: Question, evidence: EvidenceSentence) -> bool:
    """Whether a sentence only plans what is asked as a fact, or tells of a post that was left."""
    planned = is_only_planned(evidence.text, evidence.document.language)
    return (planned and not admits_a_plan(claim, question.language)) or has_left(question, evidence)


def _dated(
    event: DatedEvent,
    question: Question,
    asked: Asked,
    near: Sequence[EvidenceSentence],
    library: Library,
) -> Decided | None:
    """What the first sentence that dates the event decides."""
    for evidence in near:
        told = date_told(event, asked, evidence, support_of(question, asked, evidence, library))
        agreed = agrees(event.date, told) if told else None
        if told and agreed is not None:
            said = question.text[event.date.start : event.date.end]
            found = evidence.text[told.start : told.end]
            return Decided("yes", evidence) if agreed else Decided("no", evidence, (said, found))
    return None


def declarative(text: str) -> str:
    """Return a yes-no question as the statement it asks about, as far as comparing needs it."""
    text = re.sub(r"[?？。.!！\s]+$", "", text)
    text = re.sub(r"(?:吗|嗎|嘛|么|麼|对吧|對吧|是吧|对不对|對不對|对吗|對嗎)$", "", text)
    text = re.sub(r"(.)[不没沒]\1|是否|有没有|有沒有|能否|请问|請問", r"\1", text)
    opening = r"^(?:(?:and|but|so|then|also|well)[, ]+)?"
    helping = r"(?:is|are|was|were|do|does|did|has|have|had|will)\s+"
    return re.sub(opening + helping, "", text, flags=re.IGNORECASE)


def _names_whom(verdict: SupportCheck, text: str) -> bool:
    """Whether the name that is to be the right one stands in the sentence as a word of its own."""
    names = [f.found for f in verdict.contradicted if f.kind == "name" and f.found]
    folded = match_form(text)
    return all(re.search(rf"(?<![a-z]){re.escape(match_form(n))}(?![a-z])", folded) for n in names)


def _correction(verdict: SupportCheck) -> tuple[str, str] | None:
    """The number or name that was supposed, and the one the source gives."""
    wrong = [f for f in verdict.contradicted if f.kind in ("number", "name") and f.found]
    return (wrong[0].said, wrong[0].found) if wrong else None


def _clause_affirms(claim: str, question: Question, cited: Cited) -> bool:
    """Whether one part of a sentence says all that is asked, whatever its other parts deny ("Guide
    dogs may enter; no other animals may be carried")."""
    parts = re.split(r"[;；]", cited.text)
    apart = [replace(cited, text=part) for part in parts if part.strip()] if len(parts) > 1 else []
    return any(
        check(claim, question.language, [one]).support == "supported"
        and _affirms(claim, question, one)
        and _no_narrower(claim, question, one)
        for one in apart
    )


def _no_narrower(claim: str, question: Question, part: Cited) -> bool:
    """Whether a part of a sentence has no word besides those of the claim: what guide dogs may do
    is not told of dogs."""
    compared = compare_words(claim, question.language, part)
    match = similarity(compared.words, compared.cited_words)
    return bool(match.size) and float(match.max(axis=0).min()) >= HELD


def _is_let_off(claim: str, question: Question, cited: Cited) -> bool:
    """Whether a rule that forbids leaves out what is asked about ("Dogs are not allowed, assistance
    dogs excepted")."""
    spans = exceptions(cited.text)
    rule = cited.text
    for start, end in reversed(spans):
        rule = rule[:start] + rule[end:]
    if not spans or not negations(rule):
        return False
    compared = compare_words(claim, question.language, cited)
    match = similarity(compared.words, compared.cited_words)
    ruled = {w.term for w in compared.cited_words if not any(a <= w.start < b for a, b in spans)}
    for start, end in spans:
        inside = [
            place
            for place, word in enumerate(compared.cited_words)
            if start <= word.start < end and word.term not in ruled
        ]
        if inside and float((match[:, inside].max(axis=0) >= HELD).mean()) >= LET_OFF:
            return True
    return False


def _denies(claim: str, question: Question, cited: Cited, verdict: SupportCheck) -> bool:
    needed = min(LITERAL.get(found.kind, LITERAL_NEGATED) for found in verdict.contradicted)
    return _literal(compare_words(claim, question.language, cited))[0] >= needed


def _affirms(claim: str, question: Question, cited: Cited) -> bool:
    share, whole = _literal(compare_words(claim, question.language, cited))
    return whole or (question.language != cited.language and share >= LITERAL_ACROSS)


def _literal(compared: Compared) -> tuple[float, bool]:
    """The share of the wording that the sentence holds itself, nothing that is only near, and
    whether it holds every word of weight; names may stand around it."""
    if not compared.words or not compared.cited_words:
        return 0.0, False
    held = similarity(compared.words, compared.cited_words, near=False).max(axis=1)
    named = list(name_places(compared))
    held[named] = np.maximum(held[named], compared.wide[named])
    heavy = compared.weights >= HEAVY
    share = float(compared.weights @ held) / max(float(compared.weights.sum()), 1e-6)
    return share, bool((held[heavy] >= NAME_MATCHED).all())

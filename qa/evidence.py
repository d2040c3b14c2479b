"""From retrieved passages to the sentences that answer, and whether they are enough."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from index.library import Library
from index.numbers import find_quantities
from index.text import match_form
from index.types import Sentence
from qa.enumerations import asks_many, items_around
from qa.modality import admits_a_plan, is_only_planned
from qa.neighbours import with_neighbour
from qa.polarity import negations
from qa.reader import rank
from qa.rivals import rivals, subject
from qa.sufficiency import answers_too, decide
from qa.support import SupportCheck, check, cited_of
from qa.types import Evidence, EvidenceSentence, Passage, Question

READ = 12
LONGEST_TWIN = 4  # sentences that together translate one
NEAREST = 3
MOST_ANSWERS = 4
ALSO, ALSO_OPEN = 0.92, 0.8
CONFLICTING = 0.85
LOOK_FOR_LIST, LISTED, COVERED_LESS = 4, 0.75, 0.1
DECIDING, DECIDES = 5, 0.6
COVERED_ALIKE = NEAR_ALIKE = 0.9
_FACTS = ("number", "share", "date", "person", "place", "organisation")
_LEANING = re.compile(
    r"\W*(?:it|its|he|she|his|her|they|their|them|this|that|these|those|the conference|such|so is"
    r"|in addition|also|both|there)\b"
    r"|[“\"]?(?:它|他|她|其|该|此|这|区内|与此同时|同时|此外|在此基础上|就此|对此|其中|另外)",
    re.IGNORECASE,
)


def select(question: Question, passages: Sequence[Passage], library: Library) -> Evidence:
    """Return the evidence for ``question`` among ``passages``, or what is missing.

    Sentences that say the same in two languages are one: that in the question's language stays.
    """
    ranked = rank(question, passages, library)
    decision = decide(question, ranked, library)
    if not decision.sufficient:
        ranked = _one_of_each(question, ranked, library)
        return Evidence(
            sentences=ranked[:READ],
            sufficient=False,
            confidence=decision.confidence,
            missing=decision.missing,
            known=decision.known,
            reason=decision.reason,
            nearest=tuple(e for e in ranked if e.sentence.kind != "heading")[:NEAREST],
        )
    ordered = (ranked[decision.best], *ranked[: decision.best], *ranked[decision.best + 1 :])
    ordered = _one_of_each(question, ordered, library)
    listed = _list(question, ordered, library)
    decided = _decision(question, ordered, library)
    if decided.by is not None:
        ordered = (decided.by, *(e for e in ordered if e is not decided.by))
    others = (
        () if listed or question.answer_type == "yes_no" else rivals(question, ordered, library)
    )
    if others:
        answers = (ordered[0], *others)
    else:
        answers = listed or tuple(_answers(question, ordered, library))
    answers = tuple(_with_antecedent(answer, library) for answer in answers)
    if not listed and decided.word is None:
        answers = _with_neighbour_first(answers, ordered)
    return Evidence(
        sentences=ordered[:READ],
        sufficient=True,
        confidence=decision.confidence,
        missing=decision.missing,
        known=decision.known,
        answers=answers,
        listed=len(listed) > 1,
        decision=decided.word,
        correction=decided.correction,
        conflict=subject(question) if others else _conflict(question, answers),
    )


def _list(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """The whole list that one of the best sentences opens or announces, if a list is asked for."""
    if not asks_many(question):
        return ()
    for evidence in ordered[:LOOK_FOR_LIST]:
        covers = evidence.features.get("coverage", 0.0)
        best = ordered[0].features.get("coverage", 0.0)
        if evidence.score >= LISTED * ordered[0].score and covers >= best - COVERED_LESS:
            items = items_around(evidence, library)
            if items:
                return items
    return ()


@dataclass(frozen=True, slots=True)
class _Decided:
    """The answer to a yes-no question, the sentence it rests on, and what it sets right."""

    word: Literal["yes", "no"] | None = None
    by: EvidenceSentence | None = None
    correction: tuple[str, str] | None = None


def _decision(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> _Decided:
    """Whether a sentence bears out or contradicts what a yes-no question asks."""
    if question.answer_type != "yes_no" or negations(question.text):
        return _Decided()
    claim = declarative(question.text)
    near = [e for e in ordered[:DECIDING] if e.score >= DECIDES * ordered[0].score]
    verdicts = [check(claim, question.language, [cited_of(e, library)]) for e in near]
    for evidence, verdict in zip(near, verdicts, strict=True):
        if verdict.support == "contradicted":
            return _Decided("no", evidence, _correction(verdict))
    for evidence, verdict in zip(near, verdicts, strict=True):
        planned = is_only_planned(evidence.text, evidence.document.language)
        if verdict.support == "supported" and (
            not planned or admits_a_plan(claim, question.language)
        ):
            return _Decided("yes", evidence)
    return _Decided()


def _correction(verdict: SupportCheck) -> tuple[str, str] | None:
    """The number or name that was supposed, and the one the source gives."""
    wrong = [f for f in verdict.contradicted if f.kind in ("number", "name") and f.found]
    return (wrong[0].said, wrong[0].found) if wrong else None


def declarative(text: str) -> str:
    """Return a yes-no question as the statement it asks about, as far as comparing needs it."""
    text = re.sub(r"[?？。.!！\s]+$", "", text)
    text = re.sub(r"(?:吗|嗎|嘛|么|麼|对吧|對吧|是吧|对不对|對不對|对吗|對嗎)$", "", text)
    text = re.sub(r"(.)[不没沒]\1|是否|有没有|有沒有|能否|请问|請問", r"\1", text)
    opening = r"^(?:(?:and|but|so|then|also|well)[, ]+)?"
    helping = r"(?:is|are|was|were|do|does|did|has|have|had|will)\s+"
    return re.sub(opening + helping, "", text, flags=re.IGNORECASE)


def _one_of_each(
    question: Question, ranked: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Fold sentences that are counterparts of each other; the pair keeps its better place."""
    by_place = {(e.sentence.doc_id, e.sentence.number): e for e in ranked}
    kept: list[EvidenceSentence] = []
    dropped: set[tuple[str, int]] = set()
    for evidence in ranked:
        key = (evidence.sentence.doc_id, evidence.sentence.number)
        if key in dropped:
            continue
        other = library.counterpart_sentence(*key)
        if other is None:
            kept.append(evidence)
            continue
        foreign = evidence.document.language != question.language
        twin = _twin(evidence, other, by_place, library)
        if foreign and twin is not None and _in_scope(question, other, library):
            dropped.add((twin.sentence.doc_id, twin.sentence.number))
            kept.append(replace(twin, score=max(evidence.score, twin.score)))
            continue
        if not foreign:
            dropped.add((other.doc_id, other.number))
        kept.append(evidence)
    return tuple(kept)


def _in_scope(question: Question, sentence: Sentence, library: Library) -> bool:
    scope = question.scope
    language = library.document(sentence.doc_id).language
    return (not scope.languages or language in scope.languages) and (
        not scope.doc_ids or sentence.doc_id in scope.doc_ids
    )


def _twin(
    evidence: EvidenceSentence,
    first: Sentence,
    by_place: Mapping[tuple[str, int], EvidenceSentence],
    library: Library,
) -> EvidenceSentence | None:
    """The sentence of the other document that says what this one says, the answer included.

    Several sentences may translate one; that with the answering number is meant, or that which
    answers best. ``None`` when the answer is in none of them.
    """
    document = library.document(first.doc_id)
    twins = [
        other
        for other in library.sentences(first.doc_id)[first.number : first.number + LONGEST_TWIN]
        if other.number == first.number or _translates(other, evidence.sentence, library)
    ]
    read = []
    for other in twins:
        text = document.text[other.start : other.end]
        spans = tuple(_same_values(evidence, other, text))
        known = by_place.get((other.doc_id, other.number))
        read.append(
            known
            if known is not None and not spans
            else replace(
                known or evidence,
                sentence=other,
                document=document,
                text=text,
                answer_spans=spans,
                score=known.score if known else evidence.score - 1,
            )
        )
    if _numbers_answer(evidence):
        read = [twin for twin in read if _values(twin) & _values(evidence)]
    return max(read, key=lambda twin: twin.score, default=None)


def _translates(sentence: Sentence, other: Sentence, library: Library) -> bool:
    back = library.counterpart_sentence(sentence.doc_id, sentence.number)
    return back is not None and (back.doc_id, back.number) == (other.doc_id, other.number)


def _numbers_answer(evidence: EvidenceSentence) -> bool:
    text, language = evidence.document.text, evidence.document.language
    return any(find_quantities(text[a:b], language) for a, b in evidence.answer_spans)


def _same_values(
    evidence: EvidenceSentence, other: Sentence, text: str
) -> Iterator[tuple[int, int]]:
    """Where the counterpart holds the numbers of the answer."""
    start = evidence.sentence.start
    wanted = {
        (q.kind, q.value)
        for q in find_quantities(evidence.text, evidence.document.language)
        if any(a <= start + q.start and start + q.end <= b for a, b in evidence.answer_spans)
    }
    for quantity in find_quantities(text, "en" if text.isascii() else "zh"):
        if (quantity.kind, quantity.value) in wanted:
            yield other.start + quantity.start, other.start + quantity.end


def _answers(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> Iterator[EvidenceSentence]:
    """The best sentence, and those that come close to it and say something else."""
    best = ordered[0]
    yield best
    fact = question.answer_type in _FACTS or question.answer_type in ("yes_no", "definition")
    floor = best.score * (ALSO if fact else ALSO_OPEN)
    count, said = 1, {match_form(best.text)}
    for evidence in ordered[1:READ]:
        if count >= (2 if fact else MOST_ANSWERS):
            return
        if evidence.score < floor or evidence.sentence.kind == "heading":
            continue
        if fact and not _other_answer(best, evidence):
            continue
        if question.speaker and not evidence.features.get("speaker"):
            continue
        if match_form(evidence.text) in said or not answers_too(question, evidence, library):
            continue
        said.add(match_form(evidence.text))
        count += 1
        yield evidence


def _other_answer(best: EvidenceSentence, evidence: EvidenceSentence) -> bool:
    """Whether another document gives another answer of the same kind to as much of the question."""
    return (
        bool(evidence.answer_spans and best.answer_spans)
        and evidence.document.doc_id != best.document.doc_id
        and evidence.coverage >= COVERED_ALIKE * best.coverage
        and evidence.features.get("near", 0.0) >= NEAR_ALIKE * best.features.get("near", 0.0)
        and _kinds(best) == _kinds(evidence)
        and not _same_answer(best, evidence)
    )


def _kinds(evidence: EvidenceSentence) -> set[str]:
    return {value.partition(" ")[0] for value in _values(evidence) if " " in value}


def _same_answer(one: EvidenceSentence, other: EvidenceSentence) -> bool:
    """Whether two sentences give the same number, date or name."""
    return bool(_values(one) & _values(other))


def _values(evidence: EvidenceSentence) -> set[str]:
    values: set[str] = set()
    for start, end in evidence.answer_spans:
        text = evidence.document.text[start:end]
        quantities = find_quantities(text, evidence.document.language)
        values |= {f"{q.kind} {q.iso or q.value}" for q in quantities} or {match_form(text)}
    return values


def _conflict(question: Question, answers: Sequence[EvidenceSentence]) -> str | None:
    """What the sources differ about: another answer of the same kind from another document."""
    if question.answer_type not in _FACTS or len(answers) < 2:
        return None
    best, other = answers[:2]
    apart = best.document.doc_id != other.document.doc_id
    close = other.score >= CONFLICTING * best.score
    if apart and close and not _same_answer(best, other):
        return subject(question)
    return None


def _with_neighbour_first(
    answers: Sequence[EvidenceSentence], ordered: Sequence[EvidenceSentence]
) -> tuple[EvidenceSentence, ...]:
    """The answers with the first shown beside a neighbour that may hold the answer as well."""
    first = with_neighbour(answers[0], ordered)
    shown = {first.sentence, first.antecedent.sentence if first.antecedent else first.sentence}
    return (first, *(answer for answer in answers[1:] if answer.sentence not in shown))


def _with_antecedent(evidence: EvidenceSentence, library: Library) -> EvidenceSentence:
    """Add the sentence before, when this one leans on it ("It is home to …")."""
    sentence = evidence.sentence
    if sentence.number == 0 or not _LEANING.match(evidence.text):
        return evidence
    sentences = library.sentences(sentence.doc_id)
    document = evidence.document
    for number in range(sentence.number - 1, max(-1, sentence.number - 4), -1):
        earlier = sentences[number]
        text = document.text[earlier.start : earlier.end]
        if earlier.paragraph != sentence.paragraph:
            return evidence
        if not _LEANING.match(text):
            before = EvidenceSentence(earlier, document, text, evidence.score, evidence.coverage)
            return replace(evidence, antecedent=before)
    return evidence

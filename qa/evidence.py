"""From retrieved passages to the sentences that answer, and whether they are enough."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.library import Library
from index.terms import analyse
from index.text import HAN, language_of, match_form
from index.types import Language
from qa.about_documents import about_document
from qa.deciding.decision import decide_yes_no
from qa.deciding.rivals import rivals, subject
from qa.deciding.sufficiency import Decision, decide
from qa.naming.coined_names import coined_names
from qa.naming.written_twice import in_one_form
from qa.question import understand
from qa.reading.close_calls import close_calls, differing
from qa.reading.enumerations import (
    asks_many,
    count_asked,
    headed_as_asked,
    items_around,
    lists_itself,
    rows_alike,
)
from qa.reading.exempted import asks_exemption, takes_out, with_what_is_left_out
from qa.reading.lead_in import lead_in
from qa.reading.neighbours import with_neighbour, with_what_follows
from qa.reading.reader import rank
from qa.reading.semicolons import in_whole_sentences
from qa.reading.signs import names_person
from qa.reading.twins import one_of_each
from qa.types import Evidence, EvidenceSentence, Passage, Question

READ = 12
NEAREST = 3
FEW_DOCUMENTS, READ_FOR_NAMES = 40, 50_000  # characters of a document
LOOK_FOR_LIST, LISTED, COVERED_LESS = 4, 0.75, 0.1
ONE_ITEM = 0.25  # of the question, more than any other item of the list covers
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
    question = _with_coined_names(_in_one_form(question, library), passages, library)
    own = about_document(question, passages, library)
    if own is not None:
        return own
    ranked = _spoken_first(question, rank(question, passages, library))
    decision = decide(question, ranked, library)
    if not decision.sufficient:
        return _refused(question, ranked, decision, library)
    ordered = (ranked[decision.best], *ranked[: decision.best], *ranked[decision.best + 1 :])
    ordered = one_of_each(question, ordered, library)
    if not asks_exemption(question):
        ordered = with_what_is_left_out(ordered, library)
    listed = _list(question, ordered, library)
    decided = decide_yes_no(question, ordered, library)
    if decided.by is not None:
        ordered = (decided.by, *(e for e in ordered if e is not decided.by))
    alone = listed or question.answer_type == "yes_no" or ordered[0].features.get("extreme_row")
    others = () if alone else rivals(question, ordered, library)
    shown = (ordered[0], *others) if others else listed or _close(question, ordered, library)
    answers = tuple(_with_antecedent(answer, library) for answer in shown)
    if not listed and decided.word is None:
        answers = _with_neighbour_first(question, answers, ordered)
    if not listed:
        answers = in_whole_sentences(answers, library)
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
        conflict=subject(question) if others else differing(question, ordered[0], answers),
        doubtful=decision.doubtful and decided.word is None,
    )


def _close(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """The first sentence and those that are as good as tied with it; of a table's rows the one
    with the most, or the least, that is asked for."""
    if ordered[0].features.get("extreme_row"):
        return tuple(ordered[:1])
    return tuple(_with_what_they_announce(tuple(close_calls(question, ordered)), library))


def _in_one_form(question: Question, library: Library) -> Question:
    """The question with names that it writes in both languages as the documents write them."""

    def holds(name: str, language: Language) -> bool:
        terms = analyse(name, language)
        return bool(terms) and all(term in library.vocabulary.ids for term in terms)

    text = in_one_form(question.text, holds)
    if text == question.text or language_of(text) != question.language:
        return question
    asked = understand(text)
    return replace(
        question, text=text, answer_type=asked.answer_type, terms=asked.terms, focus=asked.focus
    )


def _with_coined_names(
    question: Question, passages: Sequence[Passage], library: Library
) -> Question:
    """The question with the names in it that only the documents know."""
    if not HAN.search(question.text):
        return question
    few = library.document_count() <= FEW_DOCUMENTS
    near = {passage.chunk.doc_id: passage.document for passage in passages}
    documents = library.documents() if few else near.values()
    texts = (match_form(d.text[:READ_FOR_NAMES]) for d in documents if d.language == "zh")
    return replace(question, coined=coined_names(question.text, texts))


def _spoken_first(
    question: Question, ranked: Sequence[EvidenceSentence]
) -> tuple[EvidenceSentence, ...]:
    """The sentences, where somebody's words are asked for those of that speaker before others, and
    where nothing else is asked the speaker's own before those that only name the speaker."""
    name = question.speaker
    if not name:
        return tuple(ranked)
    spoken = sorted(ranked, key=lambda evidence: not evidence.features.get("speaker"))
    if any(evidence.coverage > 0 for evidence in spoken):
        return tuple(spoken)
    own = [evidence for evidence in spoken if names_person(name, evidence.sentence.speaker or "")]
    return (*own, *(evidence for evidence in spoken if evidence not in own))


def _refused(
    question: Question,
    ranked: Sequence[EvidenceSentence],
    decision: Decision,
    library: Library,
) -> Evidence:
    """What was read and is not enough, with the nearest sentences to offer."""
    ranked = one_of_each(question, ranked, library)
    return Evidence(
        sentences=ranked[:READ],
        sufficient=False,
        confidence=decision.confidence,
        missing=decision.missing,
        known=decision.known,
        reason=decision.reason,
        nearest=tuple(e for e in ranked if e.sentence.kind != "heading")[:NEAREST],
    )


def _list(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """The whole list that one of the best sentences opens or announces, if a list is asked for."""
    many = asks_many(question)
    if many and (rows := rows_alike(question, ordered[0], library)):
        return rows
    for evidence in ordered[:LOOK_FOR_LIST]:
        headed = headed_as_asked(question, evidence)
        covers = evidence.features.get("coverage", 0.0)
        best = ordered[0].features.get("coverage", 0.0)
        covered = many and covers >= best - COVERED_LESS
        if evidence.score >= LISTED * ordered[0].score and (covered or headed):
            if lists_itself(evidence):
                return ()
            items = items_around(evidence, library, inside=headed)
            if count_asked(question) not in (0, len([i for i in items if "item" in i.features])):
                continue
            if items and (headed or not _one_item_alone(evidence, items, ordered)):
                return items
    return ()


def _one_item_alone(
    evidence: EvidenceSentence,
    items: Sequence[EvidenceSentence],
    ordered: Sequence[EvidenceSentence],
) -> bool:
    """Whether the question speaks of one item of a list and hardly of the others."""
    numbers = {(item.antecedent or item).sentence.number for item in items}
    if evidence.sentence.number not in numbers:
        return False
    covers = {
        other.sentence.number: other.features.get("coverage", 0.0)
        for other in ordered
        if other.document.doc_id == evidence.document.doc_id
    }
    others = [covers.get(n, 0.0) for n in numbers if n != evidence.sentence.number]
    return evidence.features.get("coverage", 0.0) - max(others, default=0.0) > ONE_ITEM


def _with_what_they_announce(
    answers: Sequence[EvidenceSentence], library: Library
) -> Iterator[EvidenceSentence]:
    """The answers, and after one that announces a list ("资金来源有三部分：") its items."""
    said: set[tuple[str, int]] = set()
    for answer in answers:
        more = items_around(answer, library) if answer.text.endswith((":", "：")) else ()
        for one in (answer, *more):
            key = (one.document.doc_id, one.sentence.number)
            if key not in said:
                yield one
            said.add(key)


def _with_neighbour_first(
    question: Question,
    answers: Sequence[EvidenceSentence],
    ordered: Sequence[EvidenceSentence],
) -> tuple[EvidenceSentence, ...]:
    """The answers with the first shown beside a neighbour that may hold the answer as well."""
    first = with_neighbour(with_what_follows(question, answers[0], ordered), ordered)
    shown = {first.sentence, first.antecedent.sentence if first.antecedent else first.sentence}
    return (first, *(answer for answer in answers[1:] if answer.sentence not in shown))


def _with_antecedent(evidence: EvidenceSentence, library: Library) -> EvidenceSentence:
    """Add what this one leans on: the sentence before ("It is home to …") or its table's head."""
    sentence = evidence.sentence
    sentences = library.sentences(sentence.doc_id)
    lead = lead_in(evidence.document, sentences, sentence)
    if lead and lead.kind == "table":
        return _led_by(evidence, lead.first, library)
    if sentence.number == 0 or not _leans(evidence.text):
        return evidence
    document = evidence.document
    for number in range(sentence.number - 1, max(-1, sentence.number - 4), -1):
        earlier = sentences[number]
        text = document.text[earlier.start : earlier.end]
        if earlier.paragraph != sentence.paragraph:
            return evidence
        if not _leans(text):
            return _led_by(evidence, number, library)
    return evidence


def _leans(text: str) -> bool:
    return bool(_LEANING.match(match_form(text))) or takes_out(text)


def _led_by(evidence: EvidenceSentence, number: int, library: Library) -> EvidenceSentence:
    """The sentence with an earlier one of its document to be quoted before it."""
    document = evidence.document
    earlier = library.sentences(document.doc_id)[number]
    text = document.text[earlier.start : earlier.end]
    before = EvidenceSentence(earlier, document, text, evidence.score, evidence.coverage)
    return replace(evidence, antecedent=before)

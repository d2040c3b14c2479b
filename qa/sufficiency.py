"""Whether the best sentence is enough to answer, and if not, what the documents do not speak about.

Matching words is not answering: a name, a year or an ordinal of the question that the evidence and
its surroundings do not hold, an attribute nobody speaks of, or a missing answer of the wanted kind
each end in "the documents do not say".
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.numbers import find_quantities
from index.text import match_form
from index.types import Document, Language, Sentence
from qa.alignment import similarity, words_of
from qa.asked import Asked, asked_of
from qa.asked_figures import counts, measures, other_quantity
from qa.confidence import overrules
from qa.names import names_another, topics
from qa.sounded_names import sounded
from qa.types import EvidenceSentence, Question

Floats = NDArray[np.float32]

SPOKEN_OF = 0.45
LEAST_COVERED, LEAST_SOLID = 0.2, 0.2
MOST_MISSING = {"zh": 0.7, "en": 0.75}  # by the question's language
HEAVIEST_MISSING = {"zh": 0.4, "en": 0.5}
LEAST_NAMED = {"zh": 0.5, "en": 0.45}
LEAST_FOCUS = 0.42
TYPED_KINDS = ("number", "share", "date", "person", "place", "organisation")
# Who answers may be a team, a people or a name that no list of names holds: any name does where
# hardly anything of the question is missing.
NAMED_KINDS, LITTLE_MISSING = ("person", "organisation", "place"), 0.25
READ = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer, how sure that is (0..1), and for a refusal why.

    ``missing`` and ``known`` are parts of the question in its own words; ``reason`` is a key of
    ``qa.messages``; ``best`` is the place of the sentence that answers in the ranking.
    """

    sufficient: bool
    confidence: float
    missing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    reason: str | None = None
    best: int = 0


@dataclass(frozen=True, slots=True)
class _Support:
    """How the question's words are met by one sentence, alone and with its surroundings.

    ``solid`` counts no word that is only near; names never do.
    """

    own: Floats
    wide: Floats
    solid: Floats
    surroundings: str


def decide(question: Question, ranked: Sequence[EvidenceSentence], library: Library) -> Decision:
    """Return whether one of the best sentences answers ``question``.

    Of the others only one that holds every name and all that is asked about may answer.
    """
    asked = asked_of(question)
    if not ranked or not (asked.words or asked.quantities or question.speaker):
        return Decision(False, 0.0, reason="not_found")
    if question.speaker and not any(e.features.get("speaker") for e in ranked[:READ]):
        return Decision(False, 0.1, (question.speaker,), reason="not_found_speaker")
    if not asked.words:
        return Decision(True, 0.5)
    first = _weighed(
        _decide_one(question, asked, ranked[0], library, 0), question, ranked[0], library
    )
    if first.sufficient:
        return first
    for place, evidence in enumerate(ranked[1:], start=1):
        if place >= READ and not asked.names:
            break
        decision = _decide_one(question, asked, evidence, library, place)
        if decision.sufficient and (place < READ or not decision.missing):
            return _weighed(decision, question, evidence, library)
    return first


def _weighed(
    decision: Decision, question: Question, evidence: EvidenceSentence, library: Library
) -> Decision:
    """The decision, unless the calibrated confidence is clear enough to turn it."""
    confidence = evidence.features.get("confidence")
    if confidence is None or decision.reason == "not_found_speaker":
        return decision
    if decision.reason == "not_found_year" and _is_firm(question, evidence):
        return decision
    across = evidence.document.language != question.language
    chunks = sum(library.vocabulary.chunk_count.values())
    if not overrules(decision.sufficient, confidence, across, chunks):
        return replace(decision, confidence=confidence)
    if decision.sufficient:
        reason = "not_found_missing" if decision.missing else "not_found_attribute"
        return replace(decision, sufficient=False, confidence=confidence, reason=reason)
    return replace(decision, sufficient=True, confidence=confidence, missing=(), reason=None)


def _is_firm(question: Question, evidence: EvidenceSentence) -> bool:
    """Whether the question sets a year, or the sentence names another place in an order."""
    asked = find_quantities(question.text, question.language)
    said = find_quantities(evidence.text, evidence.document.language)
    return any(quantity.kind == "date" and quantity.value for quantity in asked) or any(
        quantity.kind == "ordinal" and quantity.value > 1 for quantity in said
    )


def answers_too(question: Question, evidence: EvidenceSentence, library: Library) -> bool:
    """Whether this sentence alone would be enough to answer."""
    return _decide_one(question, asked_of(question), evidence, library, 0).sufficient


def _decide_one(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library, place: int
) -> Decision:
    support = _support(question, asked, evidence, library)
    weights = asked.weights / max(float(asked.weights.sum()), 1e-6)
    covered = float(weights @ support.own)
    missing = support.wide < SPOKEN_OF
    for name in asked.names:
        missing[name] = support.wide[name] < LEAST_NAMED[question.language]
    for group in _focus_groups(asked):
        missing[group] = bool(missing[group].any())
    share = float(weights @ missing)
    words = tuple(_phrases(question.text, asked, missing, question.language))
    known = tuple(_phrases(question.text, asked, ~missing, question.language, names_only=True))
    confidence = max(0.0, min(1.0, covered * (1 - share) + 0.2))

    def refuse(reason: str, parts: tuple[str, ...] = words) -> Decision:
        return Decision(False, confidence / 2, parts, known, reason, place)

    other = other_quantity(question, asked, evidence, support.surroundings)
    if other:
        return refuse("not_found_year", (question.text[other.start : other.end],))
    if any(missing[name] for name in asked.names):
        return refuse("not_found_missing")
    if evidence.features.get("excepts"):  # what is left out is asked for, and said
        return Decision(True, confidence, words, known, None, place)
    heaviest = float((weights * missing).max(initial=0))
    if _focus_missing(question, asked, support):
        return refuse("not_found_missing")
    if share > MOST_MISSING[question.language] or heaviest > HEAVIEST_MISSING[question.language]:
        return refuse("not_found_missing")
    if covered < LEAST_COVERED or float(weights @ support.solid) < LEAST_SOLID:
        return refuse("not_found_missing" if words else "not_found_attribute")
    if question.answer_type in TYPED_KINDS and not evidence.features.get("typed"):
        somebody = question.answer_type in NAMED_KINDS and share < LITTLE_MISSING
        if not (somebody and names_another(question.text, evidence.text)):
            return refuse("not_found_attribute", ())
    if not measures(asked, evidence) or not counts(question, asked, evidence):
        return refuse("not_found_attribute", ())
    return Decision(True, confidence, words, known, None, place)


def _focus_groups(asked: Asked) -> list[list[int]]:
    """The words of the focus that are no names, those of one compound (常住人口) together."""
    groups: list[list[int]] = []
    for place in asked.focus:
        if place in asked.names:
            continue
        if groups and asked.words[groups[-1][-1]].end == asked.words[place].start:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _focus_missing(question: Question, asked: Asked, support: _Support) -> bool:
    """Whether no word of what is counted or named ("常住人口") is met at all."""
    if question.language != "zh" or question.answer_type not in TYPED_KINDS or not asked.focus:
        return False
    groups = _focus_groups(asked)
    met = [min(float(support.wide[place]) for place in group) for group in groups]
    return bool(met) and max(met) < LEAST_FOCUS


def _support(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library
) -> _Support:
    names = [match_form(question.text[w.start : w.end]) for w in asked.words if w.name]
    document, sentence = evidence.document, evidence.sentence
    own = _matches(asked, evidence.text, document.language, names)
    wide = own.copy()
    texts = list(_around(document, sentence, library))
    for text in texts:
        wide = np.maximum(wide, _matches(asked, text, document.language, names))
    solid = _themselves(asked, (evidence.text, *texts), document.language, names)
    for text in (evidence.text, *texts):
        heard = sounded(question, asked.words, text, document.language)
        solid, wide = np.maximum(solid, heard), np.maximum(wide, heard)
    own = np.maximum(own, sounded(question, asked.words, evidence.text, document.language))
    wide[list(asked.names)] = solid[list(asked.names)]
    return _Support(own, wide, solid, "\n".join(texts))


def _around(document: Document, sentence: Sentence, library: Library) -> Iterator[str]:
    """Heading, speaker, title, direct neighbours, and what stands before in the paragraph."""
    yield topics(document.text, document.language)
    if sentence.kind == "heading":  # what stands around a heading is another one's
        yield document.metadata.title or ""
        return
    yield from filter(None, (sentence.section, sentence.speaker, document.metadata.title))
    sentences = library.sentences(document.doc_id)
    for other in sentences[max(0, sentence.number - 5) : sentence.number + 2]:
        near = abs(other.number - sentence.number) == 1
        earlier = other.paragraph == sentence.paragraph and other.number < sentence.number
        if near or earlier:
            yield document.text[other.start : other.end]


def _themselves(
    asked: Asked, texts: Sequence[str], language: Language, names: Sequence[str]
) -> Floats:
    """How far each word stands in one of the texts itself, translated or by sound."""
    best = np.zeros(len(asked.words), dtype=np.float32)
    for text in texts:
        words = words_of(text, language, names)
        if words:
            best = np.maximum(best, similarity(asked.words, words, near=False).max(axis=1))
    return best


def _matches(asked: Asked, text: str, language: Language, names: Sequence[str]) -> Floats:
    words = words_of(text, language, names)
    if not words:
        return np.zeros(len(asked.words), dtype=np.float32)
    best: Floats = similarity(asked.words, words).max(axis=1)
    return best


def _phrases(
    text: str, asked: Asked, chosen: NDArray[np.bool_], language: Language, names_only: bool = False
) -> Iterator[str]:
    """The chosen words in the question's own wording, neighbours joined."""
    start = end = -1
    for place, word in enumerate(asked.words):
        wanted = bool(chosen[place]) and asked.weights[place] >= 0.3
        if names_only:
            wanted = wanted and place in asked.names
        if not wanted:
            continue
        if start >= 0 and _joins(text[end : word.start], language):
            end = word.end
            continue
        if start >= 0:
            yield text[start:end]
        start, end = word.start, word.end
    if start >= 0:
        yield text[start:end]


def _joins(between: str, language: Language) -> bool:
    if language == "zh":
        return between in ("", "的")
    return between.strip().lower() in ("", "of", "of the", "and", "for")

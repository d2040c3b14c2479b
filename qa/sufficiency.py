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
from qa.asked import Asked, asked_of, is_known
from qa.asked_figures import counts, measures, other_quantity
from qa.confidence import overrules
from qa.names import names_another, opens_with_name, topics
from qa.sounded_names import sounded
from qa.types import EvidenceSentence, Question

Floats = NDArray[np.float32]

SPOKEN_OF, SPOKEN_OF_UNKNOWN = 0.45, 0.35  # the second for words no dictionary holds
LEAST_COVERED, LEAST_SOLID = 0.2, 0.2
MOST_MISSING = {"zh": 0.7, "en": 0.75}  # by the question's language
HEAVIEST_MISSING = {"zh": 0.4, "en": 0.5}
LEAST_NAMED = {"zh": 0.5, "en": 0.45}
LEAST_FOCUS, NEAR_FOCUS = 0.42, 0.6  # met as itself, or by a near word
MOST_ATTRIBUTE = 0.8
COUNTED_KINDS = ("number", "share")
FIGURE_KINDS = ("number", "share", "date")
TYPED_KINDS = ("number", "share", "date", "person", "place", "organisation")
# Who answers may be a team, a people or a name that no list of names holds: any name does where
# hardly anything of the question is missing.
NAMED_KINDS, LITTLE_MISSING, WELL_COVERED = ("person", "organisation", "place"), 0.25, 0.7
ALL_NAME, SAME_NAME = 0.8, 0.9
READ = 3


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to answer, how sure that is (0..1), and for a refusal why.

    ``missing`` and ``known`` are parts of the question in its own words; ``reason`` is a key of
    ``qa.messages``; ``best`` is the place of the sentence that answers in the ranking. ``named``
    tells that the question is hardly more than a name and the sentence holds it; ``firm`` that no
    confidence turns a refusal: it is about another year, or holds no number of what is counted.
    """

    sufficient: bool
    confidence: float
    missing: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    reason: str | None = None
    best: int = 0
    named: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class _Support:
    """How the question's words are met by one sentence, alone and with its surroundings.

    ``solid`` counts no word that is only near; names never do.
    """

    own: Floats
    wide: Floats
    solid: Floats
    surroundings: str
    within: bool


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
        spoken = (place for place, e in enumerate(ranked) if e.sentence.kind != "heading")
        return Decision(True, 0.5, best=next(spoken, 0))
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
    if confidence is None or decision.reason == "not_found_speaker" or decision.named:
        return decision
    if decision.firm or (decision.reason == "not_found_year" and _is_firm(question, evidence)):
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
    places = {quantity.value for quantity in asked if quantity.kind == "ordinal"}
    return any(quantity.kind == "date" and quantity.value for quantity in asked) or any(
        quantity.kind == "ordinal" and quantity.value not in places for quantity in said
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
    known_words = np.array([is_known(word) for word in asked.words])
    missing = support.wide < np.where(known_words, SPOKEN_OF, SPOKEN_OF_UNKNOWN)
    for name in asked.names:
        missing[name] = support.wide[name] < LEAST_NAMED[question.language]
    for group in _focus_groups(asked):
        missing[group] = bool((missing[group] & known_words[group]).any())
    share = float(weights @ missing)
    words = tuple(_phrases(question.text, asked, missing, question.language))
    known = tuple(_phrases(question.text, asked, ~missing, question.language, names_only=True))
    confidence = max(0.0, min(1.0, covered * (1 - share) + 0.2))

    def refuse(reason: str, parts: tuple[str, ...] = words, firm: bool = False) -> Decision:
        return Decision(False, confidence / 2, parts, known, reason, place, firm=firm)

    figure = question.answer_type in FIGURE_KINDS

    other = other_quantity(question, asked, evidence, support.surroundings)
    if other:
        return refuse("not_found_year", (question.text[other.start : other.end],))
    if any(missing[name] for name in asked.names):
        return refuse("not_found_missing")
    if evidence.features.get("excepts"):  # what is left out is asked for, and said
        return Decision(True, confidence, words, known, None, place)
    heaviest = float((weights * missing).max(initial=0))
    if _focus_missing(question, asked, support):
        return refuse(
            "not_found_missing", firm=figure and support.within and _nothing_counted(asked, support)
        )
    if question.answer_type in COUNTED_KINDS:
        told = missing if support.within else _missing_in_twin(question, asked, evidence, library)
        if told is not None and _attribute_missing(asked, told):
            return refuse("not_found_missing", firm=True)
    if figure and _says_nothing_more(asked, evidence):
        return refuse("not_found_attribute", (), firm=True)
    if share > MOST_MISSING[question.language] or heaviest > HEAVIEST_MISSING[question.language]:
        return refuse("not_found_missing")
    if covered < LEAST_COVERED or float(weights @ support.solid) < LEAST_SOLID:
        return refuse("not_found_missing" if words else "not_found_attribute")
    if question.answer_type in TYPED_KINDS and not evidence.features.get("typed"):
        somebody = question.answer_type in NAMED_KINDS and share < LITTLE_MISSING
        somebody = somebody and covered >= WELL_COVERED
        if not (somebody and names_another(question.text, evidence.text)):
            return refuse("not_found_attribute", (), firm=figure)
    if not measures(asked, evidence) or not counts(question, asked, evidence):
        return refuse("not_found_attribute", (), firm=True)
    names = list(asked.names)
    named = bool(names) and float(weights[names].sum()) >= ALL_NAME
    named = named and bool(support.own[names].min() >= SAME_NAME)
    return Decision(True, confidence, words, known, None, place, named)


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
    groups = [[p for p in own if is_known(asked.words[p])] for own in _focus_groups(asked)]
    groups = [group for group in groups if group]
    met = [min(float(support.wide[place]) for place in group) for group in groups]
    itself = [min(float(support.solid[place]) for place in group) for group in groups]
    near = NEAR_FOCUS if support.within else LEAST_FOCUS
    return bool(met) and max(met) < near and max(itself) < LEAST_FOCUS


def _nothing_counted(asked: Asked, support: _Support) -> bool:
    """Whether no single word of what is counted is met, all of them being words of a dictionary."""
    focus = [place for group in _focus_groups(asked) for place in group]
    return all(
        is_known(asked.words[place]) and float(support.wide[place]) < NEAR_FOCUS for place in focus
    )


def _says_nothing_more(asked: Asked, evidence: EvidenceSentence) -> bool:
    """Whether a line is a name and a date alone: it tells when the document was made."""
    language = evidence.document.language
    spans = [(q.start, q.end) for q in find_quantities(evidence.text, language)]
    words = [
        word
        for word in words_of(evidence.text, language)
        if not any(a <= word.start and word.end <= b for a, b in spans)
    ]
    if not words or not asked.words:
        return False
    match = similarity(asked.words, words, near=False).max(axis=0)
    return bool((match >= SAME_NAME).all())


def _missing_in_twin(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library
) -> NDArray[np.bool_] | None:
    """What the same sentence in the question's own language does not speak of, if there is one."""
    key = evidence.sentence.doc_id, evidence.sentence.number
    twin = library.counterpart_sentence(*key)
    if twin is None:
        return None
    document = library.document(twin.doc_id)
    text = document.text[twin.start : twin.end]
    missing: NDArray[np.bool_] = _matches(asked, text, question.language, ()) < SPOKEN_OF
    return missing


def _attribute_missing(asked: Asked, missing: NDArray[np.bool_]) -> bool:
    """Whether of what is asked about the named hardly a word is spoken of."""
    places = list(asked.attribute)
    weight = float(asked.weights[places].sum())
    return weight > 0 and float(asked.weights[places] @ missing[places]) >= MOST_ATTRIBUTE * weight


def _support(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library
) -> _Support:
    names = [match_form(question.text[w.start : w.end]) for w in asked.words if w.name]
    document, sentence = evidence.document, evidence.sentence
    own = _matches(asked, evidence.text, document.language, names)
    wide = own.copy()
    texts = list(_around(document, sentence))
    others = list(_before_and_after(document, sentence, library))
    own_subject = opens_with_name(evidence.text, document.language, question.text)
    for text in (*texts, *others):
        wide = np.maximum(wide, _matches(asked, text, document.language, names))
    # of a sentence about somebody else the neighbours do not tell whom it is about
    named_in = (evidence.text, *texts) if own_subject else (evidence.text, *texts, *others)
    solid = _themselves(asked, named_in, document.language, names)
    for text in named_in:
        heard = sounded(question, asked.words, text, document.language)
        solid, wide = np.maximum(solid, heard), np.maximum(wide, heard)
    own = np.maximum(own, sounded(question, asked.words, evidence.text, document.language))
    wide[list(asked.names)] = solid[list(asked.names)]
    within = document.language == question.language
    return _Support(own, wide, solid, "\n".join((*texts, *others)), within)


def _around(document: Document, sentence: Sentence) -> Iterator[str]:
    """Heading, speaker and title."""
    if sentence.kind == "heading":  # what stands around a heading is another one's
        yield document.metadata.title or ""
        return
    yield from filter(None, (sentence.section, sentence.speaker, document.metadata.title))


def _before_and_after(document: Document, sentence: Sentence, library: Library) -> Iterator[str]:
    """What the document is about, the direct neighbours, what stands before in the paragraph."""
    yield topics(document.text, document.language)
    if sentence.kind == "heading":
        return
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

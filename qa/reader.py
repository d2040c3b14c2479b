"""Ranks the sentences of the retrieved passages by how well each one answers.

Features, in falling weight: the share of the question's words the sentence covers, in its own or
the other language; the same with its neighbours and headings; words that tell it from the rest;
and an answer of the wanted kind near the words asked about.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.text import match_form
from index.types import Document, Sentence
from qa.alignment import Word, similarity, words_of
from qa.answer_spans import Candidate, candidates, has_form
from qa.asked import Asked, asked_of
from qa.names import people
from qa.polarity import exceptions, negations
from qa.reading_odds import weigh
from qa.romanised import romanised
from qa.types import EvidenceSentence, Passage, Question

Floats = NDArray[np.float32]

_ONLY = re.compile(
    r"唯一|例外|\bonly (?:\w+ ){1,3}?(?:that |which )?(?:is )?(?:not|outside)|outside\b|exception"
)
_POST = re.compile(
    r"市长|区长|书记|主任|部长|局长|省长|总统|院长|校长|\b(?:mayor|minister|president|director|secretary|governor)\b"
)
_DEPUTY = re.compile(
    r"副(?:市长|区长|书记|主任|部长|局长|省长|总统|院长|校长)|\b(?:deputy|vice|assistant)\W+(?:\w+\W+){0,2}"
    r"(?:mayor|minister|president|director|secretary|governor)\b"
)
_WHO_SAYS = re.compile(
    r"(?:谁|哪位\w{0,4}|哪[一]?个人)\w{0,6}(?:说|表示|提出|称|讲|谈|主张|认为|强调|透露|承诺|宣布)|(?:出自|出于)(?:谁|哪位)"
    r"|\b(?:who|which (?:official|person|leader|speaker|secretary|mayor)) (?:\w+ )?"
    r"(?:sa(?:id|ys)|stated|promised|announced|argued|claim(?:s|ed)|mentioned|stressed|wants)\b"
    r"|\bwhose words\b",
    re.IGNORECASE,
)
_DEFINING = re.compile(
    r"[”」』》\"）)]*\s*(?:\([A-Z]+\)\s*)?"
    r"(?:即|是指|指的是|指|是|为|，即|,即|is\b|are\b|means\b|refers? to\b)"
)
NEIGHBOURS = 1
NEIGHBOUR_SHARE, CONTEXT_SHARE, EARLIER_SHARE = 0.6, 0.5, 0.5
COVERED = 0.5
OWN, WINDOW, DISTINCT, AROUND, PASSAGE = 0.35, 0.2, 0.2, 0.1, 0.2
TYPED, UNTYPED, FORM = 0.35, -0.15, 0.08
DEFINES, SPEAKER, INTRODUCES = 0.5, 0.25, 0.35
EXCEPTS, AFFIRMS, DEPUTY = 1.0, -0.6, -0.35
HEADING, ASKS = -0.25, -0.3
SPAN_MARGIN = 0.9
SPOKEN = 0.35
TOPIC_DISCOUNT = 0.5
READ_CLOSELY = 8  # sentences, by the trees' odds
ODDS, LEAST_ODDS = 0.12, -6.0  # what a unit of log-odds below the best costs, and the floor
_TYPED_KINDS = ("number", "share", "date", "person", "place", "organisation")


@dataclass(frozen=True, slots=True)
class _Read:
    """A candidate sentence as it was read: its words and their match with the question."""

    sentence: Sentence
    document: Document
    text: str
    words: tuple[Word, ...]
    match: Floats  # (asked words, words)
    best: Floats  # (asked words,)
    passage: float


def rank(
    question: Question, passages: Sequence[Passage], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Return the sentences of ``passages`` and their neighbours, those that answer best first."""
    asked = asked_of(question)
    weighed = weigh(question, passages, library)
    odds = weighed.odds
    reads = list(_read(question, asked, passages, library, odds))
    if not reads or not (asked.words or question.speaker):
        return ()
    around = _surroundings(question, asked, reads, library)
    matched = np.stack([read.best for read in reads])
    shared = (matched >= COVERED).mean(axis=0)
    weights = _shares(asked.weights * (1 - TOPIC_DISCOUNT * shared))
    distinct = _shares(asked.weights * (1 - shared))
    ranked = []
    for place, read in enumerate(reads):
        window = np.maximum(read.best, NEIGHBOUR_SHARE * _beside(reads, place))
        context = np.maximum(window, around[place])
        features = {
            "coverage": float(weights @ read.best),
            "window": float(weights @ window),
            "context": float(weights @ context),
            "distinct": float(distinct @ read.best),
            "passage": read.passage,
        }
        found = candidates(
            question.answer_type, read.text, read.document.language, asked, read.words, read.match
        )
        features |= _kind_features(question, read, found)
        features["odds"] = odds.get((read.sentence.doc_id, read.sentence.number), LEAST_ODDS)
        features["confidence"] = weighed.confidence
        ranked.append(_evidence(read, features, found))
    best = max(evidence.features["odds"] for evidence in ranked)
    ranked = [
        replace(e, score=e.score + ODDS * max(e.features["odds"] - best, LEAST_ODDS))
        for e in ranked
    ]
    return tuple(sorted(ranked, key=lambda evidence: -evidence.score))


def _shares(weights: Floats) -> Floats:
    return weights / max(float(weights.sum()), 1e-6)


def _read(
    question: Question,
    asked: Asked,
    passages: Sequence[Passage],
    library: Library,
    odds: Mapping[tuple[str, int], float],
) -> Iterator[_Read]:
    top = max((passage.score for passage in passages), default=1.0) or 1.0
    names = [match_form(question.text[w.start : w.end]) for w in asked.words if w.name]
    for (doc_id, number), score in sorted(_numbers(question, passages, library, odds).items()):
        document = library.document(doc_id)
        sentence = library.sentences(doc_id)[number]
        text = document.text[sentence.start : sentence.end]
        words = words_of(text, document.language, names)
        match = similarity(asked.words, words)
        best = match.max(axis=1) if words else np.zeros(len(asked.words), dtype=np.float32)
        yield _Read(sentence, document, text, words, match, best, max(0.0, score / top))


def _numbers(
    question: Question,
    passages: Sequence[Passage],
    library: Library,
    odds: Mapping[tuple[str, int], float],
) -> dict[tuple[str, int], float]:
    """Sentence numbers by document, with the score of the best passage each belongs to.

    Only the most likely sentences and their neighbours are read, and where someone's words are
    asked for, all sentences of that speaker.
    """
    scores: dict[tuple[str, int], float] = {}
    for passage in passages:
        chunk = passage.chunk
        last = len(library.sentences(chunk.doc_id)) - 1
        for number in range(
            max(0, chunk.first - NEIGHBOURS), min(last, chunk.last + NEIGHBOURS) + 1
        ):
            inside = chunk.first <= number <= chunk.last
            key = (chunk.doc_id, number)
            scores[key] = max(scores.get(key, 0.0), passage.score * (1.0 if inside else 0.7))
    likely = set(sorted(odds, key=lambda key: -odds[key])[:READ_CLOSELY])
    scores = {
        (doc_id, number): score
        for (doc_id, number), score in scores.items()
        if any((doc_id, number + step) in likely for step in range(-NEIGHBOURS, NEIGHBOURS + 1))
    }
    for doc_id in {passage.chunk.doc_id for passage in passages}:
        for number in _wanted(question, library, doc_id):
            scores.setdefault((doc_id, number), 0.0)
    return scores


def _wanted(question: Question, library: Library, doc_id: str) -> Iterator[int]:
    """Sentences that the wording asks for: a speaker's, a person's, those with exceptions."""
    named = [question.text[a:b] for a, b in people(question.text, question.language)]
    about = named if question.answer_type == "definition" else []
    excepted = _exception_asked(question)
    if not (question.speaker or about or excepted):
        return
    document = library.document(doc_id)
    for sentence in library.sentences(doc_id):
        text = document.text[sentence.start : sentence.end]
        if (
            names_person(question.speaker or "", sentence.speaker or "")
            or any(name in text or romanised(name) in text for name in about)
            or (excepted and exceptions(text))
        ):
            yield sentence.number


def _beside(reads: Sequence[_Read], place: int) -> Floats:
    """Best matches of the direct neighbours in the same document."""
    best = np.zeros_like(reads[place].best)
    here = reads[place].sentence
    for other in reads[max(0, place - 1) : place + 2]:
        if here.kind == "heading" or other.sentence.kind == "heading":
            continue
        if other.sentence.doc_id == here.doc_id and abs(other.sentence.number - here.number) == 1:
            best = np.maximum(best, other.best)
    return best


def _surroundings(
    question: Question, asked: Asked, reads: Sequence[_Read], library: Library
) -> list[Floats]:
    """Matches of heading, title, speaker and of what stands before in the paragraph, discounted."""
    known: dict[tuple[str, str], Floats] = {}
    names = [match_form(question.text[w.start : w.end]) for w in asked.words if w.name]

    def matched(document: Document, text: str) -> Floats:
        key = (document.language, text)
        if key not in known:
            words = words_of(text, document.language, names)
            rows = similarity(asked.words, words)
            known[key] = rows.max(axis=1) if words else np.zeros(len(asked.words), np.float32)
        return known[key]

    result = []
    for read in reads:
        sentence, document = read.sentence, read.document
        around = np.zeros(len(asked.words), dtype=np.float32)
        inside = sentence.kind != "heading"  # the section of a heading is the one before
        for text in (
            inside and sentence.section,
            inside and sentence.speaker,
            document.metadata.title,
        ):
            if text:
                around = np.maximum(around, CONTEXT_SHARE * matched(document, text))
        for earlier in library.sentences(sentence.doc_id)[
            max(0, sentence.number - 4) : sentence.number
        ]:
            if earlier.paragraph == sentence.paragraph:
                text = document.text[earlier.start : earlier.end]
                around = np.maximum(around, EARLIER_SHARE * matched(document, text))
        result.append(around)
    return result


def _kind_features(question: Question, read: _Read, found: Sequence[Candidate]) -> dict[str, float]:
    features: dict[str, float] = {}
    kind = question.answer_type
    if kind in _TYPED_KINDS:
        spoken = kind == "person" and bool(read.sentence.speaker) and asks_who_says(question.text)
        features["near"] = found[0].nearness if found else SPOKEN * spoken
        features["typed"] = float(bool(found) or spoken)
    if kind in ("reason", "definition"):
        features["form"] = float(has_form(kind, read.text))
        features["defines"] = float(kind == "definition" and _defines(read))
    label = read.text.rstrip().endswith((":", "："))
    introduces = (
        kind in ("person", "definition") and not label and people(read.text, read.document.language)
    )
    features["heading"] = float(read.sentence.kind == "heading" and not introduces)
    features["asks"] = float(read.text.rstrip().endswith(("?", "？")))
    if question.speaker:
        features["speaker"] = float(_speaks(question, read))
    if kind == "definition":
        features["introduces"] = float(bool(introduces) and _names_asked(question, read))
    if _exception_asked(question):
        features["excepts"] = float(bool(exceptions(read.text)))
        denies = bool(exceptions(read.text) or negations(read.text))
        features["affirms"] = float(not denies)
    features["deputy"] = float(_is_deputy(question.text, read.text))
    return features


def _names_asked(question: Question, read: _Read) -> bool:
    """Whether the sentence names a person that the question names."""
    asked = [question.text[a:b] for a, b in people(question.text, question.language)]
    named = [read.text[a:b] for a, b in people(read.text, read.document.language)]
    return any(names_person(one, other) for one in asked for other in named)


def _exception_asked(question: Question) -> bool:
    """Whether the question asks for what is left out ("哪国使馆不在…", "the only one not in …")."""
    if question.answer_type not in ("place", "organisation", "person", "list", "definition"):
        return False
    return bool(negations(question.text) or _ONLY.search(match_form(question.text)))


def _is_deputy(asked: str, text: str) -> bool:
    """Whether a deputy's post stands where the question asks for the post itself."""
    return bool(
        _POST.search(match_form(asked))
        and not _DEPUTY.search(match_form(asked))
        and _DEPUTY.search(match_form(text))
    )


def asks_who_says(text: str) -> bool:
    """Whether the question asks whose words these are."""
    return bool(_WHO_SAYS.search(match_form(text)))


def _defines(read: _Read) -> bool:
    """Whether a word asked about stands right before a word that defines it (“两区”即…)."""
    if not read.match.size:
        return False
    for place, word in enumerate(read.words):
        if read.match[:, place].max() >= 0.9 and _DEFINING.match(read.text, word.end):
            return True
    return False


def _speaks(question: Question, read: _Read) -> bool:
    """Whether the sentence is spoken by, or names, the person whose words are asked for."""
    return names_person(question.speaker or "", read.sentence.speaker or "") or any(
        names_person(question.speaker or "", read.text[start:end])
        for start, end in people(read.text, read.document.language)
    )


def names_person(one: str, other: str) -> bool:
    """Whether two names are one person's, in whichever script each is written."""
    letters = [re.sub(r"[^a-z]", "", romanised(name).lower()) for name in (one, other)]
    return bool(letters[0]) and (letters[0] == letters[1] or match_form(one) == match_form(other))


def _evidence(
    read: _Read, features: dict[str, float], found: Sequence[Candidate]
) -> EvidenceSentence:
    score = (
        OWN * features["coverage"]
        + WINDOW * features["window"]
        + DISTINCT * features["distinct"]
        + AROUND * features["context"]
        + PASSAGE * features["passage"]
        + HEADING * features["heading"]
        + ASKS * features["asks"]
        + FORM * features.get("form", 0.0)
        + DEFINES * features.get("defines", 0.0)
        + SPEAKER * features.get("speaker", 0.0)
        + INTRODUCES * features.get("introduces", 0.0)
        + EXCEPTS * features.get("excepts", 0.0)
        + AFFIRMS * features.get("affirms", 0.0)
        + DEPUTY * features["deputy"]
    )
    if "typed" in features:
        score += TYPED * features["near"] if features["typed"] else UNTYPED
    start = read.sentence.start
    spans = tuple(
        (start + candidate.start, start + candidate.end)
        for candidate in found
        if candidate.nearness >= SPAN_MARGIN * found[0].nearness
    )
    if features.get("excepts"):
        spans = tuple((start + a, start + b) for a, b in exceptions(read.text))
    return EvidenceSentence(
        sentence=read.sentence,
        document=read.document,
        text=read.text,
        score=score,
        coverage=features["context"],
        answer_spans=spans[:1],
        features=features,
    )

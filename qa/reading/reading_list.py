"""Which sentences are read word by word for a question, and how its words stand in each of them.

Their learned odds choose: the most likely sentences and their neighbours; besides them what holds a
name asked about, what is said by the person asked for, and the answers below a likely question.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.library import Library
from index.types import Document, Sentence
from qa.asking.asked import Asked, written_names
from qa.comparing.alignment import similarity, words_of, work_out
from qa.comparing.phrasal_verbs import in_one_word
from qa.comparing.polarity import exceptions
from qa.naming.names import people
from qa.naming.romanised import romanised
from qa.reading.definitions import defining
from qa.reading.framing import end_asked
from qa.reading.lead_in import answered_below, lead_in
from qa.reading.named import holding, names_asked, quoted
from qa.reading.scope import may_tell
from qa.reading.signs import Read, exception_asked, name_asked, names_it, names_person
from qa.reading.surroundings import literal, matches, said_there
from qa.reading.table_extremes import table_of
from qa.types import Passage, Question

Floats = NDArray[np.float32]
Place = tuple[str, int]
Odds = Mapping[Place, float]

NEIGHBOURS = 1
MAY_ASK = 16  # sentences, by their log-odds
READ_CLOSELY = 18  # sentences, by their log-odds
LEAST_ODDS = -6.0
# How far what leads in to a sentence counts as said in it; answers lose a little by each sentence.
LED = {"question": 0.8, "table": 0.8, "list": 0.5}
LED_FURTHER, ANSWERS_LESS = 0.05, 0.5


def passed_on(odds: Odds, library: Library) -> Odds:
    """Return the odds, those of an interview's questions passed on to what answers them."""
    passed = dict(odds)
    for doc_id, number in sorted(odds, key=lambda key: -odds[key])[:MAY_ASK]:
        own = odds[doc_id, number]
        document, sentences = library.document(doc_id), library.sentences(doc_id)
        for other in answered_below(document, sentences, sentences[number]):
            likely = own - ANSWERS_LESS - LED_FURTHER * (other - number)
            passed[doc_id, other] = max(passed.get((doc_id, other), LEAST_ODDS), likely)
    return passed


def read_closely(
    question: Question,
    asked: Asked,
    passages: Sequence[Passage],
    library: Library,
    odds: Odds,
    dwelt: frozenset[Place],
) -> Iterator[Read]:
    """The sentences to read, by document and in order; those ``dwelt`` on are among them."""
    top = max((passage.score for passage in passages), default=1.0) or 1.0
    names = written_names(question, asked)
    chosen = []
    for (doc_id, number), score in sorted(
        _numbers(question, asked, passages, library, odds, dwelt).items()
    ):
        document, sentence = library.document(doc_id), library.sentences(doc_id)[number]
        text = document.text[sentence.start : sentence.end]
        words = in_one_word(words_of(text, document.language, names), text)
        chosen.append((sentence, document, text, words, score))
    work_out(asked.words, [word for _, _, _, words, _ in chosen for word in words])
    for sentence, document, text, words, score in chosen:
        match = similarity(asked.words, words)
        best = match.max(axis=1) if words else np.zeros(len(asked.words), dtype=np.float32)
        best = np.maximum(best, literal(asked, text))
        best = np.maximum(best, _led(asked, sentence, document, library, names))
        best = np.maximum(best, said_there(question, asked, sentence, library))
        yield Read(sentence, document, text, words, match, best, max(0.0, score / top))


def _led(
    asked: Asked, sentence: Sentence, document: Document, library: Library, names: Sequence[str]
) -> Floats:
    """How far the asked words stand in what leads in to a sentence, (asked words,)."""
    sentences = library.sentences(sentence.doc_id)
    lead = lead_in(document, sentences, sentence)
    if lead is None:
        return np.zeros(len(asked.words), dtype=np.float32)
    share = LED[lead.kind]
    if lead.kind == "question":
        share -= LED_FURTHER * (sentence.number - lead.last - 1)
    met = matches(asked, lead.text(document, sentences), document.language, names)
    return np.asarray(share * met, dtype=np.float32)


def _numbers(
    question: Question,
    asked: Asked,
    passages: Sequence[Passage],
    library: Library,
    odds: Odds,
    dwelt: frozenset[Place],
) -> dict[Place, float]:
    """Sentence numbers by document, with the score of the best passage each belongs to.

    Only the most likely sentences and their neighbours are read, those that hold a name asked
    about or define a term that is quoted, and all of a speaker whose words are asked for.
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
    if end_asked(question.text):  # of a table whose row may answer, every row has to be compared
        for doc_id, number in likely:
            sentences = library.sentences(doc_id)
            for row in table_of(library.document(doc_id), sentences, sentences[number]):
                scores.setdefault((doc_id, row.number), 0.0)
    scores |= dict.fromkeys(dwelt - scores.keys(), 0.0)
    names, terms = names_asked(question, asked), quoted(question.text)
    for doc_id in {passage.chunk.doc_id for passage in passages}:
        document, sentences = library.document(doc_id), library.sentences(doc_id)
        wanted = _wanted(question, document, sentences)
        named, defined = holding(names, document, sentences), defining(terms, document, sentences)
        for number in chain(wanted, named, defined):
            scores.setdefault((doc_id, number), 0.0)
    return {key: score for key, score in scores.items() if _may_tell(question, library, key)}


def _may_tell(question: Question, library: Library, place: Place) -> bool:
    """Whether a sentence lies within the time a question limits itself to."""
    if not question.scope.published_until:
        return True
    doc_id, number = place
    document, sentence = library.document(doc_id), library.sentences(doc_id)[number]
    undated = not document.metadata.published  # read where no document tells its date
    text = document.text[sentence.start : sentence.end]
    return undated or may_tell(question.scope, document, text)


def _wanted(question: Question, document: Document, sentences: Sequence[Sentence]) -> Iterator[int]:
    """Sentences that the wording asks for: a speaker's, a person's, those with exceptions."""
    named = [question.text[a:b] for a, b in people(question.text, question.language)]
    about = named if question.answer_type == "definition" else []
    excepted = exception_asked(question)
    called = name_asked(question)
    if not (question.speaker or about or excepted or called):
        return
    for sentence in sentences:
        text = document.text[sentence.start : sentence.end]
        if (
            names_person(question.speaker or "", sentence.speaker or "")
            or any(name in text or romanised(name) in text for name in about)
            or (excepted and exceptions(text))
            or (called and names_it(text))
        ):
            yield sentence.number

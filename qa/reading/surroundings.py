"""How the words of a question are met by a sentence, alone and with what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.dates import stated_dates
from index.header_lines import is_byline
from index.library import Library
from index.text import HAN, match_form
from index.types import Document, Language, Sentence
from qa.asking.asked import Asked, written_names
from qa.comparing.alignment import similarity, words_of
from qa.comparing.phrasal_verbs import in_one_word
from qa.comparing.seasons import months_of, months_spanned
from qa.naming.chinese_people import means_addressed
from qa.naming.names import is_topic, opens_with_name, topics
from qa.naming.sounded_names import sounded
from qa.reading.definitions import holds_term, quoted_spans
from qa.reading.lead_in import lead_in
from qa.reading.scope import wants_other_language
from qa.types import EvidenceSentence, Question

Floats = NDArray[np.float32]

LITERAL, LED = 0.9, 0.8
SAID_THERE = 0.8  # what a word counts that stands in the translation alone
OPENING = 6  # lines
LONGEST_BYLINE = 60  # characters


@dataclass(frozen=True, slots=True)
class Support:
    """How the question's words are met by one sentence, alone and with its surroundings.

    ``solid`` counts no word that is only near; names never do. ``topic`` is what the document and
    the section are about. ``within`` tells that question and sentence are of one language.
    """

    own: Floats
    wide: Floats
    solid: Floats
    topic: Floats
    surroundings: str
    within: bool


def support_of(
    question: Question, asked: Asked, evidence: EvidenceSentence, library: Library
) -> Support:
    """Return how a sentence and what stands around it meet the words of the question."""
    names = written_names(question, asked)
    document, sentence = evidence.document, evidence.sentence
    own = matches(asked, evidence.text, document.language, names)
    sentences = library.sentences(document.doc_id)
    lead = lead_in(document, sentences, sentence)
    if (
        lead and lead.kind != "list"
    ):  # an answer has what is asked there for its own, a row its head
        above = matches(asked, lead.text(document, sentences), document.language, names)
        own = np.maximum(own, LED * above)
    wide = own.copy()
    texts = list(_around(document, sentence, library))
    others = [*_before_and_after(document, sentence, library)]
    others += [name for name in question.coined if is_topic(name, document.text)]
    own_subject = opens_with_name(evidence.text, document.language, question.text)
    topic = np.zeros_like(own)
    for text in texts:
        topic = np.maximum(topic, matches(asked, text, document.language, names))
    wide = np.maximum(wide, topic)
    for text in others:
        wide = np.maximum(wide, matches(asked, text, document.language, names))
    # of a sentence about somebody else the neighbours do not tell whom it is about
    named_in = (evidence.text, *texts) if own_subject else (evidence.text, *texts, *others)
    solid = _themselves(asked, named_in, document.language, names)
    for text in named_in:
        heard = sounded(question, asked.words, text, document.language)
        solid, wide = np.maximum(solid, heard), np.maximum(wide, heard)
        if text is not evidence.text:
            topic = np.maximum(topic, heard)
    own = np.maximum(own, sounded(question, asked.words, evidence.text, document.language))
    wide[list(asked.names)] = solid[list(asked.names)]
    if evidence.features.get("classified"):  # a classifier tells what a number counts
        wide[[place for place in asked.focus if place not in asked.names]] = 1.0
    there = said_there(question, asked, sentence, library)
    own, wide, solid = (np.maximum(met, there) for met in (own, wide, solid))
    within = document.language == question.language
    return Support(own, wide, solid, topic, "\n".join((*texts, *others)), within)


def said_there(question: Question, asked: Asked, sentence: Sentence, library: Library) -> Floats:
    """How far the asked words stand in what a sentence of the other language translates, where a
    question is about that language's texts, (asked words,)."""
    twin = None
    if wants_other_language(question):
        twin = library.counterpart_sentence(sentence.doc_id, sentence.number)
    if twin is None:
        return np.zeros(len(asked.words), dtype=np.float32)
    text = library.document(twin.doc_id).text[twin.start : twin.end]
    return np.asarray(SAID_THERE * matches(asked, text, question.language), dtype=np.float32)


def opening(document: Document, library: Library) -> Iterator[str]:
    """The lines a document begins with, up to its first sentence of text: whom it is about."""
    for sentence in library.sentences(document.doc_id)[:OPENING]:
        text = document.text[sentence.start : sentence.end]
        yield text
        if sentence.kind == "text" and not _only_dates_or_signs(text):
            return


def _only_dates_or_signs(text: str) -> bool:
    """Whether a line says when or by whom a text was made, and no more."""
    short = len(text) <= LONGEST_BYLINE
    return short and (is_byline(text) or bool(stated_dates(text)))


def _around(document: Document, sentence: Sentence, library: Library) -> Iterator[str]:
    """Heading, speaker, title, and how the document begins."""
    yield from opening(document, library)
    if sentence.kind == "heading":  # what stands around a heading is another one's
        yield document.metadata.title or ""
        return
    yield from filter(None, (sentence.section, sentence.speaker, document.metadata.title))
    sentences = library.sentences(document.doc_id)
    if lead := lead_in(document, sentences, sentence):
        yield lead.text(document, sentences)


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
        words = in_one_word(words_of(text, language, names), text)
        if words:
            best = np.maximum(best, similarity(asked.words, words, near=False).max(axis=1))
        best = np.maximum(best, literal(asked, text))
    return best


def matches(asked: Asked, text: str, language: Language, names: Sequence[str] = ()) -> Floats:
    """Return how far each asked word stands in a text, (asked words,)."""
    words = in_one_word(words_of(text, language, names), text)
    if not words:
        return np.zeros(len(asked.words), dtype=np.float32)
    best: Floats = similarity(asked.words, words).max(axis=1)
    return np.maximum(best, literal(asked, text))


def literal(asked: Asked, text: str) -> Floats:
    """Which asked Chinese words stand in a text letter by letter, whatever words the segmenter
    makes of it (派发现金 holds 现金), who is called by a surname with a title, which seasons stand
    there by their months, and which quoted terms as the other language has them."""
    folded = match_form(text) if HAN.search(asked.folded) else ""
    held = np.zeros(len(asked.words), dtype=np.float32)
    for place, word in enumerate(asked.words):
        season = months_of(word.term)
        stands = len(word.term) > 1 and HAN.match(word.term) and word.term in folded
        if stands or (word.tag == "nr" and means_addressed(word.term, folded)):
            held[place] = LITERAL
        elif season and len(season & months_spanned(text)) > 1:
            held[place] = LED
    for start, end, term in quoted_spans(asked.folded):
        if holds_term(term, text):
            inside = [start <= word.start and word.end <= end for word in asked.words]
            held[inside] = LITERAL
    return held

"""Sources that say the same of different things: the same words about another name.

Two sentences of different documents speak of the same when they share a longer stretch of words
that the question asks about ("打造第二个三里屯"); they differ when the names around it differ.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from index.library import Library
from index.text import match_form
from index.types import Document, Language
from qa.asking.asked import asked_of
from qa.comparing.alignment import Word, similarity, words_of
from qa.naming.names import organisations, places, topics
from qa.types import EvidenceSentence, Question

SHARED = {"zh": 6, "en": 20}  # characters
SHARED_IN_NAMES = 2
KINDS = ("place", "organisation", "person", "definition", "open")
SMALL_LIBRARY = 20  # documents
ASKED_ABOUT = 0.8


def rivals(
    question: Question, ordered: Sequence[EvidenceSentence], library: Library
) -> tuple[EvidenceSentence, ...]:
    """Return the sentences that say what the best one says, but of something else."""
    if question.answer_type not in KINDS:
        return ()
    best = ordered[0]
    texts = _texts(best, library)
    said = {language: _stretches(text, language) for language, text in texts}
    found: list[EvidenceSentence] = []
    for doc_id in _documents(ordered, library):
        if doc_id == best.document.doc_id or doc_id in library.counterparts(best.document.doc_id):
            continue
        document = library.document(doc_id)
        if document.language not in said:
            continue
        for other in _speaking_of(question, document, best, library, said[document.language]):
            if any(
                language == other.document.language and _differ(question, text, other)
                for language, text in texts
            ):
                found.append(other)
                break
    return tuple(found)


def _documents(ordered: Sequence[EvidenceSentence], library: Library) -> list[str]:
    """The documents to look through: those that were read, in a small library all of them."""
    read = dict.fromkeys(one.document.doc_id for one in ordered)
    if library.document_count() > SMALL_LIBRARY:
        return list(read)
    return [profile.doc_id for profile in library.profiles()]


def subject(question: Question) -> str:
    """Return what sources differ about: the name the question turns on, with its ordinal."""
    asked = asked_of(question)
    spans = [(asked.words[place].start, asked.words[place].end) for place in asked.names]
    spans += [(q.start, q.end) for q in asked.quantities if q.kind == "ordinal"]
    if not spans:
        spans = [place for word in question.focus if (place := _stretch(question.text, word))]
    if not spans:
        return question.text.rstrip("?？ ")
    return question.text[min(start for start, _ in spans) : max(end for _, end in spans)]


def _stretch(text: str, word: str) -> tuple[int, int] | None:
    start = match_form(text).find(match_form(word))
    return None if start < 0 else (start, start + len(word))


def _speaking_of(
    question: Question,
    document: Document,
    best: EvidenceSentence,
    library: Library,
    said: frozenset[str],
) -> Iterator[EvidenceSentence]:
    """Sentences of another document that hold a name the question holds, and one of the stretches
    that were ``said``."""
    asked = asked_of(question)
    named = [asked.words[place] for place in asked.names]
    own = question.language == document.language
    for sentence in library.sentences(document.doc_id) if named else ():
        text = document.text[sentence.start : sentence.end]
        if sentence.kind == "heading" or (own and not _spelt(named, text)):
            continue
        if said.isdisjoint(_stretches(text, document.language)):
            continue
        words = words_of(text, document.language)
        if words and similarity(named, words, near=False).max() >= ASKED_ABOUT:
            yield replace(best, sentence=sentence, document=document, text=text, answer_spans=())


def _stretches(text: str, language: Language) -> frozenset[str]:
    """The shortest stretches of a text that may be what it shares with another."""
    folded, size = match_form(text), SHARED[language]
    return frozenset(folded[start : start + size] for start in range(len(folded) - size + 1))


def _spelt(named: Sequence[Word], text: str) -> bool:
    """Whether one of the names may stand in a text of its own language."""
    folded = match_form(text)
    return any((name.letters or name.term) in folded for name in named)


def _texts(best: EvidenceSentence, library: Library) -> list[tuple[Language, str]]:
    """The sentence in its own language and, where there is one, its counterpart."""
    texts = [(best.document.language, best.text)]
    twin = library.counterpart_sentence(best.sentence.doc_id, best.sentence.number)
    if twin is not None:
        document = library.document(twin.doc_id)
        texts.append((document.language, document.text[twin.start : twin.end]))
    return texts


def _differ(question: Question, text: str, other: EvidenceSentence) -> bool:
    language = other.document.language
    one, two = match_form(text), match_form(other.text)
    match = SequenceMatcher(None, one, two, autojunk=False).find_longest_match()
    shared = one[match.a : match.a + match.size]
    if len(re.sub(r"\W", "", shared)) < SHARED[language] or not _asked(question, shared, language):
        return False
    mine = _named(one, match.a, match.size, language)
    theirs = _named(two, match.b, match.size, language)
    about = match_form(topics(other.document.text, language))
    theirs = {name for name in theirs if name not in about}
    return bool(mine and theirs) and not any(_alike(a, b) for a in mine for b in theirs)


def _asked(question: Question, shared: str, language: Language) -> bool:
    """Whether the shared words are among those asked about."""
    asked = asked_of(question).words
    words = words_of(shared, language)
    if not asked or not words:
        return False
    return bool(similarity(asked, words, near=False).max() >= ASKED_ABOUT)


def _named(text: str, start: int, size: int, language: Language) -> set[str]:
    """Names of places and bodies outside the shared words."""
    spans = (*places(text, language), *organisations(text, language))
    return {text[a:b] for a, b in spans if b <= start or a >= start + size}


def _alike(one: str, other: str) -> bool:
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size >= min(SHARED_IN_NAMES, len(one), len(other)) and match.size * 2 >= min(
        len(one), len(other)
    )

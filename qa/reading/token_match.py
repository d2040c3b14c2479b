"""A question laid against the tokens of candidate sentences: one similarity for each pair.

Three kinds of evidence are kept apart: the word itself; the word, one of its meanings in the other
language or its sound; and the same or a near word by vector.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import surprisal
from index.english import stem
from index.lexicon import load_lexicon
from index.terms import MONTH, NAME, NUMBER, SUB_WORD
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.comparing.paraphrase import paraphrased, paraphrases
from qa.comparing.similarity import nearness
from qa.comparing.word_forms import bare_name
from qa.finding.expansion import QuestionTerm, expand
from qa.finding.sounds import sound_index
from qa.finding.vocabulary_index import is_word
from qa.question import is_empty_word

Array = NDArray[np.floating[Any]]
Indices = NDArray[np.int64]

COSINE_FLOOR, COSINE_RANGE, MOST_BY_VECTOR = 0.3, 0.6, 0.8
WEAKEST = 0.2
TRANSLATED = 0.6  # a name the dictionary translates this well needs no sound
OTHER_BEGINNING = 0.3  # what a part of a place's name is worth that does not begin it
SMALL_LIBRARY = 10  # chunks; below this, general word frequency says more than the library's own


@dataclass(frozen=True, slots=True)
class TokenMatch:
    """Similarities in 0..1 of each question term with each token: (terms, tokens).

    ``phrase`` (terms, sentences) is what a sentence's tokens express together of one meaning of
    several words. ``weights`` (terms,) is the rarity of each term; ``starts`` (sentences,) the
    first token of each sentence, of which every one has at least one; ``numbers`` (tokens,) are
    vocabulary numbers, -1 for the filler of an empty sentence.
    """

    terms: tuple[str, ...]
    weights: Array
    own: Array
    lexical: Array
    soft: Array
    phrase: Array
    starts: Indices
    numbers: Indices

    def first(self, count: int) -> "TokenMatch":
        """The same for the first ``count`` sentences alone."""
        if count == len(self.starts):
            return self
        end = self.starts[count]
        return replace(
            self,
            own=self.own[:, :end],
            lexical=self.lexical[:, :end],
            soft=self.soft[:, :end],
            phrase=self.phrase[:, :count],
            starts=self.starts[:count],
            numbers=self.numbers[:end],
        )


def match_tokens(
    terms: Sequence[str],
    language: Language,
    sentences: Sequence[NDArray[np.int32]],
    vocabulary: Vocabulary,
) -> TokenMatch:
    """Lay a question's typed terms against sentences given as vocabulary numbers."""
    numbers, starts = _laid_out(sentences)
    unique, place = np.unique(numbers, return_inverse=True)
    asked = _asked(terms, language, vocabulary)
    own = _table([entry.own for entry in asked], unique)
    lexical = np.maximum(own, _table([entry.lexical for entry in asked], unique))
    words = [entry.term for entry in asked]
    soft = np.maximum(lexical, _near(words, unique, vocabulary))
    soft = np.maximum(soft, _table([_paraphrases(word, vocabulary) for word in words], unique))
    lexical[lexical < WEAKEST] = 0
    weights = np.array([_weight(entry, vocabulary) for entry in asked], dtype=np.float32)
    phrase = _phrases(asked, numbers, starts)
    return TokenMatch(
        terms=tuple(entry.term for entry in asked),
        weights=weights,
        own=own[:, place],
        lexical=lexical[:, place],
        soft=soft[:, place],
        phrase=phrase,
        starts=starts,
        numbers=numbers,
    )


@dataclass(slots=True)
class _Asked:
    """One word of the question while its matches are gathered: its own forms in the vocabulary,
    its translations, and its meanings of several words as (weight, ((number, share), …))."""

    term: str
    factor: float
    own: dict[int, float]
    lexical: dict[int, float]
    meanings: list[tuple[float, tuple[tuple[int, float], ...]]]


def _laid_out(sentences: Sequence[NDArray[np.int32]]) -> tuple[Indices, Indices]:
    filled = [own if len(own) else np.array([-1], dtype=np.int32) for own in sentences]
    lengths = [len(own) for own in filled]
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
    return np.concatenate(filled).astype(np.int64), starts


def _asked(terms: Sequence[str], language: Language, vocabulary: Vocabulary) -> tuple[_Asked, ...]:
    words = [term for term in terms if not (is_word(term) and is_empty_word(term))] or list(terms)
    found: list[_Asked] = []
    for expanded in expand(words, language, vocabulary):
        # A part of the word before it is no word of its own; it only lends its translations.
        if expanded.own_factor > 0 or not found:
            found.append(_Asked(expanded.term, expanded.own_factor, dict(expanded.own), {}, []))
            _add_parts(found[-1], words, vocabulary)
        _add_translations(found[-1], expanded, vocabulary)
    _add_sounds(found, terms, vocabulary)
    return tuple(found) or (_Asked("", 1.0, {}, {}, []),)


def _add_parts(asked: _Asked, terms: Sequence[str], vocabulary: Vocabulary) -> None:
    ids = vocabulary.ids
    named = bool(bare_name(asked.term))
    for part in _parts(asked.term, terms):
        # What tells places apart is their name, not what kind of place they are (城区 in 西城区).
        begins = asked.term.startswith(part)
        share = OTHER_BEGINNING if named and not begins else len(part) / len(asked.term)
        for form in (part, SUB_WORD + part):
            if form in ids:
                asked.own[ids[form]] = max(asked.own.get(ids[form], 0.0), share)


def _add_translations(asked: _Asked, expanded: QuestionTerm, vocabulary: Vocabulary) -> None:
    ids = vocabulary.ids
    factor = expanded.other_factor if expanded.own_factor == 0 else 1.0
    found = [(number, value * factor) for number, value in expanded.other.items()]
    for gloss in expanded.glosses:
        known = [
            (ids[name], share)
            for name, share in zip(gloss.stems, gloss.shares, strict=True)
            if name in ids
        ]
        found += [(number, factor * gloss.weight * share**1.5) for number, share in known]
        if len(known) > 1:
            asked.meanings.append((factor * gloss.weight, tuple(known)))
    for number, value in found:
        asked.lexical[number] = max(asked.lexical.get(number, 0.0), value)


def _add_sounds(found: Sequence[_Asked], terms: Sequence[str], vocabulary: Vocabulary) -> None:
    """Names that the dictionary does not translate meet names that sound alike."""
    for term in dict.fromkeys(terms):
        if term[0] != NAME:
            continue
        name = term[1:]
        words = [asked for asked in found if spells(asked.term, name)]
        if not words or any(max(one.lexical.values(), default=0) >= TRANSLATED for one in words):
            continue
        for number, value in sound_index(vocabulary).alike(name).items():
            for one in words:
                one.lexical[number] = max(one.lexical.get(number, 0.0), value)


def spells(word: str, name: str) -> bool:
    """Whether a word of the question is (part of) this name."""
    return word in name if HAN.match(name) else word == stem(name)


def _parts(word: str, terms: Sequence[str]) -> list[str]:
    """The words inside a longer Chinese question word; the analyser lists them right before it."""
    if len(word) < 3 or not HAN.match(word):
        return []
    return [t[1:] for t in dict.fromkeys(terms) if t[0] == SUB_WORD and t[1:] in word]


def _table(rows: Sequence[Mapping[int, float]], unique: Indices) -> Array:
    table = np.zeros((len(rows), len(unique)), dtype=np.float32)
    for place, row in enumerate(rows):
        if row:
            keys = np.fromiter(row, dtype=np.int64, count=len(row))
            at = np.minimum(np.searchsorted(unique, keys), len(unique) - 1)
            hit = unique[at] == keys
            values = np.fromiter(row.values(), dtype=np.float32, count=len(row))
            table[place, at[hit]] = np.minimum(values[hit], 1.0)
    return table


def _near(terms: Sequence[str], unique: Indices, vocabulary: Vocabulary) -> Array:
    """Similarity by static vectors, 0 below a floor."""
    words = [vocabulary.terms[number] if number >= 0 else NUMBER for number in unique]
    cosine = nearness([term or NUMBER for term in terms], words)
    scaled = np.clip((cosine - COSINE_FLOOR) / COSINE_RANGE, 0, MOST_BY_VECTOR)
    return np.asarray(scaled, dtype=np.float32)


def _paraphrases(word: str, vocabulary: Vocabulary) -> dict[int, float]:
    """Words of the library that share translations with a word of the question."""
    ids = vocabulary.ids
    known = paraphrases(word) if is_plain(word) else {}
    return {ids[other]: paraphrased(word, other) for other in known if other in ids}


def _phrases(asked: Sequence[_Asked], numbers: Indices, starts: Indices) -> Array:
    """Best share of a meaning of several words that each sentence holds."""
    result = np.zeros((len(asked), len(starts)), dtype=np.float32)
    wanted = {number for entry in asked for _, known in entry.meanings for number, _ in known}
    present: dict[int, NDArray[np.bool_]] = {}
    for number in wanted:
        hit = numbers == number
        if hit.any():
            present[number] = np.logical_or.reduceat(hit, starts)
    for place, entry in enumerate(asked):
        for weight, known in entry.meanings:
            shares = np.zeros(len(starts), dtype=np.float32)
            for number, share in known:
                if number in present:
                    shares += np.float32(share) * present[number]
            np.maximum(result[place], weight * shares**1.5, out=result[place])
    return result


def _weight(entry: _Asked, vocabulary: Vocabulary) -> float:
    """Rarity of a term: its inverse document frequency over all chunks that may express it.

    In a small library the general frequency of the word is mixed in.
    """
    chunks = max(1, sum(vocabulary.chunk_count.values()))
    absent = 1.0
    for number, value in {**entry.lexical, **entry.own}.items():
        share = min(1.0, float(vocabulary.document_frequency[number]) / chunks)
        absent *= 1 - min(1.0, value) * share
    frequency = chunks * (1 - absent)
    inverse = float(np.log1p((chunks - frequency + 0.5) / (frequency + 0.5)))
    general = surprisal(load_lexicon(), entry.term) / 2 if is_plain(entry.term) else inverse
    trust = chunks / (chunks + SMALL_LIBRARY)
    return entry.factor * (trust * inverse + (1 - trust) * general)


@lru_cache(maxsize=65_536)
def is_plain(term: str) -> bool:
    """Whether the term is a word of the dictionary's languages, not a number, name or part."""
    return bool(term) and term[0] not in SUB_WORD + NUMBER + NAME and not term.startswith(MONTH)

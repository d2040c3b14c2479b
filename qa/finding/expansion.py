"""A question's terms as the words of a library that may stand for them, in either language.

Translation is structured: all words that may mean one question term count as that one term
(Pirkola, "The effects of query structure and dictionary setups in dictionary-based cross-language
information retrieval", 1998), and a gloss of several words is matched by the share of it that the
question or the passage holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.embeddings.bilingual import surprisal
from index.lexicon import Lexicon, load_lexicon
from index.terms import NUMBER, SUB_WORD, inside
from index.text import HAN
from index.types import Language
from index.vocabulary import Vocabulary
from qa.comparing.word_forms import bare_name, lexicon_neighbours
from qa.finding.vocabulary_index import (
    INSIDE_LONGER,
    PART_OF_UNKNOWN,
    VocabularyIndex,
    is_word,
    vocabulary_index,
)

PART_OF_ASKED = 0.6
NEIGHBOUR = 0.7
MISSPELT = 0.7
ONE_CHARACTER = 0.7
BARE_NAME = 0.9
WEAKEST = 0.3

# What asks or only joins; with these left out, a Chinese question is its content words.
_FRAME = """
谁 什么 哪 哪个 哪些 哪里 哪儿 哪位 哪种 哪年 哪一 何 何时 何地 何人 何种 多少 几 几个 多久
多长 多大 多远 怎么 怎样 怎么样 如何 为什么 为何 是否 吗 呢 吧 的 了 着 得 地 在 是 有 和
与 或 被 把 将 对 于 从 中 等 及 以 之 其 所 也 都 就 而 但 这 那 这个 那个 这些 那些
一个 一种 请 请问 叫 叫做 它 他 她 它们 他们 她们 自己 由 向 到 为 因为 由于 会 能 可以
个 位 名 种 不是 就是 什麽 是什么 其中 以及 还 又 并 给 让 使 上 下 里 内 时 时候 说
没有 哪一个 哪一年 哪部 之一 称为 关于
"""
CHINESE_FRAME = frozenset(_FRAME.split())
ENGLISH_FRAME = frozenset(["mani"])  # "how many"


@dataclass(frozen=True, slots=True)
class Gloss:
    """One meaning of a Chinese question word: what each of its stems is worth, and what it is."""

    weight: float
    stems: tuple[str, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class QuestionTerm:
    """A term of the question with its matches in a library's vocabulary.

    ``own`` maps vocabulary numbers to similarity (0..1) in the question's language, ``other`` in
    the other one; ``glosses`` are the meanings of a Chinese word, to be matched in English;
    the factors are what the term is worth, beside its rarity, in the question's language and in
    the other.
    """

    term: str
    own: Mapping[int, float]
    other: Mapping[int, float]
    glosses: tuple[Gloss, ...] = ()
    own_factor: float = 1.0
    other_factor: float = 1.0


def expand(
    terms: Sequence[str], language: Language, vocabulary: Vocabulary
) -> tuple[QuestionTerm, ...]:
    """The question's distinct words and numbers, each with its matches; sounds are apart."""
    return _expanded(tuple(terms), language, vocabulary)


@lru_cache(maxsize=64)  # retrieval and re-scoring ask for the same question
def _expanded(
    terms: tuple[str, ...], language: Language, vocabulary: Vocabulary
) -> tuple[QuestionTerm, ...]:
    index = vocabulary_index(vocabulary)
    ids = vocabulary.ids
    asked = frozenset(terms)
    found: list[QuestionTerm] = []
    for term in dict.fromkeys(terms):
        if term[0] == NUMBER:
            row = {ids[term]: 1.0} if term in ids else {}
            found.append(QuestionTerm(term, row, row))
        elif is_frame(term):
            continue
        elif HAN.match(term):
            found += _chinese(term, index)
        elif is_word(term):
            found.append(_english(term, asked, language, index))
    return tuple(found)


def is_frame(term: str) -> bool:
    """Whether a term of a question only asks or joins, and names nothing to look for."""
    asks = term[0] in "哪这那何" and len(term) <= 3
    return asks or term in CHINESE_FRAME or term in ENGLISH_FRAME


def _english(
    term: str, question: frozenset[str], language: Language, index: VocabularyIndex
) -> QuestionTerm:
    ids = index.vocabulary.ids
    own = {ids[term]: 1.0} if term in ids else _misspelt(term, index)
    if language == "zh":
        return QuestionTerm(term, own, own)
    lexicon = load_lexicon()
    other: dict[int, float] = {}
    for word, similarity in _translations(term, question, index):
        for number, factor in index.words(word):
            value = similarity * factor
            if len(lexicon.words[word]) == 1:
                value *= ONE_CHARACTER
            if value >= WEAKEST * INSIDE_LONGER and value > other.get(number, 0.0):
                other[number] = value
    for number in index.sounding(term) if len(term) >= 4 else ():
        other[number] = 1.0
    for meant, weight in index.vocabulary.glossary.get(term, ()):
        for form in (meant, SUB_WORD + meant):
            if form in ids:
                other[ids[form]] = max(weight, other.get(ids[form], 0.0))
    return QuestionTerm(term, own, other)


def _misspelt(term: str, index: VocabularyIndex) -> dict[int, float]:
    """Words of the library that a word of five letters or more, in no dictionary, may stand for."""
    if len(term) < 5 or not term.isalpha() or term in load_lexicon().stem_ids:
        return {}
    return {index.vocabulary.ids[other]: MISSPELT for other in index.misspelt(term)}


def _translations(
    term: str, question: frozenset[str], index: VocabularyIndex
) -> Iterator[tuple[int, float]]:
    """Headwords of the library that may mean an English word, with the similarity of each."""
    lexicon = load_lexicon()
    best: dict[int, float] = {}
    for name, factor in _forms(term, lexicon):
        number = lexicon.stem_ids[name]
        first, end = lexicon.uses_start[number : number + 2]
        glosses = lexicon.stem_glosses[first:end]
        values, words = lexicon.gloss_weight[glosses] * factor, lexicon.gloss_word[glosses]
        for place in np.flatnonzero((values >= WEAKEST) & index.holds(words)):
            share = _share_asked(lexicon, int(glosses[place]), question, name)
            word, value = int(words[place]), float(values[place]) * share**0.5
            if value >= WEAKEST and value > best.get(word, 0.0):
                best[word] = value
    yield from best.items()


def _forms(term: str, lexicon: Lexicon) -> list[tuple[str, float]]:
    forms = [(term, 1.0)] if term in lexicon.stem_ids else []
    return forms + [(name, NEIGHBOUR) for name in lexicon_neighbours(term)]


def _share_asked(lexicon: Lexicon, gloss: int, question: frozenset[str], matched: str) -> float:
    """The share of a gloss's information that the question's words make up."""
    first, end = lexicon.stems_start[gloss], lexicon.stems_start[gloss + 1]
    if end - first == 1:
        return 1.0
    asked = total = 0.0
    for number in lexicon.gloss_stems[first:end]:
        weight = float(lexicon.stem_surprisal[number])
        name = lexicon.stems[number]
        total += weight
        if name in question or name == matched:
            asked += weight
    return asked / total


def _chinese(term: str, index: VocabularyIndex) -> Iterator[QuestionTerm]:
    """The word itself, and the words it is made of where it is long or unknown."""
    lexicon = load_lexicon()
    ids = index.vocabulary.ids
    own = {ids[term]: 1.0} if term in ids else {}
    if SUB_WORD + term in ids:
        own[ids[SUB_WORD + term]] = PART_OF_ASKED
    bare = bare_name(term)
    own |= {ids[form]: BARE_NAME for form in (bare, SUB_WORD + bare) if bare and form in ids}
    known = term in lexicon.word_ids
    short = ONE_CHARACTER if len(term) == 1 else 1.0
    glosses = _glosses(lexicon.word_ids[term]) if known else ()
    if len(term) > 1:
        glosses += (Gloss(1.0, (lexicon.spoken(term),), (1.0,)),)
    translated = index.vocabulary.glossary.get(term, ())
    glosses += tuple(Gloss(weight, (name,), (1.0,)) for name, weight in translated)
    yield QuestionTerm(term, own, {}, glosses, short, short)
    if not known:
        for number in lexicon.parts(term):
            part = lexicon.words[number]
            short = ONE_CHARACTER if len(part) == 1 else 1.0
            yield QuestionTerm(part, {}, {}, _glosses(number), 0.0, PART_OF_UNKNOWN * short)
    for part in inside(term) if known else ():
        if part in lexicon.word_ids:
            meant = _glosses(lexicon.word_ids[part])
            yield QuestionTerm(part, {}, {}, meant, 0.0, INSIDE_LONGER)


@lru_cache(maxsize=16_384)
def _glosses(word: int) -> tuple[Gloss, ...]:
    lexicon = load_lexicon()
    found = []
    for gloss in lexicon.glosses_of(word):
        weight = float(lexicon.gloss_weight[gloss])
        if weight >= WEAKEST:
            stems = lexicon.stems_of(gloss)
            bits = np.array([surprisal(lexicon, name) for name in stems])
            found.append(Gloss(weight, stems, tuple((bits / bits.sum()).tolist())))
    return tuple(found)

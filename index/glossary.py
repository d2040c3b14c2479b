"""The glossary a library's own translations make: words the dictionary lacks or has otherwise.

From sentences that say the same in both languages, words that nothing on the other side explains
are paired when they keep coming together, each with its likeliest partner alone (competitive
linking: Melamed, "Models of translational equivalence among words", 2000).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.english import STOP_WORDS, WORD, stem
from index.lexicon import load_lexicon
from index.numerals import HAN_NUMERAL
from index.terms import NAME, NUMBER, SUB_WORD
from index.text import HAN

MOST_SENTENCES = 20_000
# How often two words have to come together, and how closely (Dice's coefficient): rare words less
# often, for two of them hardly meet twice by chance.
TIMES, BOND = 3, 0.65
TIMES_RARE, BOND_RARE = 2, 0.9
RARE_CHINESE, RARE_ENGLISH = 10.0, 8.5  # surprisal in nats
EXPLAINS = 0.3  # the weight from which a gloss of the dictionary explains a word


_NUMERALS = frozenset(f"第{HAN_NUMERAL}")


@dataclass(frozen=True, slots=True)
class Translation:
    """A Chinese word and the English stem that stands for it in this library.

    ``shown`` is the English word as the texts have it, ``times`` in how many pairs of sentences
    both stand, ``weight`` (0..1) how closely they go together.
    """

    chinese: str
    english: str
    shown: str
    times: int
    weight: float


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Terms of a Chinese sentence, and of the English ones that say the same, with their text."""

    chinese: tuple[str, ...]
    english: tuple[str, ...]
    text: str


def translations(pairs: Iterable[SentencePair]) -> tuple[Translation, ...]:
    """Return the words that translate each other beyond the dictionary, most frequent first."""
    chinese: Counter[str] = Counter()
    english: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    shown: dict[str, Counter[str]] = {}
    for pair in pairs:
        words = {term for term in pair.chinese if _chinese_word(term)}
        stems = {term for term in pair.english if _english_word(term)}
        chinese.update(words)
        english.update(stems)
        known = {word: glossed(word) & stems for word in words}
        explained = frozenset().union(*known.values())
        open_stems = stems - explained
        together.update((w, s) for w in words if not known[w] for s in open_stems)
        for written in WORD.findall(pair.text):
            if stem(written) in open_stems:
                shown.setdefault(stem(written), Counter())[written] += 1
    bonds = {
        (word, name): 2 * times / (chinese[word] + english[name])
        for (word, name), times in together.items()
        if times >= TIMES_RARE
    }
    return tuple(
        Translation(word, name, _face(name, shown), together[word, name], round(bond, 3))
        for (word, name), bond in _linked(bonds, together)
    )


def _linked(
    bonds: dict[tuple[str, str], float], times: Counter[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], float]]:
    """The strongest bonds, each word in one of them; most frequent pairs first."""
    order = sorted(bonds, key=lambda pair: (-bonds[pair] * np.log1p(times[pair]), pair))
    taken: set[str] = set()
    chosen = []
    for pair in order:
        often = times[pair] >= TIMES and bonds[pair] >= BOND
        if (often or (bonds[pair] >= BOND_RARE and _is_rare(*pair))) and taken.isdisjoint(pair):
            taken.update(pair)
            chosen.append((pair, bonds[pair]))
    yield from sorted(chosen, key=lambda one: (-times[one[0]], one[0]))


def _is_rare(word: str, name: str) -> bool:
    """Whether both a Chinese word and an English stem are rare in general, or in no dictionary."""
    lexicon = load_lexicon()
    own, other = lexicon.word_ids.get(word), lexicon.stem_ids.get(name)
    return (own is None or float(lexicon.word_surprisal[own]) >= RARE_CHINESE) and (
        other is None or float(lexicon.stem_surprisal[other]) >= RARE_ENGLISH
    )


def _face(name: str, shown: dict[str, Counter[str]]) -> str:
    return max(shown.get(name, {name: 1}).items(), key=lambda item: (item[1], item[0]))[0]


@lru_cache(maxsize=65_536)
def glossed(word: str) -> frozenset[str]:
    """The stems by which the dictionary, or the sound of it, explains a Chinese word."""
    lexicon = load_lexicon()
    stems = {lexicon.spoken(word)}
    for part in lexicon.parts(word):
        for gloss in lexicon.glosses_of(part):
            if lexicon.gloss_weight[gloss] >= EXPLAINS:
                stems.update(lexicon.stems_of(gloss))
    return frozenset(stems)


def _chinese_word(term: str) -> bool:
    """Whether a term is a Chinese word that needs a translation: no sound, part or number."""
    word = len(term) > 1 and term[0] not in SUB_WORD + NUMBER + NAME and bool(HAN.match(term))
    return word and not _NUMERALS.issuperset(term)


def _english_word(term: str) -> bool:
    return len(term) > 2 and term.isascii() and term.isalpha() and term not in STOP_WORDS


def as_mapping(found: Sequence[Translation]) -> dict[str, tuple[tuple[str, float], ...]]:
    """Word to its translations with weights, in both directions."""
    result: dict[str, tuple[tuple[str, float], ...]] = {}
    for one in found:
        for word, other in ((one.chinese, one.english), (one.english, one.chinese)):
            result[word] = (*result.get(word, ()), (other, one.weight))
    return result

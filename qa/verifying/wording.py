"""How much of a statement's wording its sources explain, within a language and across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.embeddings.bilingual import surprisal
from index.english import plain_letters, stem
from index.lexicon import load_lexicon
from index.meaning import Meaning
from index.names import alike, alike_chinese, chinese_phones, latin_phones, sounds
from index.numbers import find_quantities
from index.terms import NAME, analyse
from index.text import HAN, match_form
from index.types import Language
from index.units import CLASSIFIER
from qa.comparing.similarity import nearness
from qa.comparing.word_forms import is_neighbour
from qa.finding.expansion import CHINESE_FRAME
from qa.finding.vocabulary_index import is_word

# The cosine of word senses from which a word counts as a translation of one of the source.
NEAR_ACROSS = 0.55
BY_VECTOR = 0.7
LEAST_VALUE, LEAST_NAMED = 0.3, 0.6
LEAST_GLOSS = 0.2
NOT_THE_RAREST = 0.4
BY_FORM = 0.9
LEAST_SURPRISAL = 4.5
SHORTEST_SPOKEN = 4
# Words that only carry a statement, or bound its figures, which are checked apart.
LIGHT = frozenset(
    "包含 包括 一共 总共 共有 共计 已 已经 要 至少 至多 最多 最少 以上 以下 左右 大约 约 近 超过 "
    "多达 达到 达 不足 不到 名列 位于 来自 座 召开 举行 举办 进行 正在 同 来 称 说 表示 指出 介绍 "
    "提到 认为 方面 该 重新 位 年 月 日 处 拥有 具有 属于 成为 作为 "
    "least most over about around nearli almost more fewer less exceed approxim rough some total "
    "number amount aim want plan expect hope say state announc mention note describ accord take "
    "place come bring get put make includ list contain compris consist account hold held locat "
    "situat base also".split()
)
_DIVISION = re.compile(r"(?<=..)[省市区县州镇乡村路街]$")
_CAPITALISED = re.compile(r"\b[A-Z][a-zü'’-]+(?: [A-Z][a-zü'’-]+){1,3}")


@dataclass(frozen=True, slots=True)
class Source:
    """A cited sentence prepared for comparison; ``published`` is the date of its document."""

    text: str
    language: Language
    folded: str
    terms: frozenset[str]
    meaning: Meaning
    published: str | None = None

    @classmethod
    def of(cls, text: str, language: Language, published: str | None = None) -> "Source":
        """Prepare a sentence; results are remembered."""
        return _prepared(text, language, published)


@lru_cache(maxsize=2_048)
def _prepared(text: str, language: Language, published: str | None) -> Source:
    terms = frozenset(analyse(text, language))
    return Source(text, language, match_form(text), terms, Meaning.of(text, language), published)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the words of a statement are explained: each with its weight (nats) and value (0..1)."""

    words: tuple[tuple[str, float, float], ...]

    @property
    def share(self) -> float:
        """The weighted share of the words that is explained; 1 when there are none."""
        total = sum(weight for _, weight, _ in self.words)
        explained = sum(weight * value for _, weight, value in self.words)
        return explained / total if total else 1.0

    @property
    def unexplained(self) -> dict[str, float]:
        """The words that have no explanation, with their weights."""
        return {word: weight for word, weight, value in self.words if value < LEAST_VALUE}


def words_of(text: str, language: Language) -> tuple[str, ...]:
    """Return the distinct content words of a text, as terms; numbers are not among them."""
    bare = text
    for figure in find_quantities(text, language):
        bare = bare[: figure.start] + " " * (figure.end - figure.start) + bare[figure.end :]
    terms = analyse(bare, language)
    return tuple(dict.fromkeys(term for term in terms if is_word(term) and not _empty(term)))


def coverage(words: Sequence[str], *sources: Source, names: Sequence[str] = ()) -> Coverage:
    """Explain each word by the sources together: the best explanation counts.

    ``names`` are capitalised names of the statement ("Yu Jun"); one that a Chinese source holds in
    characters explains its words.
    """
    lexicon = load_lexicon()
    weights = [max(0.0, surprisal(lexicon, word) - LEAST_SURPRISAL) for word in words]
    spoken = {stem(part) for name in names if any(_spoken(name, s) for s in sources)
              for part in name.split()}  # fmt: skip
    values = np.array([float(word in spoken) for word in words])
    for source in sources:
        values = np.maximum(values, _explained(words, source))
    return Coverage(tuple(zip(words, weights, values.tolist(), strict=True)))


def is_named(name: str, sources: Sequence[Source]) -> bool:
    """Return whether a source holds a name by form, meaning or sound; nearness is not enough."""
    return any(_by_form(name, source) >= LEAST_NAMED for source in sources)


def is_misspelled(name: str, sources: Sequence[Source]) -> bool:
    """Return whether a name in pinyin ("Li Ming") is spelled by none of the Chinese sources."""
    chinese = [source for source in sources if source.language == "zh"]
    pinyin = all(_in_pinyin(plain_letters(part)) for part in name.split())
    return pinyin and bool(chinese) and not any(_spoken(name, source) for source in chinese)


def _in_pinyin(letters: str) -> bool:
    return bool(re.fullmatch(f"(?:{_syllables()}){{1,3}}", letters))


@lru_cache(maxsize=1)
def _syllables() -> str:
    found = {part for spoken in load_lexicon().pinyin for part in spoken.split()}
    return "|".join(sorted(filter(str.isalpha, found), key=len, reverse=True))


def capitalised(text: str) -> tuple[str, ...]:
    """Return the runs of two to four capitalised words of an English text."""
    return tuple(_CAPITALISED.findall(text))


def _spoken(name: str, source: Source) -> bool:
    parts = [plain_letters(part) for part in name.split()]
    turned = [*parts[1:], parts[0]]
    return any(len(p) >= SHORTEST_SPOKEN and p in source.meaning.spoken
               for p in ("".join(parts), "".join(turned)))  # fmt: skip


def _empty(term: str) -> bool:
    return term in CHINESE_FRAME or term in LIGHT or term in CLASSIFIER


def _explained(words: Sequence[str], source: Source) -> np.ndarray:
    """Return the value of each word by its form, its meaning, its sound, or a near translation."""
    values = np.array([_by_form(word, source) for word in words], dtype=float)
    theirs = [t for t in source.terms if is_word(t) and not _empty(t)]
    # Within a language near words are as often opposites ("buy", "sell") as they are synonyms.
    other = source.language != "zh"
    across = [at for at, word in enumerate(words)
              if values[at] < BY_VECTOR and bool(HAN.match(word)) == other]  # fmt: skip
    if across and theirs:
        cosines = nearness([words[at] for at in across], theirs)
        for row, at in enumerate(across):
            if cosines[row].max() >= NEAR_ACROSS:
                values[at] = max(values[at], BY_VECTOR)
    return values


def _by_form(word: str, source: Source) -> float:
    if HAN.match(word):
        return _chinese(word, source)
    return _latin(word, source)


def _chinese(word: str, source: Source) -> float:
    word = word[1:] if len(word) > 1 and word[0] in "该这那" else word
    if word in source.folded:
        return 1.0
    if _DIVISION.search(word) and word[:-1] in source.folded:
        return BY_FORM
    lexicon = load_lexicon()
    if word not in lexicon.word_ids and _opens_with_name(word, source):
        return 1.0
    parts = [lexicon.words[number] for number in lexicon.parts(word)]
    values = [_chinese_part(part, source) for part in parts]
    if not values:
        return 0.0
    lengths = [len(part) for part in parts]
    return float(np.average(values, weights=lengths)) if min(values) > 0 else 0.0


def _opens_with_name(word: str, source: Source) -> bool:
    """Return whether the source holds the name an unknown word opens with, or spells it."""
    spoken = load_lexicon().spoken
    squeezed = source.folded.replace(" ", "")
    for end in (len(word), len(word) - 1):
        name = word[:end]
        if end > 1 and (name in source.folded or (len(word) > 2 and spoken(name) in squeezed)):
            return True
    return False


def _chinese_part(part: str, source: Source) -> float:
    """Return how well a dictionary word is explained: it stands there, or what it means does."""
    if part in source.folded:
        return 1.0
    lexicon = load_lexicon()
    best = 0.0
    number = lexicon.word_ids.get(part)
    if number is not None:
        for gloss in lexicon.glosses_of(number):
            stems = lexicon.stems_of(gloss)
            if stems and lexicon.gloss_weight[gloss] >= LEAST_GLOSS:
                best = max(best, _meant(stems, source))
    squeezed = source.folded.replace(" ", "")
    for name in (part, _DIVISION.sub("", part)):
        spoken = lexicon.spoken(name)
        if len(name) > 1 and len(spoken) >= SHORTEST_SPOKEN and spoken in squeezed:
            return 1.0
    if len(part) > 1 and best < 1:
        best = max(best, _sounds_like(part, source))
    return best


def _meant(stems: Sequence[str], source: Source) -> float:
    """Return the share of a meaning the source holds; without its rarest word that is little."""
    lexicon = load_lexicon()
    held = sum(name in source.terms for name in stems) / len(stems)
    rarest = max(stems, key=lambda name: surprisal(lexicon, name))
    return held if rarest in source.terms else held * NOT_THE_RAREST


def _latin(word: str, source: Source) -> float:
    if word in source.terms or word in source.meaning.keys:
        return 1.0
    if len(word) >= SHORTEST_SPOKEN and word in source.meaning.spoken:
        return 1.0
    if any(is_neighbour(word, other) for other in source.terms):
        return BY_FORM
    if source.language == "zh" and any(is_neighbour(word, other) for other in source.meaning.keys):
        return BY_FORM
    return _sounds_like(word, source)


def _sounds_like(name: str, source: Source) -> float:
    """Return how alike a name sounds to one of the source in the other script."""
    names = [term[1:] for term in source.terms if term.startswith(NAME)]
    if HAN.match(name):
        latin = [other for other in names if not HAN.match(other)]
        found = alike_chinese(chinese_phones(name), sounds([latin_phones(n) for n in latin]))
    else:
        chinese = [other for other in names if HAN.match(other)]
        found = alike(latin_phones(name), sounds([chinese_phones(n) for n in chinese]))
    return max(found.values(), default=0.0)

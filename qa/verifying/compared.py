"""A statement and the sentences it cites, laid side by side word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.embeddings.bilingual import surprisal
from index.lexicon import RAREST_STEM, load_lexicon
from index.numbers import find_quantities
from index.text import HAN, match_form
from index.types import Language
from qa.asking.question_words import VERSION
from qa.comparing.alignment import Word, similarity, words_of
from qa.naming.names import people

Floats = NDArray[np.float32]

MATCHED, NAME_MATCHED = 0.45, 0.55
NAME_TAGS = ("ns", "nr", "nt", "nz", "nrt")
# A text that points to its own place without naming it (本市, "the district").
POINTER = re.compile(
    r"[本全我][市区省县国州镇]|[区市省县]内"
    r"|\bthe (?:city|district|country|province|county|state)\b",
    re.IGNORECASE,
)
LIGHT_TAGS = ("p", "u", "c", "y", "r", "x", "q", "m", "d", "f", "zg")


@dataclass(frozen=True, slots=True)
class Cited:
    """A sentence that is cited, with what it may lean on.

    ``context`` (headings, title, sentences before it in its paragraph) may supply names and years
    that the sentence leaves out, never its numbers; ``dates`` are its relative dates resolved and
    the document's own date, in reduced ISO form.
    """

    text: str
    language: Language
    context: str = ""
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was compared: its kind, the statement's words, and the source's words."""

    kind: str
    said: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A statement and one cited sentence, word by word."""

    text: str
    language: Language
    cited: Cited
    words: tuple[Word, ...]
    weights: Floats
    cited_words: tuple[Word, ...]
    match: Floats
    wide: Floats  # (words,) best match in the sentence or its context

    @property
    def best(self) -> Floats:
        """The best match of each word in the cited sentence itself."""
        size = len(self.words)
        return self.match.max(axis=1) if self.cited_words else np.zeros(size, dtype=np.float32)

    @property
    def coverage(self) -> float:
        """The share of the statement's weight that the sentence or its context holds."""
        total = float(self.weights.sum())
        return float(self.weights @ self.wide) / total if total else 0.0

    @property
    def coverage_beside_names(self) -> float:
        """The same without the names that are nowhere in the source."""
        weights = self.weights.copy()
        weights[[place for place in name_places(self) if self.wide[place] < NAME_MATCHED]] = 0.0
        total = float(weights.sum())
        return float(weights @ self.wide) / total if total else 0.0


def compare_words(text: str, language: Language, cited: Cited) -> Compared:
    """Return how the words of a statement are met by a sentence and by what it leans on."""
    names = [match_form(text[a:b]) for a, b in people(text, language)]
    spans = [(q.start, q.end) for q in find_quantities(text, language)]
    spans += [match.span() for pattern, _ in VERSION for match in pattern.finditer(text)]
    words = tuple(
        word
        for word in words_of(text, language, names)
        if not word.tag.startswith(LIGHT_TAGS)
        and not any(a <= word.start and word.end <= b for a, b in spans)
    )
    weights = np.array([_weight(word) for word in words], dtype=np.float32)
    cited_words = words_of(cited.text, cited.language, names)
    match = _matches(words, cited_words)
    wide = match.max(axis=1) if cited_words else np.zeros(len(words), dtype=np.float32)
    for line in cited.context.split("\n"):
        beside = words_of(line, cited.language, names)
        if beside and words:
            wide = np.maximum(wide, _matches(words, beside).max(axis=1))
    return Compared(text, language, cited, words, weights, cited_words, match, wide)


def _matches(words: Sequence[Word], others: Sequence[Word]) -> Floats:
    """Similarities in which a name counts only as itself, translated or by sound."""
    match = similarity(words, others)
    named = [place for place, word in enumerate(words) if _is_name(place, word)]
    if named and others:
        match[named] = similarity(words, others, near=False)[named]
    return match


def _is_name(place: int, word: Word) -> bool:
    if word.tag in NAME_TAGS or (word.name and word.tag == "nr"):
        return True
    return word.name and place > 0 and not is_ordinary(word)


def _weight(word: Word) -> float:
    factor = 0.5 if word.tag.startswith(("v", "a")) else 1.0
    return factor * (0.25 + min(1.0, surprisal(load_lexicon(), word.term) / RAREST_STEM))


def name_places(compared: Compared) -> Iterator[int]:
    """Yield the places of the statement's words that are names."""
    for place, word in enumerate(compared.words):
        if _is_name(place, word):
            yield place


def is_ordinary(word: Word) -> bool:
    """Return whether an English word with a capital is an ordinary word all the same."""
    if HAN.match(word.term):
        return False
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(word.term)
    return number is not None and bool(lexicon.lower_case[number])

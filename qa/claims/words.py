"""How far the lines of a source hold the words of a claim: names as themselves, others by meaning.

Each word is compared with a claim once, in however many lines it stands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.lexicon import load_lexicon
from index.numbers import Quantity
from index.text import HAN, match_form
from index.types import Language
from qa.claims.facts import Facts, ordinary
from qa.claims.quantities import told_quantities
from qa.comparing.alignment import Word, meet_by_sound, similarity, words_of
from qa.comparing.paraphrase import paraphrased, paraphrases
from qa.comparing.similarity import nearness
from qa.naming.names import people
from qa.naming.sounded_names import heard, spellings
from qa.verifying.compared import NAME_MATCHED

Floats = NDArray[np.float32]

SOFT_FROM, SOFT_RANGE, SOFT_MOST = 0.3, 0.5, 0.7
WHOLE_NAME = 0.8  # what a word written small has to be worth as the translation of a name
LEAST_SOUND = 4  # letters of a name that is known by its sound alone


@dataclass(frozen=True, slots=True)
class Line:
    """A text with its words and figures, read once however many claims are held against it."""

    text: str
    language: Language
    words: tuple[Word, ...]
    quantities: tuple[Quantity, ...]
    sound: str


def sound_of(word: Word) -> str:
    """What a word sounds like, in Latin letters."""
    return "".join(load_lexicon().syllables(word.term)) if HAN.match(word.term) else word.letters


@lru_cache(maxsize=20_000)
def words_and_figures(text: str, language: Language) -> Line:
    """Return a text with its words, its figures and what its words sound like."""
    # personal names in one piece, as those of a claim
    kept = [match_form(text[a:b]) for a, b in people(text, language)] if language == "zh" else ()
    words = words_of(text, language, kept)
    quantities = told_quantities(text, language)
    return Line(text, language, words, quantities, "".join(map(sound_of, words)))


class _Columns:
    """What each word met so far is worth for each word of one claim, whatever its order."""

    def __init__(self, claim: Facts) -> None:
        self._claim = claim
        self._places: dict[str, int] = {}
        self._table = np.zeros((len(claim.words), 0), dtype=np.float32)
        self.best: dict[str, Floats] = {}

    def of(self, words: Sequence[Word]) -> Floats:
        """(claim words, words): a column for each word."""
        self.meet(words)
        columns: Floats = self._table[:, [self._places[word.term] for word in words]]
        return columns

    def meet(self, words: Sequence[Word]) -> None:
        """Compare the words not met before, all at once."""
        new = list({w.term: w for w in words if w.term not in self._places}.values())
        if new:
            size = len(self._places)
            self._places.update((word.term, size + n) for n, word in enumerate(new))
            self._table = np.concatenate((self._table, self._compared(new)), axis=1)

    def _compared(self, words: Sequence[Word]) -> Floats:
        claim, names = self._claim, list(self._claim.names)
        match = similarity(claim.words, words, soft=False, sound=False)
        some = [claim.words[place] for place in names]
        named = similarity(some, words, near=False, sound=False)
        small = np.array([ordinary(word) for word in words])
        # "municipal" is in the dictionary under 上海 and is not its name
        match[names] = np.where(small & (named < WHOLE_NAME), 0.0, named)
        cosine = nearness([w.term for w in claim.words], [w.term for w in words])
        soft = np.clip((cosine - SOFT_FROM) / SOFT_RANGE, 0.0, SOFT_MOST)
        soft[names] = 0.0
        soft[[len(word.term) == 1 for word in claim.words]] = 0.0
        soft[:, [len(word.term) == 1 for word in words]] = 0.0
        found: Floats = np.maximum(match, soft.astype(np.float32))
        for row, one in enumerate(claim.words):
            known = paraphrases(one.term) if row not in names else {}
            for column, other in enumerate(words) if known else ():
                if other.term in known:
                    worth = paraphrased(one.term, other.term)
                    found[row, column] = max(found[row, column], worth)
        return found


@lru_cache(maxsize=16)
def _columns_of(claim: Facts) -> _Columns:
    return _Columns(claim)


def likeness(claim: Facts, words: Sequence[Word], *, sound: bool = True) -> Floats:
    """(claim words, words): how far each word stands for each word of a claim.

    Names meet as themselves, translated or by sound; other words by their meaning too.
    """
    match = _columns_of(claim).of(words)
    if sound and match.size:
        meet_by_sound(claim.words, words, match)
    return match


def best_in_line(claim: Facts, line: Line) -> Floats:
    """(claim words,): how far the best word of a line stands for each word of a claim."""
    known = _columns_of(claim).best
    if line.text not in known:
        match = likeness(claim, line.words)
        known[line.text] = match.max(axis=1) if line.words else np.zeros(len(match), np.float32)
    return known[line.text]


def hear_names(claim: Facts, line: Line, match: Floats) -> None:
    """Set in ``match``, (claim words, words of the line), what names of a claim the line may hold
    by their sound in the other script (Grainger, 格兰杰)."""
    if claim.language == line.language or not match.size:
        return
    folded = match_form(line.text)
    for place in claim.names:
        if match[place].max() >= NAME_MATCHED:
            continue
        for name in spellings(claim.text, claim.language, claim.words[place]):
            for other, value in heard(name, line.text, line.language).items():
                start = folded.find(other)
                for column, word in enumerate(line.words):
                    if start <= word.start < start + len(other) or word.letters == other:
                        match[place, column] = max(match[place, column], value)


def names_held(claim: Facts, line: Line) -> Floats:
    """(words,): how far a line holds each name of a claim; other words are 0."""
    held = names_inside(claim, line)
    names = list(claim.names)
    if held[names].min(initial=1.0) < 1.0:
        held[names] = np.maximum(held[names], best_in_line(claim, line)[names])
    if claim.language != line.language and held[names].min(initial=1.0) < NAME_MATCHED:
        for place in names:
            for name in spellings(claim.text, claim.language, claim.words[place]):
                known = heard(name, line.text, line.language).values()
                held[place] = max(held[place], max(known, default=0.0))
    return held


def names_inside(claim: Facts, line: Line) -> Floats:
    """(words,): 1 for the names that stand in a line, whatever the segmenter made of them."""
    held = np.zeros(len(claim.words), dtype=np.float32)
    folded = match_form(line.text) if claim.names else ""
    for place in claim.names:
        if len(claim.words[place].term) > 1 and claim.words[place].term in folded:
            held[place] = 1.0
    return held


def held_in_lines(claim: Facts, lines: Sequence[Line]) -> Floats:
    """(lines, words): how well each line holds each word of the claim; word borders by sound."""
    held = np.zeros((len(lines), len(claim.words)), dtype=np.float32)
    _columns_of(claim).meet([word for line in lines for word in line.words])
    for place, line in enumerate(lines):
        if line.words:
            held[place] = likeness(claim, line.words, sound=False).max(axis=1)
    for number in claim.names:
        sound = sound_of(claim.words[number])
        if len(sound) >= LEAST_SOUND:
            held[[sound in line.sound for line in lines], number] = 1.0
    return held

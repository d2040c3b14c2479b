"""Compiles CC-CEDICT and the segmenter's word frequencies into the arrays of the lexicon."""

import gc
from collections import defaultdict

import numpy as np
import pypinyin
from numpy.typing import NDArray

from index.cedict import Entry, Gloss, gloss_table, read_entries
from index.english import STOP_WORDS, WORD, stem
from index.lexicon import RAREST_HEADWORD, RAREST_STEM
from index.segmenter import frequency

CHINESE_TOTAL = 60_100_000  # what the frequencies of the segmenter's dictionary add up to
ORDINARY = 50  # a headword at least this frequent, with a common sense, is an ordinary word

Ints = NDArray[np.int32]


def _text(lines: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def compile_lexicon() -> dict[str, NDArray[np.generic]]:
    """Parse the dictionary into the arrays of ``Lexicon`` (about 5 seconds)."""
    gc_was_on = gc.isenabled()
    gc.disable()  # half a million small objects that all stay: collecting only costs time
    try:
        table, entries = gloss_table(read_entries())
        words = sorted(table)
        return _word_arrays(words, entries) | _gloss_arrays(words, table)
    finally:
        if gc_was_on:
            gc.enable()


def _word_arrays(
    words: list[str], entries: dict[str, list[Entry]]
) -> dict[str, NDArray[np.generic]]:
    counts = np.array([frequency(word) for word in words], dtype=np.float64)
    surprisal = -np.log((np.maximum(1, counts) + 3) / CHINESE_TOTAL)
    common = [not all(entry.proper for entry in entries[word]) for word in words]
    return {
        "words": _text(words),
        "pinyin": _text([_spoken(word, entries[word]) for word in words]),
        "word_surprisal": np.minimum(surprisal, RAREST_HEADWORD).astype(np.float32),
        "ordinary": (counts >= ORDINARY) & np.array(common),
    }


def _spoken(word: str, entries: list[Entry]) -> str:
    """Pinyin without tones, syllables apart; one character takes its most usual reading."""
    if len(word) == 1:
        return str(pypinyin.lazy_pinyin(word)[0]).replace("ü", "v")
    spoken = entries[0].pinyin.lower().replace("u:", "v")
    return " ".join(syllable.rstrip("12345") for syllable in spoken.split())


def _gloss_arrays(
    words: list[str], table: dict[str, list[Gloss]]
) -> dict[str, NDArray[np.generic]]:
    weighted = _stem_frequencies(words, table)
    stems = sorted(weighted)
    ids = {stem: number for number, stem in enumerate(stems)}
    glosses = [gloss for word in words for gloss in table[word]]
    per_word = [len(table[word]) for word in words]
    flat = np.array([ids[stem] for gloss in glosses for stem in gloss.stems], dtype=np.int32)
    owners = np.repeat(np.arange(len(glosses)), [len(gloss.stems) for gloss in glosses])
    order = np.lexsort((owners, flat))
    frequencies = np.array([weighted[stem] for stem in stems])
    surprisal = -np.log((frequencies + 3) / frequencies.sum())
    faces, lower = _faces(stems, glosses)
    return {
        "stems": _text(stems),
        "faces": _text(faces),
        "lower_case": np.array(lower),
        "gloss_start": _starts(per_word),
        "gloss_weight": np.array([gloss.weight for gloss in glosses], dtype=np.float32),
        "gloss_word": np.repeat(np.arange(len(words), dtype=np.int32), per_word),
        "stems_start": _starts([len(gloss.stems) for gloss in glosses]),
        "gloss_stems": flat,
        "stem_surprisal": np.minimum(surprisal, RAREST_STEM).astype(np.float32),
        "uses_start": _starts(list(np.bincount(flat, minlength=len(stems)))),
        "stem_glosses": owners[order].astype(np.int32),
    }


def _starts(counts: list[int]) -> Ints:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)


def _stem_frequencies(words: list[str], table: dict[str, list[Gloss]]) -> dict[str, float]:
    """English unigram counts: each headword's frequency shared over the stems of its glosses."""
    counts: dict[str, float] = defaultdict(float)
    for word in words:
        total = sum(gloss.weight for gloss in table[word])
        share = (frequency(word) + 1) / total if total else 0.0
        for gloss in table[word]:
            for gloss_stem in set(gloss.stems):
                counts[gloss_stem] += share * gloss.weight
    return counts


def _faces(stems: list[str], glosses: list[Gloss]) -> tuple[list[str], list[bool]]:
    """For each stem the most usual written word it stands for, and whether one is in lower case."""
    seen: dict[str, dict[str, int]] = {name: defaultdict(int) for name in stems}
    for gloss in glosses:
        for word in WORD.findall(gloss.text):
            if word.lower() not in STOP_WORDS and (found := seen.get(stem(word))) is not None:
                found[word] += 1
    faces = [max(found, key=lambda word: (found[word], -len(word)), default=name)
             for name, found in seen.items()]  # fmt: skip
    return faces, [any(word[0].islower() for word in found) for found in seen.values()]

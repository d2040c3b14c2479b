"""How a claim and a sentence differ, in degrees: words of direction, and what stands in a place.

The rules say what differs beyond doubt. Here is measured which words of direction one side has and
the other has not, whether something else stands in the place of a word that is missing, and whether
the document has that word elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from index.text import HAN, match_form
from qa.claims.cues import cues_of, excluding, turns_of
from qa.claims.facts import WEIGHTY, is_name, is_thing, may_name
from qa.claims.pairing import Pairing, coverage_of
from qa.claims.spread import LETTERS
from qa.comparing.alignment import Word
from qa.verifying.compared import MATCHED, Finding

BESIDE = 12.0  # characters in which something else stands in a word's place
ALL_THE_REST = 0.75  # of the wording, beside the word in whose place another stands
LOOKED_AT = 200_000  # characters of a document


def contrasts(pairing: Pairing) -> dict[str, float]:
    """Return the features by name."""
    missing = _missing(pairing)
    return {**_cues(pairing), **_replaced(pairing, missing), **_taken(pairing, missing)}


def _missing(pairing: Pairing) -> list[int]:
    """The places of the words of a claim that say something and are nowhere said."""
    return [
        place
        for place, own in enumerate(pairing.claim.weights)
        if own > WEIGHTY and max(pairing.told[place], pairing.own[place]) < MATCHED
    ]


def words_instead(pairing: Pairing) -> Iterator[Finding]:
    """Yield the one word of a claim that is missing, with what stands in its place, where all the
    rest is said: a thing for a thing, a name for a name."""
    missing, claim, line = _missing(pairing), pairing.claim, pairing.source.line
    if len(missing) != 1 or not pairing.match.size:
        return
    if coverage_of(pairing, pairing.told, missing) < ALL_THE_REST:
        return
    word = claim.words[missing[0]]
    for at in _beside(pairing, missing[0], _free(pairing)):
        other = line.words[at]
        if is_thing(word) == is_thing(other) and may_name(word) == may_name(other):
            said = claim.text[word.start : word.end]
            yield Finding("word", said, line.text[other.start : other.end])
            return


def _beside(pairing: Pairing, place: int, free: Sequence[int]) -> list[int]:
    """The words of a sentence among ``free`` that stand in the place of a word of the claim: near
    what stands for the words next to it."""
    claim, line, match = pairing.claim, pairing.source.line, pairing.match
    reach = BESIDE * LETTERS[line.language]
    anchors = [
        line.words[int(match[at].argmax())].start
        for at in (place - 1, place + 1)
        if 0 <= at < len(claim.words) and match[at].max() >= MATCHED
    ]
    return [n for n in free if any(abs(line.words[n].start - at) <= reach for at in anchors)]


def _cues(pairing: Pairing) -> dict[str, float]:
    """Which words of direction the claim has and the sentence has not, and the other way round."""
    claim, line = pairing.claim, pairing.source.line
    here = pairing.here
    turns, turns_there, turns_here = map(turns_of, (claim.text, line.text, here))
    said, whole, clause = cues_of(claim.text), cues_of(line.text), cues_of(here)
    return {
        "cue_gone": float(len(said - whole)),
        "cue_gone_here": float(len(said - clause)),
        "cue_new_here": float(len(clause - said)),
        "cue_same": float(len(said & clause)),
        "cue_turned": float(excluding(said, whole)),
        "cue_turned_here": float(excluding(said, clause)),
        "turns": float(turns),
        "turns_odd": float(turns % 2 != turns_there % 2),
        "turns_odd_here": float(turns % 2 != turns_here % 2),
    }


def _replaced(pairing: Pairing, missing: list[int]) -> dict[str, float]:
    """The weight of the words that are missing, where something else stands in their place and
    where nothing does."""
    claim, line, match = pairing.claim, pairing.source.line, pairing.match
    free = _free(pairing) if match.size else []
    totals = dict.fromkeys(("replaced", "dropped", "name_replaced", "thing_replaced"), 0.0)
    like = 0.0
    for place in missing if match.size else ():
        beside = _beside(pairing, place, free)
        own = float(claim.weights[place])
        totals["replaced" if beside else "dropped"] += own
        if beside:
            like = max(like, float(match[place, beside].max()))
        if place in claim.names:
            totals["name_replaced"] += own * any(is_name(line.words[n]) for n in beside)
        elif is_thing(claim.words[place]):
            totals["thing_replaced"] += own * any(is_thing(line.words[n]) for n in beside)
    return {
        **totals,
        "replaced_like": like,
        "free_here": float(len(free)),
        **_near(pairing, missing),
    }


def _near(pairing: Pairing, missing: list[int]) -> dict[str, float]:
    """How near the words that are missing come to any of the sentence: those of a paraphrase are
    something like it."""
    best = pairing.match[missing].max(axis=1) if missing and pairing.match.size else np.zeros(0)
    weights = pairing.claim.weights[missing]
    mean = float(weights @ best) / float(weights.sum()) if len(best) else 1.0
    return {"missing_like": mean, "missing_unlike": float(best.min(initial=1.0))}


def _free(pairing: Pairing) -> list[int]:
    """The words of the clauses a claim is laid on that say something of their own."""
    return [
        place
        for place, word in enumerate(pairing.source.line.words)
        if pairing.laid.holds(word.start) and pairing.says_of_its_own(place)
    ]


def _taken(pairing: Pairing, missing: list[int]) -> dict[str, float]:
    """The weight of the words that are missing here and that the document has elsewhere: they may
    have been taken from there. What a paraphrase says in words of its own, it has nowhere."""
    claim, document = pairing.claim, pairing.source.evidence.document
    text = "" if pairing.across else _folded(document.text)
    there = [n for n in missing if text and _has_word(claim.words[n].term, text)]
    together = [n for n in there if n - 1 in there and _as_said(claim.text, claim.words, n) in text]
    here = match_form(pairing.source.line.text)
    said = [match_form(claim.text[f.quantity.start : f.quantity.end]) for f in claim.figures]
    return {
        "taken": float(claim.weights[there].sum()),
        "taken_most": float(claim.weights[there].max(initial=0.0)),
        "taken_together": float(claim.weights[together].sum()),
        "taken_figures": float(sum(figure not in here and figure in text for figure in said)),
        "strange": float(claim.weights[missing].sum() - claim.weights[there].sum()),
    }


def _as_said(text: str, words: tuple[Word, ...], place: int) -> str:
    """A word with the one before it, as the claim says them."""
    return match_form(text[words[place - 1].start : words[place].end])


@lru_cache(maxsize=64)
def _folded(text: str) -> str:
    return match_form(text[:LOOKED_AT])


def _has_word(term: str, text: str) -> bool:
    """Whether a text in its matching form has a word: as it is, or one that begins with a stem."""
    if HAN.match(term):
        return term in text
    return re.search(rf"(?<![a-z]){re.escape(term)}", text) is not None

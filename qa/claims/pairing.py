"""A claim and a sentence word by word: what the clause it is laid on holds of it.

Names that the clause leaves out may come from its heading, its speaker, the sentences before it
and the title, but only where no other name stands in their place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.text import match_form
from qa.claims.clauses import Laid, clauses_of, lay
from qa.claims.facts import WEIGHTY, Facts, is_name, weight
from qa.claims.month_parts import month_parts
from qa.claims.sources import Source
from qa.claims.words import Line, best_in_line, hear_names, likeness, names_held, names_inside
from qa.verifying.compared import LIGHT_TAGS, MATCHED, NAME_MATCHED, POINTER, Finding

Floats = NDArray[np.float32]

WEAKEST, STRONG = 0.3, 0.75
FAR = 0.9  # what a word of the title counts
TOLD = 0.6  # what a word of the title has to hold of one of the claim
OPENING = 3  # words

# Who did it, or to whom it was done, has to be said by the sentence itself.
_ACTOR = re.compile(
    r"(?:\b(?:by|to|from|with|against)(?: the)?(?: [A-Z][\w.'-]*)* |[被由向给給与同和对])\Z"
)


_OF_ANOTHER = re.compile(r"[他她](?!们|們|人|日|乡|鄉|国|國|山|杀)|\b(?:he|she)\b", re.IGNORECASE)
_OF_SELF = re.compile(r"[我咱]|\b(?:I|me|my|we|us|our)\b")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A claim and a sentence, word by word: ``match`` is (claim words, sentence words).

    ``own`` is how far the sentence holds each word, ``held`` how far the clause does that the claim
    is laid on, with the names its context may supply; ``told`` is ``held`` with the other words
    that its title, heading or speaker says for it; ``laid`` tells which clauses were taken.
    """

    claim: Facts
    source: Source
    match: Floats
    own: Floats
    held: Floats
    told: Floats
    laid: Laid

    @property
    def across(self) -> bool:
        """Whether claim and source are in different languages."""
        return self.claim.language != self.source.line.language

    @property
    def here(self) -> str:
        """The clauses of the sentence that the claim is laid on."""
        return self.laid.text_of(self.source.line.text)

    def says_of_its_own(self, place: int) -> bool:
        """Whether a word of the sentence says something that no word of the claim does."""
        word = self.source.line.words[place]
        heard = self.match[:, place].max(initial=0.0) >= MATCHED
        return not heard and not word.tag.startswith(LIGHT_TAGS) and weight(word) > WEIGHTY


def pair(claim: Facts, source: Source) -> Pairing:
    """Return a claim laid on a sentence, with what its context may supply."""
    line = source.line
    match, own = _held(claim, line)
    dated = _parts_of_months(claim, line)
    own[dated] = 1.0
    clauses = clauses_of(line.text, line.language)
    laid = lay(claim, match, clauses, [word.start for word in line.words])
    held = laid.held
    held[dated] = 1.0
    leans = bool(clauses) and clauses[0].leans
    around = _around(claim, own, source, leans)
    if speaks_of_another(source, laid):
        around[_whole_speaker(claim, source)] = 0.0
    other = _other_name(source.line, match, laid)
    alone = not other or bool(POINTER.search(match_form(line.text)))
    for place in claim.names:
        if own[place] >= NAME_MATCHED:
            # named in another clause: it may be the subject of this one when it comes before it
            before = not other and laid.follows(_place_of(place, line, match))
            elsewhere = 0.0 if claim.is_subject(place) and not before else NAME_MATCHED + 0.05
            held[place] = max(held[place], own[place] if before else elsewhere)
        if (
            held[place] < NAME_MATCHED
            and alone
            and not is_actor(claim.text, claim.words[place].start)
        ):
            held[place] = max(held[place], around[place])
    return Pairing(claim, source, match, own, held, np.maximum(held, _told(claim, source)), laid)


def _parts_of_months(claim: Facts, line: Line) -> list[int]:
    """The places of the words that name the part of a month in which a day of the line lies."""
    quantities = [figure.quantity for figure in claim.figures]
    parts = [p for p in month_parts(claim.text, quantities) if p.agrees(line.quantities)]
    return [
        place
        for place, word in enumerate(claim.words)
        if any(part.start <= word.start < part.end for part in parts)
    ]


def is_actor(text: str, place: int) -> bool:
    """Whether a name at a place of a text did something or had it done to it ("by …", 由…)."""
    return bool(_ACTOR.search(text, 0, place))


def speaks_of_another(source: Source, laid: Laid) -> bool:
    """Whether a speaker speaks, in the clauses taken, of another person than himself."""
    here = laid.text_of(source.line.text)
    spoken = bool(source.evidence.sentence.speaker)
    return spoken and bool(_OF_ANOTHER.search(here)) and not _OF_SELF.search(here)


def _whole_speaker(claim: Facts, source: Source) -> list[int]:
    """The places of the names of a claim that are its speaker's."""
    speaker = match_form(source.evidence.sentence.speaker or "")
    return [place for place in claim.names if claim.words[place].term in speaker]


def another_spoken_of(pairing: Pairing) -> Iterator[Finding]:
    """Yield the speaker of a sentence whom a claim names, where it is about someone else."""
    claim = pairing.claim
    if not speaks_of_another(pairing.source, pairing.laid):
        return
    found = _OF_ANOTHER.search(pairing.here)
    for place in _whole_speaker(claim, pairing.source):
        if found and pairing.own[place] < NAME_MATCHED:
            word = claim.words[place]
            yield Finding("name", claim.text[word.start : word.end], found[0])


def _told(claim: Facts, source: Source) -> Floats:
    """How far title, heading and speaker hold the words of a claim that are no names."""
    told = np.zeros(len(claim.words), dtype=np.float32)
    for line in (*source.heads, *source.far):
        told = np.maximum(told, FAR * best_in_line(claim, line))
    for line in source.opening:
        told[_whole_names(claim, line)] = FAR
    told[list(claim.names)] = 0.0
    told[[word.tag.startswith(("v", "a")) for word in claim.words]] = 0.0
    return np.where(told >= TOLD, told, 0.0)


def _whole_names(claim: Facts, line: Line) -> list[int]:
    """The places of the words that belong to a longer name which a line holds letter for letter
    ("the First People's Hospital of …")."""
    said, folded = match_form(claim.text), match_form(line.text)
    inside: list[int] = []
    for place in claim.names:
        first = last = place
        for step, end in ((-1, -1), (1, len(claim.words))):
            at = place
            while at + step != end:
                span = sorted((claim.words[place], claim.words[at + step]), key=lambda w: w.start)
                if said[span[0].start : span[1].end] not in folded:
                    break
                at += step
            first, last = min(first, at), max(last, at)
        if last > first and said[claim.words[first].start : claim.words[last].end] in folded:
            inside += range(first, last + 1)
    return inside


def _around(claim: Facts, own: Floats, source: Source, leans: bool) -> Floats:
    """How far what stands around a sentence holds the names that it leaves out itself."""
    around = np.zeros_like(own)
    wanted = list(claim.names)
    if not wanted:
        return around
    lines = [(line, 1.0) for line in (*source.heads, *(source.near if leans else ()))]
    for line, worth in (*lines, *((line, FAR) for line in (*source.far, *source.opening))):
        held = names_held(claim, line)
        around[wanted] = np.maximum(around[wanted], worth * held[wanted])
    return around


def _place_of(place: int, line: Line, match: Floats) -> int:
    """Where the sentence names what the claim names."""
    if not match.size:
        return len(line.text)
    return line.words[int(match[place].argmax())].start


def _other_name(line: Line, match: Floats, laid: Laid) -> bool:
    """Whether the clause opens with, or speaks of, someone else than the claim."""
    return any(
        is_name(word)
        and not any(q.start <= word.start < q.end for q in line.quantities)
        and laid.holds(word.start)
        and match[:, place].max(initial=0.0) < NAME_MATCHED
        and (word.tag == "nr" or (not word.tag and place < OPENING))
        for place, word in enumerate(line.words)
    )


def _held(claim: Facts, line: Line) -> tuple[Floats, Floats]:
    """(claim words, line words) matches, and how far the line holds each word of the claim."""
    match = likeness(claim, line.words)
    hear_names(claim, line, match)
    held = match.max(axis=1) if line.words else np.zeros(len(claim.words), np.float32)
    held = np.maximum(held, names_inside(claim, line))
    return match, held


def coverage_of(pairing: Pairing, held: Floats, without: Sequence[int] = ()) -> float:
    """Return the share of a claim's weight (0..1) that is held; ``without`` leaves words out."""
    weights = pairing.claim.weights.copy()
    weights[list(without)] = 0.0
    total = float(weights.sum())
    return float(weights @ firm(held)) / total if total else 1.0


def firm(held: Floats) -> Floats:
    """Matches below a third count nothing, those above three quarters fully."""
    result: Floats = np.clip((held - WEAKEST) / (STRONG - WEAKEST), 0.0, 1.0)
    return result


def supplied(pairing: Pairing) -> tuple[int, ...]:
    """The places of the words that the title, the heading or the speaker says for the sentence."""
    return tuple(map(int, np.flatnonzero(pairing.told > pairing.held)))

"""What a sentence says otherwise than a claim, what it leaves out, and what stands in the place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from index.text import bare_form
from qa.claims.claimed_dates import is_beside
from qa.claims.contrast import words_instead
from qa.claims.counting import comparable_unit
from qa.claims.cues import turns_of
from qa.claims.facts import is_country, is_name
from qa.claims.figures import figures_of, is_alike
from qa.claims.month_parts import other_part
from qa.claims.pairing import Pairing, another_spoken_of, is_actor
from qa.claims.pieces import Piece, pieces_against, pieces_of, shares_against
from qa.claims.rivals import (
    in_another_rank,
    not_alone,
    other_complement,
    other_holder,
    posts_missing,
    said_of_the_rest,
)
from qa.claims.speakers import other_speaker
from qa.claims.turns import condition_unsaid, turned, unsaid
from qa.comparing.agreement import compare
from qa.comparing.alignment import Word
from qa.comparing.polarity import exceptions, inclusions
from qa.naming.codes import other_code
from qa.verifying.compared import MATCHED, NAME_MATCHED, Finding

Floats = NDArray[np.float32]

ELSEWHERE = 0.05  # that a word of another clause is less alike
FIRMLY = 0.9  # the words around a name that show what stands in its place
LONGEST_NAME = 24  # characters
_ABBREVIATED = re.compile(r"[A-Z]{2,}")
_SPEAKING = re.compile(r"\s*[:：]")


@dataclass(frozen=True, slots=True)
class Findings:
    """What was compared: ``figures`` that are not given so, what speaks ``against`` the claim, what
    is ``missing``, and for that the ``rivals``: something of its kind that the claim does not have;
    ``pieces`` tell what stands beside its numbers.
    """

    figures: tuple[Finding, ...]
    against: tuple[Finding, ...]
    missing: tuple[Finding, ...]
    rivals: tuple[Finding, ...]
    pieces: tuple[Piece, ...]


def findings_of(pairing: Pairing) -> Findings:
    """Compare a claim with the sentence it is laid on."""
    claim, source = pairing.claim, pairing.source
    figures = _once(figures_of(pairing), pairing)
    speakers = list(other_speaker(claim, source))
    names = [name for name in _names(pairing) if not any(name.said in s.said for s in speakers)]
    code = other_code(claim.text, source.line.text)
    names += [*speakers, *([Finding("name", *code)] if code else [])]
    turns = [*turned(claim, source, _of_clauses(pairing)), *other_holder(pairing)]
    turns += [*in_another_rank(pairing), *other_complement(pairing), *not_alone(pairing)]
    turns += said_of_the_rest(pairing)
    if any(finding.kind == "opposite" for finding in turns) or _turned_alike(pairing):
        turns = [finding for finding in turns if finding.kind != "negation"]
    own, line = [f.quantity for f in claim.figures], source.line
    figures += other_part(claim.text, own, line.text, line.quantities)
    names += another_spoken_of(pairing)
    posts = list(posts_missing(pairing))
    pieces = tuple(pieces_of(pairing))
    figures += shares_against(pieces, pairing)
    compared = [*figures, *names, *turns, *(post for post in posts if post.found)]
    against = [finding for finding in compared if finding.found]
    open_ = [*compared, *unsaid(claim, source), *posts]
    open_ += condition_unsaid(claim, pairing.match)
    ranked = [finding.said for finding in against if finding.kind in ("rank", "opposite")]
    missing = [
        finding
        for finding in open_
        if not finding.found and not any(finding.said in said for said in ranked)
    ]
    rivals = [*_other_figures(pairing, figures), *_other_names(pairing, names)]
    rivals += pieces_against(pieces, pairing)
    rivals += words_instead(pairing)
    return Findings(tuple(figures), tuple(against), tuple(missing), tuple(rivals), pieces)


def _turned_alike(pairing: Pairing) -> bool:
    """Whether claim and sentence turn what they say round as often ("not … but", "rather than"):
    a negation of either tells nothing then."""
    line = pairing.source.line
    own = turns_of(pairing.claim.text)
    return own > 0 and all((own - turns_of(text)) % 2 == 0 for text in (pairing.here, line.text))


def _of_clauses(pairing: Pairing) -> Floats:
    """The likeness of words, those outside the clauses a claim is laid on a little less: a word
    that stands in several clauses is meant where the claim is said."""
    words = pairing.source.line.words
    outside = np.array([not pairing.laid.holds(word.start) for word in words], dtype=np.float32)
    return np.maximum(pairing.match - ELSEWHERE * outside, 0.0) if words else pairing.match


def _once(figures: Iterable[Finding], pairing: Pairing) -> list[Finding]:
    """The figures; one number of a source cannot stand against two of a claim.

    Where a claim gives two numbers each in the other's place, each stands against the other.
    """
    listed = list(figures)
    said = {bare_form(figure.said): figure for figure in listed if figure.kind == "number"}
    for figure in listed:
        other = said.get(bare_form(figure.found)) if figure.found else None
        if other is not None and not other.found:
            at = listed.index(other)
            listed[at] = replace(other, found=figure.said)
    found = [figure.found for figure in listed]
    listed = [replace(f, found="") if found.count(f.found) > 1 else f for f in listed]
    return [replace(f, found="") if _is_agreed(f.found, listed, pairing) else f for f in listed]


def _is_agreed(found: str, figures: Sequence[Finding], pairing: Pairing) -> bool:
    """Whether a number of the source is that of another figure of the claim, which agrees."""
    claim, line = pairing.claim, pairing.source.line
    open_ = [finding.said for finding in figures]
    agreeing = [
        f.quantity
        for f in claim.figures
        if not f.weak and claim.text[f.quantity.start : f.quantity.end] not in open_
    ]
    meant = [q for q in line.quantities if found and line.text[q.start : q.end] == found]
    return any(compare(own, q) == "same" for own in agreeing for q in meant)


def _names(pairing: Pairing) -> Iterator[Finding]:
    """Names of the claim that neither the sentence nor what stands around it has."""
    claim, line = pairing.claim, pairing.source.line
    apart = (*exceptions(claim.text), *inclusions(claim.text))  # compared by themselves
    free = _free_names(pairing)
    for place in claim.names:
        if pairing.held[place] >= NAME_MATCHED:
            continue
        if any(a <= claim.words[place].start < b for a, b in apart):
            continue
        word = claim.words[place]
        rivals = [w for w in free if not (w.tag and word.tag) or w.tag[:2] == word.tag[:2]]
        rivals = [w for w in rivals if is_country(w) == is_country(word)]
        if is_actor(claim.text, word.start):
            rivals = [w for w in rivals if is_actor(line.text, w.start)]
        about = claim.is_subject(place) or not any(pairing.own[:place] >= MATCHED)
        if about and word.tag != "nr":
            rivals = []
        found = (
            line.text[rivals[0].start : rivals[0].end] if rivals else _in_its_place(place, pairing)
        )
        yield Finding("name", claim.text[word.start : word.end], found)


def _in_its_place(place: int, pairing: Pairing) -> str:
    """What stands in the sentence between the same two words as a name in the claim."""
    claim, words, match = pairing.claim, pairing.source.line.words, pairing.match
    if pairing.across or not 0 < place < len(claim.words) - 1 or not match.size:
        return ""
    before, after = match[place - 1], match[place + 1]
    if min(before.max(), after.max()) < FIRMLY:
        return ""
    first, last = int(before.argmax()) + 1, int(after.argmax())
    between = words[first:last]
    free = all(match[:, first + n].max() < MATCHED for n in range(len(between)))
    if not between or not free or words[last].start - words[first - 1].end > LONGEST_NAME:
        return ""
    return pairing.source.line.text[between[0].start : between[-1].end]


def _other_figures(pairing: Pairing, figures: Sequence[Finding]) -> Iterator[Finding]:
    """Yield for a number or date that is missing another one of its kind and unit."""
    claim, line = pairing.claim, pairing.source.line
    wanted = [f.quantity for f in claim.figures if not f.weak]
    for finding in figures:
        own = next((q for q in wanted if claim.text[q.start : q.end] == finding.said), None)
        others = (q for q in line.quantities if own and _differs(own, q, wanted))
        other = next((q for q in others if own and _may_stand_for(own, q, pairing)), None)
        if not finding.found and other:
            yield Finding(finding.kind, finding.said, line.text[other.start : other.end])


def _differs(own: Quantity, other: Quantity, wanted: Sequence[Quantity]) -> bool:
    """Whether a quantity of the source is another value of what the claim has one of."""
    comparable = own.kind == "date" or comparable_unit(own, other)
    different = compare(own, other) == "different" and comparable
    return different and not any(compare(one, other) == "same" for one in wanted)


def _may_stand_for(own: Quantity, other: Quantity, pairing: Pairing) -> bool:
    """Whether a number of the source may be the other value of one of the claim: a sort of thing
    alike, where its own is not there, and none that only something is set beside. Where another
    date of the claim is there, a third one is of something else."""
    line = pairing.source.line
    if own.kind != "date":
        there = any(q.value == own.value and q.unit == own.unit for q in line.quantities)
        return not there and is_alike(own, other, pairing)
    dates = [f.quantity for f in pairing.claim.figures if f.quantity.kind == "date"]
    beside = any(compare(q, d) == "same" for q in dates if q != own for d in line.quantities)
    return not beside and not is_beside(other, line.text)


def _other_names(pairing: Pairing, names: Sequence[Finding]) -> Iterator[Finding]:
    """Yield for a name that is missing another one of its kind."""
    text = pairing.claim.text
    free = _free_names(pairing)
    for finding in names:
        own = (w for w in pairing.claim.words if text[w.start : w.end] == finding.said)
        tag = next((word.tag for word in own), "")
        others = [w for w in free if not (w.tag and tag) or w.tag[:2] == tag[:2]]
        if not finding.found and others:
            found = pairing.source.line.text[others[0].start : others[0].end]
            yield Finding("name", finding.said, found)


def _free_names(pairing: Pairing) -> list[Word]:
    """The names of the sentence that are none of the claim: no months, no speaker before a colon,
    and where the claim has none no name that is an abbreviation (GDP)."""
    line, match = pairing.source.line, pairing.match
    dated = [(q.start, q.end) for q in line.quantities]
    short = bool(_ABBREVIATED.search(pairing.claim.text))
    return [
        word
        for place, word in enumerate(line.words)
        if is_name(word)
        and (not match.size or match[:, place].max() < NAME_MATCHED)
        and not any(a <= word.start < b for a, b in dated)
        and not _SPEAKING.match(line.text, word.end)
        and (short or not _ABBREVIATED.fullmatch(line.text[word.start : word.end]))
    ]

"""Holds a claim against one sentence of a source: what agrees, what differs, what is not said.

A claim is borne out when its numbers, names and nearly all of its wording stand in the sentence
and nothing turns it round. It is contradicted only by a sentence about the same thing: its wording
is there but for the one number, name or sign that differs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.numbers import Quantity
from index.text import bare_form
from qa.agreement import compare
from qa.claim_facts import Facts, is_country, is_name
from qa.claim_figures import figures_of, is_named, names_a_thing, stands_near
from qa.claim_pairing import STRONG, Pairing, coverage_of, firm, is_actor, pair, supplied
from qa.claim_rivals import other_holder, posts_missing
from qa.claim_sources import Source
from qa.claim_speakers import other_speaker
from qa.claim_spread import spread_of
from qa.claim_turns import turned, unsaid
from qa.codes import other_code
from qa.compared import NAME_MATCHED, Finding
from qa.polarity import exceptions, inclusions
from qa.types import ClaimVerdict

MATCHED = 0.45
_CLOSING = "”’」』）)\"' "
# In one language and across: with nothing, a date or rank, or a number that agrees.
ENOUGH, ENOUGH_DATED, ENOUGH_COUNTED = (0.9, 0.68), (0.75, 0.5), (0.6, 0.48)
SAME_THING, SAME_THING_ACROSS = 0.62, 0.45
LEAST_OWN = 0.45  # of the wording beside names that the clause itself has to hold
LEAST_OWN_ACROSS = 0.3
LEFT_OUT = ((0.6, 0.95), (0.9, 1.0), (1.3, 1.3))  # weight of one word that nothing explains
LEFT_OUT_AGAINST = (0.75, 1.0)  # where a name or a negation differs
LEFT_OUT_OF = {"opposite": 0.95}
SAID_HERE = 0.4  # of all its wording; the title alone says nothing
SPREAD = (4.0, 10.0)  # characters, where words alone agree
NAMED_AWAY = (0.95, 0.68)  # of a claim in words whose name only the surroundings give
FIRMLY = 0.9  # the words around a name that show what stands in its place
LONGEST_NAME = 24  # characters
SAYS_ENOUGH, NEARLY_ALL = 1.0, 0.9  # weight of one rare word; of all but what the title says
SAYS_SOMETHING = 0.4  # of the weight of one rare word


@dataclass(frozen=True, slots=True)
class Match:
    """What one sentence makes of a claim; ``coverage`` is the share of its wording it holds."""

    source: Source
    verdict: ClaimVerdict
    coverage: float
    agreed: int = 0
    against: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


def hold_against(claim: Facts, source: Source) -> Match:
    """Return what a sentence makes of a claim: a question makes nothing of it."""
    if source.line.text.rstrip(_CLOSING).endswith(("?", "？")):
        return Match(source, "not_found", 0.0)
    if bare_form(claim.text) in bare_form(source.line.text):
        return Match(source, "supported", 1.0, len(claim.figures))
    pairing = pair(claim, source)
    figures = _once(figures_of(pairing))
    speakers = list(other_speaker(claim, source))
    names = [name for name in _names(pairing) if not any(name.said in s.said for s in speakers)]
    names += speakers
    code = other_code(claim.text, source.line.text)
    names += [Finding("name", *code)] if code else []
    turns = [*turned(claim, source, pairing.match), *other_holder(pairing)]
    if any(finding.kind == "opposite" for finding in turns):
        turns = [finding for finding in turns if finding.kind != "negation"]
    against = [f for f in (*figures, *names, *turns) if f.found]
    missing = [
        f
        for f in (*figures, *names, *turns, *unsaid(claim, source), *posts_missing(pairing))
        if not f.found
    ]
    ranked = [finding.said for finding in against if finding.kind in ("rank", "opposite")]
    missing = [f for f in missing if not any(f.said in said for said in ranked)]
    wanted = [f for f in claim.figures if not f.weak]
    agreed = len(wanted) - len(figures)
    coverage = coverage_of(pairing, pairing.told)
    verdict = _verdict(pairing, against, missing, _telling(pairing, figures))
    if verdict == "partly" and not _parts_agree(claim, figures):
        verdict = "not_found"
    return Match(source, verdict, coverage, agreed, tuple(against), tuple(missing))


def _once(figures: Iterable[Finding]) -> list[Finding]:
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
    return [replace(f, found="") if found.count(f.found) > 1 else f for f in listed]


def _verdict(
    pairing: Pairing, against: Sequence[Finding], missing: Sequence[Finding], agreed: int
) -> ClaimVerdict:
    if against:
        return "contradicted" if _same_thing(pairing, against, missing) else "not_found"
    enough = _is_borne_out(pairing, agreed)
    if missing:
        parts = all(finding.kind in ("number", "date") for finding in missing)
        return "partly" if agreed and parts and enough else "not_found"
    return "supported" if enough else "not_found"


def _same_thing(pairing: Pairing, against: Sequence[Finding], missing: Sequence[Finding]) -> bool:
    """Whether a sentence that says otherwise speaks of the same as the claim."""
    across, names = pairing.across, pairing.claim.names
    changed = _changed(pairing, against)
    rest = coverage_of(pairing, pairing.told, changed)
    own = coverage_of(pairing, pairing.held, (*changed, *names, *supplied(pairing)))
    floor = SAME_THING_ACROSS if across else SAME_THING
    least = LEAST_OWN_ACROSS if across else LEAST_OWN
    open_ = [finding for finding in missing if finding.kind not in ("word", "exception")]
    said_here = coverage_of(pairing, pairing.held, changed)
    said = float(pairing.claim.weights @ firm(pairing.held)) >= SAYS_ENOUGH and own >= NEARLY_ALL
    same = rest >= floor and own >= least and (said_here >= SAID_HERE or said) and not open_
    if all(finding.kind == "negation" for finding in against):
        weights = pairing.claim.weights
        beside = sum(float(w) for n, w in enumerate(weights) if n not in names)
        same = same and beside >= SAYS_SOMETHING
    kinds = {finding.kind for finding in against}
    if any(_needs_all(finding, pairing.claim) for finding in against):
        same = same and _left_out(pairing, changed) <= LEFT_OUT_AGAINST[across]
    elif kinds <= set(LEFT_OUT_OF):
        most = max(LEFT_OUT_OF[kind] for kind in kinds)
        same = same and (across or _left_out(pairing, changed) <= most)
    return same


def _needs_all(finding: Finding, claim: Facts) -> bool:
    """Whether a difference tells nothing unless all the rest is the same: a number that counts
    nothing may be of anything."""
    counting = [
        claim.text[f.quantity.start : f.quantity.end]
        for f in claim.figures
        if f.counted or f.quantity.unit or f.quantity.kind != "number"
    ]
    return finding.kind in ("name", "negation") or (
        finding.kind == "number" and finding.said not in counting
    )


def _is_borne_out(pairing: Pairing, agreed: int) -> bool:
    """Whether enough of the wording stands in the clause, and no word that tells is left out."""
    across, names = pairing.across, pairing.claim.names
    coverage = coverage_of(pairing, pairing.told)
    own = coverage_of(pairing, pairing.held, (*names, *supplied(pairing)))
    floors = {0: ENOUGH, 1: ENOUGH_DATED}.get(agreed, ENOUGH_COUNTED)
    enough = coverage >= floors[across] and own >= (LEAST_OWN_ACROSS if across else LEAST_OWN)
    enough = enough and coverage_of(pairing, pairing.held) >= SAID_HERE
    if enough and not agreed:
        away = bool(names) and float(pairing.own[list(names)].min()) < STRONG
        spread = spread_of(pairing.claim, pairing.source.line, pairing.match)
        enough = spread <= SPREAD[across] and (not away or coverage >= NAMED_AWAY[across])
    return enough and _left_out(pairing) <= LEFT_OUT[min(agreed, 2)][across]


def _left_out(pairing: Pairing, without: Sequence[int] = ()) -> float:
    """The weight of the heaviest word that nothing explains."""
    held = np.maximum(pairing.told, pairing.own) if without else pairing.told
    weights = pairing.claim.weights * (1 - firm(held))
    weights[list(without)] = 0.0
    return float(weights.max(initial=0.0))


def _telling(pairing: Pairing, differing: Sequence[Finding]) -> int:
    """How much the figures that agree tell: 0 none does, 1 dates and ranks, 2 numbers."""
    claim = pairing.claim

    def here(quantity: Quantity) -> bool:
        return any(compare(quantity, q) == "same" for q in pairing.source.line.quantities)

    said = [finding.said for finding in differing]
    agreeing = [
        f.quantity.kind
        for f in claim.figures
        if not f.weak
        and claim.text[f.quantity.start : f.quantity.end] not in said
        and not names_a_thing(f.quantity, claim.text)
        and stands_near(f, pairing)
        and (here(f.quantity) or not is_named(f.quantity, pairing))
    ]
    if any(kind in ("number", "share") for kind in agreeing):
        return 2
    return int(bool(agreeing))


def _parts_agree(claim: Facts, differing: Sequence[Finding]) -> bool:
    """Whether a figure that is a fact of its own, not part of a name, is borne out."""
    said = [finding.said for finding in differing]
    return any(
        claim.text[f.quantity.start : f.quantity.end] not in said
        for f in claim.figures
        if not f.weak and f.quantity.kind != "ordinal"
    )


def _changed(pairing: Pairing, against: Sequence[Finding]) -> tuple[int, ...]:
    """The places of the words that differ."""
    text = pairing.claim.text
    return tuple(
        place
        for place, word in enumerate(pairing.claim.words)
        if any(
            finding.kind in ("name", "opposite") and text[word.start : word.end] in finding.said
            for finding in against
        )
    )


def _names(pairing: Pairing) -> Iterator[Finding]:
    """Names of the claim that neither the sentence nor what stands around it has."""
    claim, line = pairing.claim, pairing.source.line
    apart = (*exceptions(claim.text), *inclusions(claim.text))  # compared by themselves
    free = [
        word
        for place, word in enumerate(line.words)
        if is_name(word)
        and (not pairing.match.size or pairing.match[:, place].max() < NAME_MATCHED)
    ]
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

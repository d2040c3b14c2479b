"""The rules by which one sentence bears a claim out or contradicts it beyond doubt.

A claim is borne out when its numbers, names and nearly all of its wording stand in the sentence
and nothing turns it round. It is contradicted only by a sentence about the same thing: its wording
is there but for the one number, name or sign that differs.
"""

from collections.abc import Sequence

import numpy as np

from index.numbers import Quantity
from qa.claims.facts import Facts
from qa.claims.figures import is_named, names_a_thing, stands_near
from qa.claims.findings import Findings
from qa.claims.pairing import STRONG, Pairing, coverage_of, firm, supplied
from qa.claims.quantities import is_vague_share
from qa.claims.spread import spread_of
from qa.comparing.agreement import compare
from qa.types import ClaimVerdict
from qa.verifying.compared import Finding

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
SAYS_ENOUGH, NEARLY_ALL = 1.0, 0.9  # weight of one rare word; of all but what the title says
SAYS_SOMETHING = 0.4  # of the weight of one rare word


def verdict_of(pairing: Pairing, found: Findings) -> ClaimVerdict:
    """Return the verdict that is beyond doubt, ``not_found`` where none is."""
    agreed = telling(pairing, found.figures)
    if found.against:
        same = _same_thing(pairing, found.against, found.missing)
        return "contradicted" if same else "not_found"
    enough = _is_borne_out(pairing, agreed)
    if found.missing:
        parts = all(finding.kind in ("number", "date") for finding in found.missing)
        said = agreed and parts and enough and _parts_agree(pairing.claim, found.figures)
        return "partly" if said else "not_found"
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


def telling(pairing: Pairing, differing: Sequence[Finding]) -> int:
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
        and not is_vague_share(f.quantity, claim.text)
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

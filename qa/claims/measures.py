"""What is measured of a claim laid on a sentence: the features that its verdict is weighed by."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from qa.claims.agents import agent_measures
from qa.claims.contrast import contrasts
from qa.claims.counting import comparable_unit
from qa.claims.facts import is_thing, weight
from qa.claims.findings import Findings
from qa.claims.nearness import nearnesses
from qa.claims.pairing import Pairing, coverage_of, firm, supplied
from qa.claims.pieces import piece_measures
from qa.claims.rules import telling
from qa.claims.spread import gaps_of, joined_of
from qa.claims.words import best_in_line
from qa.comparing.agreement import compare
from qa.comparing.polarity import negations
from qa.types import ClaimVerdict
from qa.verifying.compared import NAME_MATCHED
from qa.verifying.verify import find_fault

Floats = NDArray[np.float32]

EXACT = 0.75  # likeness of a word that is the same or its translation
OPEN = 0.5  # weight of a word that says something and that nothing explains
FAULTS = ("mixed", "orders", "negation", "opposite")
WORTH_ASKING = 0.5
COUNTED = ("number", "share")
AGAINST = ("number", "date", "name", "rank", "opposite", "negation", "exception")
MISSING = ("number", "date", "name", "word", "negation", "exception", "condition")
RIVALS = ("number", "date", "name", "word")


def measures(
    pairing: Pairing, found: Findings, by_rule: ClaimVerdict, *, at_fault: bool
) -> dict[str, float]:
    """Return the features by name; ``by_rule`` is the verdict of the rules, ``at_fault`` what
    ``is_at_fault`` says."""
    claim, source, wide = pairing.claim, pairing.source, _around(pairing)
    return {
        "across": float(pairing.across),
        "chinese": float(claim.language == "zh"),
        "source_chinese": float(source.line.language == "zh"),
        "odds": source.odds,
        "below_best": source.below_best,
        "score": source.evidence.score,
        "strictly_supported": float(by_rule == "supported"),
        "strictly_contradicted": float(by_rule == "contradicted"),
        "strictly_partly": float(by_rule == "partly"),
        **_spread(pairing),
        "at_fault": float(at_fault),
        **_doubts(pairing, found, by_rule),
        **_wording(pairing, wide),
        **_names(pairing, wide),
        **_figures(pairing, found),
        **_denials(pairing),
        **_kinds(found),
        **nearnesses(pairing),
        **piece_measures(found.pieces),
        **contrasts(pairing),
        **agent_measures(pairing),
    }


def _spread(pairing: Pairing) -> dict[str, float]:
    """How much farther apart what the claim says together stands in the sentence."""
    claim, line = pairing.claim, pairing.source.line
    gaps = gaps_of(claim, line, pairing.match)
    joined = joined_of(claim, line, pairing.match)
    return {
        "spread": sum(gaps) / max(1, len(gaps)),
        "spread_most": max(gaps, default=0.0),
        "joined": sum(joined) / max(1, len(joined)),
        "apart": float(len(joined) - sum(joined)),
    }


def is_at_fault(pairing: Pairing, found: Findings) -> bool:
    """Whether the check of what a model writes finds who does what to whom mixed up.

    It knows one language at a time, and is asked where nothing else speaks against the claim.
    """
    if pairing.across or found.against or coverage_of(pairing, pairing.told) < WORTH_ASKING:
        return False
    return find_fault(pairing.claim.text, (pairing.source.evidence,)) in FAULTS


def _doubts(pairing: Pairing, found: Findings, by_rule: ClaimVerdict) -> dict[str, float]:
    """What speaks against a verdict of the rules: the weight of a word that nothing explains. A
    denial tells little where the sentence holds little of the claim."""
    left = float((pairing.claim.weights * (1 - firm(pairing.told))).max(initial=0.0))
    claim, line = pairing.claim, pairing.source.line
    denied = any(finding.kind == "negation" for finding in found.against)
    alone = bool(negations(claim.text)) and not negations(line.text)
    return {
        "denies_alone": float(denied and alone),
        "unlike_denied": denied * (1 - coverage_of(pairing, pairing.told)),
        "left_of_supported": left * (by_rule == "supported"),
        "left_of_contradicted": left * (by_rule == "contradicted"),
    }


def _wording(pairing: Pairing, wide: Floats) -> dict[str, float]:
    """How much of the wording the sentence, its clause and its surroundings hold."""
    claim, names = pairing.claim, pairing.claim.names
    left = np.sort(claim.weights * (1 - firm(pairing.told)))[::-1]
    unsaid = claim.weights * (1 - firm(wide))
    absent = claim.weights * (1 - firm(pairing.own))
    things = [n for n, word in enumerate(claim.words) if is_thing(word)]
    return {
        "thing_left": float(absent[things].max(initial=0.0)),
        "first_left": float(absent[:1].sum()),
        "last_left": float(absent[-1:].sum()),
        "told": coverage_of(pairing, pairing.told),
        "own": coverage_of(pairing, pairing.own),
        "held": coverage_of(pairing, pairing.held),
        "beside_names": coverage_of(pairing, pairing.held, (*names, *supplied(pairing))),
        "exact": float(claim.weights @ (pairing.own >= EXACT)) / (float(claim.weights.sum()) or 1),
        "wide": coverage_of(pairing, wide),
        "left": float(left.sum()),
        "left_most": float(left[:1].sum()),
        "left_next": float(left[1:2].sum()),
        "left_words": float((left >= OPEN).sum()),
        "unsaid": float(unsaid.sum()),
        "unsaid_most": float(unsaid.max(initial=0.0)),
        "words": float(len(claim.words)),
        "weight": float(claim.weights.sum()),
        "of_clause": _share_of_clause(pairing),
    }


def _around(pairing: Pairing) -> Floats:
    """How far the sentence or anything that stands around it holds each word of the claim."""
    source = pairing.source
    wide = np.maximum(pairing.told, pairing.own)
    for line in (*source.heads, *source.near, *source.far, *source.opening):
        wide = np.maximum(wide, best_in_line(pairing.claim, line))
    return np.asarray(wide, dtype=np.float32)


def _share_of_clause(pairing: Pairing) -> float:
    """The share of the clauses a claim is laid on that the claim says."""
    words, match = pairing.source.line.words, pairing.match
    weights = np.array([weight(w) * pairing.laid.holds(w.start) for w in words], np.float32)
    total = float(weights.sum())
    return float(weights @ firm(match.max(axis=0))) / total if total and match.size else 0.0


def _names(pairing: Pairing, wide: Floats) -> dict[str, float]:
    names = list(pairing.claim.names)
    return {
        "names": float(len(names)),
        "names_held": float(pairing.held[names].min(initial=1.0)),
        "names_own": float(pairing.own[names].min(initial=1.0)),
        "names_wide": float(wide[names].min(initial=1.0)),
        "names_gone": float((pairing.held[names] < NAME_MATCHED).sum()),
    }


def _figures(pairing: Pairing, found: Findings) -> dict[str, float]:
    """How many figures agree, by what they count and by their value alone."""
    claim, line = pairing.claim, pairing.source.line
    wanted = [f for f in claim.figures if not f.weak]
    open_ = [finding.said for finding in found.figures]
    there = [
        claim.text[f.quantity.start : f.quantity.end] not in open_
        or any(_same_value(f.quantity, q) for q in line.quantities)
        for f in wanted
    ]
    counting = [f.quantity.kind in COUNTED for f in wanted]
    own = 1 - firm(np.maximum(pairing.told, pairing.own))
    uncounted = [claim.weights[n] * own[n] for f in wanted for n in f.counted]
    return {
        "figures": float(len(wanted)),
        "agreed": float(len(wanted) - len(found.figures)),
        "telling": float(telling(pairing, found.figures)),
        "values": float(sum(there)),
        "values_gone": float(len(wanted) - sum(there)),
        "numbers": float(sum(a and b for a, b in zip(there, counting, strict=True))),
        "numbers_gone": float(sum(b and not a for a, b in zip(there, counting, strict=True))),
        "uncounted": float(max(uncounted, default=0.0)),
    }


def _same_value(own: Quantity, other: Quantity) -> bool:
    return compare(own, other) == "same" and (own.kind == "date" or comparable_unit(own, other))


def _denials(pairing: Pairing) -> dict[str, float]:
    claim, line = pairing.claim, pairing.source.line
    spans = [span for clause in pairing.laid.clauses for span in clause.spans]
    clause = "\n".join(line.text[a:b] for a, b in dict.fromkeys(spans))
    own, here = len(negations(claim.text)), len(negations(clause))
    return {
        "denials": float(own),
        "denials_there": float(len(negations(line.text))),
        "denials_here": float(here),
        "one_denies": float(bool(own) != bool(here)),
    }


def _kinds(found: Findings) -> dict[str, float]:
    """How many findings of each kind there are."""
    counts = {
        "against": (AGAINST, Counter(finding.kind for finding in found.against)),
        "missing": (MISSING, Counter(finding.kind for finding in found.missing)),
        "rival": (RIVALS, Counter(finding.kind for finding in found.rivals)),
    }
    return {
        f"{name}_{kind}": float(counted[kind])
        for name, (kinds, counted) in counts.items()
        for kind in kinds
    }

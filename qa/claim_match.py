"""Holds a claim against one sentence of a source: what agrees, what differs, what is not said.

The rules of ``qa.claim_rules`` tell what is beyond doubt. A statement may be in other words than
its source: so what was measured is weighed as a whole (``qa.claim_odds``). But nothing is borne out
while a figure or a sign stands against it, and nothing contradicted without what differs.
"""

from dataclasses import dataclass

from index.text import bare_form
from qa.claim_facts import Facts
from qa.claim_findings import Findings, findings_of
from qa.claim_measures import is_at_fault, measures
from qa.claim_odds import ClaimOdds, odds_of
from qa.claim_pairing import Pairing, coverage_of, pair
from qa.claim_rules import verdict_of
from qa.claim_sources import Source
from qa.compared import NAME_MATCHED, Finding
from qa.types import ClaimVerdict

_CLOSING = "”’」』）)\"' "
CERTAIN = 9.0  # log-odds of what is said word for word


@dataclass(frozen=True, slots=True)
class Match:
    """What one sentence makes of a claim: ``coverage`` is the share of its wording it holds,
    ``odds`` how far above its threshold the verdict stands (log-odds)."""

    source: Source
    verdict: ClaimVerdict
    coverage: float
    odds: float = 0.0
    against: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A claim held against a sentence: what was found and measured, before it is weighed."""

    pairing: Pairing
    found: Findings
    strict: ClaimVerdict
    measured: dict[str, float]

    @property
    def may_support(self) -> bool:
        """Whether nothing that was found forbids that the sentence bears the claim out."""
        measured = self.measured
        unnamed = measured["names_gone"] and measured["names_wide"] < NAME_MATCHED
        mixed = measured["missing_number"] > 1  # each may be the other's
        return not (self.found.against or measured["numbers_gone"] or unnamed or mixed)

    @property
    def may_contradict(self) -> bool:
        """Whether anything differs."""
        return bool(self.found.against or self.found.rivals)


def hold_against(claim: Facts, source: Source) -> Match:
    """Return what a sentence makes of a claim: a question makes nothing of it."""
    if asks(source):
        return Match(source, "not_found", 0.0)
    if said_so(claim, source):
        return Match(source, "supported", 1.0, CERTAIN)
    held = held_against(claim, source)
    found = held.found
    verdict, odds = _weighed(held, odds_of(held.measured))
    against = found.against or (found.rivals if verdict == "contradicted" else ())
    coverage = coverage_of(held.pairing, held.pairing.told)
    return Match(source, verdict, coverage, odds, against, found.missing)


def asks(source: Source) -> bool:
    """Whether a sentence is a question."""
    return source.line.text.rstrip(_CLOSING).endswith(("?", "？"))


def said_so(claim: Facts, source: Source) -> bool:
    """Whether a sentence holds a claim word for word."""
    return bare_form(claim.text) in bare_form(source.line.text)


def held_against(claim: Facts, source: Source) -> Held:
    """Return what is found and measured of a claim in a sentence."""
    pairing = pair(claim, source)
    found = findings_of(pairing)
    strict, at_fault = verdict_of(pairing, found), is_at_fault(pairing, found)
    if strict == "supported" and at_fault and _rests_on_words(pairing):
        strict = "not_found"
    return Held(pairing, found, strict, measures(pairing, found, strict, at_fault=at_fault))


def _rests_on_words(pairing: Pairing) -> bool:
    """Whether only words, and not all of them, speak for a claim."""
    weak = all(figure.weak for figure in pairing.claim.figures)
    return weak and coverage_of(pairing, pairing.told) != 1.0


def _weighed(held: Held, odds: ClaimOdds) -> tuple[ClaimVerdict, float]:
    """The verdict that is likelier, where one is likely enough, and by how much."""
    supported = odds.supported if held.may_support else -CERTAIN
    contradicted = odds.contradicted if held.may_contradict else -CERTAIN
    if max(supported, contradicted) < 0:
        return ("partly" if held.strict == "partly" else "not_found"), 0.0
    if supported >= contradicted:
        return "supported", supported
    return "contradicted", contradicted

"""Holds a claim against the sentences of a source: what agrees, what differs, what is not said.

The rules of ``qa.claims.rules`` tell what is beyond doubt. A statement may be in other words than
its source: so what was measured is weighed (``qa.claims.odds``), all sentences together
(``qa.claims.weight``). But nothing is borne out while a figure or a sign stands against it, and
nothing contradicted without what differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.text import bare_form
from qa.claims.beside import beside
from qa.claims.facts import Facts
from qa.claims.findings import Findings, findings_of
from qa.claims.measures import is_at_fault, measures
from qa.claims.odds import ClaimOdds, least_odds, odds_of
from qa.claims.pairing import Pairing, coverage_of, pair
from qa.claims.rules import verdict_of
from qa.claims.sources import Source
from qa.claims.weight import CERTAIN, SAID_SO, Judged, behind, weigh
from qa.comparing.polarity import exceptions
from qa.types import ClaimVerdict
from qa.verifying.compared import NAME_MATCHED, Finding

_CLOSING = "”’」』）)\"' "


@dataclass(frozen=True, slots=True)
class Match:
    """What one sentence makes of a claim by itself: ``coverage`` is the share of its wording it
    holds, ``odds`` how far above its threshold the verdict stands (log-odds)."""

    source: Source
    verdict: ClaimVerdict
    coverage: float
    odds: float = 0.0
    against: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A claim held against a sentence, before it is weighed: what was found and measured, and the
    verdict of the rules."""

    pairing: Pairing
    found: Findings
    by_rule: ClaimVerdict
    measured: dict[str, float]

    @property
    def may_support(self) -> bool:
        """Whether nothing that was found forbids that the sentence bears the claim out."""
        measured = self.measured
        unnamed = measured["names_gone"] and measured["names_wide"] < NAME_MATCHED
        # of two numbers each may be the other's; beside words alone none may count something else
        most = 0 if behind(measured) == "words" else 1
        mixed = measured["missing_number"] > most
        conditioned = any(finding.kind == "condition" for finding in self.found.missing)
        fault = self.found.against or measured["numbers_gone"] or conditioned
        return not (fault or unnamed or mixed)

    @property
    def may_contradict(self) -> bool:
        """Whether anything differs."""
        return bool(self.found.against or self.found.rivals)

    def judged(self, odds: ClaimOdds) -> Judged:
        """Return what is known of the sentence, with the odds given."""
        return Judged(
            odds,
            self.may_support,
            self.may_contradict,
            behind(self.measured),
            self.pairing.across,
            self.by_rule,
        )


def hold_against(claim: Facts, sources: Sequence[Source]) -> tuple[ClaimVerdict, tuple[Match, ...]]:
    """Return the verdict of all sentences together, and what each makes of the claim by itself.

    A question makes nothing of a claim. Where all together say more than any of them, the one that
    says most stands for the verdict.
    """
    asking = [Match(source, "not_found", 0.0) for source in sources if asks(source)]
    answers = _answers(claim, [source for source in sources if not asks(source)])
    verdict = weigh([one.judged for one in answers]).verdict(least_odds())
    if verdict != "not_found" and all(one.match.verdict != verdict for one in answers):
        best = max(answers, key=lambda one: one.judged.says(verdict))
        answers[answers.index(best)] = replace(best, match=best.with_verdict(verdict))
    return verdict, (*(one.match for one in answers), *asking)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one sentence makes of a claim, what is known of it, and what stands in a place of it."""

    match: Match
    judged: Judged
    rivals: tuple[Finding, ...] = ()

    def with_verdict(self, verdict: ClaimVerdict) -> Match:
        """Return the match for a verdict that all sentences give together."""
        against = self.match.against or (self.rivals if verdict == "contradicted" else ())
        return replace(self.match, verdict=verdict, against=against)


def _answers(claim: Facts, sources: Sequence[Source]) -> list[_Answer]:
    """What each sentence makes of a claim; the odds of all are worked out at once."""
    held = held_all(claim, sources)
    odds = iter(odds_of([one.measured for one in held if one]))
    return [
        _answer(source, one, next(odds))
        if one
        else _Answer(Match(source, "supported", 1.0, CERTAIN), SAID_SO)
        for source, one in zip(sources, held, strict=True)
    ]


def _answer(source: Source, held: Held, odds: ClaimOdds) -> _Answer:
    judged = held.judged(odds)
    alone = weigh((judged,))
    verdict = alone.verdict(least_odds())
    above = max(alone.above(least_odds()))
    coverage = coverage_of(held.pairing, held.pairing.told)
    found = held.found
    match = Match(source, "not_found", coverage, above, found.against, found.missing)
    answer = _Answer(match, judged, found.rivals)
    return replace(answer, match=answer.with_verdict(verdict))


def asks(source: Source) -> bool:
    """Whether a sentence is a question."""
    return source.line.text.rstrip(_CLOSING).endswith(("?", "？"))


def said_so(claim: Facts, source: Source) -> bool:
    """Whether a sentence holds a claim word for word, and excepts nothing from it."""
    excepted = exceptions(source.line.text) and not exceptions(claim.text)
    return bare_form(claim.text) in bare_form(source.line.text) and not excepted


def held_all(claim: Facts, sources: Sequence[Source]) -> list[Held | None]:
    """Return what is found and measured of a claim in each sentence, and beside the others; None
    for a sentence that holds the claim word for word."""
    held = [None if said_so(claim, source) else held_against(claim, source) for source in sources]
    told = iter(beside([one.measured for one in held if one]))
    return [replace(one, measured=one.measured | next(told)) if one else None for one in held]


def held_against(claim: Facts, source: Source) -> Held:
    """Return what is found and measured of a claim in a sentence."""
    pairing = pair(claim, source)
    found = findings_of(pairing)
    by_rule, at_fault = verdict_of(pairing, found), is_at_fault(pairing, found)
    if by_rule == "supported" and at_fault and _rests_on_words(pairing):
        by_rule = "not_found"
    return Held(pairing, found, by_rule, measures(pairing, found, by_rule, at_fault=at_fault))


def _rests_on_words(pairing: Pairing) -> bool:
    """Whether only words, and not all of them, speak for a claim."""
    weak = all(figure.weak for figure in pairing.claim.figures)
    return weak and coverage_of(pairing, pairing.told) != 1.0

"""Settles a claim's verdict where a language model proposes one: the weaker of the two stands.

The model may find the sentence that decides, and it may be deceived or lie. So its verdict only
counts as far as the mechanical checks agree with it.
"""

from collections.abc import Sequence

from index.library import Library
from qa.claims.facts import Facts
from qa.claims.match import Match
from qa.types import ClaimVerdict, Proposal
from qa.verifying.verify import find_fault

_WEAKER: tuple[ClaimVerdict, ...] = ("not_found", "partly", "supported")


def settle(
    claim: Facts,
    verdict: ClaimVerdict,
    shown: Sequence[Match],
    matches: Sequence[Match],
    proposal: Proposal,
    library: Library,
) -> tuple[ClaimVerdict, list[Match]]:
    """Return the verdict that stands and the sentences it rests on, the deciding one first.

    ``verdict`` and ``shown`` are those of the mechanical check, ``matches`` the sentences the model
    was given, in that order.
    """
    named = matches[proposal.place] if proposal.place is not None else None
    if proposal.verdict == verdict:
        return verdict, sorted(shown, key=lambda match: match is not named)
    if verdict == "not_found":
        if proposal.verdict == "supported" and named and _bears_out(claim, named, library):
            return "supported", [named]
        return "not_found", []
    if "contradicted" in (verdict, proposal.verdict):
        return "not_found", []
    weaker = min(verdict, proposal.verdict, key=_WEAKER.index)
    return weaker, list(shown) if weaker != "not_found" else []


def _bears_out(claim: Facts, match: Match, library: Library) -> bool:
    """Whether nothing in a sentence speaks against a claim, and it would stand as an answer."""
    if match.against or match.missing:
        return False
    return find_fault(claim.text, (match.source.evidence,), library) is None

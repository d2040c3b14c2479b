"""Checks a claim or a draft against the library: a verdict for each claim, with its quotations."""

from collections.abc import Callable, Sequence

from index.library import Library
from index.text import language_of, script_of
from qa.citations import cite
from qa.claim_facts import facts_of
from qa.claim_match import Match, hold_against
from qa.claim_sources import sources_of
from qa.claims import is_checkable, split_claims
from qa.messages import message
from qa.question import understand
from qa.types import Citation, Claim, ClaimCheck, ClaimVerdict, Passage, Question

SHOWN = 3  # quotations for, and as many against
CLOSER = 0.1  # so much more of the claim a contradicting sentence has to hold to win
_ORDER: tuple[ClaimVerdict, ...] = ("supported", "contradicted", "partly")

Find = Callable[[Question], Sequence[Passage]]


def check_text(text: str, library: Library, find: Find) -> tuple[ClaimCheck, ...]:
    """Return a verdict for each claim of ``text``; ``find`` searches the library.

    No verdict but ``not_found`` stands without its quotation.
    """
    return tuple(_check_claim(claim, library, find) for claim in split_claims(text))


def _check_claim(claim: Claim, library: Library, find: Find) -> ClaimCheck:
    if not is_checkable(claim.text):
        return ClaimCheck(claim, "not_found", (), _say(claim, "not_checkable"))
    question = understand(claim.text, library.documents())
    facts = facts_of(claim.text, question.language)
    matches = [hold_against(facts, one) for one in sources_of(facts, find(question), library)]
    verdict, shown = _weigh(matches)
    against = [match for match in matches if match.verdict == "contradicted"][:SHOWN]
    beside = against if verdict in ("supported", "partly") else []
    why = _why(claim, verdict, shown[0]) if shown else _say(claim, "check_not_found")
    return ClaimCheck(claim, verdict, _cited([*shown, *beside], library), why)


def _weigh(matches: Sequence[Match]) -> tuple[ClaimVerdict, list[Match]]:
    """The verdict of all sentences together, and those it rests on, best first."""
    by_verdict = {
        name: sorted((m for m in matches if m.verdict == name), key=lambda m: -m.coverage)
        for name in _ORDER
    }
    supporting, against = by_verdict["supported"], by_verdict["contradicted"]
    if supporting and against and supporting[0].coverage < against[0].coverage - CLOSER:
        return "contradicted", against[:SHOWN]
    for name in _ORDER:
        if by_verdict[name]:
            return name, by_verdict[name][:SHOWN]
    return "not_found", []


def _cited(matches: Sequence[Match], library: Library) -> tuple[Citation, ...]:
    sentences = {
        (one.source.evidence.sentence.doc_id, one.source.evidence.sentence.start): one
        for one in matches
    }
    return tuple(
        cite(one.source.evidence, number, library)
        for number, one in enumerate(sentences.values(), 1)
    )


def _why(claim: Claim, verdict: str, match: Match) -> str:
    if verdict == "contradicted":
        said, found = match.against[0].said, match.against[0].found
        return _say(claim, "check_contradicted_by", said=said, found=found)
    return _say(claim, f"check_{verdict}")


def _say(claim: Claim, key: str, **values: object) -> str:
    language = language_of(claim.text)
    script = script_of(claim.text) if language == "zh" else None
    return message(key, language, script, **values)

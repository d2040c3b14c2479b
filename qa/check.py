"""Checks a claim or a draft against the library: a verdict for each claim, with its quotations."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.library import Library
from index.text import language_of, script_of
from qa.citations import cite
from qa.claims import is_checkable, split_claims
from qa.messages import message
from qa.question import understand
from qa.reader import rank
from qa.support import SupportCheck, check, cited_of
from qa.types import Citation, Claim, ClaimCheck, ClaimVerdict, EvidenceSentence, Passage, Question
from qa.verify import find_fault

READ = 12  # sentences compared with a claim
SHOWN = 3  # quotations for, and as many against
LEAST_AGAINST = 0.5  # of the claim's wording a contradicting sentence has to hold

Find = Callable[[Question], Sequence[Passage]]


@dataclass(frozen=True, slots=True)
class _Compared:
    evidence: EvidenceSentence
    found: SupportCheck
    verdict: ClaimVerdict


def check_text(text: str, library: Library, find: Find) -> tuple[ClaimCheck, ...]:
    """Return a verdict for each claim of ``text``; ``find`` searches the library.

    No verdict but ``not_found`` stands without its quotation.
    """
    return tuple(_check_claim(claim, library, find) for claim in split_claims(text))


def _check_claim(claim: Claim, library: Library, find: Find) -> ClaimCheck:
    if not is_checkable(claim.text):
        return ClaimCheck(claim, "not_found", (), _say(claim, "not_checkable"))
    question = understand(claim.text, library.documents())
    ranked = rank(question, find(question), library)[:READ]
    compared = [_compare(claim, evidence, library) for evidence in ranked]
    supporting = [one for one in compared if one.verdict == "supported"]
    against = [one for one in compared if one.verdict == "contradicted"]
    partly = [one for one in compared if one.verdict == "partly"]
    order: tuple[tuple[ClaimVerdict, list[_Compared]], ...] = (
        ("supported", supporting), ("contradicted", against), ("partly", partly),
    )  # fmt: skip
    for verdict, chosen in order:
        if chosen:
            shown = sorted(chosen, key=lambda one: -one.found.coverage)[:SHOWN]
            beside = against[:SHOWN] if verdict != "contradicted" else []
            why = _why(claim, verdict, shown[0])
            return ClaimCheck(claim, verdict, _cited([*shown, *beside], library), why)
    return ClaimCheck(claim, "not_found", (), _say(claim, "check_not_found"))


def _compare(claim: Claim, evidence: EvidenceSentence, library: Library) -> _Compared:
    found = check(claim.text, language_of(claim.text), [cited_of(evidence, library)])
    verdict: ClaimVerdict = "not_found"
    if found.support == "contradicted" and found.coverage >= LEAST_AGAINST:
        verdict = "contradicted"
    elif found.support == "supported":
        # two checks have to agree; where they do not, the weaker verdict stands
        agreed = find_fault(claim.text, (evidence,), library) is None
        verdict = "supported" if agreed else "partly"
    elif found.support == "partly":
        verdict = "partly"
    return _Compared(evidence, found, verdict)


def _cited(compared: Sequence[_Compared], library: Library) -> tuple[Citation, ...]:
    sentences = {
        (one.evidence.sentence.doc_id, one.evidence.sentence.start): one.evidence
        for one in compared
    }
    return tuple(cite(one, number, library) for number, one in enumerate(sentences.values(), 1))


def _why(claim: Claim, verdict: str, compared: _Compared) -> str:
    findings = compared.found.contradicted or compared.found.missing
    if verdict == "contradicted" and findings and findings[0].found:
        said, found = findings[0].said, findings[0].found
        return _say(claim, "check_contradicted_by", said=said, found=found)
    return _say(claim, f"check_{verdict}")


def _say(claim: Claim, key: str, **values: object) -> str:
    language = language_of(claim.text)
    script = script_of(claim.text) if language == "zh" else None
    return message(key, language, script, **values)

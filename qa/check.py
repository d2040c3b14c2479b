"""Checks a claim or a draft against the library: a verdict for each claim, with its quotations."""

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index.errors import ModelFailed
from index.library import Library
from index.text import bare_form, language_of, script_of
from index.types import Language
from qa.citations import cite
from qa.claims.clusters import independent
from qa.claims.facts import facts_of
from qa.claims.match import Match, hold_against
from qa.claims.proposal import settle
from qa.claims.sources import sources_of
from qa.claims.splitting import ClaimPart, is_checkable, split_parts
from qa.messages import message
from qa.question import understand
from qa.types import (
    Citation,
    Claim,
    ClaimCheck,
    ClaimVerdict,
    EvidenceSentence,
    Passage,
    Proposal,
    Question,
)

SHOWN = 3  # quotations for, and as many against
AMPLE, BESIDE = 4.0, 3.0  # log-odds: more makes no difference; what is so far below is not shown

Find = Callable[[Question], Sequence[Passage]]
Judge = Callable[[str, Sequence[EvidenceSentence]], Proposal | None]

_log = logging.getLogger(__name__)


def check_text(
    text: str,
    library: Library,
    find: Find,
    judge: Judge,
    on_claim: Callable[[int, int], None] | None = None,
) -> tuple[ClaimCheck, ...]:
    """Return a verdict for each claim of ``text``; ``find`` searches the library.

    No verdict but ``not_found`` stands without its quotation. What a model proposes (``judge``)
    stands only as far as the check of the words agrees; a model that fails is not asked again.
    ``on_claim`` is told how many are done, and of how many.
    """
    asking = _Asking(judge)
    parts = list(split_parts(text))
    checks: list[ClaimCheck] = []
    for part in parts:
        if on_claim:
            on_claim(len(checks), len(parts))
        checks.append(_check_claim(part, library, find, asking))
    return tuple(checks)


class _Asking:
    """A model's opinion on one claim after the other, until it fails."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self.failed = False

    def opinion(self, claim: str, matches: Sequence[Match]) -> Proposal | None:
        """Return what the model proposes; ``None`` without a model, or when it failed."""
        if self.failed or not matches:
            return None
        try:
            return self._judge(claim, [match.source.evidence for match in matches])
        except ModelFailed as error:
            _log.warning("%s", error)
            self.failed = True
            return None


def _check_claim(part: ClaimPart, library: Library, find: Find, asking: _Asking) -> ClaimCheck:
    claim = part.claim
    if not is_checkable(claim.text):
        return ClaimCheck(claim, "not_found", (), _say(claim, "not_checkable"))
    question = understand(part.complete, library.profiles())
    facts = facts_of(part.complete, question.language)
    sources = sources_of(facts, question, find(question), library)
    verdict, matches = hold_against(facts, sources)
    shown = _resting(verdict, matches, facts.language)
    proposal = asking.opinion(part.complete, matches)
    note = _say(claim, "check_unasked") if asking.failed else ""
    if proposal:
        mechanical = verdict
        verdict, shown = settle(facts, verdict, shown, matches, proposal, library)
        if verdict not in (mechanical, "supported"):
            note = _say(claim, "check_disagreed")
    if not shown:
        why = _joined(claim, [_say(claim, "check_not_found"), note])
        return ClaimCheck(claim, "not_found", (), why)
    check = _described(claim, verdict, shown, _against(matches, verdict), library)
    return replace(check, why=_joined(claim, [check.why, note]))


def _described(
    claim: Claim,
    verdict: ClaimVerdict,
    shown: Sequence[Match],
    beside: Sequence[Match],
    library: Library,
) -> ClaimCheck:
    """The verdict with its quotations, those that say otherwise, and how many sources speak."""
    citations = _cited([*shown, *beside], library)
    leading = citations[: len(shown)]
    numbers = {(cited.doc_id, cited.start): cited.n for cited in citations}
    older = tuple(numbers[_key(match)] for match in beside if _is_older(match, shown))
    against = tuple(numbers[_key(match)] for match in beside)
    if verdict == "contradicted":
        against = tuple(cited.n for cited in leading)
    sources = independent(leading, library)
    notes = [_why(claim, verdict, shown[0]), *_about_sources(claim, leading, sources)]
    if older:
        notes.append(_say(claim, "check_superseded"))
    elif any(_is_older(shown[0], [match]) for match in beside):
        notes.append(_say(claim, "check_newer"))
    why = _joined(claim, notes)
    against = tuple(number for number in against if number not in older)
    return ClaimCheck(claim, verdict, citations, why, against, older, len(sources))


def _joined(claim: Claim, notes: Sequence[str]) -> str:
    return (" " if language_of(claim.text) == "en" else "").join(filter(None, notes))


def _against(matches: Sequence[Match], verdict: ClaimVerdict) -> list[Match]:
    """What says otherwise, beside the quotations of a verdict."""
    if verdict == "contradicted":
        return []
    found = [match for match in matches if match.verdict == "contradicted"]
    return sorted(found, key=lambda match: -match.odds)[:SHOWN]


def _key(match: Match) -> tuple[str, int]:
    return match.source.evidence.document.doc_id, match.source.evidence.sentence.start


def _is_older(match: Match, others: Sequence[Match]) -> bool:
    """Whether a figure that differs comes from an older document than all of the others."""
    own = match.source.evidence.document.metadata.published
    dates = [other.source.evidence.document.metadata.published for other in others]
    figures = any(f.kind in ("number", "date") for m in (match, *others) for f in m.against)
    return bool(own and figures and all(date and own < date for date in dates))


def _about_sources(
    claim: Claim, citations: Sequence[Citation], sources: Sequence[frozenset[str]]
) -> Iterator[str]:
    languages = {citation.language for citation in citations}
    if len(sources) > 1:
        yield _say(claim, "check_sources", count=len(sources))
    elif len(languages) > 1:
        yield _say(claim, "check_one_source", languages=len(languages))


def _resting(verdict: ClaimVerdict, matches: Sequence[Match], language: Language) -> list[Match]:
    """The sentences a verdict rests on: of the claim's language first, then best first."""
    if verdict == "not_found":
        return []
    found = [match for match in matches if match.verdict == verdict]
    return _shown(sorted(found, key=lambda match: (-match.odds, -match.coverage)), language)


def _shown(matches: Sequence[Match], language: Language) -> list[Match]:
    """Those of the sentences, best first, that are worth showing."""
    least = min(matches[0].odds, AMPLE) - BESIDE
    worth = [match for match in matches[:SHOWN] if match.odds >= least]
    return sorted(worth, key=lambda match: match.source.line.language != language)


def _cited(matches: Sequence[Match], library: Library) -> tuple[Citation, ...]:
    sentences = {_key(one): one for one in matches}
    return tuple(
        cite(one.source.evidence, number, library)
        for number, one in enumerate(sentences.values(), 1)
    )


def _why(claim: Claim, verdict: str, match: Match) -> str:
    if verdict == "contradicted":
        said, found = match.against[0].said, match.against[0].found
        if bare_form(said) != bare_form(found):  # a bound or a unit may differ beside the number
            return _say(claim, "check_contradicted_by", said=said, found=found)
    return _say(claim, f"check_{verdict}")


def _say(claim: Claim, key: str, **values: object) -> str:
    language = language_of(claim.text)
    script = script_of(claim.text) if language == "zh" else None
    return message(key, language, script, **values)

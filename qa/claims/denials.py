"""What a claim denies and its source does not, or the other way round."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.text import HAN, match_form
from index.types import Language
from qa.claims.facts import Facts
from qa.claims.words import Line
from qa.comparing.alignment import Word
from qa.comparing.polarity import Span, negations
from qa.comparing.superlatives import EST
from qa.verifying.binding import CLAUSE
from qa.verifying.compared import MATCHED, NAME_MATCHED, Finding

Floats = NDArray[np.float32]

TELLS = 0.4  # weight
NEGATION_REACH: dict[Language, int] = {"zh": 8, "en": 28}  # characters
NEGATED_WORDS = 2
_TOLD = re.compile(r"[一-鿿]{3}")  # characters after a negation that tell what is denied
_REACH = 4  # characters before them in which another negation may stand
# "No other", "not before" is said of what is the first; a column of a table says "0" for "none".
_NO_OTHER = re.compile(
    r"[此之以从][前来]|没有(?:任何|哪)?(?:其他|其它|别的|一个|哪)|再没有"
    r"|\bno other\b|\bnobody else\b|\bno one else\b|\bbefore\b|\bpreviously\b|\bearlier\b",
    re.IGNORECASE,
)
_FOREMOST = re.compile(
    rf"第一|首[个次部批家座位例届]|最[大高多长快早先强]|唯一|\b(?:first|top|{EST}|only|sole|best|unique)\b",
    re.IGNORECASE,
)
_NONE_OF_IT = re.compile(r"[:：]\s*0(?![\d.])|(?<![\d.])0 [个件起人例]|\bzero\b", re.IGNORECASE)


def denied(claim: Facts, line: Line, match: Floats, spoken: str) -> Iterator[Finding]:
    """Yield a negation of the one that bears on a word of the claim and not on that of the other.

    It is left open when only one of them denies, and of something the other does not name. Nothing
    is yielded while any word is denied, or affirmed, by both. ``match`` is (claim words, words of
    the line), ``spoken`` the clauses that speak of the claim.
    """
    if not match.size:
        return
    texts = (
        _Text(claim.text, claim.language, claim.words),
        _Text(line.text, line.language, line.words),
    )
    both = _denials(texts[0].text) & _denials(texts[1].text)
    refused, denying = (_in_scope(text, both) for text in texts)
    if not refused and not denying:
        return
    # both deny something in other words ("not allowed to use", 不能走): which is not known
    if refused and denying and _both_deny(claim, match, *(_in_reach(text, both) for text in texts)):
        return
    if refused and not denying and _is_foremost(claim.text, line.text):
        return
    if refused and (denying or _NONE_OF_IT.search(line.text)):
        yield Finding("negation", claim.text)
        return
    literal = next(_literally(claim.text, line.text), None)
    if literal and claim.language == line.language == "zh":
        yield literal
        return
    found: list[tuple[Span, bool]] = []
    for number in range(len(claim.words)):
        least = NAME_MATCHED if number in claim.names else MATCHED
        if claim.weights[number] < TELLS or match[number].max() < least:
            continue
        column = int(match[number].argmax())
        if number in refused and column in denying:
            return
        if number in refused or column in denying:
            found.append((refused.get(number) or denying[column], number in refused))
    if not found and bool(refused) != bool(negations(spoken)):
        yield Finding("negation", claim.text)
    for (start, end), in_claim in found[:1]:
        yield Finding("negation", claim.text, (claim.text if in_claim else line.text)[start:end])


def _is_foremost(said: str, line: str) -> bool:
    """Whether a claim denies that there is another, or was one before, of what its source calls the
    first or the only one."""
    one, other = match_form(said), match_form(line)
    paraphrased = _NO_OTHER.search(one) and not _FOREMOST.search(one)
    return bool(paraphrased and _FOREMOST.search(other))


def _literally(said: str, line: str) -> Iterator[Finding]:
    """Yield what one text denies in the very characters in which the other says it."""
    one, other = match_form(said), match_form(line)
    for denying, saying, in_claim in ((other, one, False), (one, other, True)):
        for start, end in negations(denying):
            told = _TOLD.match(denying, end)
            at = saying.find(told[0]) if told else -1
            if told and at >= 0 and not negations(saying[max(0, at - _REACH) : at]):
                yield Finding("negation", one if in_claim else told[0], denying[start : told.end()])


def _both_deny(
    claim: Facts, match: Floats, denied: dict[int, Span], denying: dict[int, Span]
) -> bool:
    """Whether a word of weight is denied by the claim and by the sentence."""
    return any(
        claim.weights[number] >= TELLS
        and match[number].max() >= MATCHED
        and int(match[number].argmax()) in denying
        for number in denied
    )


@dataclass(frozen=True, slots=True)
class _Text:
    """A text with its words."""

    text: str
    language: Language
    words: Sequence[Word]


def _denials(text: str) -> frozenset[str]:
    """The Chinese negations of a text, each with the sign after it (不便)."""
    folded = match_form(text)
    return frozenset(
        folded[start : end + 1]
        for start, end in negations(text)
        if HAN.match(folded[end : end + 1])
    )


def _in_scope(text: _Text, both: frozenset[str]) -> dict[int, Span]:
    """The places of the words a negation bears on: the next of its clause, within reach. What
    ``both`` sides deny in the same words turns neither of them round."""
    found = _in_reach(text, both)
    first: dict[int, Span] = {}
    for place, span in found.items():
        if list(first.values()).count(span) < NEGATED_WORDS:
            first[place] = span
    return first


def _in_reach(text: _Text, both: frozenset[str]) -> dict[int, Span]:
    """The places of all words of a clause that stand within reach of a negation, after it."""
    found: dict[int, Span] = {}
    folded, words = match_form(text.text), text.words
    own = [(a, b) for a, b in negations(text.text) if folded[a : b + 1] not in both]
    for start, end in own:
        stop = CLAUSE.search(text.text, end)
        last = min(end + NEGATION_REACH[text.language], stop.start() if stop else len(folded))
        inside = [n for n, word in enumerate(words) if start <= word.start < last]
        found |= dict.fromkeys((n for n in inside if words[n].end > end), (start, end))
    return found

"""What turns a source into the contrary of a claim: negation, exceptions, opposites."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.text import match_form
from index.types import Language
from qa.claims.denials import denied
from qa.claims.facts import Facts
from qa.claims.sources import Source
from qa.claims.trends import other_trend
from qa.comparing.agreement import compare
from qa.comparing.polarity import exceptions, inclusions, negations, opposites
from qa.comparing.superlatives import EST
from qa.comparing.weekdays import first_weekday, weekdays
from qa.verifying.binding import CLAUSE
from qa.verifying.compared import MATCHED, Finding
from qa.verifying.support_turns import alike

Floats = NDArray[np.float32]

HALF = 0.5
MOST_OF_IT = 0.6  # of the words of an exception
SPEAKS_OF_IT = 0.6  # of what the best clause holds of a claim, a clause that speaks of it holds
# What may not be left out of a source: a rank, a direction, a superlative, up or down.
_TELLING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"最大|largest|biggest|greatest", r"最小|smallest", r"最多|(?<!at )\bmost\b(?! of)",
        r"最少|fewest|\bleast\b(?<!at least)", r"最高|highest|tallest", r"最低|lowest",
        r"最长|longest", r"最短|shortest", r"最早|earliest|oldest", r"最晚|latest",
        r"最后|末位|垫底|倒数|\blast\b(?! (?:year|month|week))|\bbottom\b",
        r"唯一|仅有|\bonly\b(?<!not only)|\bsole\b|\bexcept\b",
        r"东部|东面|东侧|\beast(?:ern)?\b", r"西部|西面|西侧|\bwest(?:ern)?\b",
        r"南部|南面|南侧|\bsouth(?:ern)?\b", r"北部|北面|北侧|\bnorth(?:ern)?\b",
        r"减少|下降|降低|下跌|缩小|削减|下滑|\bfall(?:s|en|ing)?\b|\bfell\b|decreas|declin|reduc|shr[iau]nk",
        r"中部|中心|\bcent(?:er|re|ral)",
    )
)  # fmt: skip


_OF_ALL = re.compile(
    r"所有(?![权制者人])|全部|一切"
    r"|\ball (?:of )?(?:the|its|their|of|other|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|(?!(?:was|is|has|does|across|this)\b)\w+s\b)"
    r"|\bevery\b(?! (?:year|month|week|day|two|three|four|five|other))",
    re.IGNORECASE,
)  # fmt: skip
_ALL_OF_IT = re.compile(
    r"所有|全部|一切|全额|全都|悉数|一律|均|都|皆|各|每|任何|100%|\ball\b|\bevery\b|\beach\b|\bany\b|\bentire|\bwhole\b"
    r"|\bboth\b"
    r"|\bfull|\bcomplete",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"(?:只|仅)[有余剩存]|\bonly (?:one|two|three|a few|some)\b"
    r"|半数|一半|过半|大部分|部分|大多|多数|少数|\d+(?:\.\d+)?%|[一二三四五六七八九]成(?!立|为|员|果|功|本|长)|分之"
    r"|\bhalf\b|\bmost of\b|\bmajority\b|\bsome of\b|\bpart of\b|\bmany of\b"
    r"|\bper ?cent\b|\b(?:a|one|two|three)[ -](?:third|quarter)s?\b",
    re.IGNORECASE,
)


_WITHOUT_LIMIT = re.compile(
    r"所有|全部|一切|任何|一律|从不|从未|从来|无论|不论|不管|每[个次年月周天位家]"
    r"|\b(?:all|every|any|anyone|anything|always|never|whatever|regardless|no matter|in full)\b"
    r"|\bincluded\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"(?<!不)仅限|只限|仅对|只对|仅适用|只适用|只有[^,，。;；]{1,12}[才可能]|除非|除[^,，。;；]{1,20}外|例外"
    r"|\b(?:only (?:to|for|if|when|where|in|on|at|with)|only (?:\w+ ){1,3}(?:may|can|must)"
    r"|unless|except|apart from|other than)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = rf"{EST}|best|worst|most \w+"
_RANKS = (
    (
        re.compile(rf"\b(?:second|third|fourth|fifth|2nd|3rd|4th|5th)[- ](?:{_SUPERLATIVE})"),
        re.compile(
            rf"(?<!second[- ])(?<!third[- ])(?<!fourth[- ])(?<!fifth[- ])\b(?:{_SUPERLATIVE})"
        ),
    ),
    (re.compile(r"第[二三四五六七八九十\d]+[大高多长快强]"), re.compile(r"最[大高多长快强]")),
)


def turned(claim: Facts, source: Source, match: Floats) -> Iterator[Finding]:
    """Yield what the source says the other way round, in the clauses that speak of the claim."""
    said = claim.text
    spoken = _clauses(claim, source, match)
    if not exceptions(said) and not _excepted(claim, source, match):
        yield from denied(claim, source.line, match, spoken)
    pair = opposites(said, spoken)
    if pair:
        yield Finding("opposite", *pair)
    else:
        yield from other_trend(said, spoken, source.line.language)
    yield from _ranked_otherwise(said, source.line.text)
    yield from _of_a_part(said, spoken)
    yield from _restricted(said, _beside(spoken, source.line.text))
    yield from _on_other_days(claim, source, spoken)
    yield from _exceptions_against(claim, source, match)


def _beside(spoken: str, text: str) -> str:
    """The parts of a sentence, between semicolons, in which those clauses stand."""
    clauses = [clause.strip() for clause in spoken.split("\n") if clause.strip()]
    parts = re.split(r"[;；]", text)
    return "\n".join(part for part in parts if any(clause in part for clause in clauses)) or text


def _on_other_days(claim: Facts, source: Source, spoken: str) -> Iterator[Finding]:
    """Yield the days of the week of a claim where the source names others, or none."""
    claimed, language = weekdays(claim.text, claim.language), source.line.language
    if not claimed:
        return
    # several days may be named in several clauses
    here = len(claimed) == 1 and first_weekday(spoken, language)
    text = spoken if here else source.line.text
    if claimed - weekdays(text, language):
        said = first_weekday(claim.text, claim.language)
        yield Finding("date", said, first_weekday(text, language))


def _of_a_part(said: str, spoken: str) -> Iterator[Finding]:
    """Yield what a source says of a part only, where the claim says it of all."""
    one, other = match_form(said), match_form(spoken)
    claimed = _OF_ALL.search(one)
    part = _OF_A_PART.search(other)
    if claimed and part and not _ALL_OF_IT.search(other) and not _OF_A_PART.search(one):
        yield Finding("opposite", said[slice(*claimed.span())], part[0])


def _restricted(said: str, line: str) -> Iterator[Finding]:
    """Yield what a source says under a restriction, where the claim knows none."""
    one, other = match_form(said), match_form(line)
    claimed, limit = _WITHOUT_LIMIT.search(one), _LIMIT.search(other)
    if claimed and limit and not _LIMIT.search(one) and not exceptions(said):
        yield Finding("exception", said[slice(*claimed.span())], limit[0])


def _ranked_otherwise(said: str, line: str) -> Iterator[Finding]:
    """Yield "the second largest" where the source has "the largest", and the other way round."""
    one, other = match_form(said), match_form(line)
    for lower, best in _RANKS:
        for here, there in ((lower, best), (best, lower)):
            claimed, found = here.search(one), there.search(other)
            if claimed and found and not there.search(one) and not here.search(other):
                yield Finding("rank", said[slice(*claimed.span())], line[slice(*found.span())])
                return


_EVEN_IF = re.compile(
    r"(?:就算|即使|即便|哪怕|纵然|无论|不论|不管)(?P<zh>[^,，。;；]+)"
    r"|\b(?:even (?:when|if|where|though|in|for|on|with)|regardless of|no matter)\b(?P<en>[^,.;]+)",
    re.IGNORECASE,
)


def condition_unsaid(claim: Facts, match: Floats) -> Iterator[Finding]:
    """Yield a condition on which a claim insists ("even when …") that the sentence does not name:
    it may be the very exception."""
    found = _EVEN_IF.search(match_form(claim.text))
    if not found:
        return
    start, end = found.span(found.lastgroup or 0)
    inside = [n for n, word in enumerate(claim.words) if start <= word.start < end]
    best = match[inside].max(axis=1, initial=0.0) if match.size else np.zeros(len(inside))
    weights = claim.weights[inside]
    if inside and float(weights @ (best >= MATCHED)) < HALF * float(weights.sum()):
        yield Finding("condition", claim.text[start:end].strip())


def unsaid(claim: Facts, source: Source) -> Iterator[Finding]:
    """Yield words that rank, point or leave out, which the source does not have in any form."""
    said, line = match_form(claim.text), match_form(source.line.text)
    for pattern in _TELLING:
        found = pattern.search(said)
        if found and not pattern.search(line):
            yield Finding("word", found[0])
    of_all = _OF_ALL.search(said)
    if of_all and not _ALL_OF_IT.search(line) and not exceptions(claim.text):
        yield Finding("word", of_all[0])
    if exceptions(claim.text) and not exceptions(source.line.text):
        yield Finding("exception", claim.text)


def _clauses(claim: Facts, source: Source, match: Floats) -> str:
    """The clauses of the sentence that hold a good part of the claim, as one text."""
    text, words = source.line.text, source.line.words
    if not words or not match.size:
        return text
    spans, start = [], 0
    for mark in [*CLAUSE.finditer(text), None]:
        end = mark.start() if mark else len(text)
        spans.append((start, end))
        start = mark.end() if mark else end
    held = []
    for first, last in spans:
        inside = [n for n, word in enumerate(words) if first <= word.start < last]
        best = match[:, inside].max(axis=1) if inside else np.zeros(len(claim.words))
        held.append(float(claim.weights @ np.where(best >= MATCHED, best, 0.0)))
    most = max(held, default=0.0)
    wanted = [f.quantity for f in claim.figures if not f.weak and f.quantity.kind != "date"]
    same = [q.start for q in source.line.quantities if any(compare(w, q) == "same" for w in wanted)]
    kept = [
        text[a:b]
        for (a, b), share in zip(spans, held, strict=True)
        if share >= SPEAKS_OF_IT * most or any(a <= place < b for place in same)
    ]
    return "\n".join(kept)


def _excepted(claim: Facts, source: Source, match: Floats) -> bool:
    """Whether the claim says of something the contrary of what the source excepts it from."""
    line = source.line
    if bool(negations(claim.text)) == bool(negations(line.text)):
        return False
    return any(
        alike(claim.text, claim.language, line.text[a:b], line.language)
        or _names_it(source, match, a, b)
        for a, b in exceptions(line.text)
    )


def _names_it(source: Source, match: Floats, start: int, end: int) -> bool:
    """Whether a claim has most words of a span of the sentence."""
    inside = [n for n, word in enumerate(source.line.words) if start <= word.start < end]
    if not inside or not match.size:
        return False
    held = match[:, inside].max(axis=0) >= MATCHED
    return float(held.mean()) >= MOST_OF_IT


def _exceptions_against(claim: Facts, source: Source, match: Floats) -> Iterator[Finding]:
    text, line = claim.text, source.line
    counted_in = [text[a:b] for a, b in inclusions(text)]
    excepted = [text[a:b] for a, b in exceptions(text)]
    for start, end in exceptions(line.text):
        left_out = line.text[start:end]
        named = _names_it(source, match, start, end)
        if _any_alike(counted_in, claim.language, left_out, line.language):
            yield Finding("exception", text, left_out)
        elif excepted:
            if not (named or _any_alike(excepted, claim.language, left_out, line.language)):
                yield Finding("exception", excepted[0], left_out)
        elif not (named or alike(text, claim.language, left_out, line.language)):
            continue
        elif bool(negations(text)) == bool(negations(line.text)):
            yield Finding("exception", text, left_out)


def _any_alike(
    parts: Sequence[str], language: Language, other: str, other_language: Language
) -> bool:
    return any(alike(part, language, other, other_language) for part in parts)

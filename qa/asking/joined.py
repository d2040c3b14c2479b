"""Names, years or sources that a question joins, each put in the place of all of them."""

import re
from collections.abc import Iterator, Sequence

from index.numbers import find_quantities
from index.text import HAN, match_form
from index.types import Language
from qa.asking.coordinated import each_told, without_each
from qa.naming.names import noun_phrases, people, places

_MUTUAL = re.compile(
    r"\bbetween\b|\btogether\b|\bjointly\b|\beach other\b|之间|共同|一起|互相|相互|联合",
    re.IGNORECASE,
)
_NAME_EN = re.compile(r"[A-Z][\w'’-]*(?: (?:of |for |the )?[A-Z][\w'’-]*)*")
_SOURCE_EN = re.compile(r"the (?:\d{4} [a-z]+|[a-z]+ (?:of|from) \d{4})\b", re.IGNORECASE)
_TOLD_OF_EACH = re.compile(r"(?<=\S) and (?P<last>[^,?\s][^,?]{0,59}?),? each\b", re.IGNORECASE)
_JOINT: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"\s*(?:以及|和|与|及|跟|、)\s*"),
    "en": re.compile(r",? and ", re.IGNORECASE),
}
_NEAR_YEAR = re.compile(r"去年|今年|明年|前年|\b(?:last|this|next) year\b")
_COMMA = re.compile(r"、|, ")


def joined(text: str, language: Language) -> Iterator[tuple[str, str]]:
    """Names, years or sources joined by "and", each put in the place of all of them; where it is
    said that each is asked about, whatever is joined."""
    if _MUTUAL.search(match_form(text)):
        return
    bare = without_each(language, text)
    spans = _alike(bare, language, text)
    for joint in _JOINT[language].finditer(bare):
        lefts = [s for s in spans if s[1] == joint.start()]
        rights = [s for s in spans if s[0] == joint.end()]
        pair = next(([a, b] for a in lefts for b in rights if a[2] == b[2]), None)
        if pair:
            chain = _chain(pair, spans, bare, _JOINT[language])
            yield from ((bare[span[0] : span[1]], _put(bare, chain, span)) for span in chain)
            return


_Span = tuple[int, int, str]


def _chain(
    pair: list[_Span], spans: Sequence[_Span], text: str, joint: re.Pattern[str]
) -> list[_Span]:
    """The two that are joined, with what a comma or a joint joins to them ("A, B and C")."""
    for one in sorted(spans, reverse=True):
        if one[1] <= pair[0][0] and _COMMA.fullmatch(text[one[1] : pair[0][0]]):
            pair = [one, *pair]
    for one in sorted(spans):
        if one[0] >= pair[-1][1] and joint.fullmatch(text[pair[-1][1] : one[0]]):
            pair = [*pair, one]
    return pair


def _put(text: str, all_of_them: Sequence[_Span], span: _Span) -> str:
    """The question for one of several; for a source, according to that."""
    start, end = all_of_them[0][0], all_of_them[-1][1]
    one = text[span[0] : span[1]]
    if span[2] != "source":
        return text[:start] + one + text[end:]
    before, after = text[:start].rstrip("，, "), text[end:].lstrip("，, ")
    if HAN.search(text):
        return f"根据{one}，{before}{after}"
    return f"According to {one}, {before[:1].lower()}{before[1:]} it {after}"


def _alike(text: str, language: Language, whole: str) -> list[_Span]:
    """Spans that may stand side by side, with their kind."""
    spans = [(q.start, q.end, "date") for q in find_quantities(text, language) if q.kind == "date"]
    spans += [(*match.span(), "year") for match in _NEAR_YEAR.finditer(match_form(text))]
    if language == "en":
        spans += [(*m.span(), "name") for m in _NAME_EN.finditer(text)]
        spans += [(*m.span(), "source") for m in _SOURCE_EN.finditer(text)]
        return spans + list(_told_of_each(whole))
    # a source named by its year: 2021年的规划
    spans += [
        (start, end + source.end(), "source")
        for start, end, _ in spans
        if (source := re.match(r"的[一-鿿]{2}", text[end:]))
    ]
    spans += [(a, b, "person") for a, b in people(text, language)]
    spans += [(a, b, "name") for a, b in places(text, language)]
    if each_told(language, whole):
        spans += [(a, b, "thing") for a, b, _ in noun_phrases(match_form(text))]
        if owners := _OWNERS_ZH.search(text):  # names that no list of words holds
            spans += [(*owners.span("one"), "thing"), (*owners.span("two"), "thing")]
    return spans


_OWNERS_ZH = re.compile(
    r"(?:^|[,，年月])(?P<one>[^\W\d_的]{2,8})(?:和|与|與|跟)(?P<two>[^\W\d_的]{2,8}?)(?=的|[是由]|多少)"
)


def _told_of_each(text: str) -> Iterator[_Span]:
    """What "adults and students each" joins: as many words before "and" as after it."""
    found = _TOLD_OF_EACH.search(text)
    if found:
        words = list(re.finditer(r"\S+", text[: found.start()]))
        size = min(len(found["last"].split()), len(words))
        yield words[-size].start(), found.start(), "thing"
        yield *found.span("last"), "thing"
        yield from ((*m.span(), "thing") for m in re.finditer(r"[\w'’-]+(?=, )", text))

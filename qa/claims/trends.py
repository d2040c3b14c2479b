# ruff: noqa: E501  (one row of a table of words is one line)
"""Whether something became more or less, where a sentence gives two figures and no word for it.

"Two accidents, compared with five a year before" says that there were fewer.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.numbers import Quantity, find_quantities
from index.text import match_form
from index.types import Language
from qa.verifying.compared import Finding

# What stands between two figures: the later one last, or first.
_THEN_NOW = re.compile(
    r"[^,，。;；]{0,16}?(?:[增升涨提扩][加高大长]?|[减降跌缩][少低小短]?|变|改|调整)?(?:到|至|为)(?:了)?(?:约|近)?\s*"
    r"|[^.;,]{0,40}? to (?:about |around |nearly |over |only )?",
    re.IGNORECASE,
)
_NOW_THEN = re.compile(
    r"[^.;。；]{0,70}?(?:compared (?:with|to)|against|(?:up|down) from|as opposed to|versus) (?:about |around )?"
    r"|[^。；;]{0,12}?[,，(（]?(?:去年|上年|前年|上[一]?[年届季期次]|同期|此前|原来|原先|过去)[^,，。;；\d]{0,10}?(?:为|是|只有|仅有|仅)?(?:约|近)?\s*",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:从|由|\bfrom (?:about |around |only )?)\s*\Z", re.IGNORECASE)
_MORE = re.compile(
    r"增[加长多]|上升|提高|提升|上涨|更[多高大长]|[多高大长]于|[多高]了|比[^,，。]{1,16}[多高大长]"
    r"|\b(?:ris(?:e|es|en|ing)|rose|increas\w*|grow\w*|grew|more|higher|larger|longer|up)\b",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"减少|下降|降低|下跌|缩[小减短]|更[少低小短]|[少低小短]于|[少低]了|比[^,，。]{1,16}[少低小短]"
    r"|\b(?:fall(?:s|en|ing)?|fell|decreas\w*|declin\w*|reduc\w*|shr[iau]nk\w*|dropp?\w*|fewer|less|lower|smaller|shorter|down)\b",
    re.IGNORECASE,
)


def other_trend(claim: str, line: str, language: Language) -> Iterator[Finding]:
    """Yield what a claim says became more or less, where two figures say the contrary.

    ``line`` are the clauses of a sentence that speak of the claim, in ``language``.
    """
    said = direction_said(claim)
    found = direction_of_figures(line, language) if said else None
    if said and found and said[0] != found[0]:
        yield Finding("opposite", claim[slice(*said[1])], line[slice(*found[1])])


def direction_said(text: str) -> tuple[int, tuple[int, int]] | None:
    """Return 1 or -1 and the word that says so; ``None`` when no word does, or several."""
    folded = match_form(text)
    more, less = _MORE.search(folded), _LESS.search(folded)
    if bool(more) == bool(less):
        return None
    return (1, more.span()) if more else (-1, less.span()) if less else None


def direction_of_figures(text: str, language: Language) -> tuple[int, tuple[int, int]] | None:
    """Return 1 or -1 and the span of two figures of a text of which one is the later."""
    for one, other in pairwise(_counting(find_quantities(text, language))):
        between = text[one.end : other.start]
        if one.unit != other.unit and one.unit and other.unit:
            continue
        if one.kind != other.kind or one.value == other.value:
            continue
        rising = 1 if other.value > one.value else -1
        if _FROM.search(text[: one.start]) and _THEN_NOW.fullmatch(between):
            return rising, (one.start, other.end)
        if _NOW_THEN.fullmatch(between):
            return -rising, (one.start, other.end)
    return None


def _counting(quantities: Sequence[Quantity]) -> list[Quantity]:
    return [q for q in quantities if q.kind in ("number", "share")]

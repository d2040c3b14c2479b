"""Which numbers of a sentence may answer: those that measure, count or rank what is asked for."""

import re

from index.numbers import Quantity, QuantityKind
from index.text import match_form
from index.types import Language
from index.units import CLASSIFIER
from qa.asking.asked import Asked, asks_rank
from qa.asking.dimensions import MEASURED, PEOPLE, TIME, counted_alike
from qa.reading.figure_roles import counts_nothing
from qa.reading.framing import asks_growth, is_growth

Span = tuple[int, int]

QUANTITIES: dict[str, tuple[QuantityKind, ...]] = {
    "number": ("number", "share", "ordinal"),
    "share": ("share", "number"),
    "date": ("date",),
}
# A part of a whole told by numbers alone: three out of ten.
_PART_OF = re.compile(
    r"\b(?:out of|of (?:the|every|all)|in every|in (?:\d+|two|three|four|five|ten))\b"
    r"|中有|其中|里有|占|\d\s?比\s?\d|\bto (?:1|one)\b"
)
# A place in an order: 排在第三, "third among …"; 第三使馆区 is a name, and no place.
_RANK_BEFORE = re.compile(
    r"(?:排|列|居|名次|位次|座次|取得|获得?|夺得?|得了?)(?:名|行|在|于|到|为|[:：])?\s?$"
    r"|\b(?:ranks?|ranked|ranking|came|comes|place[ds]?|finish(?:es|ed)|position|no\.|number|is|was|are|were|be)[\s:]*(?:(?:in|at|joint|equal|only|now|still|the)\s)*#?$"
)
_RANK_AFTER = re.compile(
    r"(?:大|高|多|长|强|位|名(?!字|为|叫|称))|\s*(?:[,，。;；.!！?？)）]|$)"
    r"|[\s-](?:largest|biggest|highest|tallest|longest|oldest|busiest|best|most|place\b|among\b|in\b|of\b|overall\b|behind\b|after\b|nationally\b|worldwide\b|with\b)"
)
_RANK_OF = re.compile(r"第几[个座次家条]?([一-鿿])")


def measures(quantity: Quantity, text: str, language: Language, asked: Asked) -> bool:
    """Whether a number measures, counts or ranks what the question asks for."""
    if asks_rank(asked.folded) and quantity.kind != "date":
        return _ranks(quantity, text, asked)
    if quantity.kind == "ordinal" and not asked.ranked:
        return False
    if counts_nothing(quantity, text, asked.folded):
        return False
    if (
        asked.measure.people and language == "zh" and quantity.kind == "number"
    ):  # a classifier tells
        counted = match_form(text[quantity.end - 1 : quantity.end + 1])
        return quantity.unit in PEOPLE or not set(counted) & set(CLASSIFIER)
    if asked.measure.units:
        return quantity.unit in asked.measure.units
    if _counts_people_only(quantity, asked):
        return False
    if asked.measure.untimed and quantity.unit in TIME:
        return False
    if counted_alike(asked.measure.classifier, classifier_after(quantity.end, text)) is False:
        return False
    return not (asked.measure.pieces and (quantity.unit in MEASURED or quantity.kind == "share"))


def _counts_people_only(quantity: Quantity, asked: Asked) -> bool:
    """Whether a number of people or visits stands where things are counted (几个站: 23万人次)."""
    classifier = asked.measure.classifier
    if asked.measure.people or not classifier:
        return False
    return quantity.unit == "visit" or (
        classifier in "家所座条栋幢间辆艘架" and quantity.unit in PEOPLE
    )


def _ranks(quantity: Quantity, text: str, asked: Asked) -> bool:
    """Whether a number tells a place in an order, or is that of the thing asked for by number."""
    folded = match_form(text)
    before, after = folded[max(0, quantity.start - 16) : quantity.start], folded[quantity.end :]
    if quantity.kind != "ordinal":
        return quantity.kind == "number" and bool(_RANK_BEFORE.search(before))
    numbered = _RANK_OF.search(asked.folded)
    if numbered and after.lstrip("个座次家条").startswith(numbered[1]):
        return True
    return bool(_RANK_BEFORE.search(before) or _RANK_AFTER.match(after))


def is_share(found: tuple[Span, Quantity | None], text: str, asked: Asked) -> bool:
    """Whether a number may be the part of a whole that is asked for, or by how much something
    grew where that is asked."""
    span, quantity = found
    if asks_growth(asked.folded):
        return True
    share = quantity is not None and quantity.kind == "share"
    return (share or bool(_PART_OF.search(match_form(text)))) and not is_growth(span, text)


def classifier_after(end: int, text: str) -> str:
    """The character that a Chinese number ending there counts with, if it does."""
    return match_form(text[end : end + 1])


def classified(span: Span, text: str, asked: Asked) -> bool:
    """Whether a number counts with the classifier that is asked with (多少台: 6300台)."""
    classifier = asked.measure.classifier
    return classifier not in ("", "个") and classifier_after(span[1], text) == classifier


def repeats(quantity: Quantity, asked: Asked) -> bool:
    """Whether the question itself holds this number."""
    return any(
        q.kind == quantity.kind and q.value == quantity.value and q.iso == quantity.iso
        for q in asked.quantities
    )

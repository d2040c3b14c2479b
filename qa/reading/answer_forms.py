# ruff: noqa: E501  (one pattern is one line)
"""The wording that a reason or a definition is told in."""

import re

from index.text import match_form
from qa.types import AnswerType

_REASON = re.compile(
    r"因为|由于|因此|所以|为了|为(?=[一-鿿]{2,12}(?:提供|打造|实现))|以便|旨在|是.{2,30}的(?:必然)?要求|原因|because|since|due to|in order to|so that|so as to"
    r"|\bto (?=[a-z]+\b)|aim(?:s|ed)? (?:to|at)|therefore|premise",
    re.IGNORECASE,
)
_GIVES_REASON = re.compile(
    r"因为|由于|因(?=[一-鿿]{2,12}(?:不足|而|，|,|原因|延误|需要|减少|增加))|原因(?:是|在于|为)|之所以|主要系|所致|为的是|是为了|理由是"
    r"|\bbecause\b|\bdue to\b|\bowing to\b|\bthe (?:\w+ )?(?:reason|cause)\b|\bon account of\b|\bas a result of\b|\bthanks to\b"
)
_DEFINED = re.compile(
    r"即|是指|指的是|是|为|称为|被称为|素有|美誉|叫做|定位|\bis\b|\bare\b|\bwas\b|known as|called|means|refers to|namely",
    re.IGNORECASE,
)


def has_form(kind: AnswerType, text: str) -> bool:
    """Whether the sentence has the wording of a reason or a definition."""
    folded = match_form(text)
    if kind == "reason":
        return bool(_REASON.search(folded))
    return kind == "definition" and bool(_DEFINED.search(folded))


def gives_reason(text: str) -> bool:
    """Whether a sentence says outright that something is the reason."""
    return bool(_GIVES_REASON.search(match_form(text)))

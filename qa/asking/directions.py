# ruff: noqa: E501  (one pattern is one line)
"""Where on the compass something lies: what 哪个方位 and "which side of the town" ask for."""

import re
from collections.abc import Iterator

from index.text import match_form

Span = tuple[int, int]

_POINT = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_ASKS = re.compile(
    r"方位|(?:哪|什么)一?个?(?:方向|边(?![境界防])|侧|端)|哪一头|东南西北"
    r"|\b(?:which|what) (?:side|end|edge|corner|direction)s?\b(?: of (?!the (?:argument|debate|dispute|story|case|law)\b)|.{0,60}\b(?:from|lie|lies|located|face|faces|facing|stand|stands)\b|\W*$)"
    r"|\b(?:which|what) part of (?:the )?(?:city|town|county|country|district|region|island|province|village|valley|continent|park|site|bay|building|lake|campus)\b"
    r"|\bon which side\b|\bin (?:which|what) direction\b"
)
_TELLS = re.compile(
    r"(?:东南|东北|西南|西北|[东南西北中])(?:部(?!委|门|队|长|分)|侧|边(?![境界])|面(?![积对向临])|端|郊|翼|岸|麓|[北南]?角|方向?(?=[,，。;；的、]|$))"
    r"|[正偏][东南西北]|(?<!华)(?:东南|东北|西南|西北)(?=[约,，。;；]|$)"
    rf"|\b(?:{_POINT})(?:ern(?:most)?|erly|ward)?[- ](?:parts?|sides?|ends?|edge|corner|tip|banks?|coast|shore|half|outskirts|suburbs?|of|wing)\b"
    rf"|\b(?:in|to|from|on) the (?:{_POINT})\b(?! (?!and\b|or\b)[a-z]*[a-z])"
    rf"|\b(?:{_POINT})wards?\b"
)


def asks_direction(asked: str) -> bool:
    """Whether a question, in matching form, asks on which side or in which part something lies."""
    return bool(_ASKS.search(asked))


def directions(text: str) -> Iterator[Span]:
    """Where a text says on which side or in which part something lies (东部, "the eastern part")."""
    for match in _TELLS.finditer(match_form(text)):
        yield match.span()

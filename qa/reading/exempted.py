# ruff: noqa: E501  (one pattern is one line)
"""Where a question asks who or what a rule leaves out: sentences that tell of such ("Hotels are
exempt", 导盲犬除外, 暂不纳入)."""

import re

from index.text import match_form
from qa.comparing.polarity import exceptions
from qa.types import Question

_LEFT_OUT = (
    r"例外|豁免|免于|除外|排除|不(?:算|包括|包含|适用|纳入)"
    r"|\bleft out\b|\bexempt|\bexclud|\bexcept(?:ions?|ed|ing)?\b|\bapart from\b|\bother than\b|\bnot (?:have to|need|count|cover|includ|appl)"
    r"|\b(?:do|does|did)(?:n['’]t| not) (?:have to|need to|count|cover|include|apply)"
)
_ASKS = re.compile(
    rf"{_LEFT_OUT}|不受.{{0,6}}(?:约束|限制|影响)|[谁哪什].{{0,14}}(?:不用|不必|无需|不能|不可以|不得|可以不)|\bnot allowed"
)
_TELLS = re.compile(
    rf"{_LEFT_OUT}|不在此列|暂不|未(?:包括|包含|纳入|列入)|不受|无需|不必|不用|可以不|\bwithout having to\b"
)
# Who asks this of what is left out knows it already.
_WHY_OR_WHEN = re.compile(
    r"为什么|为何|为啥|什么时[候间]|何时|几时|^(?:\W|and\b|but\b|so\b|since\b|until\b)*(?:why|when)\b|[,;]\s*(?:why|when)\b[^,;]*\?\W*$"
)


def asks_exemption(question: Question) -> bool:
    """Whether a question asks what is left out of a rule, not why or when it is."""
    text = match_form(question.text)
    return bool(_ASKS.search(text)) and not _WHY_OR_WHEN.search(text)


def tells_exemption(text: str) -> bool:
    """Whether a sentence tells what is left out of a rule."""
    return bool(_TELLS.search(match_form(text)) or exceptions(text))

# ruff: noqa: E501  (one word list is one line)
"""Whether a statement takes for done what its sources only plan, or drops their condition."""

import re

from index.text import match_form
from index.types import Language
from qa.naming.names import people

_Cues = dict[Language, re.Pattern[str]]
# What says that something is planned, promised or expected; any of it in a statement is enough.
_PLANNED: _Cues = {
    "zh": re.compile(
        r"将(?![军领])|拟|计划|规划|力争|争取|预计|预期|目标|打算|希望|有望|要(?![求素点闻塞职])|会(?=[有在是被成更]|基本)|应|提出|推进|推动|探索|加快|着力|必须|须|可|能|到20\d\d年"
    ),
    "en": re.compile(
        r"\b(?:will|would|shall|should|plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|intend(?:s|ed)?|expect(?:s|ed)?|hope[sd]?|seek(?:s|ing)?|target(?:s|ed)?|goal|propose[sd]?|want(?:s|ed)?|strive[sd]?|to be|is to|are to|going to|promot(?:e|es|ing)|by 20\d\d|estimated|projected|must|may|might|could|can|required)\b",
        re.IGNORECASE,
    ),
}
# What says it of the source beyond doubt.
_ONLY_PLANNED: _Cues = {
    "zh": re.compile(
        r"将(?![军领])|拟(?=[建在于定])|力争|争取|预计|计划(?=[在于到将])|有望|打算|必须|应当"
    ),
    "en": re.compile(
        r"\b(?:will|aims? to|plans? to|intends? to|(?:is|are) expected to|hopes? to|seeks? to|must|shall|may|might)\b",
        re.IGNORECASE,
    ),
}

_CONDITION: _Cues = {
    "zh": re.compile(
        r"如果|假如|倘若|若(?![干无])|只有|除非|一旦|经.{0,8}(?:批准|同意|许可)|(?:情况|条件|前提)下"
    ),
    "en": re.compile(
        r"\b(?:if|unless|only (?:when|after|with)|provided that|subject to|in case|as long as)\b",
        re.IGNORECASE,
    ),
}


def has_condition(text: str, language: Language) -> bool:
    """Return whether a text says something on a condition; 若 in a name (沈若棠) is none."""
    found = list(_CONDITION[language].finditer(match_form(text)))
    if not found or language == "en":
        return bool(found)
    named = list(people(text, "zh"))
    return any(not any(a <= one.start() < b for a, b in named) for one in found)


def is_only_planned(text: str, language: Language) -> bool:
    """Return whether a source speaks of a plan, promise or forecast."""
    return bool(_ONLY_PLANNED[language].search(match_form(text)))


def admits_a_plan(text: str, language: Language) -> bool:
    """Return whether a statement lets its reader know that it speaks of a plan."""
    return bool(_PLANNED[language].search(match_form(text)))

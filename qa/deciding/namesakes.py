"""Things and bodies told apart by one word of what they are called: a number, or the first name.

Line 5 is not Line 4, and of the Ashcombe Rowing Club nothing is known about the Dunmere one.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from index.english import STOP_WORDS
from index.numerals import han_value
from index.text import match_form
from index.types import Document, Language
from qa.naming.name_words import is_everyday, is_kind_of_body
from qa.naming.names import capitalised
from qa.types import Question

# 5号线, 三号楼; the number of a day (5月6号) names nothing.
_NUMBERED_ZH = re.compile(r"(?<![月\d])(\d{1,4}|[一二三四五六七八九十百]{1,3})(号[^\W\d_a-z])")
_NUMBERED_EN = re.compile(r"\b([a-z]{3,}) (\d{1,3})\b(?!\s?%|[.,]?\d|[-–])", re.IGNORECASE)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_WORDS_BETWEEN = 3
# What joins a body to its place or owner: "Rowing Club of Dunmere", "Rowing Club (Dunmere)".
_BELONGING = r"(?:,| \(| (?:of|in|at|for))\s?(?:\w+ ){0,3}?"


def means_another(question: Question, document: Document) -> bool:
    """Whether a document knows only the likes of a thing or body that the question names."""
    if question.language != document.language:
        return False
    return _numbered_otherwise(question, document) or (
        question.language == "en" and _called_otherwise(question.text, document.text)
    )


def _numbered_otherwise(question: Question, document: Document) -> bool:
    asked = list(_numbered(question.text, question.language))
    held: defaultdict[str, set[float]] = defaultdict(set)
    for kind, number in _numbered(document.text, document.language) if asked else ():
        held[kind].add(number)
    return any(held[kind] and number not in held[kind] for kind, number in asked)


def _numbered(text: str, language: Language) -> Iterator[tuple[str, float]]:
    """The kind and number of each thing that is called by its number (号线, 5; line, 4)."""
    if language == "zh":
        for number, kind in _NUMBERED_ZH.findall(match_form(text)):
            yield kind, float(number) if number.isdecimal() else han_value(number)
        return
    for word, number in _NUMBERED_EN.findall(text):
        kind = word.lower()
        if kind not in STOP_WORDS and kind not in _MONTHS:
            yield kind, float(number)


def _called_otherwise(asked: str, text: str) -> bool:
    """Whether a text gives the rest of a body's name to another one alone."""
    for start, end in capitalised(asked):
        words = re.findall(r"\w+", asked[start:end].removesuffix("'s").removesuffix("’s"))
        if start == 0 or len(words) < 3 or is_everyday(words[0]) or not is_kind_of_body(words[-1]):
            continue
        first, rest = re.escape(words[0]), r"\W+".join(map(re.escape, words[1:]))
        likes = set(re.findall(rf"\b([A-Z][\w’'-]+) (?i:{rest})\b", text)) - {words[0]}
        between = rf"(?:\W+\w+){{0,{_WORDS_BETWEEN}}}?\W+"
        own = rf"\b{first}\b{between}{rest}\b|\b{rest}{_BELONGING}{first}\b"
        if any(like.lower() not in STOP_WORDS for like in likes) and not re.search(own, text):
            return True
    return False

"""Whether a text that calls somebody by surname alone may mean whom a question names in full."""

import re

from index.english import STOP_WORDS
from index.text import HAN, match_form
from qa.naming.given_names import HONORIFICS
from qa.naming.name_words import is_everyday

_DOTS = "·•・"


def surname_alone(first: str, last: str, text: str) -> bool:
    """Whether a text has the surname, and nowhere with another first name than this one."""
    if HAN.match(last):
        return _in_chinese(first, last, match_form(text))
    if re.search(rf"\b(?i:(?:the|an?) {re.escape(last)})\b", text):  # a thing: the Bible
        return False
    named = re.compile(rf"(?:\b([A-Z][\w.'’-]*)\s+)?\b(?i:{re.escape(last)})\b")
    found = [match[1] or "" for match in named.finditer(text)]
    return bool(found) and not any(_is_another(before, first) for before in found)


def _in_chinese(first: str, last: str, folded: str) -> bool:
    found = [folded[: match.start()] for match in re.finditer(re.escape(last), folded)]
    return bool(found) and not any(
        before[-1:] and before[-1] in _DOTS and not before[:-1].endswith(first) for before in found
    )


def _is_another(before: str, first: str) -> bool:
    """Whether the capitalised word before a surname is a first name, and another's."""
    word = before.rstrip(".").lower()
    known = word in HONORIFICS or word in STOP_WORDS or is_everyday(word)
    named = len(word) > 1 and not known
    return named and word != first.lower()

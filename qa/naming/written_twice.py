"""Names that a question writes in both languages: 萨洛沼泽（Sallow Fen）, "Sallow Fen (萨洛沼泽)".

Both forms are one name. Where the documents hold only one of them, the other is no word of the
question that they leave unmet, and the name does not weigh twice.
"""

import re
from collections.abc import Callable, Iterator

from index.segmenter import tagged_words
from index.text import HAN, match_form
from index.types import Language

MOST_WORDS, LONGEST = 4, 12  # of a Chinese name before a bracket
_LATIN_INSIDE = re.compile(r"\s?[（(]\s?(?P<inside>[A-Za-z][\w .'’&-]{1,60}?)\s?[)）]")
_HAN_INSIDE = re.compile(
    r"(?P<outside>[A-Z][\w'’-]*(?: (?:of |the |and )?[A-Z0-9][\w'’-]*){0,5})"
    r"\s?[（(]\s?(?P<inside>[㐀-鿿·]{2,20})\s?[)）]"
)
# What stands before a name and is no part of it.
_NO_NAME = ("p", "u", "c", "y", "r", "d", "v", "m", "q", "f", "x")

Holds = Callable[[str, Language], bool]


def in_one_form(text: str, holds: Holds) -> str:
    """The question ``text`` with each name that it writes twice in the form the documents hold.

    ``holds`` tells whether the documents hold all words of a name in a language. A name stays
    written twice where they hold both forms, or neither.
    """
    pieces, last = [], 0
    for start, bracket, end, outside, inside, language in _pairs(text):
        other: Language = "zh" if language == "en" else "en"
        held = holds(outside, language), holds(inside, other)
        if held == (True, False):
            pieces += [text[last:bracket]]
        elif held == (False, True):
            pieces += [text[last:start], inside]
        else:
            continue
        last = end
    return "".join((*pieces, text[last:]))


def _pairs(text: str) -> Iterator[tuple[int, int, int, str, str, Language]]:
    """Each name written twice: its start, that of its bracket and its end, both forms, and the
    language of the one outside."""
    for match in _LATIN_INSIDE.finditer(text):
        start = _start_of_name(text[: match.start()])
        if start < match.start():
            outside = text[start : match.start()]
            yield start, match.start(), match.end(), outside, match["inside"], "zh"
    for match in _HAN_INSIDE.finditer(text):
        bracket = match.end("outside")
        yield match.start(), bracket, match.end(), match["outside"], match["inside"], "en"


def _start_of_name(before: str) -> int:
    """Where the Chinese name begins that ``before`` ends with; its length where there is none."""
    place = len(before)
    for word, tag in reversed(tagged_words(match_form(before))[-MOST_WORDS:]):
        if not HAN.match(word) or tag.startswith(_NO_NAME):
            break
        if len(before) - place + len(word) > LONGEST:
            break
        place -= len(word)
    return place

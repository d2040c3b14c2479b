"""Codes of letters and digits that name a thing (X2, SD-9): one digit more is another thing."""

import re
from collections.abc import Iterator

_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?P<letters>[A-Za-z]{1,6})-?(?P<digits>\d{1,4})(?![\d.]*[%\d])"
)
# Quarters and halves of a year are said in other ways too.
_NO_CODE = re.compile(r"(?:[QHqh][1-4])\Z")


def codes_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each code with its letters, its digits and its words in the text."""
    for match in _CODE.finditer(text):
        letters = match["letters"]
        if not _NO_CODE.match(match[0]) and not letters.islower():
            yield letters.upper(), match["digits"], match[0]


def other_code(asked: str, text: str) -> tuple[str, str] | None:
    """Return a code of ``asked`` and the like one that ``text`` has in its place (X1 for X2)."""
    wanted = list(codes_in(asked))
    held = list(codes_in(text)) if wanted else []
    for letters, digits, said in wanted:
        like = [(d, words) for other, d, words in held if other == letters]
        if like and all(d != digits for d, _ in like):
            return said, like[0][1]
    return None

"""Splits a draft into the claims that can be checked, each a span of the draft."""

import re
from collections.abc import Iterator

from index.numbers import find_quantities
from index.sentences import split_text
from index.text import language_of
from index.types import Language
from qa.types import Claim

# Where one sentence joins statements of fact; a part is a claim of its own when it has a figure
# or is long enough to say something.
_JOINTS = {
    "zh": re.compile(r"[;；]|[,，](?=(?:并|且|同时|其中|而|也|还|又|另|此外|均|同時|還|另外))"),
    "en": re.compile(
        r";|,? (?:and|while|but|whereas) (?=(?:it|they|he|she|the|was|is|has|had|were|are|will) )"
    ),
}  # fmt: skip
_QUESTION = re.compile(r"[?？]\s*[”\"』」]?\s*$")
_OPINION = re.compile(
    r"我(?:们)?(?:认为|觉得|希望|相信)|个人认为|应该|值得|真是|多么|太.{1,6}了"
    r"|\b(?:I|we) (?:think|believe|hope|feel|guess)\b|\bin my (?:view|opinion)\b|\bshould\b"
    r"|\b(?:beautiful|wonderful|amazing|terrible)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\W*(?:你好|您好|大家好|各位|谢谢|感谢|再见|早上好"
    r"|(?:hello|hi|dear|thank(?:s| you)|good (?:morning|evening)|bye|regards)\b)",
    re.IGNORECASE,
)
FEWEST_CHARACTERS = {"zh": 6, "en": 18}


def split_claims(text: str) -> tuple[Claim, ...]:
    """Return the claims of a draft in order: its sentences, parted where they join facts."""
    claims = []
    for start, end in split_text(text, language_of(text)):
        language = language_of(text[start:end])
        for first, last in _parts(text, start, end, language):
            claims.append(Claim(text[first:last], first, last))
    return tuple(claims)


def is_checkable(text: str) -> bool:
    """Return whether a claim says something that a document could bear out."""
    if _QUESTION.search(text) or _GREETING.match(text):
        return False
    language = language_of(text)
    return bool(find_quantities(text, language)) or not _OPINION.search(text)


def _parts(text: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    place = start
    for joint in _JOINTS[language].finditer(text, start, end):
        enough = FEWEST_CHARACTERS[language]
        if joint.start() - place >= enough and end - joint.end() >= enough:
            yield from _trimmed(text, place, joint.start())
            place = joint.end()
    yield from _trimmed(text, place, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end

"""A question that offers two figures or dates to choose from, asked as an open one."""

import re
from itertools import pairwise

from index.numbers import Quantity, find_quantities
from index.types import Language
from qa.asking.dimensions import MONEY

_OR: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"[,，]?\s*(?:还是|還是)(?:在|是)?\s*"),
    "en": re.compile(r",? or (?:(?:in|on|at|by|for|about|from) )?", re.IGNORECASE),
}
_PREPOSITION = re.compile(r"\s*\b(?:in|on|at|by|for|about|from)\s*$", re.IGNORECASE)
_HELPER = re.compile(
    r"^\W*(?:is|are|was|were|do|does|did|has|have|had|will|can|must)\b", re.IGNORECASE
)


def asked_openly(text: str, language: Language) -> str:
    """Return the question with a question word in the place of two figures or dates that it offers
    ("是2008年还是2019年建成的", "Was it built in 2008 or 2019?"); any other as it is."""
    offered = _offered(text, language)
    if offered is None:
        return text
    one, two = offered
    before, after = text[: one.start], text[two.end :]
    if language == "zh":
        return before + _asking_zh(two, text) + after
    if not _HELPER.match(before):
        return text
    rest = f"{_PREPOSITION.sub('', before).strip()}{after}".strip()
    if two.kind == "date":
        asking = "When"
    else:
        asking = "How much" if two.unit in MONEY or two.kind == "share" else "How many"
    return f"{asking} {rest[:1].lower()}{rest[1:]}"


def _offered(text: str, language: Language) -> tuple[Quantity, Quantity] | None:
    """Two figures or dates of one kind that "or" joins."""
    found = [q for q in find_quantities(text, language) if q.kind != "ordinal"]
    for both in found:  # "12 or 15 pounds" is read as one figure with two ends
        if both.upper is not None and _OR[language].search(text[both.start : both.end]):
            return both, both
    for one, two in pairwise(found):
        joined = _OR[language].fullmatch(text[one.end : two.start])
        if joined and one.kind == two.kind and one.unit in ("", two.unit):
            return one, two
    return None


def _asking_zh(figure: Quantity, text: str) -> str:
    if figure.kind == "date":
        year = text[figure.start : figure.end].endswith("年")
        return "哪一年" if year else "什么时候"
    written = text[figure.start : figure.end]
    unit = re.sub(r"^[\d.,\s〇零一二两三四五六七八九十百千万亿%％]+", "", written)
    return "百分之多少" if figure.kind == "share" else f"多少{unit}"

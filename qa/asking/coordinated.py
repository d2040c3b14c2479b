# ruff: noqa: E501  (one pattern is one line)
"""Things counted, and attributes asked for, side by side: each of them by itself."""

import re
from collections.abc import Iterator

from index.text import match_form
from index.types import Language
from qa.asking.question_words import PLURAL


def each_told(language: Language, text: str) -> bool:
    """Whether the wording says that something is asked of each of several ("各", "each")."""
    return bool(EACH[language].search(match_form(text)))


def without_each(language: Language, text: str) -> str:
    """The text without the words that say that it is asked of each."""
    spans = [match.span() for match in EACH[language].finditer(match_form(text))]
    for start, end in reversed(spans):
        text = text[:start] + text[end:]
    return text


EACH: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"分别|各自|各(?=[有是为提说占达多几由在要]|哪)"),
    "en": re.compile(
        r",?\s*\brespectively\b|\beach of\s+|\bboth\s+|,?\s*\beach\b(?=\W*$)|\s+\beach\b",
        re.IGNORECASE,
    ),
}
_COUNTED_EN = re.compile(
    r"^(?P<many>how (?:many|much)) (?P<one>(?:\w+ ){1,3}?)and (?:(?P<again>how (?:many|much)) )?(?P<two>(?:\w+ ){1,3}?)"
    r"(?P<rest>(?:do|does|did|has|have|is|are|was|were|will)\b.+)$",
    re.IGNORECASE,
)
_COUNTED_ZH = re.compile(
    r"^(?P<first>[^,，]*?)(?P<one>(?:多少|几[个家名座所次项条位])(?:[一-鿿]{1,6}?))(?:和|与|及|以及|、)(?P<two>(?:多少|几[个家名座所次项条位])?[一-鿿]{1,6}?)\?*$"
)
_ATTRIBUTES_ZH = re.compile(
    r"^(?P<whose>[^,，的]{2,16})的(?P<one>[一-鿿]{2,6}?)(?:和|与|及|以及|、|跟)(?P<two>[一-鿿]{2,6}?)"
    r"(?P<rest>(?:分别|各自?)(?:是|为|有)?(?:多少|多大|什么|谁|哪|几).*)$"
)
_ATTRIBUTES_EN = re.compile(
    r"^what (?:is|are|was|were) the (?P<one>[a-z]+) and (?:the )?(?P<two>[a-z]+) of (?P<whose>[^?]{3,60})\?*$",
    re.IGNORECASE,
)


def counted_twice(text: str, language: Language) -> Iterator[str]:
    """ "How many members and how many trees does it have?": what is asked of both stands once."""
    if language == "en":
        found = _COUNTED_EN.match(text)
        if found and (found["again"] or PLURAL.fullmatch(found["one"].split()[-1])):
            yield f"{found['many']} {found['one']}{found['rest']}"
            yield f"{found['many']} {found['two']}{found['rest']}"
    elif found := _COUNTED_ZH.match(match_form(text)):
        first, one, two = (text[slice(*found.span(key))] for key in ("first", "one", "two"))
        asking = one[:2]  # 多少, 几个
        yield f"{first}{one}？"
        yield f"{first}{two}？" if found["two"][0] in "多几" else f"{first}{asking}{two}？"


def attributes(text: str, language: Language) -> Iterator[str]:
    """ "X的价格和重量分别是多少", "What are the price and weight of X": each attribute by itself."""
    if language == "en":
        if found := _ATTRIBUTES_EN.match(text):
            yield f"What is the {found['one']} of {found['whose']}?"
            yield f"What is the {found['two']} of {found['whose']}?"
    elif found := _ATTRIBUTES_ZH.match(match_form(text)):
        whose, one, two, rest = (
            text[slice(*found.span(key))] for key in ("whose", "one", "two", "rest")
        )
        for attribute in (one, two):
            yield without_each("zh", f"{whose}的{attribute}{rest}")

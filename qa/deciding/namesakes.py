"""Things and bodies told apart by one word of what they are called: a number, or the first name.

Line 5 is not Line 4, the First People's Hospital is not the Second, and what is said of one rowing
club says nothing of another.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from index.english import STOP_WORDS
from index.numerals import han_value
from index.terms import MONTHS
from index.text import match_form
from index.types import Language
from qa.naming.name_words import is_everyday, is_kind_of_body
from qa.naming.names import capitalised
from qa.reading.met import Met

# 5号线, 三号楼; the number of a day (5月6号) names nothing.
_NUMBERED_ZH = re.compile(r"(?<![月\d])(\d{1,4}|[一二三四五六七八九十百]{1,3})(号[^\W\d_a-z])")
_NUMBERED_EN = re.compile(r"\b([a-z]{3,}) (\d{1,3})\b(?!\s?%|[.,]?\d|[-–])", re.IGNORECASE)
_ORDINAL = "第[一二三四五六七八九十百两0-9]{1,3}"
_WORDS_BETWEEN = 3
# What joins a body to its place or owner: "Chess Club of Corby", "Chess Club (Corby)".
_BELONGING = r"(?:,| \(| (?:of|in|at|for))\s?(?:\w+ ){0,3}?"


def means_another(met: Met) -> bool:
    """Whether the document knows only the likes of a thing or body that the question names."""
    if not met.support.within:
        return False
    asked, document = met.question.text, met.evidence.document
    language = met.question.language
    own = list(_numbered(asked, language))
    if own and (
        _numbered_otherwise(own, _numbers_of(document.text, language)) or _speaks_of_like(own, met)
    ):
        return True
    if language == "zh":
        return _body_numbered_otherwise(met)
    return _called_otherwise(asked, document.text)


def _numbered_otherwise(
    asked: Sequence[tuple[str, float]], held: Mapping[str, frozenset[float]]
) -> bool:
    return any(number not in held.get(kind, {number}) for kind, number in asked)


def _speaks_of_like(asked: Sequence[tuple[str, float]], met: Met) -> bool:
    """Whether the sentence, or where it names none what stands over it, names things of the kind
    asked about but none of those (Line 2, where Line 1 is asked about)."""
    evidence, title = met.evidence, met.evidence.document.metadata.title or ""
    around = "\n".join((evidence.sentence.section or "", title))
    for kind in {kind for kind, _ in asked}:
        wanted = {number for own, number in asked if own == kind}
        held = _numbers_of(evidence.text, met.question.language).get(kind)
        beside = _numbers_of(met.support.surroundings, met.question.language).get(kind, frozenset())
        if held is None and not wanted & beside:
            held = _numbers_of(around, met.question.language).get(kind)
        if held and not wanted & held:
            return True
    return False


@lru_cache(maxsize=64)
def _numbers_of(text: str, language: Language) -> Mapping[str, frozenset[float]]:
    held: defaultdict[str, set[float]] = defaultdict(set)
    for kind, number in _numbered(text, language):
        held[kind].add(number)
    return {kind: frozenset(numbers) for kind, numbers in held.items()}


def _numbered(text: str, language: Language) -> Iterator[tuple[str, float]]:
    """The kind and number of each thing that is called by its number (号线, 5; line, 4)."""
    if language == "zh":
        for number, kind in _NUMBERED_ZH.findall(match_form(text)):
            yield kind, float(number) if number.isdecimal() else han_value(number)
        return
    for word, number in _NUMBERED_EN.findall(text):
        kind = word.lower()
        if kind not in STOP_WORDS and kind not in MONTHS:
            yield kind, float(number)


def _body_numbered_otherwise(met: Met) -> bool:
    """Whether a body is called by its place in an order, and the document has only its likes."""
    numbered = list(_numbered_bodies(met))
    folded = match_form(met.evidence.document.text) if numbered else ""
    return any(
        not re.search(_as_called(number, kind), folded)
        and bool(re.search(_ORDINAL + re.escape(kind), folded))
        for number, kind in numbered
    )


def _numbered_bodies(met: Met) -> Iterator[tuple[str, str]]:
    """The number and the kind of each body that the question names so (第二, 人民医院)."""
    for group in met.asked.bodies:
        end = met.asked.words[group[-1]].end
        for place in group:
            start = met.asked.words[place].start
            if found := re.search(f"{_ORDINAL}$", met.asked.folded[:start]):
                yield found[0], met.asked.folded[start:end]


def _as_called(number: str, kind: str) -> str:
    """A pattern of how a text calls a body, in short too (二院 for 第二人民医院)."""
    return f"{number}{re.escape(kind)}|{number[1:]}{kind[-1]}"


@lru_cache(maxsize=64)  # one for each document read for a question
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

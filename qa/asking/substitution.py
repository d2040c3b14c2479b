# ruff: noqa: E501  (one pattern is one line)
"""Puts what a bare follow-up names ("那海淀区呢?") in the place of its like in the question before."""

import re
from collections.abc import Iterator

import numpy as np

from index.english import STOP_WORDS
from index.lexicon import load_lexicon
from index.numbers import Quantity, find_quantities
from index.text import HAN, language_of, match_form
from index.types import Language
from qa.comparing.alignment import Word, similarity, words_of
from qa.naming.name_words import LAND, body_ending, is_body_kind, is_generic
from qa.naming.names import capitalised, noun_phrases
from qa.notes import write_date

Span = tuple[int, int]

WH_PHRASE_ZH = re.compile(
    r"(?:一共|总共|大概|大约|到底|究竟)?(?:有|占|是|为|達到|达到)?(?:多少|幾|几|第几|哪一?|什么|什麼|甚麼)(?:个|個|家|名|位|座|所|次|项|項|条|條|种|種|届|屆|成|些|时候|時候|[钱錢](?:一[^，,。?？]{1,2})?)?"
)
WH_PHRASE_EN = re.compile(
    r"\b(?:(?:with|in|to|for|of|by|on|at) )?(?:how (?:many|much|large|long|often|big|old)|what|which|whose|who|when|where|why|how)\b",
    re.IGNORECASE,
)
TAIL = re.compile(r"[\s?？。!！呢吗嗎吧啊呀]+$")
_SUFFIX = "区市省县镇村国院校局部厅会园城"
_LEAD = re.compile(
    r"^(?:[到在]|(?:by|in|for|at|since|of|about|with|from|to|on)\b)\s*(?=\S)", re.IGNORECASE
)
# A name of a question in the other language's script.
_OTHER: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"[A-Za-zÀ-ɏ][\w'’-]*(?: [A-Za-zÀ-ɏ][\w'’-]*)*", re.ASCII),
    "en": re.compile(rf"(?:{HAN.pattern})+"),
}
_ARTICLE, _ARTICLE_END = re.compile(r"^(?:the|an?) ", re.I), re.compile(r"\b(?:the|an?) $", re.I)
# Those for whom something may be otherwise: 学生, 老人, 外籍居民, 个人, 单位.
_OF_WHOM = re.compile(r"(?:(?<![卫衛花民发發])生|[人童妇婦民员員者孩师師客]|单位|單位|职工|職工)$")
_OF_A_DEED = re.compile(
    r"什[么麼][时時]候|何[时時]|哪一?[年天月日]|[为為]什|[为為]何|怎[么麼]|如何"
)
# What only says of what kind the answer is: "what share of …" stays when the rest gives way.
_COUNTED_BY = frozenset(
    "share percentage proportion number amount part kind sort many much".split()
)


def substituted(before: str, new: str) -> tuple[str, str, str]:
    """The question before with ``new`` in the place of what is of its kind ("那海淀区呢?"), which
    may be named in the other language; what of it was carried over, and what was put in."""
    new = in_words_of(language_of(before), new)
    place = place_of(before, new)
    if place is None:
        if language_of(before) == "en":
            return f"{TAIL.sub('', before)} {new}?", before, new
        dated = any(q.kind == "date" for q in find_quantities(new, "zh"))
        said = f"{new}{before}" if dated else f"{TAIL.sub('', before)} {new}？"
        return said, before, new
    if _is_added(before, place, new):
        return f"{TAIL.sub('', before)} {new}?", before, new
    chinese = language_of(before) == "zh"
    if chinese and _OF_WHOM.search(new) and not _OF_WHOM.search(before[place[0] : place[1]]):
        return f"{new}{before}", before, new  # 老人 after 疫苗多少钱
    return put_in(before, _part_alike(before, place, new), new)


def put_in(before: str, place: Span, new: str) -> tuple[str, str, str]:
    """The question before with ``new`` at a place; what was carried over, and what was put in."""
    start, end = place
    core = _fitting(before, start, _LEAD.sub("", new))
    end = _with_its_kind(before, end, core)
    return before[:start] + core + before[end:], before[:start] + "…" + before[end:], core


def same_kind(old: str, new: str) -> bool:
    """Whether two phrases are both names, both dates, or both neither."""
    return of_a_kind(old, new) and is_named(_LEAD.sub("", old)) == is_named(_LEAD.sub("", new))


def in_words_of(language: Language, text: str) -> str:
    """A follow-up with its dates and shares written as in ``language`` (2023年: 2023, 三成: 30%);
    names stay as they are, for they are known in both."""
    own = language_of(text)
    for found in reversed(find_quantities(text, own) if own != language else ()):
        written = _written(found, language)
        text = text[: found.start] + (written or text[found.start : found.end]) + text[found.end :]
    return text


def _written(quantity: Quantity, language: Language) -> str:
    if (
        quantity.kind == "date"
        and quantity.iso
        and re.fullmatch(r"\d{4}(-\d\d){0,2}", quantity.iso)
    ):
        return write_date(quantity.iso, language, None)
    exact = quantity.kind == "share" and quantity.upper is None
    return f"{quantity.value:.10g}%" if exact else ""


def _is_added(before: str, place: Span, new: str) -> bool:
    """Whether what an English follow-up says with a preposition ("for under-26s") has nothing of
    its kind in the question before."""
    lead = _LEAD.match(new)
    if language_of(before) != "en" or not lead or _is_name(_LEAD.sub("", new)):
        return False
    return not before[: place[0]].lower().endswith(lead[0].lower())


def _fitting(before: str, start: int, new: str) -> str:
    """What takes a place, without its article where one stands before it."""
    return _ARTICLE.sub("", new) if _ARTICLE_END.search(before[:start]) else new


def _with_its_kind(before: str, end: int, new: str) -> int:
    """The end of what gives way, with the noun that the new phrase has too (Team plan, free plan;
    F1线, F2线)."""
    if (
        HAN.search(new[-1:])
        and before[end : end + 1] == new[-1]
        and not HAN.search(before[end - 1])
    ):
        return end + 1
    kind = f" {new.rpartition(' ')[2]}"
    return end + len(kind) if before[end:].lower().startswith(kind.lower()) else end


def _part_alike(before: str, place: Span, new: str) -> Span:
    """Only the place in 朝阳区委书记 gives way to 海淀区, only 总投资 in 东院区总投资 to 床位."""
    start, end = place
    old, last = before[start:end], new[-1:]
    cut = match_form(old).find(match_form(last)) + 1
    if last in _SUFFIX and 1 < cut < len(old):
        return start, start + cut
    if not HAN.search(old):
        return _words_alike(before, place, new)
    rest = _after_names(old) if _is_attribute(new) else ""
    words = words_of(old, "zh") if _is_attribute(new) and not rest else ()
    if len(words) > 1 and len(words_of(new, "zh")) == 1:  # 上限 for 补助 in 三级建筑补助
        rest = old[words[-1].start :]
    return (end - len(rest), end) if rest else place


def _words_alike(before: str, place: Span, new: str) -> Span:
    """The words of an English run that give way: those up to the noun of the new phrase (dogs in
    "dogs enter" for "guide dogs"), or the last alone where one word is more like that ("end")."""
    start, end = place
    run = list(re.finditer(r"\S+", before[start:end]))
    head = _LEAD.sub("", new).rpartition(" ")[2].lower()
    for word in run[:-1]:
        if word[0].lower() == head:
            return start, start + word.end()
    one = words_of(_LEAD.sub("", new), "en")
    if len(run) < 2 or len(one) != 1 or is_named(before[start:end]):
        return place
    near = [similarity(words_of(word[0], "en"), one) for word in run]
    likeness = [float(pair.max()) if pair.size else 0.0 for pair in near]
    last = likeness[-1] > max(likeness[:-1])
    return (start + run[-1].start(), end) if last else place


def place_of(before: str, new: str) -> Span | None:
    """The span of ``before`` that ``new`` takes the place of."""
    language = language_of(before)
    dates = [q for q in find_quantities(new, language_of(new)) if q.kind == "date"]
    if dates:
        old = [q for q in find_quantities(before, language) if q.kind == "date"]
        return (old[-1].start, old[-1].end) if old else None
    phrases = _phrases(before, language)
    if not phrases:
        return None
    return max(phrases, key=lambda span: _likeness(before, span, new))


def owner_of(before: str, new: str) -> str:
    """The one name a Chinese question is about, where ``new`` is no name but what may be asked of
    it (望江隧道 for 投资); "" where something else gives way to ``new``."""
    if language_of(before) != "zh" or not _is_attribute(new):
        return ""
    phrases = [before[a:b] for a, b in _phrases(before, "zh")]
    alone = len(phrases) == 1 or _OF_A_DEED.search(before)
    return phrases[0] if phrases and alone and not _after_names(phrases[0]) else ""


def _is_attribute(phrase: str) -> bool:
    """Whether a phrase is a common noun, and no name and no time."""
    words = words_of(phrase, "zh")
    return bool(words) and words[-1].tag in ("n", "vn") and not any(map(_names, words))


def _after_names(phrase: str) -> str:
    """A Chinese phrase without the names it begins with (总投资 of 东院区总投资)."""
    cut = 0
    for word in words_of(phrase, "zh"):
        part = _names(word) or (cut > 0 and is_body_kind(word.term))
        if word.start != cut or not part:
            break
        cut = word.end
    return phrase[cut:]


def _names(word: Word) -> bool:
    named = word.name or word.tag in ("ns", "nr", "nt", "nz")
    body = body_ending(word.term) not in ("", word.term)
    land = len(word.term) > 1 and word.term[-1] in LAND and not is_generic(word.term)
    return named or body or land


def _phrases(before: str, language: Language) -> list[Span]:
    statement = before
    asking = (WH_PHRASE_ZH if language == "zh" else WH_PHRASE_EN).search(statement)
    skipped = asking.span() if asking else (0, 0)
    quoted = [found.span() for found in _OTHER[language].finditer(statement)]
    if language == "zh":
        spans = quoted + [
            (_with_name(statement, a), b)
            for a, b, _ in noun_phrases(match_form(statement))
            if b - a > 1 and not any(x <= a < y for x, y in quoted)
        ]
    else:
        names = list(capitalised(statement))
        runs = re.finditer(r"[A-Za-z][\w'’-]+(?: [A-Za-z][\w'’-]+)*", statement)
        found = (span for run in runs for span in _content_runs(statement, run.span()))
        bare = (_without_verb(statement, span) for span in found)
        spans = names + quoted
        spans += [(a, b) for a, b in bare if a < b and not any(x < b and a < y for x, y in names)]
    return [(a, b) for a, b in spans if b <= skipped[0] or a >= skipped[1]]


def _with_name(statement: str, start: int) -> int:
    """Where a Chinese phrase begins with the everyday word that makes a name of it (明月公园)."""
    words = words_of(statement, "zh")
    first = next((word for word in words if word.start == start), None)
    before = next((word for word in words if word.end == start), None)
    named = before and before.tag == "t" and not find_quantities(before.term, "zh")
    return before.start if before and named and first and first.end - start > 1 else start


_HELPS = re.compile(
    r"\b(?:do|does|did|will|would|can|could|may|might|must|should|shall)(?P<who> (?:i|we|you|they|he|she|it|one|anyone|anybody|everyone|people))? $",
    re.IGNORECASE,
)


def _without_verb(statement: str, span: Span) -> Span:
    """A run of words without the verb that a helping one calls for: its last word after "do", its
    first after "can I"."""
    start, end = span
    helps = _HELPS.search(statement[:start])
    run = statement[start:end]
    if helps and helps["who"]:
        return start + len(run.partition(" ")[0]) + 1, end
    if helps and " " in run:
        return start, end - len(run.rpartition(" ")[2]) - 1
    return span


def _content_runs(text: str, stretch: Span) -> Iterator[Span]:
    """Neighbouring words of a stretch that are no stop words, as one phrase each."""
    start = end = -1
    for word in re.finditer(r"\S+", text[stretch[0] : stretch[1]]):
        a, b = stretch[0] + word.start(), stretch[0] + word.end()
        stops = word[0].lower() in STOP_WORDS or word[0].lower() in _COUNTED_BY
        if start >= 0 and (stops or a - end > 1):
            yield start, end
            start = -1
        if not stops:
            start, end = (a if start < 0 else start), b
    if start >= 0:
        yield start, end


def _likeness(before: str, span: Span, asked: str) -> float:
    """How far a phrase of the question before is of the same kind as what is asked instead."""
    new = _LEAD.sub("", asked)
    old = before[span[0] : span[1]].removesuffix("'s")
    language = language_of(before)
    score = 0.0
    if HAN.search(old) and HAN.search(new):
        score += 0.6 * (match_form(old)[-1] == match_form(new)[-1] and old[-1] in _SUFFIX)
        score += 0.3 * (_is_place(old) == _is_place(new))
    else:
        score += 0.6 * (is_named(old) == is_named(new))
        lead = _LEAD.match(asked)
        score += 0.5 * bool(lead and before[: span[0]].lower().endswith(lead[0].lower()))
    pair = similarity(words_of(old, language), words_of(new, language_of(new)))
    return score + (float(np.asarray(pair).max()) if pair.size else 0.0)


def _is_name(phrase: str) -> bool:
    """Whether an English phrase is a name and no capitalised everyday word ("Party")."""
    first = words_of(phrase, "en")[:1]
    known = load_lexicon().stem_ids.get(first[0].term) if first else None
    return phrase[:1].isupper() and not (known is not None and load_lexicon().lower_case[known])


def is_named(phrase: str) -> bool:
    """Whether a phrase of either language is a name, alone or before what kind of body it is of."""
    if not HAN.search(phrase):
        return _is_name(phrase)
    return any(map(_names, words_of(phrase, "zh"))) or _is_place(phrase)


def _is_place(phrase: str) -> bool:
    words = words_of(phrase, "zh")
    rank = phrase[-1:] in "区市省县镇村" and not (words and is_generic(words[-1].term))
    return rank or any(word.tag == "ns" for word in words)


def of_a_kind(old: str, new: str) -> bool:
    """Whether two phrases are both places or both none, or both dates."""
    language = language_of(new)
    dates = [bool(find_quantities(text, language)) for text in (old, new)]
    if language != "zh" or not HAN.search(old):
        return dates[0] == dates[1]
    return dates[0] == dates[1] and _is_place(old) == _is_place(new)

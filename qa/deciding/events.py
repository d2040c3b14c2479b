# ruff: noqa: E501  (word lists are one line each)
"""Things that happen once, and the dates that sentences give them: what a question may suppose wrongly.

"Did the press open in 2019?" is set right by a sentence that says when it opened; "Did sales grow
in 2019?" is not answered by what they did in another year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.english import stem
from index.numbers import Quantity, find_quantities
from index.text import HAN, match_form
from index.types import Language
from qa.asking.asked import Asked, is_known
from qa.comparing.agreement import compare_dates, is_more_precise
from qa.comparing.alignment import Word, similarity, words_of
from qa.deciding.asked_attribute import SPOKEN_OF, SPOKEN_OF_UNKNOWN
from qa.reading.surroundings import Support
from qa.types import EvidenceSentence, Question

# What happens to one thing once, or seldom.
_ONCE_ZH = re.compile(
    r"成立|创立|创办|创建|建立|设立|组建|诞生|开业|开张|开馆|开园|开幕|开放|启用|投用|投产|投运|开通|通车|通航|竣工|完工|建成|落成|开工|动工|奠基|出生|去世|逝世|毕业|结婚|当选|就任|上任|出任|任命|退休|获批|批准|签署|签约"
    r"|出版|上映|上市|上线|推出|收购|合并|迁入|搬迁|迁至|关闭|关停|停业|停运|停产|停止|倒闭|取消|恢复|重开|重启|加入|生效|施行|颁布|发明|发现|建校|建馆|建厂|建院|建城|首播|首演|修建|建造|始建|揭牌|更名|改名|撤销|解散|破产"
)
_ONCE_EN = frozenset(
    stem(word)
    for word in (
        "found founded establish established establishment open opened opening close closed closure launch launched build built complete completed finish finished inaugurate born birth die died death graduate graduated marry married "
        "elect elected appoint appointed retire retired sign signed adopt adopted approve approved publish published release released acquire acquired acquisition merge merged buy bought move moved create created invent invented "
        "discover discovered introduce introduced start started begin began begun abolish abolished cancel cancelled dissolve dissolved join joined rename renamed demolish demolished shut set"
    ).split()
)
_WHY_DID = re.compile(
    r"\b[Ww]hy (?:did|does|do) (?:the |its |their |an? )?(?P<name>(?:[A-Z][\w'’-]* )*)"
    r"(?P<run>(?:(?!(?:of|in|at|for|from|to|by|on|with|and|or|the|an?|its|their|his|her|not)\b)"
    r"[a-z][\w'’-]* ?){1,4})"
)
_WHY_ZH = re.compile(r"[为為](?:什[么麼]|何|啥|甚麼)")
_LIGHT_ZH = frozenset(
    "称为 称作 叫做 叫作 认为 视为 成为 作为 当作 看到 看见 无法 需要 可以 能够 决定 选择 打算 没有 发生 出现 导致 造成 引起 开始 继续 进行".split()
)
# Of lives and works: how else the end or the beginning of one is told.
_TOLD_AS = tuple(
    (re.compile(asked), re.compile(told))
    for asked, told in (
        ("去世|逝世|过世|死亡|身亡", r"卒|薨|崩|殁|亡|病逝|享年|[—–~～－-]\s*(?:公元)?\d{1,4}年?"),
        ("出生|诞生", r"生于|生$|\d{1,4}年?[^，。；]{0,12}[—–~～－-]"),
        ("建成|落成|建造|修建|兴建|建立", "筑|建|盖|落成|竣工|完工|造"),
        ("创立|成立|创办|创建|设立|建立|组建", "新增|增设|创|设|成立|组建|建"),
        (r"\b(?:publish|releas)", r"\((?:\w+ )?\d{4}\)|\bissued\b|\bcame out\b|\bappeared\b"),
        (r"\bdie[ds]?\b", r"[—–-]\s*\d{3,4}|\bdeath\b|\bkilled\b"),
        (r"\bborn\b", r"\(\s*\D{0,20}\d{3,4}\s*[—–-]|\bbirth"),
    )
)
SAME_EVENT, _APART = 0.6, 40  # by their words; characters between an event and its date
# When something will be is told by what has to come first (要等二期建成后才能启用).
_COMES_FIRST = re.compile(
    r"(?:^|[，。；,;要须得]|必须|需要)(?:等|待|直到)[^，。；,;]{2,30}(?:后|时|为止|才)"
    r"|[^，。；,;]{2,30}(?:后|前)(?:才|方可|方能|再|即可|始)"
    r"|\b(?:until|once (?:the|it|they|all|this|that)|as soon as|not before|only (?:after|when)"
    r"|within (?:\d+|[a-z]+) (?:\w+ )?(?:hours?|days?|weeks?|months?|years?) (?:of|after))\b"
)
_CLAUSE = re.compile(r"[,，;；。:：、]|(?<!\d)\. |\band\b|\bbut\b")


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """The date a question supposes for something that happens once, and the words for that."""

    date: Quantity
    words: tuple[int, ...]


def event_words(asked: Asked) -> tuple[int, ...]:
    """The numbers of the asked words that say that something happened once."""
    return tuple(
        place
        for place, word in enumerate(asked.words)
        if (_ONCE_ZH.search(word.term) or word.term in _ONCE_EN) and not word.name
    )


def reason_for(text: str, asked: Asked) -> int | None:
    """The number of the verb that a question asks the reason for ("Why did X sue Y?", 为什么辞职)."""
    if why := _WHY_ZH.search(text):
        after = (p for p, word in enumerate(asked.words) if word.start >= why.end())
        return next((p for p in after if _is_deed(asked.words[p])), None)
    found = _WHY_DID.search(text)
    if not found:
        return None
    words = list(re.finditer(r"\S+", found["run"]))
    # after a name the verb is next; a noun may have words of its own before it
    verb = words[0 if found["name"] else -1]
    start = found.start("run") + verb.start()
    return next((place for place, word in enumerate(asked.words) if word.start == start), None)


def _is_deed(word: Word) -> bool:
    """Whether a Chinese verb tells a deed; one that only names, thinks or helps does not."""
    return word.tag == "v" and len(word.term) > 1 and is_known(word) and word.term not in _LIGHT_ZH


def told_otherwise(text: str, told: str) -> bool:
    """Whether a sentence tells in other words of what a question says happened (卒 for 去世)."""
    return any(asked.search(text) and other.search(told) for asked, other in _TOLD_AS)


def told_by_what_comes_first(asked: Asked, text: str, told: NDArray[np.bool_]) -> bool:
    """Whether a sentence says when by what has to come first; ``told`` (asked words,) are those it
    speaks of: of a thing no near one will do."""
    things = np.array([word.tag[:1] in ("n", "") for word in asked.words])
    return bool(_COMES_FIRST.search(match_form(text))) and bool(told[things].all())


def supposed(question: Question, asked: Asked) -> DatedEvent | None:
    """What a yes-no question supposes about when something happened, if it supposes one date."""
    dates = [q for q in asked.quantities if q.kind == "date" and q.value]
    happened = event_words(asked)
    if question.answer_type != "yes_no" or len(dates) != 1 or not happened:
        return None
    return DatedEvent(dates[0], happened)


def date_told(
    event: DatedEvent, asked: Asked, evidence: EvidenceSentence, support: Support
) -> Quantity | None:
    """The date that a sentence gives the event of a question, if it is about that event."""
    for place, word in enumerate(asked.words):
        least = SPOKEN_OF if is_known(word) else SPOKEN_OF_UNKNOWN
        if place not in event.words and asked.weights[place] >= 0.3 and support.wide[place] < least:
            return None
    asking = [asked.words[place] for place in event.words]
    near = list(_dated(asking, evidence.text, evidence.document.language))
    return min(near, key=lambda found: found[0])[1] if near else None


def _dated(asking: Sequence[Word], text: str, language: Language) -> Iterator[tuple[int, Quantity]]:
    """The dates that stand in one clause with the event, and how many characters from it."""
    happened = list(_spans(asking, text, language))
    for date in (q for q in find_quantities(text, language) if q.kind == "date" and q.value):
        for first, last in happened:
            start, end = sorted((date.start, date.end, first, last))[1:3]
            if end - start <= _APART and not _CLAUSE.search(text[start:end]):
                yield end - start, date


def _spans(asking: Sequence[Word], text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Where a text speaks of the event, whatever words the segmenter made of it (年出 | 生于)."""
    folded, words = match_form(text), words_of(text, language)
    for word in asking:
        if HAN.match(word.term):
            yield from (found.span() for found in re.finditer(re.escape(word.term), folded))
    if words:
        match = similarity(asking, words).max(axis=0)
        yield from ((words[n].start, words[n].end) for n in np.flatnonzero(match >= SAME_EVENT))


def agrees(supposed_date: Quantity, told: Quantity) -> bool | None:
    """Whether the date told is the one supposed; None where it is not told as precisely."""
    verdict = compare_dates(supposed_date, told)
    if verdict == "apart":
        return None
    if verdict == "same":
        return None if is_more_precise(supposed_date, [told]) else True
    return False

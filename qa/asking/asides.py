# ruff: noqa: E501  (one pattern is one line)
"""Follow-ups about the answer itself: who said it, what the other version says, its second item."""

import re

from index.numerals import han_value
from index.text import language_of
from index.types import Language
from qa.types import Answer, Turn

LONGEST_QUOTE = 160  # characters
LONGEST_ITEM = 40  # characters of an item that stands in the place of its number

_JOINED = r"^\W*+(?:(?:那么|那|and|but|so|then)[,，\s]*+)?"
_WHO_SAID = re.compile(
    _JOINED
    + r"(?:(?:这|這|那)(?:句|番|些)?(?:话|話)?)?(?:是)?(?:谁|誰|哪位|什么人|什麼人)(?:说|說|讲|講|透露|表示|提)(?:到|过|過)?的(?:话|話)?(?:呢|呀|啊)?\W*$"
    r"|"
    + _JOINED
    + r"(?:who (?:said|says|told (?:you|us|them)|claimed|claims|stated) (?:that|this|so|it)|according to whom|whose (?:words|statement) (?:is|are|was|were) (?:that|this|these|those))\W*$",
    re.IGNORECASE,
)


def _version(han: str, latin: str) -> re.Pattern[str]:
    """How what the version in a language says is asked for."""
    return re.compile(
        _JOINED
        + rf"(?:在)?(?:{han})(?:的)?(?:版本?|原文|原稿|文本|稿|材料)?(?:里|裡|中|上)?(?:面)?(?:是)?(?:又)?(?:怎么|怎麼|怎样|怎樣|如何)(?:说|說|写|寫|讲|講|表述|表达|表達)(?:的)?(?:呢)?\W*$"
        rf"|{_JOINED}(?:根据|根據|按照?|在|看)?(?:{han})(?:的)?(?:版本?|原文|原稿|文本|稿)(?:里|裡|中)?呢\W*$"
        rf"|{_JOINED}(?:what does|how does|how is it put in|and) ?the {latin}(?:[- ]language)? (?:version|text|original|document|source|release)(?: (?:say|put it|have it|read))?\W*$"
        rf"|{_JOINED}(?:how|what) (?:is|was|does) (?:it|that)(?: say| put| said)? in {latin}\W*$",
        re.IGNORECASE,
    )


_VERSION: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("en", _version("英文|英语|英語", "English")),
    ("zh", _version("中文|汉语|漢語|华文|華文", "Chinese")),
)
_OF_VERSION = re.compile(
    r"^(?:根据[中英]文版，|according to the (?:english|chinese) version, )", re.IGNORECASE
)
_ITEM = re.compile(
    _JOINED
    + r"(?:(?:what|how) about |what is |which is )?(?:第(?P<zh>[一二三四五六七八九十]|\d{1,2})(?P<of>个|個|项|項|条|條|种|種|位|家|所|点|點|类|類|步|件|部分)?|the (?P<en>first|second|third|fourth|fifth|sixth)(?P<one> one| item| point)?)(?P<rest>.*)$",
    re.IGNORECASE,
)
_NOTHING_MORE = re.compile(
    r"(?:呢|是什么|是什麼|是啥|是谁|是誰|具体是什么|怎么说|怎麼說)?\W*", re.IGNORECASE
)
_ENGLISH = ("first", "second", "third", "fourth", "fifth", "sixth")
_BETWEEN = re.compile(r"、|，(?:以及|及|和)?|,\s*(?:and\s+)?|；|;\s*(?:and\s+)?")
_LAST_BETWEEN = re.compile(r"以及|及|和|\s+and\s+")
_RUN = re.compile(
    r"(?:[^，,。；;、：:]{2,30}、)+[^，,。；;、：:]{2,40}"
    r"|(?:[\w' -]{2,40}, )+(?:and )?[\w' -]{2,40} and [\w' -]{2,40}"
)
_LISTED = re.compile(
    r"^.{0,12}?(?:分别是|分别为|分別是|分別為|包括|即|是|为|為|include|are)[:：]?\s*"
)


def about_what_was_said(text: str, turns: tuple[Turn, ...], before: str) -> str:
    """Return what a follow-up about the answer itself asks, in full, or "" where it is none."""
    quote = _quoted(turns)
    if quote and _WHO_SAID.match(text):
        return f"谁说“{quote}”？" if language_of(quote) == "zh" else f"Who said “{quote}”?"
    for language, pattern in _VERSION:
        if pattern.match(text):
            return _of_version(before, language)
    return ""


def item_of(text: str, last: Answer) -> str:
    """Return a follow-up about an item of the list just given (第二个呢?) with the item, or ""."""
    asked = _ITEM.match(text.strip())
    if not asked:
        return ""
    alone = bool(_NOTHING_MORE.fullmatch(asked["rest"]))
    if not alone and not (asked["of"] or asked["one"]):
        return ""  # 第四使馆区, "the first phase"
    place = _ENGLISH.index(asked["en"].lower()) if asked["en"] else _number(asked["zh"]) - 1
    items = _items(last)
    if not 0 <= place < len(items):
        return ""
    item = items[place]
    end = "？" if language_of(item) == "zh" else "?"
    if alone:
        return item + end
    return f"{item}{asked['rest']}" if len(item) <= LONGEST_ITEM else ""


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(han_value(written))


def _quoted(turns: tuple[Turn, ...]) -> str:
    """The sentence that the last answer with any rests on."""
    for turn in reversed(turns):
        for statement in turn.answer.statements[:1]:
            cited = [c.quote for c in turn.answer.citations if c.n in statement.citations]
            if cited:
                return cited[-1][:LONGEST_QUOTE].strip(" 。.？?！!")
    return ""


def _of_version(before: str, language: Language) -> str:
    before = _OF_VERSION.sub("", before)
    if language_of(before) == "zh":
        return f"根据{'英文版' if language == 'en' else '中文版'}，{before}"
    return f"According to the {'English' if language == 'en' else 'Chinese'} version, {before}"


def _items(answer: Answer) -> list[str]:
    """The items of the list that an answer gave: bullets, or what stands in bold."""
    bullets = [statement.text for statement in answer.statements if statement.bullet]
    if len(bullets) > 1:
        return [text.strip(" 。.；;，,") for text in bullets]
    for statement in answer.statements[:1]:
        spans = [statement.text[a:b] for a, b in statement.bold]
        if len(spans) > 1:
            return spans
        spans = spans or [found[0] for found in _RUN.finditer(statement.text)]
        for span in spans:
            items = _BETWEEN.split(_LISTED.sub("", span.strip(" 。.")))
            last = _LAST_BETWEEN.split(items[-1], maxsplit=1)
            found = [item.strip() for item in (*items[:-1], *last) if item.strip()]
            return found if len(found) > 1 else []
    return []

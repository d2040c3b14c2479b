# ruff: noqa: E501  (one pattern is one line)
"""The sides of a question about two things: each is asked about by itself, and then compared."""

import re
from dataclasses import dataclass
from typing import Literal

from index.text import match_form
from index.types import Language

End = Literal["", "more", "less"]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: the names of both sides, the question for each, and which end of the order
    is wanted where it is asked which of them is the more ("", where it is not)."""

    names: tuple[str, str]
    texts: tuple[str, str]
    wanted: End = ""


_DIFFER_ZH = re.compile(
    r"^(?P<one>[^,，]{2,20}?)(?:和|与|跟|同)(?P<two>[^,，]{2,20}?)(?=在|的|有|之间|对)(?:之间)?(?P<rest>.*?)(?:有|存在)?(?:什么|哪些|何|怎样的)?(?:不一样|不同|区别|差别|差异|异同|变化)(?:之处|的地方)?(?:是什么|在哪里?|吗|有哪些|如何)?\?*$"
)
_DIFFER_EN = (
    re.compile(
        r"^how (?:do|does|did) (?P<one>.+?) and (?P<two>.+?) (?:differ|compare)(?: (?:in|on|as to|regarding|with regard to|in terms of) (?:their )?(?P<rest>.+?))?\?*$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^what (?:is|are) the differences? between (?P<one>.+?) and (?P<two>.+?)(?: (?:in|on|as to|regarding|in terms of) (?:their )?(?P<rest>.+?))?\?*$",
        re.IGNORECASE,
    ),
)

_LESS_ZH = {
    "小": "大", "少": "多", "低": "高", "短": "长", "便宜": "贵", "慢": "快", "近": "远", "轻": "重", "窄": "宽", "浅": "深",
}  # fmt: skip
_DEGREE_ZH = f"(?P<degree>[{''.join(dict.fromkeys((*'大多高长贵快远重宽深久', *(w for w in _LESS_ZH if len(w) == 1))))}]|便宜)"
_SIDE_ZH = r"(?:(?!多少|什么|哪|谁|怎|为何|几)[^,，、?？]){2,20}?"
_WHICH_ZH = re.compile(
    rf"^(?P<one>{_SIDE_ZH})(?:和|与|跟|同|、|还是)(?P<two>{_SIDE_ZH})(?:相比|比较|比起来|两者|二者|之间|当中|之中|中)?[,，:：]?\s*"
    rf"(?:谁|哪(?:一|两)?(?:个|家|座|条|边|类|者|方|种|所|项|里|年|月|届|位|区|省|市|县|国|城市|地方)?)的?(?P<what>[一-鿿]{{0,8}}?)(?:会|要)?(?:更加|更|比较|较|最)?{_DEGREE_ZH}(?:一些|一点|点|些)?呢?\?*$"
)
_OR_ZH = re.compile(
    rf"^(?P<one>{_SIDE_ZH})(?:的(?P<what>[一-鿿]{{1,8}}?))?(?:更|比较)?{_DEGREE_ZH}[,，]?还是(?P<two>{_SIDE_ZH})(?:的(?P=what))?(?:更|比较)?(?P=degree)呢?\?*$"
)
_THAN_ZH = re.compile(
    rf"^(?P<one>{_SIDE_ZH})(?:是不是|是否)?(?:要)?(?<![占对正可])比(?![重例赛率价较如])(?P<two>{_SIDE_ZH})(?:还要|还|要)?更?{_DEGREE_ZH}(?:一些|一点|点|些)?(?:吗|嘛|么|是吗|对吗)?(?:[,，].*)?\?*$"
)
_OWNED_ZH = re.compile(r"^(?P<owner>[^的]+)的(?P<what>[^的]{1,10})$")

_BASE_EN = {
    "bigger": "big", "larger": "large", "higher": "high", "longer": "long", "taller": "tall", "older": "old", "heavier": "heavy",
    "deeper": "deep", "wider": "wide", "faster": "fast", "farther": "far", "further": "far", "thicker": "thick", "hotter": "hot",
    "warmer": "warm", "greater": "great", "stronger": "strong", "more expensive": "expensive", "dearer": "expensive",
}  # fmt: skip
_LESS_EN = {
    "smaller": "large", "lower": "high", "shorter": "long", "younger": "old", "lighter": "heavy", "shallower": "deep",
    "narrower": "wide", "slower": "fast", "nearer": "far", "closer": "far", "thinner": "thick", "colder": "warm", "cooler": "warm",
    "weaker": "strong", "cheaper": "expensive", "less expensive": "expensive",
}  # fmt: skip
_DEGREE_EN = (
    rf"(?:the )?(?P<degree>{'|'.join(sorted((*_BASE_EN, *_LESS_EN), key=len, reverse=True))})"
)
_MORE_EN = r"(?:the )?(?P<degree>more|most|fewer|fewest|less|least)"
_WHICH_EN = re.compile(
    rf"^which (?:of (?:the |these )?(?:two|both) )?(?P<noun>(?:[a-z-]+ ){{0,2}}?)(?:is|was|are|were) {_DEGREE_EN}(?P<rest>(?: [^,:?]{{1,80}}?)?)\s*[,:–-]\s*(?P<one>.+?),? or (?P<two>.+?)\?*$",
    re.IGNORECASE,
)
_WHICH_HAS_EN = re.compile(
    rf"^which (?:of (?:the |these )?(?:two|both) )?(?P<noun>(?:[a-z-]+ ){{0,2}}?)(?P<verb>[a-z]+) {_MORE_EN} (?P<what>[^,:?]+?)\s*[,:–-]\s*(?P<one>.+?),? or (?P<two>.+?)\?*$",
    re.IGNORECASE,
)
_THAN_EN = re.compile(
    rf"^(?:is|are|was|were) (?P<one>.+?) {_DEGREE_EN} than (?P<two>[^,?]+)\?*$", re.IGNORECASE
)
_HAS_THAN_EN = re.compile(
    rf"^(?P<helper>does|do|did) (?P<one>.+?) (?P<verb>[a-z]+) {_MORE_EN} (?P<what>(?!often\b).+?) than (?P<two>[^,?]+?)(?: (?:does|do|did|has|have))?\?*$",
    re.IGNORECASE,
)


def sides_of(text: str, language: Language) -> Sides | None:
    """Return the two things that a question compares; ``None`` where it compares none."""
    ways = (_differing_zh, _which_zh) if language == "zh" else (_differing_en, _which_en, _has_en)
    return next((found for find in ways if (found := find(text))), None)


_FRAME_ZH = re.compile(r"^(?:关于|對於|对于|比较|比較)|(?:相比|相比较|比起来|比较)$")


def _differing_zh(text: str) -> Sides | None:
    found = _DIFFER_ZH.match(match_form(text))
    if not found:
        return None
    rest = text[slice(*found.span("rest"))].strip()
    one, two = (
        _FRAME_ZH.sub("", text[slice(*found.span(side))].strip()) for side in ("one", "two")
    )
    rest = _FRAME_ZH.sub("", rest)
    ask = f"{rest}是什么？" if rest else "是怎样的？"
    first, second = _both_whole(one, two)
    return Sides(_told_apart(one, two), (first + ask, second + ask))


def _differing_en(text: str) -> Sides | None:
    found = next((m for pattern in _DIFFER_EN if (m := pattern.match(text))), None)
    if not found:
        return None
    one, two, rest = found["one"].strip(), found["two"].strip(), (found["rest"] or "").strip()
    ask = f"What are the {rest} of" if rest else "What is"
    return Sides((one, two), (f"{ask} {one}?", f"{ask} {two}?"))


def _which_zh(text: str) -> Sides | None:
    """ "A和B哪个更大", "A比B大吗": how large each of them is."""
    patterns = (_WHICH_ZH, _OR_ZH, _THAN_ZH)
    found = next((m for pattern in patterns if (m := pattern.match(match_form(text)))), None)
    if not found:
        return None
    one, two = (
        text[slice(*found.span(side))].strip().removeprefix("是") for side in ("one", "two")
    )
    what = text[slice(*found.span("what"))] if found.re is not _THAN_ZH and found["what"] else ""
    shared = _OWNED_ZH.match(two if found.re is _WHICH_ZH else one)
    if shared and not what and not (_OWNED_ZH.match(one) and _OWNED_ZH.match(two)):
        what = shared["what"]
        one, two = (re.sub(f"的{re.escape(what)}$", "", side) for side in (one, two))
    degree = found["degree"]
    base = _LESS_ZH.get(degree, degree)
    of = f"的{what}" if what else ""
    plain = "是多少" if of else f"有多{base}"  # 多高 alone asks for metres
    asking = {"多": "有多少", "贵": "是多少钱"}.get(base, plain)
    first, second = _both_whole(one, two)
    texts = (f"{first}{of}{asking}？", f"{second}{of}{asking}？")
    return Sides(_told_apart(one, two), texts, "less" if degree in _LESS_ZH else "more")


_DATED_ZH = re.compile(
    r"^(?P<before>.*?)(?P<date>(?:\d{4}年|今年|去年)(?:\d{1,2}月)?)(?P<after>.*)$"
)


def _both_whole(one: str, two: str) -> tuple[str, str]:
    """Both sides with what stands once for both: the year ("2024年甲厂和乙厂", "甲厂和乙厂2024年"), or
    of two years whose they are ("甲厂2023年和2024年")."""
    owned = _OWNED_ZH.match(one)
    if owned and "的" not in two:
        two = f"{owned['owner']}的{two}"
    first, second = _DATED_ZH.match(one), _DATED_ZH.match(two)
    if first and second:
        shared = first["before"] if not second["before"] and not first["after"] else ""
        return one, shared + two
    if first and not first["before"]:
        return one, first["date"] + two
    if second and not second["after"]:
        return one + second["date"], two
    return one, two


def _told_apart(one: str, two: str) -> tuple[str, str]:
    """The names by which both sides are told apart: without the year, or by it alone; without
    whose they are, where that stands once for both."""
    owned = _OWNED_ZH.match(one)
    if owned and "的" not in two:
        one = owned["what"]
    first, second = _DATED_ZH.match(one), _DATED_ZH.match(two)
    if first and second:
        return (first["date"] if not first["after"] else one), two
    bare = (m["before"] + m["after"] if m else side for m, side in ((first, one), (second, two)))
    name, other = bare
    return name, other


def _which_en(text: str) -> Sides | None:
    """ "Which is larger, A or B?", "Is A larger than B?": how large each of them is."""
    found = _WHICH_EN.match(text) or _THAN_EN.match(text)
    if not found:
        return None
    degree = found["degree"].lower()
    base = _BASE_EN.get(degree) or _LESS_EN[degree]
    one, two = found["one"].strip(), found["two"].strip()
    which = found.re is _WHICH_EN
    if which and (noun := found["noun"].strip()):
        one, two = (_with_noun(side, noun) for side in (one, two))
    rest = found["rest"] if which else ""
    if not which:
        two, rest = _parted(two)
    texts = (f"How {base} is {one}{rest}?", f"How {base} is {two}{rest}?")
    return Sides((one, two), texts, "less" if degree in _LESS_EN else "more")


def _has_en(text: str) -> Sides | None:
    """ "Which has more beds, A or B?", "Does A have more beds than B?": how many each of them has."""
    found = _WHICH_HAS_EN.match(text) or _HAS_THAN_EN.match(text)
    if not found:
        return None
    one, two, what, verb = (found[key].strip() for key in ("one", "two", "what", "verb"))
    wanted: End = "less" if found["degree"].lower()[:2] in ("fe", "le") else "more"
    if found.re is _WHICH_HAS_EN:
        one, two = (_with_noun(side, found["noun"].strip()) for side in (one, two))
        at_times = one[0].isdigit() and two[0].isdigit()
        middle = "in" if at_times else verb
        texts = (f"How many {what} {middle} {one}?", f"How many {what} {middle} {two}?")
        return Sides((one, two), texts, wanted)
    helper = found["helper"].lower()
    if _WITHIN.match(two):  # "… more visitors in 2024 than in 2023"
        parted = list(_WITHIN.finditer(what))
        if not parted:
            return None
        at, what = what[parted[-1].start() :].strip(), what[: parted[-1].start()].strip()
        ask = f"How many {what} {helper} {one} {verb}"
        names = (_WITHIN.sub("", at).strip(), _WITHIN.sub("", two).strip())
        return Sides(names, (f"{ask} {at}?", f"{ask} {two}?"), wanted)
    two, rest = _parted(two)
    ask = f"How many {what} {helper}"
    return Sides((one, two), (f"{ask} {one} {verb}{rest}?", f"{ask} {two} {verb}{rest}?"), wanted)


def _parted(side: str) -> tuple[str, str]:
    """The last side without the time or place that holds for both ("… than Barlow in 2024")."""
    found = list(_TIMED.finditer(side))
    return (side[: found[-1].start()], side[found[-1].start() :]) if found else (side, "")


_TIMED = re.compile(r"\s(?:in|during|at the end of) \d{4}$", re.IGNORECASE)


def _with_noun(side: str, noun: str) -> str:
    """ "The north" with what both are ("wing"); a year and a name stay as they are."""
    named = side[0].isdigit() or side[0].isupper() or noun in side.lower()
    return side if named else f"{side} {noun}"


_WITHIN = re.compile(r"(?:^|\s)(?:in|on|at|during|under)\s", re.IGNORECASE)

"""Finds every number, share, date and ordinal in Chinese or English text, in one canonical form.

三成, 30% and "thirty percent" become the same quantity; so do 1200万 and "12 million", 半数以上 and
"more than half", 民國113年 and 2024. Bounds (以上, at least, 约 …) are kept with the number.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from index.dates import find_dates
from index.hints import Hints, Needs
from index.numerals import (
    CARDINAL_SIGNS,
    HAN_NUMERAL,
    ORDINAL_SIGNS,
    ORDINAL_VALUES,
    WORD_POWERS,
    WORD_SCALES,
    WORD_VALUES,
    digits_value,
    han_value,
    plain,
    roman_value,
    some_range,
    words_value,
)
from index.text import SENTENCE
from index.types import Language, check_span
from index.units import (
    CLASSIFIER,
    EN_UNIT,
    MONEY,
    ZH_UNIT,
    ZH_UNITS,
    Bound,
    bound_of,
    english_unit,
)

QuantityKind = Literal["number", "share", "date", "ordinal"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: ``text[start:end]`` holds it with its unit, without the bound's words.

    ``value`` of a share is in percent (三成 is 30), of a date its year (0 when unknown); ``iso``
    is the form of ``index.dates``. ``upper`` is the other end of a range. ``unit`` is canonical
    ("km2", "CNY", "year", "person", "times", "point"; "phase", "plan", "congress" for ordinals) or
    empty for things counted. ``approximate`` is true for every bound but "exact", ``vague`` for a
    range without ends of its own (数十, "dozens").
    """

    start: int
    end: int
    kind: QuantityKind
    value: float
    unit: str = ""
    bound: Bound = "exact"
    approximate: bool = False
    upper: float | None = None
    iso: str | None = None
    vague: bool = False

    def __post_init__(self) -> None:
        check_span(self.start, self.end)


_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_MORE = r"(?:[多余](?=[百千万亿]))?"  # 20多万 is more than 200,000
_MIXED = rf"{_DIGITS}\s?{_MORE}[十百千万亿]*(?:{_DIGITS}[百千万亿]+)*"
_HAN = rf"[{HAN_NUMERAL}]+(?:点[〇零一二三四五六七八九]+|[多余][百千万亿]+)?"
_A_FEW = "(?<!(?<![每个各这])[人总次岁度参指函])数"  # 数十万, 每人数十元; no 人数十万
_CARDINAL = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
_SCALE = "|".join((*WORD_POWERS, "dozen"))
_WORDS = (
    rf"(?:(?:{_CARDINAL})(?:[- ](?:{_CARDINAL}))?|(?:a|an|one|{_DIGITS})(?=\s+(?:{_SCALE})))"
    rf"(?:\s+(?:and\s+)?(?:{_SCALE}|(?<=hundred )(?:and )?(?:{_CARDINAL})(?:-(?:{_CARDINAL}))?))*"
)
_ORDINAL = "|".join(ORDINAL_VALUES)
_NAMED = "phase|stage|part|chapter|volume|article|title|section|book|act|round|grade|level|war|type"

_Maker = Callable[[re.Match[str]], tuple[QuantityKind, float, str] | None]


def _any_value(text: str) -> float:
    text = re.sub("[多余]", "", text.strip())
    if text[0].isdigit():
        return words_value(text) if re.search("[a-z]", text, re.I) else digits_value(text)
    return words_value(text) if text[0].isascii() else han_value(text)


def _share(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    return "share", _any_value(match["value"]), ""


def _tenths(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    extra = match["extra"] and (5.0 if match["extra"] == "半" else _any_value(match["extra"]))
    return "share", _any_value(match["value"]) * 10 + (extra or 0.0), ""


def _fraction(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    above = match.groupdict().get("above") or "one"
    below = match["below"].lower().removesuffix("s")
    fixed = {"half": 2.0, "halve": 2.0, "quarter": 4.0}
    under = fixed.get(below) or float(ORDINAL_VALUES.get(below) or _any_value(match["below"]))
    over = 1.0 if above.lower() in ("a", "one", "") else _any_value(above)
    return ("share", round(100 * over / under, 4), "") if under else None


def _is_pair(text: str) -> bool:
    """二三 means two or three, not 23."""
    return len(text) == 2 and text in "一二三四五六七八九"


def _ordinal(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    named = match.groupdict()
    unit = "phase" if named.get("phase") else ""
    text = match["value"]
    if _is_pair(text):
        return None
    if re.fullmatch(r"\d+(?:st|nd|rd|th)", text):
        text = text[:-2]
    if re.fullmatch(r"[a-z-]+", text, re.IGNORECASE):
        return "ordinal", words_value(text), unit
    return "ordinal", _any_value(text), unit


def _word_ordinal(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    """ "First, we …" opens a list: that is no rank."""
    before = match.string[: match.start()].rstrip()
    if match.string.startswith(",", match.end()) and (not before or before[-1] in ".!?:;"):
        return None
    return _ordinal(match)


def _half_of(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    return "number", WORD_SCALES[match["value"].lower()] / 2, ""


def _half_unit(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    """Half a year is six months, half an hour thirty minutes."""
    year = match[0].endswith(("年", "year"))
    return ("number", 6.0, "month") if year else ("number", 30.0, "minute")


def _plan(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    value = _any_value(match["value"].removesuffix("th"))
    return ("ordinal", value, "plan") if value >= 10 else None


def _congress(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    return "ordinal", _any_value(match["value"]), "congress"


def _roman(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    value = roman_value(match["value"])
    return ("ordinal", float(value), "phase" if match["phase"] else "") if value else None


def _multiple(match: re.Match[str]) -> tuple[QuantityKind, float, str]:
    words = {"double": 2.0, "doubled": 2.0, "twice": 2.0, "triple": 3.0, "tripled": 3.0}
    english = words.get(match[0].lower())
    # 翻番 is to double, 翻两番 to double twice.
    return "number", english or 2.0 ** _any_value(match["times"] or "一"), "times"


def _chinese(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    value, unit = match["value"], match["unit"] or ""
    if value == "一" and ZH_UNITS.get(unit, "person") == "person":
        return None  # 一个, 一名 are mostly the article
    if (value in "百千万亿" and not unit) or _is_pair(value):
        return None  # 千家万户
    currency = match.groupdict().get("money")
    return "number", _any_value(value), MONEY.get(currency or "", ZH_UNITS.get(unit, ""))


def _english(match: re.Match[str]) -> tuple[QuantityKind, float, str] | None:
    value = _any_value(match["value"])
    scale = (match.groupdict().get("scale") or "").lower()
    if scale in ("m", "b", "k", "tn", "bn", "mn"):
        value *= {"m": 1e6, "b": 1e9, "k": 1e3}.get(scale) or WORD_SCALES[scale]
    unit = match["unit"] or ""
    if match["value"].lower() == "one" and not unit:
        return None
    if match["value"][0].isupper() and match.string[: match.start()].rstrip(" “\"'")[-1:].isalnum():
        return None  # "the Four Services": part of a name
    money = match.groupdict().get("money") or ""
    return "number", value, MONEY.get(money, english_unit(unit))


_UNIT_EN = (
    r"(?:[ -]?(?:(?:consecutive|successive|straight|full|whole|more|additional|calendar"
    r"|(?:working|business)(?! days?\b)) )?"
    rf"(?P<unit>{EN_UNIT})(?![a-z]))?"
)
_CURRENCY = r"(?P<money>US\$|HK\$|NT\$|RMB|[$€£¥￥])"
_HAN_SMALL = HAN_NUMERAL.replace("万", "").replace("亿", "")
_TENS_WORD = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_PARTS = "half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?"
# A pattern is tried on texts with Han characters, with Latin words, or on all, where they hold what
# it needs; the first one wins.
_TABLE: tuple[tuple[str, str, _Maker, Needs], ...] = (
    ("any", rf"(?P<value>{_DIGITS})\s?%(?!\s?points?)", _share, (("%",),)),
    ("zh", rf"百分之(?P<value>{_DIGITS}|{_HAN})", _share, (("百分之",),)),
    (
        "en",
        rf"\b(?P<value>{_DIGITS}|{_WORDS})[ -]?(?:percent|per cent|per-cent)\b",
        _share,
        (("percent", "per cent", "per-cent"),),
    ),
    ("zh", rf"(?P<below>{_DIGITS}|{_HAN})分之(?P<above>{_DIGITS}|{_HAN})", _fraction, (("分之",),)),
    (
        "zh",
        r"(?P<value>\d|[一二两三四五六七八九])成(?P<extra>[一二三四五六七八九半])?"
        r"(?![立为為了员員果本功长長熟就都绩績效份都人天])",
        _tenths,
        (("成",),),
    ),
    (
        "zh",
        r"(?<![一二三四五六七八九十\d])(?:一半|半数)(?!天|小时)"
        r"|(?<=过)半(?!年|天|个|小时|百)",
        lambda _: ("share", 50.0, ""),
        (("半",),),
    ),
    (
        "en",
        rf"\b(?P<above>\d|{_CARDINAL})\s(?:in|out of)(?: every)?\s"
        r"(?P<below>two|three|four|five|six|seven|eight|nine|ten|5|10|100)\b",
        _fraction,
        (("in", "out"), ("0", *CARDINAL_SIGNS)),
    ),
    (
        "zh",
        r"(?<![一二两三四五六七八九十百\d个上下前后大小多])半(?:年(?![度报级轮])|个?(?:小时|钟头))",
        _half_unit,
        (("半",),),
    ),
    ("en", r"\bhalf (?:a year|an hour)\b", _half_unit, (("half",),)),
    (
        "en",
        r"\bhalf an? (?P<value>million|billion|trillion|dozen|hundred|thousand)\b",
        _half_of,
        (("half",),),
    ),
    (
        "en",
        rf"\b(?P<above>an?|one|two|three|four|five|six|seven|eight|nine)[ -](?P<below>{_PARTS})\b"
        r"(?![ -](?:an? |million|day|hour|year|place|time))",
        _fraction,
        (("half", "third", "quarter", "fourth", "fifth", "sixth", "eighth", "tenth"),),
    ),
    (
        "en",
        r"(?<!first )(?<!second )(?<!latter )(?<!other )\bhalf(?= (?:of|the|its|their|all)\b)"
        r"|(?:(?<=than )|(?<=under )|(?<=over )|(?<=nearly )|(?<=almost )|(?<=about )"
        r"|(?<=roughly ))half\b(?!-| an?\b| past\b)",
        lambda _: ("share", 50.0, ""),
        (("half",),),
    ),
    (
        "zh",
        rf"(?P<value>十[{HAN_NUMERAL[2:12]}])五(?=[”\"’」』]|时期|规划|規劃|计划|計劃|期间|期間|末|以)",
        _plan,
        (("五",),),
    ),
    (
        "zh",
        r"(?P<value>十[五六七八九]|二十)大(?=以[来來]|报告|精神|上|召开|召開|后|後|之)",
        _congress,
        (("大",),),
    ),
    (
        "en",
        rf"(?P<value>\d+th|(?:{_TENS_WORD})-(?:{_ORDINAL})|{_ORDINAL}) five-year plan",
        _plan,
        (("five-year plan",),),
    ),
    ("zh", rf"第\s?(?P<value>{_DIGITS}|[{HAN_NUMERAL}]+)(?P<phase>期)?", _ordinal, (("第",),)),
    (
        "zh",
        rf"(?<![数几])(?P<value>\d+|[{_HAN_SMALL}]+)(?P<phase>期)(?![间間待望])",
        _ordinal,
        (("期",),),
    ),
    (
        "zh",
        r"首(?=个|次|批|部|位|家|届|座|款|例|项|条|创)",
        lambda _: ("ordinal", 1.0, ""),
        (("首",),),
    ),
    ("en", rf"\b(?P<phase>phase)\s+(?P<value>\d+|{_CARDINAL})\b", _ordinal, (("phase",),)),
    (
        "any",
        rf"(?-i:\b(?:(?P<phase>[Pp]hase)|(?i:{_NAMED})|[A-Z][a-z]+)\s+"
        r"(?P<value>[IVX]{2,}|(?<=hase )[IV])\b)",
        _roman,
        (("II", "IV", "IX", "VI", "VV", "VX", "XI", "XV", "XX", "hase "),),
    ),
    (
        "en",
        r"\b(?P<value>\d+(?:st|nd|rd|th))(?:\s+(?P<phase>phase))?\b",
        _ordinal,
        (("st", "nd", "rd", "th"), ("0",)),
    ),
    (
        "en",
        rf"\b(?P<value>(?:(?:{_TENS_WORD})-)?(?:{_ORDINAL}))(?:\s+(?P<phase>phase))?\b",
        _word_ordinal,
        (ORDINAL_SIGNS,),
    ),
    (
        "any",
        r"\b(?:doubled?|twice|tripled?)\b|翻了?(?P<times>[一二两三四])?番",
        _multiple,
        (("double", "twice", "triple", "番"),),
    ),
    (
        "zh",
        rf"(?<![{HAN_NUMERAL}\d第好无])(?P<some>(?:十几|(?:几|{_A_FEW})[十百千])[万亿]?)(?!分|年代)多?"
        rf"(?:(?P<unit>{ZH_UNIT})|(?=[{CLASSIFIER}]))",
        lambda m: ("number", some_range(m["some"])[0], ZH_UNITS.get(m["unit"] or "", "")),
        (("几", "数"),),
    ),
    (
        "en",
        r"\b(?:several|a few|many) (?P<some>dozen|hundred|thousand)\b"
        r"(?! of thousands| of millions)",
        lambda m: ("number", some_range(m["some"])[0], ""),
        (("dozen", "hundred", "thousand"),),
    ),
    (
        "en",
        r"(?<!hundreds of )(?<!tens of )\b(?P<some>dozens|hundreds|thousands) of\b"
        r"(?! thousands| millions)",
        lambda m: ("number", some_range(m["some"])[0], ""),
        (("dozens", "hundreds", "thousands"),),
    ),
    (
        "zh",
        rf"(?<![A-Za-z\d.])(?:{_CURRENCY}\s?)?(?P<value>{_MIXED})(?P<more>[多余])?"
        rf"(?P<unit>{ZH_UNIT})",
        _chinese,
        (("0",),),
    ),
    (
        "zh",
        rf"(?<![几第])(?<!{_A_FEW})(?P<value>{_HAN})(?P<more>[多余])?(?:(?P<unit>{ZH_UNIT})(?!代)"
        rf"|(?=[{CLASSIFIER}]|[至到~-][{HAN_NUMERAL}]+(?:{ZH_UNIT}|[{CLASSIFIER}])))",
        _chinese,
        (tuple(HAN_NUMERAL),),
    ),
    (
        "any",
        rf"(?<![A-Za-z\d.])(?<!(?-i:[A-Z])-)(?:{_CURRENCY}\s?)?"
        rf"(?P<value>{_DIGITS}(?:\s(?:{_SCALE}))+|{_MIXED})(?P<scale>(?:k|m|b|bn|mn|tn)(?![a-z]))?{_UNIT_EN}(?![A-Za-z])",
        _english,
        (("0",),),
    ),
    ("en", rf"\b(?P<value>{_WORDS}){_UNIT_EN}\b", _english, (CARDINAL_SIGNS,)),
    (
        "zh",
        rf"(?<![几第])(?<!{_A_FEW})(?P<value>[{HAN_NUMERAL}]*[十百千万亿][{HAN_NUMERAL}]+)(?P<unit>)",
        _chinese,
        (tuple("十百千万亿"),),
    ),
)
_PATTERNS = tuple(
    (where, re.compile(form, re.IGNORECASE), make, needs) for where, form, make, needs in _TABLE
)
_HAS = {
    "zh": re.compile(r"[一-鿿〇]"),
    "en": re.compile(r"[A-Za-z]{2}|\d[A-Za-z]"),
    "any": re.compile(""),
}

_DASH = re.compile(r"\s?(?:-|~|至|到|or|to|and)\s?", re.IGNORECASE)
_SPAN_DASH = re.compile(r"\s?[-~]\s?")
_ENDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "万": 1e4, "亿": 1e8}
_END_SCALE = re.compile("|".join(_ENDS), re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


def find_quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    """Return the quantities of ``text`` in order; spans are code points of ``text``.

    ``language`` is that of the text; numbers written in the other language's way are found as well.
    """
    # a sentence is read for its numbers many times while one question is answered, a document a few
    return (_of_sentence if len(text) <= SENTENCE else _of_document)(text, language)


def _quantities(text: str, language: Language) -> tuple[Quantity, ...]:
    flat = plain(text)
    taken = bytearray(len(flat))
    found = [
        Quantity(start, end, "date", _year_of(iso), iso=iso) for start, end, iso in find_dates(flat)
    ]
    for quantity in found:
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    tried = {where for where, present in _HAS.items() if where == language or present.search(flat)}
    found.extend(_numbers(flat, taken, tried))
    found.sort(key=lambda quantity: quantity.start)
    return tuple(_ranges(flat, [_bounded(flat, quantity) for quantity in found]))


_of_sentence = lru_cache(maxsize=8192)(_quantities)
_of_document = lru_cache(maxsize=64)(_quantities)


def _year_of(iso: str) -> float:
    match = _YEAR.match(iso)
    return float(match[0]) if match else 0.0


def _numbers(flat: str, taken: bytearray, tried: set[str]) -> Iterator[Quantity]:
    hints = Hints(flat)
    for where, pattern, make, needs in _PATTERNS:
        if where not in tried or not hints.allow(needs):
            continue
        for match in pattern.finditer(flat):
            start, end = match.span()
            if end == start or any(taken[start:end]):
                continue
            made = make(match)
            if made is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            start += len(match[0]) - len(match[0].lstrip())
            told = match.groupdict().get("some")
            more = match.groupdict().get("more") or re.search("[多余]", match[0])
            bound: Bound = "about" if told else "more_than" if more else "exact"
            upper = some_range(told)[1] if told else None
            yield Quantity(start, end, *made, bound, bound != "exact", upper, vague=bool(told))


def _bounded(flat: str, quantity: Quantity) -> Quantity:
    if quantity.kind in ("date", "ordinal"):
        return quantity
    before = flat[max(0, quantity.start - 20) : quantity.start]
    bound = bound_of(before, flat[quantity.end :], quantity.unit)
    return quantity if bound == "exact" else replace(quantity, bound=bound, approximate=True)


def _ranges(flat: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Join "2年-3年", "10%-20%", "two to three" into one quantity with an upper end."""
    place = 0
    while place < len(found):
        low = found[place]
        high = found[place + 1] if place + 1 < len(found) else None
        if high is not None:
            low = _scaled_alike(flat, low, high)
        if high is not None and _is_range(flat, low, high):
            yield replace(low, end=high.end, upper=high.value, unit=low.unit or high.unit)
            place += 2
        else:
            yield low
            place += 1


def _scaled_alike(flat: str, low: Quantity, high: Quantity) -> Quantity:
    """The low end of "£182–190 million", which leaves its scale to the high end."""
    scale = _END_SCALE.search(flat[high.start : high.end])
    between = flat[low.end : high.start]
    joined = scale and (_DASH if scale[0] in "万亿" else _SPAN_DASH).fullmatch(between)  # 3到5万
    if not scale or not joined or low.kind != "number" or high.kind != "number":
        return low
    factor = _ENDS[scale[0].lower()]
    if low.value >= factor or low.value * factor >= high.value:
        return low
    return replace(low, value=low.value * factor)


def _is_range(flat: str, low: Quantity, high: Quantity) -> bool:
    between = _DASH.fullmatch(flat[low.end : high.start])
    if not between or low.kind != high.kind or low.kind not in ("number", "share"):
        return False
    if between[0].strip().lower() == "and":
        return bool(re.search(r"\bbetween\s+$", flat[: low.start], re.IGNORECASE))
    return low.value < high.value and (low.unit in ("", high.unit) or high.unit == "")

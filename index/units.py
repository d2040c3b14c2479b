"""Units of measure and the words that bound a number, in Chinese and English, in canonical form."""

import re
from typing import Literal

Bound = Literal["exact", "at_least", "at_most", "more_than", "less_than", "about"]

_UNITS_ZH = (
    "平方公里=km2 平方英里=mile2 平方千米=km2 公顷=ha 亩=mu 平方米=m2 平米=m2 立方米=m3 "
    "公里=km 千米=km 厘米=cm 毫米=mm 英里=mile 英尺=ft 英寸=inch 海里=nmi 米=m 吨=t 公斤=kg "
    "千克=kg 克=g 美元=USD 欧元=EUR 英镑=GBP 日元=JPY 日圆=JPY 港元=HKD 港币=HKD 新台币=TWD "
    "台币=TWD 人民币=CNY 元=CNY 年=year 周年=year 个月=month 个星期=week 星期=week 周=week "
    "天=day 个工作日=workday 工作日=workday 个自然日=day 自然日=day 个小时=hour 小时=hour "
    "分钟=minute 秒=second 摄氏度=celsius °C=celsius ℃=celsius 度=degree 岁=year_old "
    "周岁=year_old 倍=times 个百分点=point 百分点=point 千瓦时=kWh 千瓦=kW 兆瓦=MW 人次=visit "
    "人=person 名=person 位=person"
)
_UNITS_EN = (
    "square kilometers?=km2 square kilometres?=km2 sq km=km2 km2=km2 km²=km2 "
    "square miles?=mile2 sq mi=mile2 hectares?=ha "
    "acres?=acre square meters?=m2 square metres?=m2 kilometers?=km kilometres?=km km=km "
    "centimeters?=cm centimetres?=cm cm=cm millimeters?=mm mm=mm miles?=mile meters?=m "
    "metres?=m feet=ft foot=ft inch(?:es)?=inch yards?=yard tonnes?=t tons?=t kilograms?=kg kg=kg "
    "grams?=g us dollars?=USD dollars?=USD "
    "euros?=EUR pounds?=GBP yen=JPY yuan=CNY rmb=CNY years old=year_old years?=year "
    "months?=month weeks?=week (?:working|business) days?=workday days?=day "
    "hours?=hour minutes?=minute seconds?=second "
    "degrees celsius=celsius °C=celsius ℃=celsius degrees?=degree times=times "
    "fold=times percentage points?=point "
    "people=person persons?=person"
)
ZH_UNITS: dict[str, str] = dict(re.findall(r"(\S+)=(\S+)", _UNITS_ZH))
_EN_UNITS: list[tuple[str, str]] = re.findall(r"([^=]+)=(\S+) ?", _UNITS_EN)
_EN_COMPILED = [(re.compile(form, re.IGNORECASE), unit) for form, unit in _EN_UNITS]
ZH_UNIT = "|".join(sorted(ZH_UNITS, key=len, reverse=True))
EN_UNIT = "|".join(sorted((form for form, _ in _EN_UNITS), key=len, reverse=True))
MONEY = {
    "$": "USD", "US$": "USD", "HK$": "HKD", "NT$": "TWD", "€": "EUR", "£": "GBP", "¥": "CNY",
    "￥": "CNY", "RMB": "CNY",
}  # fmt: skip
# Counting words: a Han numeral before one of them is a number; elsewhere it may be part of a name.
CLASSIFIER = (
    "个家所次项条种座层届场部件类批处款栋幢间辆艘架套册支只棵株张份笔轮枚级组户集多余大"
    "方面页句步队对卷篇台股"
)

_BEFORE_WORDS: tuple[tuple[Bound, str], ...] = (
    (
        "at_least",
        r"不少于|至少|不低于|起码|最少|\bat least|\b(?:no|not) (?:less|fewer) than|\ba minimum of",
    ),
    (
        "at_most",
        r"不超过|不多于|至多|最多|不高于|不逾|\bat most|\b(?:no|not) more than|\bup to"
        r"|\ba maximum of|\bnot exceeding",
    ),
    (
        "more_than",
        r"超过|超|逾|多于|大于|高于|不止|突破|过|\bmore than|\bover|\babove"
        r"|\bexceed(?:ing|s|ed)?|\bin excess of|\bupwards? of|\bgreater than",
    ),
    (
        "less_than",
        r"少于|低于|不到|不足|未满|小于|不满|\bless than|\bfewer than|\bunder|\bbelow|\bnot quite"
        r"|\bjust short of",
    ),
    (
        "about",
        r"约|大约|大概|约为|近|将近|接近|\babout|\baround|\bapproximately|\bsome|\broughly"
        r"|\bcirca|\bnearly|\balmost|\bclose to",
    ),
)
_CLASS = r"(?:的|及|或|个|元|人|名|家)?"
_AFTER_WORDS: tuple[tuple[Bound, str], ...] = (
    ("about", rf"{_CLASS}(?:左右|上下|出头|来(?=[个人岁年]))|\s+or so\b|-odd\b"),
    ("at_least", rf"{_CLASS}以上|\+|\s+or (?:more|above|over)\b|\s+at least\b"),
    ("at_most", rf"{_CLASS}(?:以下|以内|之内)|\s+or (?:less|fewer)\b|\s+at most\b"),
    ("more_than", r"[多余](?=[一-鿿,，.。;；)）]|\Z)|几(?=[个名家])"),
)
# A verb may stand between a bound and its number: 每人最多可借10册, 至少需要3人.
_MAY = r"(?<=[少多过于])(?:可以?|能够?|须|需要?|应当?|必须|只能|允许)[一-鿿]{0,2}"
_BEFORE = tuple(
    (
        bound,
        re.compile(
            rf"(?:{words})(?:达到?|有|占|{_MAY})?\s*(?:the |an? |[$€£¥￥])?$", re.IGNORECASE
        ),
    )
    for bound, words in _BEFORE_WORDS
)
_AFTER = tuple((bound, re.compile(words, re.IGNORECASE)) for bound, words in _AFTER_WORDS)


def english_unit(text: str) -> str:
    """Return the canonical unit of "square kilometers", or "" when it is none."""
    return next((unit for form, unit in _EN_COMPILED if text and form.fullmatch(text)), "")


def bound_of(before: str, after: str, unit: str) -> Bound:
    """Return how the words right before and after a number bound it ("exact" when they do not)."""
    if unit and after.startswith("来"):
        return "exact"  # 近五年来 is in the last five years, 20来岁 about twenty years old
    for bound, pattern in _AFTER:
        if pattern.match(after):
            return bound
    for bound, pattern in _BEFORE:
        if pattern.search(before):
            return bound
    return "exact"

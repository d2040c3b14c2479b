# ruff: noqa: E501  (one pattern is one line)
"""What a number must measure to answer: "how many people" asks for no metres, "how much" for money."""

import re
from dataclasses import dataclass

from index.units import CLASSIFIER, EN_UNIT, ZH_UNIT, ZH_UNITS, english_unit
from qa.asking.question_words import FEW

MONEY = frozenset("CNY USD EUR GBP JPY HKD TWD".split())
LENGTH = frozenset("m km cm mm mile nmi".split())
AREA = frozenset("km2 ha mu m2 acre mile2".split())
DAYS = frozenset({"day", "workday"})
TIME = frozenset("year month week day workday hour minute second".split())
MASS = frozenset("t kg g".split())
HEAT = frozenset("celsius degree".split())
PEOPLE = frozenset("person visit".split())
# What is counted piece by piece is never written with one of these.
MEASURED = (
    MONEY | LENGTH | AREA | TIME | MASS | HEAT | {"year_old", "kW", "MW", "kWh", "m3", "times"}
)

# The word for a sum that the unit of a number tells: 多少资金, 500万元.
_SUMS = "多少(?:资金|现金|款项|拨款|贷款|捐款|善款|赠款)"
# 几年前 mostly tells when, and asks for no years.
_FEW = rf"{FEW}(?!(?:年|天|个?月|小时)[前后以])"
_ASKED: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(words), units)
    for words, units in (
        (r"\bhow (?:tall|high|deep|wide|thick)\b|\b(?:height(?! of (?:the )?(?:summer|winter|season|crisis|war|storm|flood))|depth|width|diameter)\b|多高|多深|多宽|多厚|高度|深度|宽度|直径|厚度", LENGTH),
        (rf"{_FEW}(?:年|天|个?月|小时)|多少年|多少天|多少小时|多久", TIME),
        (r"\bhow long\b|多长", TIME | LENGTH),
        (r"\bhow (?:far|much|many \w+) (?:ahead|in advance|beforehand)\b|\bhow much notice\b", TIME),
        (r"\bhow far (?!apart|ahead|in advance)|\bdistance\b|多远|距离", LENGTH),
        (r"\bhow heavy\b|\bweigh|多重|重量", MASS),
        (r"\bhow old\b|\bage\b|多大年纪|年龄|几岁|多少岁", frozenset({"year_old", "year"})),
        (r"\bhow (?:large|big) (?:is|was) (?:the )?(?:area|site|land|park)|\barea of\b|占地|面积", AREA),
        (r"\b(?:costs?|prices?|pric(?:es|ed|ing)|salar(?:y|ies)|wages?|budget|revenues?|turnover|profits?|income|earnings|fees?|fares?|fines?|dividends?|deposit|tuition)\b"
         r"|\bwhat (?:do|does|did|will|would|must|should) [^\"“”‘’]{1,60}? (?:charge|sell(?: .{1,40})? for|go for|fetch|earn|pay)\b(?! mean)"
         r"|\bhow much (?:money\b|cash\b|(?:do|does|did|will|would|is|was|are|were|has|have|had|can|must)\b.{0,60}?\b(?:pay|paid|get|earn|make|made|spend|spent|cost|charge|invest|receive|raise|owe|worth|fund|borrow|lend|lent))"
         r"|\bwhat (?:do|does|did|will|would|is|are|was|were)\b.{0,60}?\b(?:pay|paying|charge|charged|charging|earn)\b(?! (?:for|with|in|on)\b(?! [a-z]))|\bwhat (?:\w+ )?sum\b|\bhow much (?:is|are|was|were) (?:an?|the|one) (?:[\w-]+ ){0,3}?(?:tickets?|pass|fare|fee|charge|fine|tuition|rent|subsid(?:y|ies)|grants?|allowance|bonus|membership|subscription|licen[cs]e|permit|tour|ride|entry|entrance|admission|registration|room|meal|lunch|dinner|course|badge|copy|parking)\b"
         rf"|多少钱|{_SUMS}|价格|价钱|票价|售价|单价|工资|薪水|月薪|年薪|预算|经费|总投资|投资额|投资(?:是|有|了)?多少|投(?:了|入)?多少|造价|奖金|营收|收入|利润|产值|金额|总额|费用|收费|罚款|补贴|市值|押金|多少(?!人|名|家|位|户|个)[一-鿿]{0,5}(?<![免自消公])费|(?<![免自消公])费(?:是|为|有)?多少|分红|红利|花(?:了|费)?多少", MONEY),
    )
)  # fmt: skip
_NOT_MONEY = re.compile(
    r"\b(?:growth|increase|rise|fall|change|share|percentage|margin)\b|率|占比|比例|比重|增长|增幅|增速|同比"
)
_COUNTED_ZH = re.compile(
    rf"(?:多少|{_FEW})[十百千万亿余多]*(?P<unit>{ZH_UNIT})(?![一-鿿]*(?:所|项|家)[?？])"
)
_COUNTED_EN = re.compile(rf"\bhow many (?:\w+ )??(?P<unit>{EN_UNIT})\b", re.IGNORECASE)
_PIECES = re.compile(
    rf"\bhow many (?!of\b)|多少[{CLASSIFIER}人名位]|(?<![第十])几[{CLASSIFIER}人名位]|数量|人数|总数"
)

CLASSIFIER_ONLY = frozenset(
    "个家所次项条种座层届场部件类批处款栋幢间辆艘架套册支只棵株张份轮枚户集页句队对卷篇台本"
)
_CLASSIFIED = re.compile(
    rf"(?:多少|(?<![第十])几)(?P<classifier>[{''.join(sorted(CLASSIFIER_ONLY))}])(?![公工])"
)

_PERSONS = re.compile(
    r"\bhow many (?:of the )?(?:\w+ ){0,2}?(?:people|persons|men|women|adults|children|workers|employees"
    r"|staff|students|visitors|residents|participants|members|passengers|farmers|patients|guests|users)\b"
    r"|多少(?:人|名|位)|几(?:人|名|位)|人数|多少[一-鿿]{0,4}(?:人员|人口|学生|员工|职工|居民|游客|观众|患者|旅客|护士|医生|教师)"
)
# "How salty is it" asks for a degree of something; "how long", "how old" … may ask for years.
_DEGREE = re.compile(
    r"\bhow (?!long|old|much|many|far|often|soon|late|early|frequent|quick|fast|recent)[a-z]{3,} "
    r"(?:is|are|was|were|can|may|must|should|do|does|did|will|has|have|had)\b"
)
# People of no further kind (多少人): not visits, talents or households.
_ANYONE = re.compile(r"\bhow many people\b|多少人(?![次才民口家])|几个?人(?![次才民口家])")


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number must measure: one of ``units`` (``index.units``; empty: any), ``pieces`` when
    things or people are counted, which no share and no measured number answers, ``people`` when it
    is people, ``anyone`` when it is people of no further kind, ``classifier`` the Chinese word that things of the
    kind asked for are counted with (册 in 多少册书), ``untimed`` that it is no length of time ("how
    salty")."""

    units: frozenset[str] = frozenset()
    pieces: bool = False
    people: bool = False
    anyone: bool = False
    classifier: str = ""
    untimed: bool = False


def measure_asked(folded: str) -> Measure:
    """Return what the answer to a question for a number must measure.

    ``folded`` is the question in matching form.
    """
    unit = _counted_unit(folded)
    if unit:
        families = (MONEY, LENGTH, AREA, MASS, DAYS)
        return Measure(next((family for family in families if unit in family), frozenset({unit})))
    units = frozenset(unit for words, units in _ASKED for unit in units if words.search(folded))
    return Measure(
        units=units - MONEY if _NOT_MONEY.search(folded) else units,
        pieces=bool(_PIECES.search(folded)),
        people=bool(_PERSONS.search(folded)),
        anyone=bool(_ANYONE.search(folded)),
        classifier=counted["classifier"] if (counted := _CLASSIFIED.search(folded)) else "",
        untimed=bool(_DEGREE.search(folded)),
    )


# Those that one may stand for another in counting the same things.
_ALIKE = (
    "家所间个",
    "条项个件",
    "台辆架部艘",
    "册本部份",
    "座栋幢个处",
    "次场届回",
    "款种类",
    "届期",
    "户家个",
)


def counted_alike(asked: str, said: str) -> bool | None:
    """Whether a number with the classifier ``said`` may count what is counted with ``asked``; None
    where a text says none, or one that goes with most things."""
    if not asked or said not in CLASSIFIER_ONLY:
        return None
    if asked == said:
        return True
    return (
        None if "个" in (asked, said) or any({asked, said} <= set(one) for one in _ALIKE) else False
    )


def sums_asked(folded: str) -> tuple[tuple[int, int], ...]:
    """The spans of a Chinese question that ask for a sum by a word that any money tells."""
    return tuple(match.span() for match in re.finditer(_SUMS, folded))


def measure_words(folded: str) -> tuple[tuple[int, int], ...]:
    """The spans of a question that say what is measured ("how tall", 票价)."""
    return tuple(match.span() for words, _ in _ASKED for match in words.finditer(folded))


def _counted_unit(folded: str) -> str:
    """The unit that is counted ("how many hectares", 多少公顷), or ""; people are no unit here."""
    chinese, english = _COUNTED_ZH.search(folded), _COUNTED_EN.search(folded)
    unit = (
        ZH_UNITS[chinese["unit"]] if chinese else english_unit(english["unit"]) if english else ""
    )
    return "" if unit in PEOPLE else unit

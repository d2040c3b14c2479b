# ruff: noqa: E501  (a table)
"""Years counted from the beginning of a reign (康熙八年, 明治元年) as years of the common era.

The first years are those of the usual tables of Chinese and Japanese eras; an era that several
dynasties had is left out, for nothing in its name tells which is meant.
"""

import re

from index.numerals import digits_value, han_value, plain

_FIRST_YEARS = (
    "贞观627 永徽650 开元713 天宝742 贞元785 元和806 开宝968 太平兴国976 景德1004 大中祥符1008 天圣1023 庆历1041 "
    "嘉祐1056 治平1064 熙宁1068 元丰1078 元祐1086 绍圣1094 崇宁1102 政和1111 宣和1119 靖康1126 绍兴1131 乾道1165 "
    "淳熙1174 嘉定1208 咸淳1265 洪武1368 永乐1403 宣德1426 正统1436 景泰1450 天顺1457 成化1465 弘治1488 正德1506 "
    "嘉靖1522 隆庆1567 万历1573 天启1621 崇祯1628 顺治1644 康熙1662 雍正1723 乾隆1736 嘉庆1796 道光1821 咸丰1851 "
    "同治1862 光绪1875 宣统1909 明治1868 大正1912 昭和1926 平成1989 令和2019"
)
_TRADITIONAL = str.maketrans(
    "贞开宝兴国圣庆历绍宁乐统顺万启祯绪", "貞開寶興國聖慶曆紹寧樂統順萬啟禎緒"
)
_LONGEST_REIGN = 64
_LEADING = re.compile(r"(\D+)(\d+)")

_FIRST = {
    name: int(found[2])
    for era in _FIRST_YEARS.split()
    if (found := _LEADING.fullmatch(era))
    for name in (found[1], plain(found[1].translate(_TRADITIONAL)))
}
ERA = "|".join(_FIRST)


def reign_year(match: re.Match[str]) -> str | None:
    """The year of the common era ("1669") of a match with the groups ``era`` and ``reign`` (元, 8,
    八); ``None`` where no reign was that long."""
    count = match["reign"]
    number = digits_value(count) if count.isascii() else 1 if count == "元" else han_value(count)
    first = _FIRST[match["era"]]
    return str(first + int(number) - 1) if 1 <= number <= _LONGEST_REIGN else None

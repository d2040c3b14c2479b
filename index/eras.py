# ruff: noqa: E501  (a table)
"""Years counted from the beginning of a reign (康熙八年, 明治元年) as years of the common era.

The first years are those of the usual tables of Chinese and Japanese eras; an era that several
dynasties had, or whose name a living place has, is left out: nothing tells which is meant.
"""

import re

from index.numerals import plain

# The name of an era, its first year, and how many years it had.
_ERAS = (
    "贞观627+23 永徽650+7 开元713+29 天宝742+15 开宝968+9 太平兴国976+9 景德1004+4 大中祥符1008+9 天圣1023+10 庆历1041+8 "
    "嘉祐1056+8 治平1064+4 熙宁1068+10 元丰1078+8 元祐1086+9 绍圣1094+5 崇宁1102+5 政和1111+8 宣和1119+7 靖康1126+2 乾道1165+9 "
    "淳熙1174+16 咸淳1265+10 洪武1368+31 永乐1403+22 宣德1426+10 正统1436+14 景泰1450+8 天顺1457+8 成化1465+23 弘治1488+18 "
    "正德1506+16 嘉靖1522+45 隆庆1567+6 万历1573+48 天启1621+7 崇祯1628+17 顺治1644+18 康熙1662+61 雍正1723+13 乾隆1736+60 "
    "嘉庆1796+25 道光1821+30 咸丰1851+11 同治1862+13 光绪1875+34 宣统1909+3 明治1868+45 大正1912+15 昭和1926+64 平成1989+31 "
    "令和2019+60"
)
_TRADITIONAL = str.maketrans(
    "贞开宝兴国圣庆历绍宁乐统顺万启祯绪", "貞開寶興國聖慶曆紹寧樂統順萬啟禎緒"
)
_ERA = re.compile(r"(\D+)(\d+)\+(\d+)")

_YEARS = {
    name: range(int(found[2]), int(found[2]) + int(found[3]))
    for era in _ERAS.split()
    if (found := _ERA.fullmatch(era))
    for name in (found[1], plain(found[1].translate(_TRADITIONAL)))
}
ERA = "|".join(_YEARS)


def year_of(era: str, count: int) -> str | None:
    """The year of the common era ("1669") of the ``count``-th of an era; ``None`` where it had not
    so many."""
    years = _YEARS[era]
    return str(years[count - 1]) if 1 <= count <= len(years) else None

"""Numbers, shares, dates and ordinals come out in one form, whichever way they were written."""

from itertools import pairwise

import pytest

from index.numbers import Quantity, find_quantities
from index.types import Language

# (text, expected "kind value unit bound" of every quantity in it)
CHINESE = [
    ("旧钟楼在 1835 开放", ["date 1835"]),
    ("面积增至1835平方米", ["number 1835 m2 exact"]),
    ("每10股派发3.5元", ["number 10 exact", "number 3.5 CNY exact"]),
    ("以及90%的外国驻京新闻媒体", ["share 90 exact"]),
    ("百分之九十", ["share 90 exact"]),
    ("百分之三点五", ["share 3.5 exact"]),
    ("三成居民", ["share 30 exact"]),
    ("九成五", ["share 95 exact"]),
    ("七成以上", ["share 70 at_least"]),
    ("全市半数以上的地标", ["share 50 at_least"]),
    ("超过一半", ["share 50 more_than"]),
    ("过半", ["share 50 more_than"]),
    ("三分之二", ["share 66.6667 exact"]),
    ("增加3个百分点", ["number 3 point exact"]),
    ("每年会有1200万左右游客", ["number 12000000 about"]),
    ("1.2亿元", ["number 120000000 CNY exact"]),
    ("3.5万亿元", ["number 3500000000000 CNY exact"]),
    ("一千二百万人", ["number 12000000 person exact"]),
    ("24个国家的30个城市", ["number 24 exact", "number 30 exact"]),
    ("20多个国家和地区的2万多名创业者", ["number 20 more_than", "number 20000 person more_than"]),
    ("近10场活动", ["number 10 about"]),
    ("20多万人", ["number 200000 person more_than"]),
    ("二十多万册", ["number 200000 more_than"]),
    ("3到5万次", ["number 30000..50000 exact"]),
    ("历时半年", ["number 6 month exact"]),
    ("上半年", []),
    ("5个工作日内办结", ["number 5 workday exact"]),
    ("约3千人", ["number 3000 person about"]),
    ("不少于100个", ["number 100 at_least"]),
    ("60周岁以上的老人", ["number 60 year_old at_least"]),
    ("近五年来个人所得税", ["number 5 year exact"]),
    ("五年来人均收入", ["number 5 year exact"]),
    ("20来岁", ["number 20 about"]),
    ("占四成出头", ["share 40 about"]),
    ("达到九成多。", ["share 90 more_than"]),
    ("十几个国家", ["number 11..19 about"]),
    ("数十家企业", ["number 20..99 about"]),
    ("参加人数十万人", ["number 100000 person exact"]),
    ("参观人数百万人次", ["number 1000000 visit exact"]),
    ("总数百个", []),
    ("每次数十人", ["number 20..99 person about"]),
    ("每年数十万人", ["number 200000..990000 person about"]),
    ("几百万人", ["number 2000000..9900000 person about"]),
    ("第几十个", []),
    ("不超过50人", ["number 50 person at_most"]),
    ("连续三年", ["number 3 year exact"]),
    ("产量翻了两番", ["number 4 times exact"]),
    ("翻番", ["number 2 times exact"]),
    ("2年-3年", ["number 2..3 year exact"]),
    ("两到三年", ["number 2..3 year exact"]),
    ("10%-20%", ["share 10..20 exact"]),
    ("8平方公里的用地", ["number 8 km2 exact"]),
    ("增速在8%以上,到2021年占超过72%", ["share 8 at_least", "date 2021", "share 72 more_than"]),
    ("第三", ["ordinal 3 exact"]),
    ("第三十五次会议", ["ordinal 35 exact"]),
    ("首个五年规划", ["ordinal 1 exact", "number 5 year exact"]),
    ("国贸三期", ["ordinal 3 phase exact"]),
    ("“十四五”时期", ["ordinal 14 plan exact"]),
    ("五大科技园区", ["number 5 exact"]),
    ("2021年9月16日", ["date 2021-09-16"]),
    ("9月27日上午", ["date --09-27"]),
    ("今年5月", ["date --05"]),
    ("2020-09-27", ["date 2020-09-27"]),
    ("二〇二一年", ["date 2021"]),
    ("20世纪90年代", ["date 1990s"]),
    ("九十年代", ["date --90s"]),
    ("２０２１年的１２００万", ["date 2021", "number 12000000 exact"]),
    ("一带一路、一站式、三里屯、四合院、一批企业、一个规划、5G设备", []),
    ("十分重要,千家万户,二三期", []),
]  # fmt: skip
TRADITIONAL = [
    ("民國113年", ["date 2024"]),
    ("民國一百一十三年五月", ["date 2024-05"]),
    ("5.6萬人", ["number 56000 person exact"]),
    ("1.2億元", ["number 120000000 CNY exact"]),
    ("累計落地項目70餘個", ["number 70 more_than"]),
    ("平均每年接待50余位來訪外國領導人", ["number 50 person more_than"]),
    ("黨的十八大以來", ["ordinal 18 congress exact"]),
    ("達到157個,超過八成", ["number 157 exact", "share 80 more_than"]),
    ("二十一世紀", ["date c21"]),
]
ENGLISH = [
    ("the wheat variety KR-7 yields 4 tonnes", ["number 4 t exact"]),
    ("90% of foreign media", ["share 90 exact"]),
    ("ninety per cent", ["share 90 exact"]),
    ("more than one half of the landmarks", ["share 50 more_than"]),
    ("more than half of it", ["share 50 more_than"]),
    ("two thirds of the schools", ["share 66.6667 exact"]),
    ("three quarters", ["share 75 exact"]),
    ("12 million visitors", ["number 12000000 exact"]),
    ("half a million people", ["number 500000 exact"]),
    ("it took half a year", ["number 6 month exact"]),
    ("it was 1.7 °C cooler", ["number 1.7 celsius exact"]),
    ("two hundred and five thousand", ["number 205000 exact"]),
    ("$1.2 billion", ["number 1200000000 USD exact"]),
    ("US$5bn", ["number 5000000000 USD exact"]),
    ("30 cities in 24 countries", ["number 30 exact", "number 24 exact"]),
    ("thirty cities", ["number 30 exact"]),
    ("more than 20,000 entrepreneurs", ["number 20000 more_than"]),
    ("at least 100", ["number 100 at_least"]),
    ("several dozen firms", ["number 24..99 about"]),
    ("hundreds of visitors", ["number 200..999 about"]),
    ("sixty-odd guests", ["number 60 about"]),
    ("not quite a third of them", ["share 33.3333 less_than"]),
    ("nearly half were sold", ["share 50 about"]),
    ("in the second half of the game", ["ordinal 2 exact"]),
    ("no more than 50 people", ["number 50 person at_most"]),
    ("nearly 3,000", ["number 3000 about"]),
    ("within 25 working days", ["number 25 workday exact"]),
    ("three consecutive years", ["number 3 year exact"]),
    ("two to three years", ["number 2..3 year exact"]),
    ("between 10 and 20 people", ["number 10..20 person exact"]),
    ("8 square kilometers", ["number 8 km2 exact"]),
    ("the first, second, and third", ["ordinal 1 exact", "ordinal 2 exact", "ordinal 3 exact"]),
    ("First, we have been working", []),
    ("the twenty-first time", ["ordinal 21 exact"]),
    ("1st", ["ordinal 1 exact"]),
    ("Phase III", ["ordinal 3 phase exact"]),
    ("the second phase", ["ordinal 2 phase exact"]),
    ("the 14th Five-Year Plan", ["ordinal 14 plan exact"]),
    ("Sept. 16, 2021", ["date 2021-09-16"]),
    ("16 September 2021", ["date 2021-09-16"]),
    ("On the morning of September 27, the", ["date --09-27"]),
    ("in May 2021", ["date 2021-05"]),
    ("on the sixteenth of September", ["date --09-16"]),
    ("the twenty-first of May 2024", ["date 2024-05-21"]),
    ("they may march", []),
    ("the 2022 Olympic Games", ["date 2022"]),
    ("between 2019 and 2021", ["date 2019", "date 2021"]),
    ("the 1990s", ["date 1990s"]),
    ("the 19th century", ["date c19"]),
    ("1500 people in 1492", ["number 1500 person exact", "date 1492"]),
    ("read abroad as early as 1519", ["date 1519"]),
    ("as many as 1519", ["number 1519 exact"]),
    ("G20, 5G and HTML5", []),
]  # fmt: skip


def written(quantity: Quantity) -> str:
    if quantity.kind == "date":
        return f"date {quantity.iso}"
    value = f"{quantity.value:.15g}"
    if quantity.upper is not None:
        value += f"..{quantity.upper:.15g}"
    return " ".join(filter(None, (quantity.kind, value, quantity.unit, quantity.bound)))


@pytest.mark.parametrize(("text", "expected"), CHINESE + TRADITIONAL)
def test_chinese_quantities_have_their_canonical_form(text: str, expected: list[str]) -> None:
    assert [written(quantity) for quantity in find_quantities(text, "zh")] == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_quantities_have_their_canonical_form(text: str, expected: list[str]) -> None:
    assert [written(quantity) for quantity in find_quantities(text, "en")] == expected


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_language_given_never_hides_a_number(language: Language) -> None:
    text = "CBD计划投资1200万元 for 30 cities"
    assert [q.value for q in find_quantities(text, language)] == [12_000_000, 30]


def test_old_and_foreign_letters_are_read_as_those_they_stand_for() -> None:
    found = find_quantities("ſix people walked ſeven mıles", "en")
    assert [(q.value, q.unit) for q in found] == [(6, "person"), (7, "mile")]


def test_a_part_of_nothing_is_no_share() -> None:
    assert not any(q.kind == "share" for q in find_quantities("零分之零 0分之5", "zh"))


def test_spans_are_slices_of_the_text_as_given() -> None:
    text = "會議於２０２１年召開，約1.2億人參加，占九成以上。"
    assert [text[q.start : q.end] for q in find_quantities(text, "zh")] == [
        "２０２１年",
        "1.2億人",
        "九成",
    ]


def test_quantities_come_in_the_order_of_the_text_and_do_not_overlap() -> None:
    text = "Phase II began on May 4, 2021 with 30% of 2,000 people in 2 to 3 days."
    found = find_quantities(text, "en")
    assert all(a.end <= b.start for a, b in pairwise(found))

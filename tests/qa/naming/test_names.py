"""People, places and organisations are found by form and context."""

import pytest

from qa.naming.names import opens_with_name, organisations, people, places, topics
from qa.naming.ranked_places import ranked_places
from qa.naming.romanised import romanised
from qa.reading.answer_names import names_of_kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市政府外办副主任冯剑介绍，这是第一个规划", ["冯剑"]),
        ("通州区委书记曾赞荣接受采访", ["曾赞荣"]),
        ("密云区委书记 潘临珠", ["潘临珠"]),
        ("北京市朝阳区崔小浩常务副区长介绍", ["崔小浩"]),
        ("北京市市長陳吉寧在作報告時表示", ["陳吉寧"]),
        ("这份规划是“施工图”。", []),
        ("张家湾设计小镇、石景山区、三里屯", []),
        ("区长田守成表示，学校要扩建", ["田守成"]),
        ("田守成是哪年出生的？", ["田守成"]),
        ("請問司馬長風的籍貫是哪裡？", ["司馬長風"]),
        ("出席的有王立群、呼延灼和申屠雪。", ["王立群", "呼延灼", "申屠雪"]),
        ("由鲁一鸣和方小叶共同完成", ["鲁一鸣", "方小叶"]),
        ("会后，万里鹏说：“不急。”", ["万里鹏"]),
        ("教育局局长佘晓燕，1970年出生", ["佘晓燕"]),
        ("高水平大学有多少所？", []),
        ("高新科技和金融业发展很快", []),
        ("这段时间白天很长，石油在涨价", []),
        ("投入3000万英镑，黄河的水位下降", []),
        ("主任说明了情况，代表马上表示同意", []),
    ],
)
def test_chinese_people(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in people(text, "zh")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cui Xiaohao, Executive Deputy District Mayor, introduced it.", ["Cui Xiaohao"]),
        ("Wang Hao said that the Phoenix Plan is good.", ["Wang Hao"]),
        ("Where did Peter Chen and Mary Chen meet?", ["Peter Chen", "Mary Chen"]),
        ("He asked Grace Ellison about the Rose Garden.", ["Grace Ellison"]),
        ("It was planned by Dr. Samuel Okoro.", ["Samuel Okoro"]),
        ("The Asian Infrastructure Investment Bank opened.", []),
    ],
)
def test_english_people(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in people(text, "en")] == expected


def test_places_and_organisations() -> None:
    text = "英国太古集团等公司参与金盏国际合作服务区建设。"
    assert "金盏国际合作服务区" in [text[a:b] for a, b in places(text, "zh")]
    assert "英国太古集团" in [text[a:b] for a, b in organisations(text, "zh")]
    english = "It is near the Bank of China in Chaoyang District."
    assert "Chaoyang District" in [english[a:b] for a, b in places(english, "en")]
    assert "Bank of China" in [english[a:b] for a, b in organisations(english, "en")]


def test_a_person_is_no_place() -> None:
    text = "At noon Mr Lindqvist and Samuel Okoro showed the plans in Corn Hall."
    assert [text[a:b] for a, b in places(text, "en")] == ["Corn Hall"]


def test_a_body_stands_for_whom_only_where_nobody_else_can() -> None:
    text = "海阳科技集团出席。"
    assert names_of_kind("person", text, "zh", "谁运营这座港口？")
    assert not names_of_kind("person", text, "zh", "发布会上讲话的是谁？")
    assert not names_of_kind("person", text, "zh", "运营港口的是哪位？")


def test_a_document_is_about_the_names_it_keeps_naming() -> None:
    assert "朝阳区" in topics("朝阳区很大。朝阳区很新。朝阳区很好。海淀区也好。", "zh")
    assert "海淀" not in topics("朝阳区很大。朝阳区很新。朝阳区很好。海淀区也好。", "zh")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("崔小浩", "Cui Xiaohao"),
        ("曾赞荣", "Zeng Zanrong"),
        ("于军", "Yu Jun"),
        ("欧阳修", "Ouyang Xiu"),
        ("陳吉寧", "Chen Jining"),
        ("Wang Hao", "Wang Hao"),
    ],
)
def test_names_in_latin_letters(name: str, expected: str) -> None:
    assert romanised(name) == expected


RANKED = [
    ("展馆设在梧溪区，由示范区管理", "区", ["梧溪区"]),
    ("怀柔区和平谷区都有果园", "区", ["怀柔区", "平谷区"]),
    ("臨潼區設了展館", "区", ["臨潼區"]),
    ("老城区、工业区和自贸区都停了水", "区", []),
    ("云岭县在开发区建厂", "县", ["云岭县"]),
    ("云岭县在开发区建厂", "区", []),
    ("藍田鎮的小鎮", "镇", ["藍田鎮"]),
    ("全市、本市和都市", "市", []),
]


@pytest.mark.parametrize(("text", "rank", "expected"), RANKED)
def test_districts_and_towns_are_told_from_words_that_end_like_them(
    text: str, rank: str, expected: list[str]
) -> None:
    assert [text[a:b] for a, b in ranked_places(text, rank)] == expected


FIRMS = [
    ("海阳科技发布了新水泵", ["海阳科技"]),
    ("海陽科技發布了新水泵", ["海陽科技"]),
    ("远帆航空承运了货物", ["远帆航空"]),
    ("嘉禾物流接手了码头", ["嘉禾物流"]),
    ("发展电子商务和生物科技", []),
    ("新兴电子产业", []),
]


@pytest.mark.parametrize(("text", "expected"), FIRMS)
def test_a_firm_is_a_name_and_what_it_deals_in(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in organisations(text, "zh")] == expected


@pytest.mark.parametrize(
    ("text", "language", "own"),
    [
        ("Delgado: A fund of twelve million.", "en", False),
        ("Delgado was born in Lima.", "en", True),
        ("唐晓蕾：今年新增学位四千个。", "zh", False),
        ("唐晓蕾今年退休。", "zh", True),
    ],
)
def test_who_speaks_is_not_whom_a_sentence_is_about(text, language, *, own: bool) -> None:
    assert opens_with_name(text, language, "What is planned?") is own

# ruff: noqa: E501  (one case is one line)
"""A figure, a date or a name that a sentence binds to something else is not the answer."""

from collections.abc import Callable

import pytest

Spans = Callable[[str, str], list[str]]


GRANTS = "创业补助分三档：甲类最高90万元，乙类最高45万元，丙类最高20万元。"
POOLS = "全县有游泳馆14座，其中城北镇5座、柏溪镇3座、石门镇6座。"
POOLS_EN = "The county has 14 pools: five in Northgate, three in Birchford and six in Stonegate."
RIDERS = "7号线每天运送31万人次，而2号线（52万人次）和5号线（18万人次）变化不大。"
VOTES = "评审会有27名委员，19人赞成，6人反对，2人弃权。"
PASSES = "Visitors may buy a pass: one day for 8 pounds, three days for 19 pounds."
PARTS = [
    ("乙类创业补助是多少万元？", GRANTS, "45万元"),
    ("柏溪镇有多少座游泳馆？", POOLS, "3"),
    ("全县有多少座游泳馆？", POOLS, "14"),
    ("How many pools are there in Birchford?", POOLS_EN, "three"),
    ("How many pools does the county have?", POOLS_EN, "14"),
    ("5号线每天运送多少人？", RIDERS, "18万人次"),
    ("7号线每天运送多少人？", RIDERS, "31万人次"),
    ("评审会上有多少人反对？", VOTES, "6人"),
    ("展馆2023年有多少观众？", "2024年展馆有观众61200人次，比2023年的48900人次多。", "48900人次"),
    ("展馆2024年有多少观众？", "2024年展馆有观众61200人次，比2023年的48900人次多。", "61200人次"),
    ("How much is a three-day pass?", PASSES, "19 pounds"),
    ("How much is a one-day pass?", PASSES, "8 pounds"),
]


@pytest.mark.parametrize(("asked", "text", "figure"), PARTS)
def test_of_several_parts_the_figure_of_the_one_named_answers(
    spans: Spans, asked: str, text: str, figure: str
) -> None:
    assert spans(asked, text)[0] == figure


CHANGED = [
    ("成人票是多少钱？", "成人票由每张30元调整为36元。", "36元"),
    ("服务点有几种语言？", "服务点的语言由5种增加到8种。", "8"),
    ("调整前成人票是多少钱？", "成人票由每张30元调整为36元。", "30元"),
    ("What is the fare?", "The fare was raised from 3 euros a ride to 4 euros.", "4 euros"),
    ("When will the bridge open?", "The bridge, originally due in May 2024, opens in June 2026.", "June 2026"),
    ("When will the hall reopen?", "The hall will not reopen in March; the new date is 8 May 2026.", "8 May 2026"),
    ("When will the hall open?", "The hall opens at 10 am on 8 May 2026.", "8 May 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "text", "value"), CHANGED)
def test_what_holds_from_now_on_comes_before_what_it_was(
    spans: Spans, asked: str, text: str, value: str
) -> None:
    assert spans(asked, text)[0] == value


NO_TOTAL = [
    ("有多少座图书馆？", "明年计划新增3座图书馆。"),
    ("How many libraries are there?", "Another 3 libraries will follow."),
    ("How many libraries are there?", "There were 3 more libraries than before."),
    # part of a name counts nothing
    ("有几个图书馆？", "图书馆位于春江路28号。"),
    ("How many libraries are there?", "The library stands at Gate 5."),
    # a ticket costs no billions
    ("门票多少钱？", "场馆总投资12亿元。"),
    ("How much is a ticket?", "The hall cost 240 million yuan."),
    # things are no visits
    ("这条线有几个站？", "这条线每天运送23万人次。"),
]


@pytest.mark.parametrize(("asked", "text"), NO_TOTAL)
def test_a_number_with_another_role_does_not_answer(spans: Spans, asked: str, text: str) -> None:
    assert spans(asked, text) == []


ASKED_FOR = [
    ("明年计划新增几座图书馆？", "明年计划新增3座图书馆。", "3"),
    ("How many more libraries are planned?", "Another 3 libraries will follow.", "3"),
    ("场馆总投资多少？", "场馆总投资12亿元。", "12亿元"),
]


@pytest.mark.parametrize(("asked", "text", "figure"), ASKED_FOR)
def test_an_increase_or_a_sum_answers_where_it_is_asked_for(
    spans: Spans, asked: str, text: str, figure: str
) -> None:
    assert spans(asked, text)[0] == figure


PRESENT = "Present: Ada Holm (Chair), Ben Okafor (Treasurer), Cleo Marsh (Rowing Club)"
HOLDERS = [
    ("Who chairs the committee?", PRESENT, "Ada Holm"),
    ("Who is the treasurer?", PRESENT, "Ben Okafor"),
    ("副院长是谁？", "副院长张桂兰9月退休，李海涛10月接任副院长。", "李海涛"),
    ("Who is the director?", "Ada Holm became director after the departure of Dr Ben Marsh.", "Ada Holm"),
    ("Who was the previous director?", "Ada Holm became director after the departure of Dr Ben Marsh.", "Ben Marsh"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "text", "name"), HOLDERS)
def test_who_holds_the_post_comes_before_who_left_it(
    spans: Spans, asked: str, text: str, name: str
) -> None:
    assert name in spans(asked, text)[0]

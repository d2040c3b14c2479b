"""Of several numbers in a sentence the one beside what is counted answers, never a measure."""

from collections.abc import Callable

import pytest

Spans = Callable[[str, str], list[str]]


MUSEUM = "钟楼博物馆有展厅6间，文物317件，图书2100册。"
MUSEUM_TRADITIONAL = "鐘樓博物館有展廳6間，文物317件，圖書2100冊。"
TRUST = "The trust owns 14 boats and 3 sheds on a quay of 220 metres."
BESIDE = [
    ("钟楼博物馆有多少件文物？", MUSEUM, "317"),
    ("钟楼博物馆有多少间展厅？", MUSEUM, "6"),
    ("钟楼博物馆有多少册图书？", MUSEUM, "2100"),
    ("钟楼博物馆的文物有多少件？", MUSEUM_TRADITIONAL, "317"),
    ("鐘樓博物館有多少件文物？", MUSEUM_TRADITIONAL, "317"),
    ("鐘樓博物館有多少冊圖書？", MUSEUM_TRADITIONAL, "2100"),
    ("鐘樓博物館有多少件文物？", MUSEUM, "317"),
    ("How many relics are there?", MUSEUM, "317"),
    ("How many boats does the trust own?", TRUST, "14"),
    ("How many sheds does the trust own?", TRUST, "3"),
]


@pytest.mark.parametrize(("asked", "text", "number"), BESIDE)
def test_the_number_beside_the_noun_asked_for_comes_first(
    spans: Spans, asked: str, text: str, number: str
) -> None:
    assert spans(asked, text)[0] == number


NOTHING_COUNTED = [
    ("How many sheds are there?", "The sheds are 40 metres long and cost 12,000 euros."),
    ("How many sheds are there?", "Sheds cover 60 per cent of the quay."),
    ("果园有多少棵苹果树？", "苹果树占果园的六成，果园长420米，面积30公顷。"),
    ("果園有多少棵蘋果樹？", "蘋果樹占果園的六成，果園長420米，面積30公頃。"),
    ("How many apple trees are there?", "苹果树占果园的六成，果园长420米，面积30公顷。"),
]


@pytest.mark.parametrize(("asked", "text"), NOTHING_COUNTED)
def test_lengths_money_and_shares_answer_no_count(spans: Spans, asked: str, text: str) -> None:
    assert spans(asked, text) == []


LIGHTHOUSE = "The lighthouse stands 31 metres high, has 142 steps and cost 9,000 pounds."
MEASURED = [
    ("How tall is the lighthouse?", LIGHTHOUSE, ["31 metres"]),
    ("How much did the lighthouse cost?", LIGHTHOUSE, ["9,000 pounds"]),
    ("灯塔有多高？", "灯塔高31米，有台阶142级，值守5人。", ["31米"]),
    ("燈塔有多高？", "燈塔高31米，有台階142級，值守5人。", ["31米"]),
]


@pytest.mark.parametrize(("asked", "text", "numbers"), MEASURED)
def test_only_a_number_in_the_unit_asked_for_answers(
    spans: Spans, asked: str, text: str, numbers: list[str]
) -> None:
    assert spans(asked, text) == numbers


DAIRY = "奶厂有卡车12辆、职工85人、奶牛300头。"
WORKERS = [
    ("奶厂有多少名职工？", DAIRY),
    ("奶廠有多少名職工？", "奶廠有卡車12輛、職工85人、奶牛300頭。"),
    ("How many people work at the dairy?", DAIRY),
]


@pytest.mark.parametrize(("asked", "text"), WORKERS)
def test_people_are_counted_by_no_number_of_lorries(spans: Spans, asked: str, text: str) -> None:
    found = spans(asked, text)
    assert found[0] == "85人"
    assert not any(number.startswith("12") for number in found)


@pytest.mark.parametrize(
    ("asked", "text", "said"),
    [
        ("河口镇的面积在全县排第几？", "河口镇是全县面积最大的镇。", "最"),
        (
            "Where does Alder rank by size?",
            "Alder is the largest village of the valley.",
            "largest",
        ),
    ],
)
def test_the_end_of_an_order_is_a_place_in_it(
    spans: Spans, asked: str, text: str, said: str
) -> None:
    assert said in spans(asked, text)


ON_WHICH_SIDE = [
    ("磨坊在镇子的哪个方位？", "磨坊位于镇子东部，紧邻西街小学。", ["东部"]),
    ("磨坊在鎮子的什麼方向？", "磨坊在鎮子的西北角，對面是南華書店。", ["西北角"]),
    ("Which side of Elmstead is the mill on?", "The mill stands on the east bank.", ["east bank"]),
    ("Which part of the town is the mill in?", "磨坊位于镇子东部，紧邻西街小学。", ["东部"]),
    ("磨坊在镇子的哪个方位？", "Mr West sells flour to the north of England Bakery.", ["north of"]),
    ("磨坊在镇子的哪个方位？", "磨坊每年磨面400吨，归西街小学南边的东华公司所有。", ["南边"]),
    ("磨坊在镇子的哪个方位？", "有关部门和东华公司面向东南亚销售面粉。", []),
]


@pytest.mark.parametrize(("asked", "text", "sides"), ON_WHICH_SIDE)
def test_where_something_lies_is_answered_by_a_side_of_the_compass(
    spans: Spans, asked: str, text: str, sides: list[str]
) -> None:
    assert spans(asked, text) == sides


PLACES_IN_AN_ORDER = [
    ("论产量，磨坊在全省排第几？", "磨坊有第一车间和第二车间，产量排在全省第三。", ["第三"]),
    ("论产量，磨坊在全省排第几？", "磨坊有第一车间和第二车间，一半工人住在镇上。", []),
    ("論產量，磨坊在全省排第幾？", "磨坊是全省產量最大的一家。", ["最"]),
    ("在建的是第几车间？", "磨坊在建的第二车间有40名工人。", ["第二"]),
    (
        "Where does the mill rank?",
        "The mill is the third-largest of 40 in the county.",
        ["third", "largest"],
    ),
    ("Where does the mill rank?", "The second workshop of the mill has 40 workers.", []),
    ("What rank does the mill have?", "With 900 tonnes the mill came second.", ["second"]),
]


@pytest.mark.parametrize(("asked", "text", "places"), PLACES_IN_AN_ORDER)
def test_a_place_in_an_order_is_no_number_and_no_name_with_one(
    spans: Spans, asked: str, text: str, places: list[str]
) -> None:
    found = spans(asked, text)
    assert found == places


PARTS = [
    ("How much of the turnover came from long contracts?",
     "长期合同占到成交额的四成，另有现货订单30亿元。", "四成"),
    ("经费里有多少是县里出的？", "经费共900万元，县里出35%。", "35%"),
    ("經費裡有多少是縣裡出的？", "經費共900萬元，縣裡出35%。", "35%"),
    ("How much of the budget comes from the county?",
     "The county pays 35% of the budget of £900,000.", "35%"),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "text", "part"), PARTS)
def test_a_part_of_money_is_told_by_a_share(spans: Spans, asked: str, text: str, part: str) -> None:
    assert spans(asked, text)[0] == part

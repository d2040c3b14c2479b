"""What a number must measure to answer: money, length, time, pieces, people, or anything."""

import pytest

from index.text import match_form
from qa.asking.asked import asked_of
from qa.asking.dimensions import (
    AREA,
    DAYS,
    LENGTH,
    MASS,
    MEASURED,
    MONEY,
    TIME,
    counted_alike,
    measure_asked,
    measure_words,
)
from qa.question import understand

Units = frozenset[str]
AGE, ANY = frozenset({"year_old", "year"}), frozenset[str]()
ENGLISH = [
    ("How tall is the lighthouse at Corran Point?", LENGTH),
    ("What is the depth of the quarry pond?", LENGTH),
    ("How wide is the new lock?", LENGTH),
    ("How far is Alder Ridge from the coast?", LENGTH),
    ("How long is the tunnel?", TIME | LENGTH),
    ("How many working days does a permit take?", DAYS),
    ("How heavy is the bell?", MASS),
    ("How much does the bell weigh?", MASS),
    ("How old is the oak?", AGE),
    ("How large is the park?", AREA),
    ("How much did the school pay for the organ?", MONEY),
    ("What is the fare to the island?", MONEY),
    ("What was the turnover of the dairy?", MONEY),
    ("How many hectares does the orchard cover?", AREA),
    ("How many square kilometers of woodland does the county own?", AREA),
    ("How many kilometres does the tram run?", LENGTH),
    ("How many weeks did the strike last?", frozenset({"week"})),
    ("How much did revenue increase, in per cent of growth?", ANY),
    ("How many orchards are there?", ANY),
    ("How far ahead must the hall be booked?", TIME),
    ("How much notice does the landlord give?", TIME),
]
CHINESE = [
    ("灯塔有多高？", LENGTH),
    ("水库最深处的深度是多少？", LENGTH),
    ("隧道有多长？", TIME | LENGTH),
    ("从码头到岛上有多远？", LENGTH),
    ("铜钟有多重？", MASS),
    ("木匠今年多大年纪？", AGE),
    ("果园占地多少？", AREA),
    ("船票的价格是多少？", MONEY),
    ("修一座木桥要花多少钱？", MONEY),
    ("果园有多少公顷？", AREA),
    ("电车线路全长多少公里？", LENGTH),
    ("展览办了几个月？", frozenset({"month"})),
    ("展览办了多久？", TIME),
    ("近几年果园卖了多少钱？", MONEY),
    ("过去几年修了多少公里路？", LENGTH),
    ("几年前建的桥有多高？", LENGTH),
    ("渡船一年要花多少燃料费？", MONEY),
    ("奶厂收入增长了多少？", ANY),
    ("村里有多少座果园？", ANY),
]
TRADITIONAL = [
    ("燈塔有多高？", LENGTH),
    ("銅鐘有多重？", MASS),
    ("船票的價格是多少？", MONEY),
    ("近幾年果園賣了多少錢？", MONEY),
    ("果園有多少公頃？", AREA),
    ("木匠今年多大年紀？", AGE),
    ("奶廠收入增長了多少？", ANY),
]


@pytest.mark.parametrize(("text", "units"), ENGLISH + CHINESE + TRADITIONAL)
def test_the_wording_tells_the_units_a_number_must_have(text: str, units: Units) -> None:
    assert measure_asked(match_form(text)).units == units


PIECES = [
    ("How many orchards are there?", True),
    ("How many of the boats were lost?", False),
    ("How tall is the lighthouse?", False),
    ("村里有多少座果园？", True),
    ("买了几台水泵？", True),
    ("第几台水泵坏了？", False),
    ("水泵的数量是多少？", True),
    ("灯塔有多高？", False),
    ("村裡有多少間學校？", True),
    ("買了幾台水泵？", True),
]


@pytest.mark.parametrize(("text", "pieces"), PIECES)
def test_things_that_are_counted_are_told_from_what_is_measured(text: str, pieces: bool) -> None:
    assert measure_asked(match_form(text)).pieces is pieces


PEOPLE = [
    ("How many people visited the Harrow Clock Museum?", True),
    ("How many of the older workers stayed?", True),
    ("How many passengers did the tram carry?", True),
    ("How many trams are there?", False),
    ("奶厂有多少名职工？", True),
    ("去年接待了多少游客？", True),
    ("合唱团有几位老师？", True),
    ("奶厂有多少辆卡车？", False),
    ("奶廠有多少名職工？", True),
    ("去年接待了多少遊客？", True),
    ("奶廠有多少輛卡車？", False),
]


@pytest.mark.parametrize(("text", "people"), PEOPLE)
def test_people_are_told_from_things(text: str, people: bool) -> None:
    assert measure_asked(match_form(text)).people is people


def test_people_asked_for_are_no_unit() -> None:
    for text in ("奶厂有多少人？", "How many persons work there?"):
        assert measure_asked(match_form(text)).units == frozenset()


def test_what_is_counted_by_the_piece_is_not_written_with_a_measure() -> None:
    assert MONEY | LENGTH | AREA | TIME | MASS < MEASURED
    assert not MEASURED & {"person", "visit"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("how tall is the lighthouse?", ["how tall"]),
        ("灯塔的高度是多少?", ["高度"]),
        ("how many boats are there?", []),
    ],
)
def test_the_words_that_say_what_is_measured_are_told(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in measure_words(text)] == words


@pytest.mark.parametrize(
    ("asked", "said", "alike"),
    [
        ("台", "台", True),
        ("台", "册", False),
        ("册", "本", None),
        ("个", "台", None),
        ("", "台", None),
        ("台", "元", None),
    ],
)
def test_a_classifier_tells_whether_a_number_may_count_what_is_asked(
    asked: str, said: str, *, alike: bool | None
) -> None:
    assert counted_alike(asked, said) is alike


@pytest.mark.parametrize(
    ("text", "classifier"),
    [("召回了多少台机器？", "台"), ("弄湿了几册书？", "册"), ("第几册？", ""), ("多少公里？", "")],
)
def test_the_classifier_asked_with_is_told(text: str, classifier: str) -> None:
    assert measure_asked(text).classifier == classifier


def test_how_salty_asks_for_no_length_of_time() -> None:
    assert measure_asked("how salty can the water be?").untimed
    assert not measure_asked("how long does it last?").untimed


@pytest.mark.parametrize(
    "text",
    [
        'What does "berth charge" mean?',
        "Under what conditions will the fee be waived?",
        "什么样的村子不用交押金？",
        "按票价排第几？",
    ],
)
def test_a_meaning_a_condition_or_a_rank_asks_for_no_price(text: str) -> None:
    assert asked_of(understand(text)).measure.units == ANY

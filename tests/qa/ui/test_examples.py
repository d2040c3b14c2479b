"""The questions of the first screen, made from sentences."""

import pytest

from qa.ui.examples import _english_figure, _figure_questions


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        ("全市中外合作辦學機構和項目達到157個。", ["全市中外合作辦學機構和項目達到多少個？"]),
        ("金融、科技等现代服务业占GDP比重超过40%。", ["金融、科技等现代服务业占GDP比重超过多少？"]),
        ("截至8月底,全市公共充电桩累计达22.4万个。", ["全市公共充电桩累计达多少个？"]),
        ("其中外资金融机构占比达到65%。", []),
        ("我们与24个国家的30个城市建立了友好往来关系。", []),
        ("下面,我从三个方面介绍有关情况。", []),
    ],
)
def test_a_chinese_figure_becomes_a_question(sentence: str, questions: list[str]) -> None:
    assert list(_figure_questions(sentence)) == questions


@pytest.mark.parametrize(
    ("sentence", "questions"),
    [
        (
            "More than 50% of the city's talks and 30% of its fairs are held in the east.",
            ["What share of the city's talks are held in the east?"],
        ),
        (
            "The conference has facilitated the growth of more than 500 projects.",
            ["How many projects has the conference facilitated the growth of?"],
        ),
        ("We have established relations with 30 cities.", []),
        ("The plan was approved in 2021.", []),
    ],
)
def test_an_english_figure_becomes_a_question(sentence: str, questions: list[str]) -> None:
    assert list(_english_figure(sentence)) == questions

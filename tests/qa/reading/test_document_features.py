"""Of documents that have the words of a question, that with its names answers, or the newest."""

import pytest

from qa.assistant import Assistant

DOCUMENTS = {
    "quarry.txt": (
        "凌川石业2023年年报摘要\n2024年3月1日\n\n"
        "凌川石业股份有限公司去年营业收入为8.1亿元。\n\n公司向股东每10股派发现金红利1.2元。\n"
    ),
    "dairy.txt": (
        "Marlow Dairy plc to buy Fenwick Creamery\n\n"
        "MARLOW, 3 February 2024 – Marlow Dairy plc said it would pay 31 million pounds in cash to "
        "the shareholders of Fenwick Creamery.\n\n"
        "Each shareholder of the creamery also receives two new shares.\n"
    ),
    "shops_2022.txt": "白鹭镇便民商店\n2022年2月1日\n\n截至2022年1月，白鹭镇共有便民商店31家。\n",
    "shops_2024.txt": "白鹭镇便民商店\n2024年2月1日\n\n截至2024年1月，白鹭镇共有便民商店44家。\n",
}


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("凌川的股东每10股能分到多少现金红利？", "1.2元"),
        ("Marlow Dairy用多少现金收购Fenwick Creamery？", "31 million"),
        ("白鹭镇最新有多少家便民商店？", "44家"),
    ],
)
def test_the_document_with_the_names_or_the_newest_answers(
    asked: Assistant, question: str, part: str
) -> None:
    assert part in asked.ask(question).statements[0].text

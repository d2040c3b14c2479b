"""A clause before a semicolon is quoted with the sentence it is part of, unless that is long."""

import pytest

from qa.assistant import Assistant

LONG = "，".join(f"第{number}号院落由东街的住户和西街的住户共同看管" for number in range(1, 9))
DOCUMENTS = {
    "rules.txt": "磨坊街垃圾分类规定\n\n"
    "营业面积300平方米以上的面馆应于2025年10月31日前安装油水分离器；300平方米以下的延至2026年6月30日。\n\n"
    "面馆的厨余垃圾由磨坊公司收运。\n",
    "yard.txt": f"磨坊街院落看管办法\n\n钥匙由老船长胡一帆保管；{LONG}。\n",
    "tasks.txt": "磨坊街工作计划\n\n"
    "本年度的任务有：（1）修缮戏台；（2）疏通水渠；（3）加固堤坝。\n",
    "mill.txt": "Mill Lane rules\n\n"
    "Dogs may enter the mill garden on a lead; cats must stay in a basket. "
    "The mill garden opens at nine.\n",
}
WHOLE = [
    (
        "营业面积300平方米以上的面馆最迟什么时候安装油水分离器？",
        "营业面积300平方米以上的面馆应于2025年10月31日前安装油水分离器；300平方米以下的延至2026年6月30日。",
    ),
    (
        "How may dogs enter the mill garden?",
        "Dogs may enter the mill garden on a lead; cats must stay in a basket.",
    ),
]


@pytest.mark.parametrize(("question", "quote"), WHOLE)
def test_a_short_sentence_is_quoted_whole(asked: Assistant, question: str, quote: str) -> None:
    answer = asked.ask(question)
    cited = answer.citations[0]
    assert cited.quote == quote
    assert asked.library.document(cited.doc_id).text[cited.start : cited.end] == quote


def test_of_a_long_sentence_the_clause_alone_is_quoted(asked: Assistant) -> None:
    assert asked.ask("院落的钥匙由谁保管？").citations[0].quote == "钥匙由老船长胡一帆保管；"


def test_the_items_of_a_list_stay_apart(asked: Assistant) -> None:
    quotes = [one.quote for one in asked.ask("本年度的任务有哪些？").citations]
    assert all(sum(f"（{n}）" in quote for n in (1, 2, 3)) <= 1 for quote in quotes)
    assert any("疏通水渠" in quote for quote in quotes)

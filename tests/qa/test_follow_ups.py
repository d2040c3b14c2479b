"""Conversations as people hold them: what is spoken of stays, and the answer may be asked about."""

import pytest

from qa.assistant import Assistant
from qa.conversation import turns_of
from qa.types import Answer

DOCUMENTS = {
    "briefing_zh.txt": (
        "发布会实录：柳桥镇介绍轮渡改革\n日期：2024-03-12\n来源：柳桥镇人民政府\n\n"
        "主持人：今天请镇长梅若冰、渡口管理所所长方志远介绍情况。\n\n"
        "梅若冰：青螺渡口今年5月启用，总投资860万元，其中县财政出300万元，镇里自筹560万元。\n\n"
        "方志远：渡口每天开船24班，成人票6元，学生3元。岛上居民不用买票。\n\n"
        "记者：接下来有哪些举措？\n\n"
        "梅若冰：下一步有三项工作。一是更换电动船。二是增开夜航班次。三是建设候船厅。\n"
    ),
    "list_zh.txt": (
        "柳桥镇概况\n2024年5月1日\n\n镇里的渡口有三个，分别是青螺渡口、白石渡口和东汊渡口。\n\n"
        "白石渡口建于1962年。\n"
    ),
    "rules.md": (
        "# Rules of the Heron Lake boathouse\n*Published 5 March 2024 by the Heron Lake Trust*\n\n"
        "Visitors may hire rowing boats from April to October. The fee is 14 pounds an hour. "
        "Dogs may not board the boats. Members of the trust do not pay the fee. "
        "The boathouse was painted by Ruth Tansley.\n"
    ),
}


def talk(assistant: Assistant, *questions: str) -> Answer:
    """The last answer of a conversation."""
    answers: list[Answer] = []
    for question in questions:
        answers.append(assistant.ask(question, turns_of(answers)))
    return answers[-1]


@pytest.mark.parametrize(
    ("questions", "part"),
    [
        (["青螺渡口什么时候启用？", "总投资多少？", "谁说的？"], "梅若冰"),
        (["渡口的成人票多少钱？", "这话是谁说的？"], "方志远"),
        (["渡口的成人票多少錢？", "誰說的？"], "方志远"),
        (["How much is the adult ticket of the ferry?", "And who said that?"], "方志远"),
        (["渡口的成人票多少钱？", "谁说的？", "那学生呢？"], "3元"),  # an aside is passed over
        (["接下来有哪些举措？", "第二个呢？"], "夜航"),
        (["接下來有哪些舉措？", "那第三項呢？"], "候船厅"),
        (["镇里有哪些渡口？", "第二个呢？"], "白石渡口"),
        (["When may visitors hire rowing boats?", "How much is the fee?"], "14 pounds"),
        (
            ["Can I hire rowing boats in May?", "Can dogs board?", "Who painted the boathouse?"],
            "Ruth",
        ),
    ],
)
def test_a_conversation_stays_with_what_is_spoken_of(
    asked: Assistant, questions: list[str], part: str
) -> None:
    answer = talk(asked, *questions)
    said = [statement.text + (statement.note or "") for statement in answer.statements]
    assert part in "".join(said), (answer.trace["understand"]["text"], answer.text)


@pytest.mark.parametrize(
    ("questions", "word"),
    [
        (["渡口的成人票多少钱？", "所以是6元？"], "是的。"),
        (["渡口的成人票多少钱？", "所以是9元？"], "否。"),
        (["渡口的成人票多少钱？", "谁说的？", "So it is 9?"], "No."),
    ],
)
def test_a_supposed_number_is_put_in_the_place_of_the_one_asked_for(
    asked: Assistant, questions: list[str], word: str
) -> None:
    assert talk(asked, *questions).text.startswith(word)


def test_who_said_a_sentence_is_the_speaker_of_its_paragraph(asked: Assistant) -> None:
    answer = talk(asked, "渡口每天开船多少班？")
    assert answer.citations[0].speaker == "方志远"


def test_what_is_not_said_of_the_thing_spoken_of_stays_unsaid(asked: Assistant) -> None:
    answer = talk(asked, "When may visitors hire rowing boats?", "How heavy are they?")
    assert answer.outcome == "not_found"

"""What a rule leaves out is told where that is asked for, and only there."""

import pytest

from qa.assistant import Assistant
from qa.question import understand
from qa.reading.exempted import asks_exemption, tells_exemption
from qa.render import decision_text

TOLD = [
    ("哪些摊位可以不受这条规定限制？", "流动图书车除外。", True),
    ("哪些攤位可以不受這條規定限制？", "流動圖書車不在此列。", True),
    ("进馆能带雨伞吗？有没有例外？", "雨伞一律寄存，折叠伞不算。", True),
    ("哪些摊位可以不受这条规定限制？", "摊位每天八点开门。", False),
    ("摊位几点开门？", "流动图书车除外。", False),
    ("Which stalls don't have to pay the fee?", "Book vans are exempt.", True),
    ("Who was left out of the count?", "Pupils on exchange were excluded.", True),
    ("Which stalls don't have to pay the fee?", "The fee is four pounds.", False),
    ("How high is the fee?", "Book vans are exempt.", False),
    ("Which stalls don't have to pay the fee?", "流动图书车不用交费。", True),
    ("哪些摊位可以不交费？", "流动图书车免收，报亭可以不交。", True),
    ("图书车为什么不包括在内？", "流动图书车除外。", False),
    ("圖書車什麼時候可以不交費？", "流動圖書車除外。", False),
    ("Why are book vans exempt?", "Book vans are exempt.", False),
    ("When were book vans excluded?", "Book vans are exempt.", False),
    ("Who is exempt when it rains?", "Book vans are exempt.", True),
    ("Which stall is exceptionally large?", "Book vans are exempt.", False),
    ("What is missing from the shelf?", "Book vans are exempt.", False),
    ("Who is exempt?", "Tenants have no right to the garden.", False),
]


@pytest.mark.parametrize(("asked", "text", "told"), TOLD)
def test_an_exemption_is_told_where_one_is_asked_for(asked: str, text: str, told: bool) -> None:
    assert (asks_exemption(understand(asked)) and tells_exemption(text)) is told


DOCUMENTS = {
    "market.txt": (
        "柳树街集市管理规定\n2024年3月1日\n\n"
        "持有摊位证满两年的摊主，可以申请固定摊位；流动图书车和季节性摊主除外。\n\n"
        "集市每周六开放。\n"
    ),
    "pool.txt": (
        "Rules of the Larch Lane pool\n1 March 2024\n\n"
        "Everybody has to pay four pounds a visit. Swimmers under six are exempt.\n\n"
        "The pool opens at seven.\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "word", "both"),
    [
        ("季节性摊主可以申请固定摊位吗？", "否。", ("固定摊位", "除外")),
        ("流動圖書車可以申請固定攤位嗎？", "否。", ("固定摊位", "除外")),
        ("哪些摊主可以申请固定摊位？", "", ("固定摊位", "除外")),
        ("谁不能申请固定摊位？", "", ("固定摊位", "除外")),
        ("How much does everybody have to pay at Larch Lane?", "", ("four pounds", "exempt")),
    ],
)
def test_a_rule_is_quoted_with_what_the_next_sentence_takes_out_of_it(
    asked: Assistant, question: str, word: str, both: tuple[str, str]
) -> None:
    answer = asked.ask(question)
    assert decision_text(answer) == word
    assert all(part in answer.statements[0].text for part in both)
    cited = "".join(citation.quote for citation in answer.citations)
    assert all(part in cited for part in both)

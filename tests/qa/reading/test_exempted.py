"""What a rule leaves out is told where that is asked for, and only there."""

import pytest

from qa.question import understand
from qa.reading.exempted import asks_exemption, tells_exemption

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

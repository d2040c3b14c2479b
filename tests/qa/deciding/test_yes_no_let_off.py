"""A rule that forbids and leaves something out denies nothing of what it leaves out."""

import pytest

from qa.assistant import Assistant
from qa.render import decision_text

DOCUMENTS = {
    "stations.txt": (
        "Rules of the Larch line\n1 March 2024\n\n"
        "Guide dogs may enter stations; no other animals may be carried.\n\n"
        "Kites may not be flown in the yard or after sunset, except for rehearsals of the Kite "
        "Fair.\n\nBicycles are not allowed on the platform, folding bicycles excepted.\n"
    ),
    "parks.txt": (
        "雪松公园管理规定\n2024年3月1日\n\n导盲犬可以入园；其他动物不得入园。\n\n"
        "园内不得使用帐篷，遮阳帐篷除外。\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Can guide dogs enter stations?", "Yes."),
        ("Can dogs enter stations?", "No."),
        ("Can bicycles be taken on the platform?", "No."),
        ("Are folding bicycles allowed on the platform?", ""),
        ("Are bicycles allowed on the platform?", "No."),
        ("Can kites be flown after sunset?", "No."),
        ("Can kites be flown after sunset at rehearsals of the Kite Fair?", ""),
        ("导盲犬可以入园吗？", "是的。"),
        ("導盲犬可以入園嗎？", "是的。"),
        ("其他动物可以入园吗？", "否。"),
    ],
)
def test_yes_and_no_keep_to_what_a_rule_says_of_each(
    asked: Assistant, question: str, word: str
) -> None:
    assert decision_text(asked.ask(question)) == word

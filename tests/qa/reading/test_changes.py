"""A question of how things stand now, or what became of them, looks for what tells of a change."""

import pytest

from qa.question import understand
from qa.reading.changes import tells_change, tells_what_was

TOLD = [
    ("When is the bridge now expected to open?", "It will now open in March 2027.", True),
    ("When is the bridge now expected to open?", "It was to open in June 2026.", False),
    ("When was the vote postponed to?", "The vote was moved to 11 February.", True),
    ("When did the bridge open?", "It will now open in March 2027.", False),
    ("会议后来改到哪天了？", "会议推迟至5月9日举行。", True),
    ("会议后来改到哪天了？", "会议原定于5月2日举行。", False),
    ("目前门票多少钱？", "票价由30元调整为40元。", True),
    ("目前門票多少錢？", "票價由30元調整為40元。", True),
    ("门票多少钱？", "票价由30元调整为40元。", False),
    ("还有哪些国家参加？", "目前有十二个国家参加。", False),
    ("最后一段讲了什么？", "目前有十二个国家参加。", False),
]


@pytest.mark.parametrize(("question", "sentence", "told"), TOLD)
def test_a_change_counts_where_one_is_asked_about(question: str, sentence: str, told: bool) -> None:
    assert tells_change(understand(question), sentence) is told


WAS = [
    ("When is the bridge now expected to open?", "It was to open in June 2026.", True),
    ("When is the bridge now expected to open?", "It will now open in March 2027.", False),
    ("When is the bridge now expected to open?", "Due in June, it will now open in July.", False),
    ("When was the bridge opened?", "It was to open in June 2026.", False),
    ("现在门票多少钱？", "以前门票是30元。", True),
    ("现在门票多少钱？", "以前门票是30元，现为40元。", False),
    ("现在的局长是谁？", "局长曾立群介绍了情况。", False),
    ("现在要在哪天交？", "须在6月30日以前提交。", False),
    ("When does it open now?", "It opens no earlier than 5 May.", False),
]


@pytest.mark.parametrize(("question", "sentence", "was"), WAS)
def test_how_things_stood_before_is_not_how_they_stand(
    question: str, sentence: str, was: bool
) -> None:
    assert tells_what_was(understand(question), sentence) is was

"""Claims made by rule read like sentences, and an altered one never says the same."""

import pytest

from evals.altered_claims import made_claims, statement_of
from evals.squad import JudgedQuestion
from index.types import Language


@pytest.mark.parametrize(
    ("question", "answer", "language", "expected"),
    [
        ("谁设计了这座桥？", "茅以升", "zh", "茅以升设计了这座桥。"),
        ("这座桥有多少个桥墩？", "15", "zh", "这座桥有15个桥墩。"),
        ("这座桥是哪年建成的？", "1937年", "zh", "这座桥是1937年建成的。"),
        ("为什么要建这座桥？", "过江", "zh", None),
        ("Who designed the bridge?", "Mao Yisheng", "en", "Mao Yisheng designed the bridge."),
        ("Which company built the bridge?", "Dorman Long", "en", "Dorman Long built the bridge."),
        (
            "What was the length of the bridge?",
            "1,453 m",
            "en",
            "1,453 m was the length of the bridge.",
        ),
        ("What river is the widest?", "The Yangtze", "en", "The Yangtze is the widest."),
        ("Which Great Bridge did he build?", "Qiantang", "en", None),
        ("When did the bridge open?", "1937", "en", None),
        ("What is the bridge called?", "Qiantang Bridge", "en", None),
    ],
)
def test_a_question_becomes_a_statement(
    question: str, answer: str, language: Language, expected: str | None
) -> None:
    assert statement_of(question, answer, language) == expected


def test_an_altered_claim_has_another_answer_of_the_kind_from_the_same_article() -> None:
    questions = [
        JudgedQuestion("1", "这座桥有多少个桥墩？", 0, 0, "15", 0),
        JudgedQuestion("2", "这座桥有多少个桥孔？", 0, 0, "16", 0),
        JudgedQuestion("3", "谁设计了这座桥？", 0, 0, "茅以升", 0),
        JudgedQuestion("4", "这条河有多少支流？", 1, 1, "99", 0),
    ]
    made = [(claim.text, claim.altered) for claim in made_claims(questions)]
    assert made == [
        ("这座桥有15个桥墩。", False),
        ("这座桥有16个桥墩。", True),
        ("这座桥有16个桥孔。", False),
        ("这座桥有15个桥孔。", True),
        ("茅以升设计了这座桥。", False),
        ("这条河有99支流。", False),
    ]

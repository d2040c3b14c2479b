"""Another sentence than the best may answer, but not one that is much weaker."""

from dataclasses import replace

import pytest

from index.library import Library
from qa.assistant import Assistant
from qa.deciding.sufficiency import decide
from qa.question import understand
from qa.types import EvidenceSentence

DOCUMENTS = {
    "school.md": (
        "# Fellgate School\n\nDate: 2020-09-01\nSource: Fellgate Parish\n\n"
        "Fellgate School stands on the hill above the river.\n\n"
        "Fellgate School has 240 pupils.\n"
    ),
    "mine.txt": (
        "黑石沟煤矿\n日期：2020-09-01\n来源：黑石沟矿务局\n\n"
        "黑石沟煤矿位于河边的山坡上。\n\n黑石沟煤矿有矿工860名。\n"
    ),
    "farm.txt": (
        "綠坡農場\n日期：2020-09-01\n來源：綠坡鄉公所\n\n"
        "綠坡農場位於河邊的山坡上。\n\n綠坡農場有工人130名。\n"
    ),
}


def evidence(library: Library, begins: str, number: str = "") -> EvidenceSentence:
    """The sentence that begins so, as read, its ``number`` found if there is one."""
    for profile in library.documents():
        document = library.document(profile.doc_id)
        for sentence in library.sentences(profile.doc_id):
            text = document.text[sentence.start : sentence.end]
            if text.startswith(begins):
                start = sentence.start + text.index(number)
                spans = ((start, start + len(number)),) if number else ()
                features = {"typed": float(bool(number))}
                return EvidenceSentence(sentence, document, text, 2.0, 0.8, spans, features)
    raise AssertionError(begins)


CASES = [
    ("How many pupils does Fellgate School have?", "Fellgate School stands",
     "Fellgate School has", "240"),
    ("黑石沟煤矿有多少名矿工？", "黑石沟煤矿位于", "黑石沟煤矿有", "860"),
    ("綠坡農場有多少名工人？", "綠坡農場位於", "綠坡農場有", "130"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "best", "other", "number"), CASES)
def test_a_sentence_nearly_as_good_answers_where_the_best_does_not(
    asked: Assistant, question: str, best: str, other: str, number: str
) -> None:
    first = evidence(asked.library, best)
    near = replace(evidence(asked.library, other, number), score=1.8)
    decision = decide(understand(question), (first, near), asked.library)
    assert (decision.sufficient, decision.best) == (True, 1)


@pytest.mark.parametrize(("question", "best", "other", "number"), CASES)
def test_a_much_weaker_sentence_does_not_answer_in_its_place(
    asked: Assistant, question: str, best: str, other: str, number: str
) -> None:
    first = evidence(asked.library, best)
    weak = replace(evidence(asked.library, other, number), score=0.8)
    decision = decide(understand(question), (first, weak), asked.library)
    assert not decision.sufficient
    assert decide(understand(question), (weak,), asked.library).sufficient

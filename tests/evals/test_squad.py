"""Question sets in SQuAD's format, and the sentence that holds an answer."""

import json
from pathlib import Path

import pytest

from evals.squad import JudgedQuestion, answering_sentence, fold_of, read_squad, write_paragraphs
from index.sentences import split
from index.types import Document, Metadata

TEXT = "It rained. Ada won. Then Ada lost."


def asked(start: int, answer: str = "Ada") -> JudgedQuestion:
    return JudgedQuestion("q1", "Who lost?", 0, 0, answer, start)


def test_paragraphs_and_questions_are_read_in_order(tmp_path: Path) -> None:
    question = {"id": 7, "question": " Who? ", "answers": [{"text": "Ada", "answer_start": 11}]}
    articles = [
        {"title": "A", "paragraphs": [{"context": TEXT, "qas": [question]}]},
        {"title": "B", "paragraphs": [{"context": "二。", "qas": []}]},
    ]
    path = tmp_path / "set.json"
    path.write_text(json.dumps({"data": articles}), encoding="utf-8")
    found = read_squad(path)
    assert found.paragraphs == (TEXT, "二。")
    assert found.articles == (0, 1)
    assert found.questions == (JudgedQuestion("7", "Who?", 0, 0, "Ada", 11),)
    names = write_paragraphs(found, tmp_path / "files")
    assert (tmp_path / "files" / names[1]).read_text(encoding="utf-8") == "二。"


@pytest.mark.parametrize(("start", "number"), [(11, 1), (25, 2)])
def test_the_same_occurrence_is_found_again(start: int, number: int) -> None:
    document = Document("d" * 16, "d.txt", TEXT, "en", None, Metadata(), "")
    assert answering_sentence(asked(start), TEXT, document, split(document)) == number


def test_an_answer_that_cleaning_lost_is_none() -> None:
    document = Document("d" * 16, "d.txt", "It rained.", "en", None, Metadata(), "")
    assert answering_sentence(asked(11), TEXT, document, split(document)) is None


def test_parallel_articles_share_their_fold() -> None:
    assert [fold_of(article) for article in range(6)] == [0, 4, 3, 2, 1, 0]

"""Recall and reciprocal rank on outcomes counted by hand, and one small set through the product."""

import json
from pathlib import Path

from evals.retrieval import Search, build_library, recall, reciprocal_rank, right_files, search_all
from evals.squad import read_squad
from index import open_library

FOUND = [Search(0, 1.0), Search(3, 1.0), Search(None, 1.0), Search(1, 1.0)]


def test_recall_counts_the_first_right_file() -> None:
    assert recall(FOUND, 1) == 0.25
    assert recall(FOUND, 5) == 0.75


def test_reciprocal_rank_of_nothing_found_is_nothing() -> None:
    assert reciprocal_rank(FOUND) == (1 + 1 / 4 + 0 + 1 / 2) / 4


def squad(path: Path, texts: list[str], questions: list[str]) -> Path:
    paragraphs = [
        {
            "context": text,
            "qas": [
                {"id": str(place), "question": asked,
                 "answers": [{"text": text[:2], "answer_start": 0}]}
            ],
        }
        for place, (text, asked) in enumerate(zip(texts, questions, strict=True))
    ]  # fmt: skip
    path.write_text(json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}), "utf-8")
    return path


def test_questions_find_their_paragraph_through_the_product(tmp_path: Path) -> None:
    chinese = squad(
        tmp_path / "zh.json",
        ["植物园里有三百种树木。春天的花最多。", "图书馆星期天也开门，借书不收费。"],
        ["植物园有多少种树木？", "图书馆星期天开门吗？"],
    )
    english = squad(
        tmp_path / "en.json",
        ["The botanical garden has 300 kinds of trees.", "The library is open on Sunday."],
        ["How many kinds of trees are in the botanical garden?", "Is the library open on Sunday?"],
    )
    sets = [read_squad(chinese), read_squad(english)]
    with open_library(build_library(sets, tmp_path / "library")) as library:
        for one in sets:
            right = [right_files(question, 2) for question in one.questions]
            assert recall(search_all(library, one.questions, right), 1) == 1.0

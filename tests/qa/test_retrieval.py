"""Search finds the passage that answers, in whatever language and script it was asked."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from index import build_index, open_library
from index.library import Library
from index.settings import IndexSettings
from index.types import Scope
from qa.question import understand
from qa.rerank import FEATURES, rerank
from qa.retrieve import retrieve
from qa.types import Passage

FILES = {
    "park.zh.txt": "河滨公园占地四十公顷，2016年对公众开放。园内有十二座桥和一座观鸟塔。",
    "school.zh.txt": "新学校由建筑师卢卡斯·布伦纳设计，教室朝南，屋顶装有太阳能电池板。",
    "court.zh.txt": "最高法院驳回了上诉，认为合同在签署之日即已生效。",
    "port.en.txt": "The harbour handled nine million containers last year, a third more.",
    "hospital.en.txt": "Doctors at the children's hospital treat burns with skin grown in the lab.",
    "train.en.txt": "Engineer Mathilda Hoffmann tested the night train between the two capitals.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("retrieval")
    (folder / "files").mkdir()
    for name, text in FILES.items():
        (folder / "files" / name).write_text(text, encoding="utf-8")
    settings = IndexSettings(data_dir=folder / "data")
    build_index([folder / "files"], settings)
    with open_library(settings) as opened:
        yield opened


def search(text: str, library: Library, without: frozenset[str] = frozenset()) -> list[Passage]:
    question = understand(text)
    return list(rerank(question, retrieve(question, library, library.embedder), library, without))


@pytest.mark.parametrize(
    ("asked", "file"),
    [
        ("河滨公园有几座桥？", "park.zh.txt"),
        ("河濱公園有幾座橋？", "park.zh.txt"),
        ("How many bridges are in the park?", "park.zh.txt"),
        ("What did the supreme court say about the contract?", "court.zh.txt"),
        ("Which architect is Lukas Brunner?", "school.zh.txt"),
        ("How many containers did the harbour handle?", "port.en.txt"),
        ("港口处理了多少集装箱？", "port.en.txt"),
        ("醫生如何治療燒傷？", "hospital.en.txt"),
        ("玛蒂尔达·霍夫曼测试了什么？", "train.en.txt"),
        ("夜车由谁测试？", "train.en.txt"),
    ],
)
def test_the_right_file_comes_first(asked: str, file: str, library: Library) -> None:
    assert search(asked, library)[0].document.file == file


def test_a_result_explains_itself(library: Library) -> None:
    first = search("Which architect is Lukas Brunner?", library)[0]
    assert set(FEATURES) <= first.scores.keys()
    assert first.scores["names"] > 0


def test_a_part_can_be_left_out(library: Library) -> None:
    asked = "Which architect is Lukas Brunner?"
    whole, part = search(asked, library)[0], search(asked, library, frozenset({"names"}))[0]
    assert part.score < whole.score


def test_scores_go_down_and_every_passage_comes_once(library: Library) -> None:
    found = search("how many bridges", library)
    scores = [passage.score for passage in found]
    assert scores == sorted(scores, reverse=True)
    assert len({passage.chunk.chunk_id for passage in found}) == len(found) == len(FILES)


@pytest.mark.parametrize("asked", ["?", "的", "Who did what?", "12345"])
def test_a_question_without_content_does_no_harm(asked: str, library: Library) -> None:
    assert len(search(asked, library)) <= len(FILES)


def test_a_scope_limits_the_search(library: Library) -> None:

    question = replace(understand("河滨公园有几座桥？"), scope=Scope(languages=("en",)))
    found = retrieve(question, library, library.embedder)
    assert {passage.chunk.language for passage in found} == {"en"}


@pytest.mark.parametrize("asked", ["When is the salt museum open?", "盐业博物馆几点开门？"])
def test_what_stands_over_a_passage_counts_as_said_in_it(asked: str, tmp_path: Path) -> None:
    for name, subject in (("tram.txt", "Tram depot"), ("salt.txt", "Salt museum")):
        texts = (f"# {subject}: notes for visitors", "Much rain fell here last year. " * 30)
        texts += ("The doors are open from nine to five.", "Snow fell in every winter. " * 30)
        (tmp_path / name).write_text("\n\n".join(texts), encoding="utf-8")
    settings = IndexSettings(data_dir=tmp_path / "data", chunk_tokens=60)
    build_index([tmp_path / "tram.txt", tmp_path / "salt.txt"], settings)
    with open_library(settings) as library:
        open_hours = [p for p in search(asked, library) if "nine to five" in p.text]
    assert open_hours[0].document.file == "salt.txt"
    assert open_hours[0].score > open_hours[1].score

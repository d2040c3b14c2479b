"""The words: BM25 by the formula, weights, scopes, and what a writer leaves behind."""

import math
from pathlib import Path

import numpy as np
import pytest

from index.errors import LibraryDamaged
from index.lexical import ChunkTerms, Lexical, LexicalState, LexicalWriter, lexical_state

# Three chunks of terms 1 to 4, in documents 10 and 20.
CHUNKS = (
    ChunkTerms(1, 10, "zh", (1, 2, 2)),
    ChunkTerms(2, 10, "zh", (1, 3)),
    ChunkTerms(3, 20, "en", (4, 4, 4, 1)),
)
STATE = LexicalState("library", change=1, last=3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    writer = LexicalWriter(tmp_path / "lexical")
    writer.add(CHUNKS)
    writer.commit(STATE)
    writer.finish(STATE)
    return tmp_path / "lexical"


def bm25(frequency: int, length: int, holders: int) -> float:
    """BM25 with k1 = 1.2 and b = 0.75 over three chunks of nine terms."""
    rarity = math.log(1 + (3 - holders + 0.5) / (holders + 0.5))
    norm = 1.2 * (0.25 + 0.75 * length / 3)
    return rarity * frequency * 2.2 / (frequency + norm)


def test_scores_are_bm25_times_the_weight(folder: Path) -> None:
    found = dict(Lexical(folder).search({2: 1.0, 1: 0.5}, 10))
    assert found[1] == pytest.approx(bm25(2, 3, 1) + 0.5 * bm25(1, 3, 3), rel=1e-5)
    assert found[2] == pytest.approx(0.5 * bm25(1, 2, 3), rel=1e-5)
    assert found[3] == pytest.approx(0.5 * bm25(1, 4, 3), rel=1e-5)


def test_the_best_come_first_and_no_more_than_asked_for(folder: Path) -> None:
    found = Lexical(folder).search({4: 1.0, 1: 1.0}, 2)
    assert [chunk for chunk, _ in found] == [3, 2]


def test_language_and_documents_limit_without_changing_scores(folder: Path) -> None:
    words = Lexical(folder)
    everything = dict(words.search({1: 1.0}, 10))
    chinese = dict(words.search({1: 1.0}, 10, language="zh"))
    of_one = dict(words.search({1: 1.0}, 10, documents=np.array([20])))
    of_none = words.search({1: 1.0}, 10, documents=np.array([], dtype=np.int64))
    assert chinese == {chunk: everything[chunk] for chunk in (1, 2)}
    assert of_one == {3: everything[3]}
    assert of_none == []


def test_many_documents_limit_just_the_same(folder: Path) -> None:
    many = np.arange(11, 5_000)
    assert [chunk for chunk, _ in Lexical(folder).search({1: 1.0}, 1, documents=many)] == [3]


def test_removals_and_interrupted_additions_go(folder: Path) -> None:
    writer = LexicalWriter(folder)
    writer.remove([10])
    writer.remove_after(2)
    writer.add([ChunkTerms(3, 20, "en", (4,))])
    state = LexicalState("library", change=2, last=3)
    writer.commit(state)
    writer.finish(state)
    assert [chunk for chunk, _ in Lexical(folder).search({1: 1.0, 4: 1.0}, 10)] == [3]
    assert lexical_state(folder) == state


def test_an_open_store_follows_the_writer(folder: Path) -> None:
    words = Lexical(folder)
    assert words.search({7: 1.0}, 5) == []
    writer = LexicalWriter(folder)
    writer.add([ChunkTerms(4, 30, "en", (7,))])
    writer.commit(LexicalState("library", change=2, last=4))
    assert [chunk for chunk, _ in words.search({7: 1.0}, 5)] == [4]


def test_files_that_are_not_as_they_were_left_are_told(folder: Path) -> None:
    assert lexical_state(folder) == STATE
    segment = max(folder.glob("*.idx"), key=lambda path: path.stat().st_size)
    segment.write_bytes(segment.read_bytes()[::-1])
    assert lexical_state(folder) is None


def test_a_folder_without_an_index_is_damage(tmp_path: Path) -> None:
    with pytest.raises(LibraryDamaged):
        Lexical(tmp_path)

"""Chunks: sentence-aligned, under the budget, of one section, overlapping."""

import pytest

from index.chunks import chunk
from index.sentences import split
from index.settings import IndexSettings
from index.types import Chunk, Document, Metadata

TEXT = "\n".join(
    [
        "第一部分的标题",
        "这里有很多内容需要说明。" * 12,
        "第二部分的标题",
        "短句一。短句二。",
    ]
)


def made(text: str) -> Document:
    return Document("0123456789abcdef", "made.txt", text, "zh", "hans", Metadata(), "0" * 64)


def chunks_of(text: str, tokens: int = 40, overlap: int = 1) -> tuple[Chunk, ...]:
    settings = IndexSettings(chunk_tokens=tokens, overlap_sentences=overlap)
    return chunk(made(text), split(made(text)), settings)


def test_neighbours_share_a_sentence_and_carry_their_heading() -> None:
    first, second, *_, last = chunks_of(TEXT)
    assert (first.first, first.context) == (0, None)
    assert second.first == first.last
    assert second.context == "第一部分的标题"
    assert TEXT[last.start : last.end] == "第二部分的标题\n短句一。短句二。"
    assert last.context is None


@pytest.mark.parametrize("overlap", [0, 1, 2])
@pytest.mark.parametrize("tokens", [10, 25, 60, 256])
def test_every_sentence_is_held_and_the_budget_kept(tokens: int, overlap: int) -> None:
    found = chunks_of(TEXT, tokens, overlap)
    sentences = split(made(TEXT))
    assert {n for c in found for n in range(c.first, c.last + 1)} == {s.number for s in sentences}
    assert all(c.tokens <= tokens or c.first == c.last for c in found)
    assert all(c.chunk_id == f"0123456789abcdef:{c.start}-{c.end}" for c in found)
    assert len({c.chunk_id for c in found}) == len(found)


def test_a_sentence_over_the_budget_is_a_chunk_of_its_own() -> None:
    long = "很长的一句话没有停顿" * 30 + "。"
    found = chunks_of(f"短句。{long}短句。", tokens=20)
    assert [c.last - c.first for c in found] == [0, 0, 0]


def test_no_text_no_chunks() -> None:
    assert chunks_of("") == ()

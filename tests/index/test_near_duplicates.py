"""Reprints are found by their wording, whatever the script, case or trimming."""

import hashlib
from pathlib import Path

import pytest

from index.load import read, walk
from index.near_duplicates import near_duplicates
from index.settings import IndexSettings
from index.text import to_script
from index.types import Document, Language, Metadata, Source

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def made(text: str, language: Language) -> Document:
    doc_id = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Document(doc_id, "made.txt", text, language, None, Metadata(), "0" * 64)


@pytest.fixture(scope="module")
def seeds() -> list[Document]:
    found = walk(SEEDS, IndexSettings())
    return [read(source) for source in found if isinstance(source, Source)]


def test_news_of_one_subject_are_no_reprints(seeds: list[Document]) -> None:
    assert near_duplicates(seeds) == ()


@pytest.mark.parametrize("number", range(5))
def test_a_trimmed_reprint_is_found(seeds: list[Document], number: int) -> None:
    original = seeds[number]
    lines = original.text.split("\n")
    reprint = made("\n".join(["Reprint 转载", *lines[:2], *lines[3:]]), original.language)
    (found,) = near_duplicates([*seeds, reprint])
    assert (found.doc_id, found.repeats) == (reprint.doc_id, original.doc_id)
    assert 0.7 < found.similarity < 1


def test_the_other_script_makes_no_difference(seeds: list[Document]) -> None:
    reprint = made(to_script(seeds[0].text, "hant"), "zh")
    (found,) = near_duplicates([seeds[0], reprint])
    assert found.similarity > 0.9


def test_only_pairs_with_new_documents_are_looked_for(seeds: list[Document]) -> None:
    reprint = made(seeds[2].text.upper(), "en")
    assert near_duplicates([*seeds, reprint], new={seeds[0].doc_id}) == ()
    assert len(near_duplicates([*seeds, reprint], new={reprint.doc_id})) == 1


def test_short_and_empty_texts_do_no_harm() -> None:
    assert near_duplicates([made("", "zh"), made("短", "zh"), made("word", "en")]) == ()

"""What is left out of a library in memory is gone from its searches and from every frequency."""

import pytest

from evals.memory_library import MemoryLibrary
from index.settings import IndexSettings
from index.types import Document, Metadata

TEXTS = {
    "a" * 16: "The bridge was opened in 1932. Trains cross it daily.",
    "b" * 16: "The harbour has a bridge and two ferries.",
    "c" * 16: "Ferries sail at noon.",
}


@pytest.fixture(scope="module")
def library() -> MemoryLibrary:
    documents = [
        Document(doc_id, f"{doc_id[0]}.txt", text, "en", None, Metadata(), "")
        for doc_id, text in TEXTS.items()
    ]
    return MemoryLibrary(documents, IndexSettings())


def frequency(library: MemoryLibrary, term: str) -> int:
    number = library.vocabulary.ids.get(term)
    return 0 if number is None else int(library.vocabulary.document_frequency[number])


def found(library: MemoryLibrary, term: str) -> list[str]:
    return sorted(hit.chunk_id[0] for hit in library.search_terms({term: 1.0}, 10))


def test_searches_find_the_chunks_with_a_term(library: MemoryLibrary) -> None:
    assert found(library, "bridg") == ["a", "b"]
    assert frequency(library, "bridg") == 2


def test_a_document_left_out_is_gone_everywhere(library: MemoryLibrary) -> None:
    without = library.without(["b" * 16])
    assert found(without, "bridg") == ["a"]
    assert frequency(without, "bridg") == 1
    assert "harbour" not in without.vocabulary.ids
    assert without.vocabulary.chunk_count["en"] == 2
    assert [document.file for document in without.documents()] == ["a.txt", "c.txt"]


def test_the_library_itself_stays_whole(library: MemoryLibrary) -> None:
    library.without(TEXTS)
    assert frequency(library, "bridg") == 2
    assert len(library.all_chunks()) == 3

"""Whatever happens to the derived stores is noticed and mended; a damaged catalog is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.errors import LibraryDamaged, LibraryMismatch
from index.library import open_library
from index.settings import IndexSettings

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")

EVERYTHING = np.ones(256, np.float32) / 16


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def overwritten(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes(byte ^ 0xA5 for byte in data))


def overwritten_within(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 4096] = bytes(len(data[middle : middle + 4096]))
    path.write_bytes(data)


DAMAGES: tuple[Callable[[Path], None], ...] = (
    Path.unlink,
    emptied,
    halved,
    overwritten,
    overwritten_within,
)
STORES = (
    "lexical/meta.json",
    "lexical/state.json",
    "lexical/*.idx",
    "lexical/*.term",
    "lexical/*.fast",
    "lexical/*.fieldnorm",
    "vectors/current.json",
    "vectors/*/zh-numbers.npy",
    "vectors/*/en-documents.npy",
    "vectors/*/zh-rows.npy",
    "vectors/*/chroma/chroma.sqlite3",
    "vectors/*/chroma/*/header.bin",
    "vectors/*/chroma/*/data_level0.bin",
    "vectors/*/chroma/*/index_metadata.pickle",
    "vectors/*/chroma/*/length.bin",
    "vectors/*/chroma/*/link_lists.bin",
)
TRIED_ALWAYS = {
    ("lexical/*.idx", "overwritten"),
    ("lexical/meta.json", "halved"),
    ("lexical/state.json", "unlink"),
    ("vectors/current.json", "emptied"),
    ("vectors/*/zh-rows.npy", "halved"),
    ("vectors/*/chroma/chroma.sqlite3", "overwritten"),
    ("vectors/*/chroma/chroma.sqlite3", "unlink"),
    ("vectors/*/chroma/*/data_level0.bin", "overwritten_within"),
    ("vectors/*/chroma/*/index_metadata.pickle", "halved"),
}
CASES = [
    pytest.param(
        store,
        damage,
        marks=() if (store, damage.__name__) in TRIED_ALWAYS else pytest.mark.long,
        id=f"{store} {damage.__name__}",
    )
    for store in STORES
    for damage in DAMAGES
]


def answers(settings: IndexSettings) -> tuple[list[str], list[str], tuple[str, ...]]:
    """What both searches find, and the notices beside it."""
    with open_library(settings) as library:
        terms = dict.fromkeys(library.vocabulary.terms[1:40], 1.0)
        words = [hit.chunk_id for hit in library.search_terms(terms, 50)]
        vectors = [hit.chunk_id for hit in library.search_vectors(EVERYTHING, 50)]
        return words, vectors, library.notices


@pytest.mark.parametrize(("store", "damage"), CASES)
def test_a_damaged_store_is_built_anew_with_a_notice(
    library_copy: IndexSettings, store: str, damage: Callable[[Path], None]
) -> None:
    words, vectors, _ = answers(library_copy)
    path = next(library_copy.data_dir.glob(store))
    before = path.read_bytes()
    damage(path)
    harmless = path.exists() and path.read_bytes() == before
    found = answers(library_copy)
    assert found[:2] == (words, vectors)
    # The database of Chroma and the notes of its engine may hold pages that nobody reads.
    if not harmless and "chroma.sqlite3" not in store and "state.json" not in store:
        assert any("missing or damaged: built anew" in notice for notice in found[2])
    assert answers(library_copy) == (words, vectors, ())


@pytest.mark.parametrize("store", ["lexical", "vectors"])
def test_a_store_that_was_deleted_is_built_anew_with_a_notice(
    library_copy: IndexSettings, store: str
) -> None:
    words, vectors, _ = answers(library_copy)
    shutil.rmtree(library_copy.data_dir / store)
    found = answers(library_copy)
    assert found[:2] == (words, vectors)
    assert any("missing or damaged: built anew" in notice for notice in found[2])
    assert answers(library_copy) == (words, vectors, ())


@pytest.mark.parametrize("store", ["lexical", "vectors"])
def test_a_file_in_the_place_of_a_store_gives_way(
    library_copy: IndexSettings, texts_copy: Path, store: str
) -> None:
    words, vectors, _ = answers(library_copy)
    shutil.rmtree(library_copy.data_dir / store)
    (library_copy.data_dir / store).write_text("no folder")
    build_index([texts_copy], library_copy)
    assert answers(library_copy) == (words, vectors, ())


def test_the_stores_of_another_library_are_not_used(
    library_copy: IndexSettings, tmp_path: Path
) -> None:
    folder = tmp_path / "others"
    folder.mkdir()
    (folder / "a.txt").write_text("Something else altogether.")
    other = IndexSettings(data_dir=tmp_path / "other")
    build_index([folder], other)
    words, vectors, _ = answers(library_copy)
    for store in ("lexical", "vectors"):
        shutil.rmtree(library_copy.data_dir / store)
        shutil.copytree(other.data_dir / store, library_copy.data_dir / store)
    assert answers(library_copy)[:2] == (words, vectors)


@pytest.mark.parametrize("damage", [emptied, halved, overwritten], ids=lambda one: one.__name__)
def test_a_damaged_catalog_is_refused_with_what_to_do(
    library_copy: IndexSettings, texts_folder: Path, damage: Callable[[Path], None]
) -> None:
    damage(library_copy.data_dir / "catalog.sqlite")
    with pytest.raises(LibraryDamaged, match="yinju restore"):
        answers(library_copy)


def test_a_damaged_value_in_the_catalog_is_told_with_what_to_do(
    library_copy: IndexSettings,
) -> None:
    import sqlite3

    with sqlite3.connect(library_copy.data_dir / "catalog.sqlite") as connection:
        connection.execute("UPDATE documents SET metadata = '{' WHERE number = 1")
    connection.close()
    with (
        open_library(library_copy) as library,
        pytest.raises(LibraryDamaged, match="yinju restore"),
    ):
        library.documents()


def test_a_catalog_of_a_newer_version_says_so(library_copy: IndexSettings) -> None:
    import sqlite3

    with sqlite3.connect(library_copy.data_dir / "catalog.sqlite") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LibraryMismatch, match=r"schema 99.*newer version"):
        answers(library_copy)

"""Compacting, rebuilding, backing up and restoring keep what the library holds."""

import dataclasses
import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.errors import InputError, LibraryDamaged, LibraryMismatch
from index.library import open_library
from index.schema import SCHEMA_VERSION
from index.settings import IndexSettings
from index.upkeep import backup, compact, rebuild_index, restore

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")

EVERYTHING = np.ones(256, np.float32) / 16


def found(settings: IndexSettings) -> tuple[set[str], set[str]]:
    """What both searches find of everything."""
    with open_library(settings) as library:
        terms = dict.fromkeys(library.vocabulary.terms[1:], 1.0)
        words = {hit.chunk_id for hit in library.search_terms(terms, 100)}
        vectors = {hit.chunk_id for hit in library.search_vectors(EVERYTHING, 100)}
        return words, vectors


def generations(settings: IndexSettings) -> set[str]:
    return {path.name for path in (settings.data_dir / "vectors").iterdir() if path.is_dir()}


def test_compacting_takes_everything_into_one_generation(
    texts_copy: Path, library_copy: IndexSettings
) -> None:
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    build_index([texts_copy], library_copy)
    before, folders = found(library_copy), generations(library_copy)
    with open_library(library_copy) as reader:
        reader.warm()
        compact(library_copy)
        assert {hit.chunk_id for hit in reader.search_vectors(EVERYTHING, 100)} == before[1]
    assert found(library_copy) == before
    assert len(generations(library_copy) - folders) == 1
    compact(library_copy)
    assert len(generations(library_copy)) == 2, "only the generation before is kept"


def test_many_new_rows_make_a_new_generation_by_themselves(
    texts_copy: Path, library_copy: IndexSettings
) -> None:
    folders = generations(library_copy)
    for name in ("a.txt", "b.txt"):
        (texts_copy / name).write_text(f"The lighthouse {name}.")
    build_index([texts_copy / "a.txt"], dataclasses.replace(library_copy, exact_rows=1))
    assert generations(library_copy) == folders
    build_index([texts_copy / "b.txt"], dataclasses.replace(library_copy, exact_rows=1))
    assert len(generations(library_copy) - folders) == 1


def test_rebuilding_makes_a_library_of_the_settings_in_force(library_copy: IndexSettings) -> None:
    smaller = dataclasses.replace(library_copy, chunk_tokens=24)
    with pytest.raises(LibraryMismatch):
        open_library(smaller)
    before = len(found(library_copy)[0])
    seen: list[tuple[int, int]] = []
    rebuild_index(smaller, lambda done, total, file, rate: seen.append((done, total)))
    words, vectors = found(smaller)
    assert words == vectors
    assert len(words) > before
    assert seen == [(number, 6) for number in range(1, 7)]
    with pytest.raises(LibraryMismatch, match="chunk_tokens 24, now 256"):
        open_library(library_copy)


def test_a_backup_brings_the_library_back(
    texts_copy: Path, library_copy: IndexSettings, tmp_path: Path
) -> None:
    before = found(library_copy)
    with open_library(library_copy) as library:
        texts = {document.doc_id: document.text for document in library.documents()}
    backup(library_copy, tmp_path / "backups" / "library.sqlite")
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    build_index([texts_copy], library_copy)
    assert found(library_copy) != before
    (library_copy.data_dir / "catalog.sqlite").write_bytes(b"no catalog")
    with pytest.raises(LibraryDamaged):
        open_library(library_copy)
    restore(library_copy, tmp_path / "backups" / "library.sqlite")
    assert found(library_copy) == before
    with open_library(library_copy) as library:
        assert {document.doc_id: document.text for document in library.documents()} == texts
        assert library.notices == ()


def test_an_open_library_follows_a_restored_backup(
    texts_copy: Path, library_copy: IndexSettings, tmp_path: Path
) -> None:
    backup(library_copy, tmp_path / "backup.sqlite")
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    build_index([texts_copy], library_copy)
    with open_library(library_copy) as library:
        assert len(library.documents()) == 7
        assert len(library.search_vectors(EVERYTHING, 100)) == 7
        restore(library_copy, tmp_path / "backup.sqlite")
        assert len(library.documents()) == 6
        assert len(library.search_vectors(EVERYTHING, 100)) == 6


def test_what_is_no_backup_is_refused_and_changes_nothing(
    library_copy: IndexSettings, tmp_path: Path
) -> None:
    before = found(library_copy)
    rubbish, other = tmp_path / "rubbish", tmp_path / "other.sqlite"
    rubbish.write_bytes(b"no backup at all" * 100)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE anything (x)")
    connection.close()
    for source in (rubbish, other, tmp_path / "nowhere"):
        with pytest.raises(InputError, match=source.name):
            restore(library_copy, source)
    assert found(library_copy) == before
    with pytest.raises(InputError, match="exists already"):
        backup(library_copy, rubbish)


def test_a_library_of_the_first_schema_is_brought_up_to_date(
    texts_copy: Path, library_copy: IndexSettings
) -> None:
    before = found(library_copy)
    with sqlite3.connect(library_copy.data_dir / "catalog.sqlite") as connection:
        for later in ("signs", "glossary"):
            connection.execute(f"DROP TABLE {later}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    assert found(library_copy) == before
    with sqlite3.connect(library_copy.data_dir / "catalog.sqlite") as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    connection.close()
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    assert build_index([texts_copy / "new.txt"], library_copy).documents == 7


def test_a_moved_library_needs_no_rebuilding(library_copy: IndexSettings, tmp_path: Path) -> None:
    before = found(library_copy)
    moved = dataclasses.replace(library_copy, data_dir=tmp_path / "elsewhere")
    shutil.copytree(library_copy.data_dir, moved.data_dir, copy_function=shutil.copyfile)
    with open_library(moved) as library:
        library.warm()
        assert library.notices == ()
    assert found(moved) == before

"""Indexing brings the library in step with its files, whatever was done to them."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.errors import InputError, LibraryMismatch
from index.library import Library, open_library
from index.settings import IndexSettings
from index.terms import analyse
from index.types import BuildReport

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")

Write = Callable[[dict[str, str]], Path]


def statuses(report: BuildReport) -> dict[str, str]:
    return {file.file: file.status for file in report.files}


def found(library: Library, text: str) -> list[str]:
    """The files found by the words of a text, and those found by its vector first."""
    language = "en" if text.isascii() else "zh"
    terms = analyse(text, language)
    vector = library.embedder.embed_question(text, terms)
    by_words = library.search_terms(dict.fromkeys(terms, 1.0), 3)
    by_vector = library.search_vectors(vector, 1)
    chunks = library.chunks([hit.chunk_id for hit in (*by_words, *by_vector)])
    return sorted({library.document(chunk.doc_id).file for chunk in chunks})


def frequencies(library: Library) -> dict[str, tuple[int, int]]:
    """How many chunks of each language hold each term, terms without a chunk left out."""
    words = library.vocabulary
    rows = zip(words.terms, words.frequencies["zh"], words.frequencies["en"], strict=True)
    return {term: (int(zh), int(en)) for term, zh, en in rows if zh or en}


def test_a_second_run_has_nothing_to_do(texts_folder: Path, library_copy: IndexSettings) -> None:
    before = sorted((library_copy.data_dir / "vectors").iterdir())
    report = build_index([texts_folder], library_copy)
    assert not report.changed
    assert set(statuses(report).values()) == {"unchanged"}
    assert "nothing to do" in report.summary
    assert sorted((library_copy.data_dir / "vectors").iterdir()) == before


def test_every_file_has_a_line_that_says_what_became_of_it(write: Write, tmp_path: Path) -> None:
    folder = write({"good.txt": "The bridge is 300 metres long.", "empty.txt": "", "x.exe": "MZ"})
    report = build_index([folder], IndexSettings(data_dir=tmp_path / "data"))
    assert statuses(report) == {"good.txt": "added", "empty.txt": "skipped", "x.exe": "skipped"}
    reasons = {file.file: file.reason for file in report.files if file.reason}
    assert reasons["empty.txt"] == "empty file"
    assert "unknown suffix" in reasons["x.exe"]
    with open_library(IndexSettings(data_dir=tmp_path / "data")) as library:
        assert statuses(library.last_report()) == statuses(report)


def test_growing_changing_and_shrinking_are_followed_by_both_searches(
    write: Write, tmp_path: Path
) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({"a.txt": "The mill.", "b.txt": "The bridge.", "c.txt": "The castle."})
    build_index([folder], settings)
    write({"b.txt": "The lighthouse.", "d.txt": "The orchard."})
    (folder / "c.txt").unlink()
    report = build_index([folder], settings)
    assert statuses(report) == {
        "a.txt": "unchanged",
        "b.txt": "changed",
        "c.txt": "removed",
        "d.txt": "added",
    }
    with open_library(settings) as library:
        assert found(library, "lighthouse") == ["b.txt"]
        assert found(library, "orchard") == ["d.txt"]
        assert library.search_terms(dict.fromkeys(analyse("bridge castle", "en"), 1.0), 3) == []
        everything = library.search_vectors(np.ones(256, np.float32) / 16, 10)
        chunks = library.chunks([hit.chunk_id for hit in everything])
        files = sorted(library.document(chunk.doc_id).file for chunk in chunks)
        assert files == ["a.txt", "b.txt", "d.txt"]


def test_what_is_counted_follows_what_is_stored(write: Write, tmp_path: Path) -> None:
    first, second = (
        IndexSettings(data_dir=tmp_path / "one"),
        IndexSettings(data_dir=tmp_path / "two"),
    )
    folder = write(
        {"a.txt": "The red bridge.", "b.txt": "红色的桥很长。", "c.txt": "A bridge of stone."}
    )
    build_index([folder], first)
    write({"a.txt": "The blue bridge in the blue harbour.", "d.txt": "石桥。"})
    (folder / "c.txt").unlink()
    build_index([folder], first)
    build_index([folder], second)
    with open_library(first) as grown, open_library(second) as fresh:
        assert frequencies(grown) == frequencies(fresh)
        assert grown.vocabulary.chunk_count == fresh.vocabulary.chunk_count == {"zh": 2, "en": 1}
        assert grown.vocabulary.mean_terms == fresh.vocabulary.mean_terms
        assert {d.doc_id for d in grown.documents()} == {d.doc_id for d in fresh.documents()}
        assert grown.notices == ()


def test_an_exact_copy_is_stored_once_and_outlives_the_first(write: Write, tmp_path: Path) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({"a.txt": "The mill was built in 1820.", "b.txt": "The mill was built in 1820."})
    report = build_index([folder], settings)
    assert statuses(report) == {"a.txt": "added", "b.txt": "duplicate"}
    assert report.files[1].details["duplicate of"] == "a.txt"
    assert (report.documents, report.chunks) == (1, 1)
    (folder / "a.txt").unlink()
    report = build_index([folder], settings)
    assert (report.documents, report.chunks) == (1, 1)
    with open_library(settings) as library:
        assert [document.file for document in library.documents()] == ["b.txt"]
        assert found(library, "the mill") == ["b.txt"]


def test_a_file_that_cannot_be_read_any_more_keeps_its_last_version(
    write: Write, tmp_path: Path
) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({"a.txt": "The mill was built in 1820."})
    build_index([folder], settings)
    write({"a.txt": ""})
    report = build_index([folder], settings)
    assert statuses(report) == {"a.txt": "skipped"}
    with open_library(settings) as library:
        assert library.document(report.files[0].doc_id or "").text.startswith("The mill")


def test_new_metadata_of_the_same_bytes_is_taken_over(write: Write, tmp_path: Path) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({"a.txt": "The mill was built in 1820."})
    build_index([folder], settings)
    write({"manifest.yaml": "a.txt:\n  publisher: The Mill Times\n  date: 2021-05-06\n"})
    assert statuses(build_index([folder], settings)) == {"a.txt": "changed"}
    with open_library(settings) as library:
        (document,) = library.documents()
        assert document.metadata.publisher == "The Mill Times"
        assert document.metadata.published == "2021-05-06"


def test_a_single_file_can_be_added_and_taken_out_again(write: Write, tmp_path: Path) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({"a.txt": "The mill.", "b.txt": "The bridge."})
    assert statuses(build_index([folder / "a.txt"], settings)) == {"a.txt": "added"}
    assert statuses(build_index([folder / "b.txt"], settings)) == {"b.txt": "added"}
    (folder / "a.txt").unlink()
    assert statuses(build_index([folder / "a.txt"], settings)) == {"a.txt": "removed"}
    with open_library(settings) as library:
        assert [document.file for document in library.documents()] == ["b.txt"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        build_index([tmp_path / "nowhere"], IndexSettings(data_dir=tmp_path / "data"))


def test_other_settings_are_refused_naming_both_values(library_copy: IndexSettings) -> None:
    other = IndexSettings(data_dir=library_copy.data_dir, chunk_tokens=64)
    for attempt in (lambda: open_library(other), lambda: build_index([], other)):
        with pytest.raises(LibraryMismatch, match=r"chunk_tokens 256, now 64.*yinju rebuild"):
            attempt()


def test_progress_names_each_file_and_ends_at_the_total(write: Write, tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    folder = write({"a.txt": "The mill.", "b.txt": "The bridge.", "c.txt": ""})
    build_index(
        [folder],
        IndexSettings(data_dir=tmp_path / "data"),
        progress=lambda done, total, file, rate: seen.append((done, total, file)),
    )
    assert seen == [(1, 3, "a.txt"), (2, 3, "b.txt"), (3, 3, "c.txt")]


def test_a_run_that_breaks_off_is_taken_up_where_it_stopped(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.BATCH_FILES", 2)
    settings = IndexSettings(data_dir=tmp_path / "data")
    folder = write({f"{n}.txt": f"The bridge number {n}." for n in range(7)})

    def stop(done: int, total: int, file: str, rate: float) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index([folder], settings, progress=stop)
    with open_library(settings) as library:
        assert len(library.documents()) == 4
        assert found(library, "bridge number 2")
    report = build_index([folder], settings)
    assert sorted(statuses(report).values()) == ["added"] * 3 + ["unchanged"] * 4
    with open_library(settings) as library:
        every = np.concatenate([library.search_terms({"bridg": 1.0}, 50)])
        assert len(every) == 7

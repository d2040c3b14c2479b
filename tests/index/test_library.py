"""An open library searches what is stored now, within a scope, and follows other processes."""

import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.errors import DocumentNotFound, LibraryMismatch, LibraryNotFound
from index.library import Library, open_library
from index.settings import IndexSettings
from index.terms import analyse
from index.types import Hit, Scope

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")

EVERYTHING = np.ones(256, np.float32) / 16


def files(library: Library, hits: list[Hit]) -> list[str]:
    chunks = library.chunks([hit.chunk_id for hit in hits])
    return [library.document(chunk.doc_id).file for chunk in chunks]


@pytest.fixture
def library(library_folder: Path) -> Library:
    with open_library(IndexSettings(data_dir=library_folder)) as library:
        yield library


def weights(text: str) -> dict[str, float]:
    return dict.fromkeys(analyse(text, "en" if text.isascii() else "zh"), 1.0)


@pytest.mark.parametrize(
    ("question", "file"),
    [
        ("地铁十九号线全长多少公里", "地铁.txt"),
        ("臺北市圖書館藏書", "圖書館.txt"),
        ("台北市图书馆藏书", "圖書館.txt"),
        ("how many paintings does the museum hold", "museum.txt"),
        ("schools in the district", "docs/notes.txt"),
    ],
)
def test_both_searches_find_the_file(library: Library, question: str, file: str) -> None:
    terms = weights(question)
    vector = library.embedder.embed_question(question, list(terms))
    assert files(library, library.search_terms(terms, 3))[0] == file
    assert file in files(library, library.search_vectors(vector, 3))


def test_vector_scores_are_exact_cosines_in_order(library: Library) -> None:
    hits = library.search_vectors(EVERYTHING, 100)
    rows = library.vectors([hit.chunk_id for hit in hits])
    assert [hit.score for hit in hits] == pytest.approx(rows @ EVERYTHING, abs=1e-5)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(hits) == sum(library.vocabulary.chunk_count.values())


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(languages=("en",)), {"museum.txt", "harbour.md", "docs/notes.txt"}),
        (Scope(languages=("zh",)), {"地铁.txt", "公园.txt", "圖書館.txt"}),
        (
            Scope(languages=("zh", "en")),
            {"地铁.txt", "公园.txt", "圖書館.txt", "museum.txt", "harbour.md", "docs/notes.txt"},
        ),
        (Scope(doc_ids=("no such id",)), set()),
    ],
)
def test_a_scope_limits_both_searches(library: Library, scope: Scope, expected: set[str]) -> None:
    assert set(files(library, library.search_vectors(EVERYTHING, 50, scope))) == expected
    found = library.search_terms(weights("2021 2020 museum harbour school 图书馆"), 50, scope)
    assert set(files(library, found)) <= expected


def test_dates_are_compared_as_far_as_both_are_known(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, date in (
        ("day", "2021-05-20"),
        ("month", "2021-05"),
        ("year", "2021"),
        ("none", None),
    ):
        head = (
            f"---\ntitle: {name}\ndate: {date!r}\n---\n" if date else f"---\ntitle: {name}\n---\n"
        )
        (folder / f"{name}.md").write_text(f"{head}\nThe {name} of the fair.\n")
    settings = IndexSettings(data_dir=tmp_path / "data")
    build_index([folder], settings)
    with open_library(settings) as library:
        dates = {document.file: document.metadata.published for document in library.documents()}
        assert dates == {
            "day.md": "2021-05-20",
            "month.md": "2021-05",
            "year.md": "2021",
            "none.md": None,
        }

        def within(start: str | None, end: str | None) -> set[str]:
            scope = Scope(published_from=start, published_until=end)
            return set(files(library, library.search_vectors(EVERYTHING, 9, scope)))

        assert within("2021", "2021") == {"day.md", "month.md", "year.md"}
        assert within("2021-05-21", None) == {"month.md", "year.md"}
        assert within(None, "2021-05-19") == {"month.md", "year.md"}
        assert within("2021-06", None) == {"year.md"}
        assert within("2022", None) == set()


def test_what_is_not_there_is_an_error_or_left_out(library: Library, tmp_path: Path) -> None:
    for ask in (library.document, library.sentences, library.sentence_terms, library.counterparts):
        with pytest.raises(DocumentNotFound, match="'nobody'"):
            ask("nobody")
    assert library.chunks(["nobody:0-1"]) == ()
    assert not library.vectors(["nobody:0-1"]).any()
    assert library.search_terms({"no-such-term": 1.0}, 5) == []
    assert library.search_terms({}, 5) == []
    assert library.search_vectors(EVERYTHING, 0) == []
    with pytest.raises(LibraryNotFound, match="yinju index"):
        open_library(IndexSettings(data_dir=tmp_path))
    with pytest.raises(LibraryMismatch, match="3 numbers"):
        library.search_vectors(np.ones(3, np.float32), 5)


def test_sentences_and_their_terms_belong_together(library: Library) -> None:
    for document in library.documents():
        sentences = library.sentences(document.doc_id)
        stored = library.sentence_terms(document.doc_id)
        assert [sentence.number for sentence in sentences] == list(range(len(sentences)))
        for sentence, numbers in zip(sentences, stored, strict=True):
            text = document.text[sentence.start : sentence.end]
            terms = [library.vocabulary.terms[number] for number in numbers]
            assert terms == list(analyse(text, document.language))


def test_one_moment_stays_one_moment(texts_copy: Path, library_copy: IndexSettings) -> None:
    (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
    with open_library(library_copy) as library:
        term = weights("lighthouse")
        with library.reading():
            before = len(library.documents())
            build_index([texts_copy], library_copy)
            assert len(library.documents()) == before
            assert library.search_terms(term, 5) == []
            assert "new.txt" not in files(library, library.search_vectors(EVERYTHING, 50))
        assert len(library.documents()) == before + 1
        assert files(library, library.search_terms(term, 5)) == ["new.txt"]


def test_an_open_library_follows_what_another_process_does(
    texts_copy: Path, library_copy: IndexSettings
) -> None:
    def index() -> None:
        program = (
            "import sys; from pathlib import Path; from index.build import build_index; "
            "from index.settings import IndexSettings; "
            "build_index([Path(sys.argv[1])], IndexSettings(data_dir=Path(sys.argv[2])))"
        )
        command = [sys.executable, "-c", program, str(texts_copy), str(library_copy.data_dir)]
        subprocess.run(command, check=True, timeout=600)

    with open_library(library_copy) as library:
        question = weights("lighthouse")
        vector = library.embedder.embed_question("lighthouse", list(question))
        assert library.search_terms(question, 5) == []
        (texts_copy / "new.txt").write_text("The lighthouse of Eastport.")
        index()
        started = time.process_time()  # a busy machine makes it no later for the processor
        assert files(library, library.search_terms(question, 5)) == ["new.txt"]
        assert files(library, library.search_vectors(vector, 1)) == ["new.txt"]
        assert time.process_time() - started < 2
        (texts_copy / "new.txt").unlink()
        index()
        assert library.search_terms(question, 5) == []
        assert "new.txt" not in files(library, library.search_vectors(vector, 50))
        assert library.notices == ()


def test_the_commonest_words_are_words_that_most_passages_hold(tmp_path: Path) -> None:
    texts = (
        "The bridge is 300 metres long.",
        "The 300 steps of a bridge.",
        "Eastport has a bridge.",
    )
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text)
    settings = IndexSettings(data_dir=tmp_path / "data")
    build_index([tmp_path / f"{number}.txt" for number in range(3)], settings)
    with open_library(settings) as library:
        assert library.vocabulary.commonest(1) == ("bridg",)
        assert set(library.vocabulary.commonest(99)) == {
            "bridg",
            "metr",
            "long",
            "step",
            "eastport",
        }


def test_a_library_of_one_passage_stays_as_it_was_built(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("青屿水库全年供水8417万立方米。", encoding="utf-8")
    settings = IndexSettings(data_dir=tmp_path / "data")
    build_index([tmp_path / "a.txt"], settings)
    for _ in range(3):
        with open_library(settings) as library:
            assert len(library.search_vectors(EVERYTHING, 5)) == 1
            assert library.notices == ()

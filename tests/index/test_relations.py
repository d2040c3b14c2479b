"""New documents are related to those that are there: translations and reprints."""

import shutil
from pathlib import Path

import pytest

from index.build import build_index
from index.library import open_library
from index.settings import IndexSettings

pytestmark = pytest.mark.usefixtures("chroma_in_this_process")

SEEDS = Path(__file__).parents[2] / "seeds"
CHINESE, ENGLISH = "000_580f1df54cfface1.txt", "002_df6904945294617d.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    return tmp_path / "texts"


@pytest.mark.parametrize("order", [(CHINESE, ENGLISH), (ENGLISH, CHINESE)], ids=["zh", "en"])
def test_a_translation_that_comes_later_is_found_sentence_by_sentence(
    folder: Path, tmp_path: Path, order: tuple[str, str]
) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    for name in order:
        shutil.copy(SEEDS / name, folder)
        report = build_index([folder], settings)
    later = next(file for file in report.files if file.file == order[1])
    assert later.details["counterpart of"] == order[0]
    with open_library(settings) as library:
        by_file = {document.file: document for document in library.documents()}
        chinese, english = by_file[CHINESE], by_file[ENGLISH]
        assert library.counterparts(chinese.doc_id) == (english.doc_id,)
        assert library.counterparts(english.doc_id) == (chinese.doc_id,)
        place = english.text.index("24 countries")
        number = next(
            one.number for one in library.sentences(english.doc_id) if one.start <= place < one.end
        )
        other = library.counterpart_sentence(english.doc_id, number)
        assert other is not None
        assert "24个国家" in chinese.text[other.start : other.end]
    (folder / order[0]).unlink()
    build_index([folder], settings)
    with open_library(settings) as library:
        (document,) = library.documents()
        assert library.counterparts(document.doc_id) == ()
        assert library.counterpart_sentence(document.doc_id, number) is None


def test_a_reprint_is_told_and_both_stay(folder: Path, tmp_path: Path) -> None:
    settings = IndexSettings(data_dir=tmp_path / "data")
    text = (SEEDS / CHINESE).read_text(encoding="utf-8")
    (folder / "a.txt").write_text(text)
    build_index([folder], settings)
    (folder / "b.txt").write_text(text + "\n\n（本报转载）")
    report = build_index([folder], settings)
    (reprint,) = (file for file in report.files if file.file == "b.txt")
    assert str(reprint.details["nearly the same as"]).startswith("a.txt (9")
    assert report.documents == 2


def test_documents_of_one_subject_are_no_reprints(folder: Path, tmp_path: Path) -> None:
    for name in ("001_ce131dbe6b1fdd1d.txt", "003_1328df45f560ede1.txt"):
        shutil.copy(SEEDS / name, folder)
    report = build_index([folder], IndexSettings(data_dir=tmp_path / "data"))
    for file in report.files:
        assert not {"nearly the same as", "counterpart of"} & set(file.details)

"""Documents that visitors add and remove."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import build_index, open_library
from index.errors import DocumentNotFound, InputError
from index.settings import IndexSettings
from qa.service.uploads import Job, Uploads, safe_name
from qa.settings import LimitSettings, Settings


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("水务公报.md", "水务公报.md"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a b.txt", "a b.txt"),
        ("<img src=x>.html", "_img src_x_.html"),
        ("${x}.txt", "_x_.txt"),
        ("..", "document.txt"),
        ("", "document.txt"),
        (".env", "env"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("长" * 300 + ".txt", "长" * 66 + ".txt"),
        ("a" * 300 + ".txt", "a" * 200 + ".txt"),
        ("nul", "nul"),
    ],
)
def test_a_name_names_a_file_of_the_folder_and_nothing_else(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a library of one document, which no test changes."""
    base = tmp_path_factory.mktemp("base")
    (base / "one.txt").write_text("朝阳区有30个友好城市。", encoding="utf-8")
    folder = tmp_path_factory.mktemp("library") / "data"
    build_index([base], IndexSettings(data_dir=folder))
    return folder


@pytest.fixture
def uploads(library: Path, tmp_path: Path) -> Iterator[Uploads]:
    index = IndexSettings(data_dir=shutil.copytree(library, tmp_path / "data"))
    made = Uploads(Settings(index=index, limits=LimitSettings(upload_bytes=1000)))
    yield made
    made.close()


def finish(uploads: Uploads) -> Job:
    for _ in range(3_000):
        if uploads.job().status != "running":
            return uploads.job()
        time.sleep(0.1)
    raise TimeoutError


def test_the_longest_name_can_be_written(uploads: Uploads) -> None:
    names = [uploads.add("年" * 300 + ".md", data) for data in (b"one", b"two", b"one")]
    assert len(set(names)) == 2 and all(name.endswith(".md") for name in names)


def test_a_file_is_added_removed_and_brought_back(uploads: Uploads, tmp_path: Path) -> None:
    library = open_library(IndexSettings(data_dir=tmp_path / "data"))
    name = uploads.add("水务.md", "# 水务\n\n全年共检测水样1248个。\n".encode())
    uploads.start()
    job = finish(uploads)
    assert (job.status, job.error) == ("done", None)
    assert [(file["file"], file["status"]) for file in job.files] == [("水务.md", "added")]
    added = next(d for d in library.documents() if d.file == name)
    assert uploads.holds(added) and len(library.documents()) == 2

    uploads.remove(added)
    uploads.start()
    assert finish(uploads).status == "done"
    assert len(library.documents()) == 1

    uploads.restore(name)
    uploads.start()
    assert finish(uploads).status == "done"
    assert len(library.documents()) == 2
    library.close()


def test_a_file_that_cannot_be_read_is_told_of_once(uploads: Uploads) -> None:
    uploads.add("table.xyz", b"x")
    uploads.start()
    told = finish(uploads).files
    assert [(file["file"], file["status"]) for file in told] == [("table.xyz", "skipped")]
    uploads.add("水务.md", "# 水务\n\n全年共检测水样1248个。\n".encode())
    uploads.start()
    told = finish(uploads).files
    assert [(file["file"], file["status"]) for file in told] == [("水务.md", "added")]


def test_what_was_not_added_here_cannot_be_removed_here(uploads: Uploads, tmp_path: Path) -> None:
    with open_library(IndexSettings(data_dir=tmp_path / "data")) as library:
        (document,) = library.documents()
        assert not uploads.holds(document)
        with pytest.raises(InputError, match="not added here"):
            uploads.remove(document)


@pytest.mark.parametrize("data", [b"", b"x" * 1001])
def test_a_file_beyond_the_limits_is_refused(uploads: Uploads, data: bytes) -> None:
    with pytest.raises(InputError, match="1 to 1000 bytes"):
        uploads.add("a.txt", data)


def test_the_same_file_is_kept_once_and_another_of_its_name_beside_it(uploads: Uploads) -> None:
    assert [uploads.add("a.txt", data) for data in (b"x", b"x", b"y")] == [
        "a.txt",
        "a.txt",
        "a (2).txt",
    ]


@pytest.mark.parametrize("name", ["../base/one.txt", "none.txt", ""])
def test_only_a_removed_file_comes_back(uploads: Uploads, name: str) -> None:
    with pytest.raises(DocumentNotFound):
        uploads.restore(name)


def test_a_run_can_be_stopped(uploads: Uploads) -> None:
    uploads.add("a.txt", "全年共检测水样1248个。".encode())
    uploads.start()
    uploads.cancel()
    assert finish(uploads).status == "cancelled"

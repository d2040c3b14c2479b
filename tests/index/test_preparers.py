"""Many files are prepared by processes of their own, and nothing about the library shows it."""

import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build_index
from index.library import open_library
from index.load import walk
from index.preparers import Job, Outcome, Preparers
from index.settings import IndexSettings
from index.types import FileReport, Source

ONE_BY_ONE = 10**9


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty files: most are read, some are empty, some are no text."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(30):
        text = f"Bridge {number}\n\n" + f"The bridge of number {number} is long. " * (
            1 + number % 7
        )
        (folder / f"{number:02d}.txt").write_text(text if number % 5 else "")
        if number % 9 == 4:
            (folder / f"{number:02d}.pdf").write_bytes(b"%PDF-1.7 torn")
    return folder


def outcomes(preparers: Preparers, folder: Path) -> list[Outcome]:
    found = walk(folder, IndexSettings())
    jobs = [Job("root", one, None) if isinstance(one, Source) else one for one in found]
    return list(preparers.outcomes(iter(jobs), len(jobs)))


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the processes after the first file, two of them on any machine."""
    monkeypatch.setattr("index.preparers.WORTHWHILE_CHUNKS", 0)
    monkeypatch.setattr("index.preparers.BUNDLE_FILES", 3)
    monkeypatch.setattr("index.preparers._processors", lambda: 2)


def test_processes_give_what_one_gives_in_the_same_order(
    folder: Path, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Preparers(IndexSettings())) as preparers:
        apart = outcomes(preparers, folder)
    monkeypatch.setattr("index.preparers.WORTHWHILE_CHUNKS", ONE_BY_ONE)
    with closing(Preparers(IndexSettings())) as preparers:
        assert apart == outcomes(preparers, folder)
    skipped = [one.file for one in apart if isinstance(one, FileReport)]
    assert skipped[:3] == ["00.txt", "04.pdf", "05.txt"]
    assert len(apart) == 33


def test_what_lies_in_the_current_folder_is_not_run(
    folder: Path, at_once: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "yaml.py").write_text("import pathlib\npathlib.Path('run.txt').touch()\n")
    monkeypatch.chdir(tmp_path)
    with closing(Preparers(IndexSettings())) as preparers:
        assert len(outcomes(preparers, folder)) == 33
    assert not (tmp_path / "run.txt").exists()


def test_what_a_dead_process_leaves_is_prepared_all_the_same(
    folder: Path, at_once: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.preparers.sys.executable", "/bin/false")
    with closing(Preparers(IndexSettings())) as preparers:
        assert len(outcomes(preparers, folder)) == 33


def test_a_library_of_many_processes_is_that_of_one(
    folder: Path, at_once: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = IndexSettings(data_dir=tmp_path / "many")
    one = IndexSettings(data_dir=tmp_path / "one")
    report = build_index([folder], many)
    monkeypatch.setattr("index.preparers.WORTHWHILE_CHUNKS", ONE_BY_ONE)
    assert report.files == build_index([folder], one).files
    with open_library(many) as library, open_library(one) as other:
        assert library.documents() == other.documents()
        assert library.vocabulary.terms == other.vocabulary.terms


PROGRAM = """
import sys
from pathlib import Path
from index import build_index, preparers
from index.settings import IndexSettings
preparers._processors = lambda: 2
build_index([Path(sys.argv[1])], IndexSettings(data_dir=Path(sys.argv[2])))
"""


def children(process: int) -> list[int]:
    """The processes a process started, from Linux's own list."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(one) for one in found.split()]


@pytest.mark.skipif(sys.platform != "linux", reason="reads Linux's list of processes")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_no_process_outlives_the_one_it_works_for(tmp_path: Path, sign: signal.Signals) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(4_000):
        (texts / f"{number}.txt").write_text(f"The bridge of number {number} is long.")
    command = [sys.executable, "-c", PROGRAM, str(texts), str(tmp_path / "data")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        started: list[int] = []
        while len(started) < 2 and process.poll() is None:
            time.sleep(0.05)
            started = children(process.pid)
        process.send_signal(sign)
        process.wait(300)
    assert len(started) == 2
    until = time.monotonic() + 300
    while any(Path(f"/proc/{one}").exists() for one in started) and time.monotonic() < until:
        time.sleep(0.1)
    assert not [one for one in started if Path(f"/proc/{one}").exists()]

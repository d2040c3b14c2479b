"""Indexing from the command line: told as it goes, stopped at any time, taken up again."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.catalog import Catalog
from index.errors import YinjuError
from index.settings import IndexSettings
from index.upkeep import restore

if TYPE_CHECKING:
    from tests.qa.conftest import Command


@pytest.fixture(scope="module")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve hundred files: more than two batches of five hundred."""
    folder = tmp_path_factory.mktemp("thousands")
    for number in range(1_200):
        (folder / f"{number:04d}.txt").write_text(f"The bridge of number {number} is long.")
    return folder


def documents_kept(data: Path) -> int:
    """How many documents are kept for good by now."""
    try:
        with closing(Catalog(data)) as catalog:
            return catalog.document_count()
    except YinjuError:  # not made yet
        return 0


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C of a terminal is POSIX's")
def test_ctrl_c_leaves_a_sound_library_and_the_next_run_goes_on(
    thousands: Path, tmp_path: Path, yinju: "Command"
) -> None:
    data, long = tmp_path / "data", thousands / "zz.txt"
    # Seconds of work at the end: the run is not through before it is stopped.
    long.write_text("\n\n".join(f"The tower of number {n} is high." * 40 for n in range(2_500)))
    command = [sys.executable, "-m", "qa", "index", str(thousands), "--data-dir", str(data)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        while documents_kept(data) < 500 and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=300)
    long.unlink()
    assert process.returncode == 130
    assert said.splitlines() == [
        "yinju: stopped; the library is sound, and the same command goes on where it stopped"
    ]
    kept = documents_kept(data)
    assert 500 <= kept <= 1_200
    assert yinju("search", "bridge", "--data-dir", data).returncode == 0

    report = json.loads(yinju("index", thousands, "--data-dir", data, "--json").stdout)
    statuses = Counter(file["status"] for file in report["files"])
    assert (statuses["unchanged"], statuses["added"]) == (kept, 1_200 - kept)
    assert documents_kept(data) == 1_200


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_progress_tells_files_done_and_in_all_rate_and_time_left(
    thousands: Path, tmp_path: Path
) -> None:
    shown = on_a_terminal("index", thousands, "--data-dir", tmp_path / "data")
    counts = [int(done) for done in re.findall(r"(\d+)/1200", shown)]
    assert counts == sorted(counts)
    assert counts[-1] == 1_200
    assert len(set(counts)) > 3
    assert re.search(r"[1-9]\d* chunks/s", shown)
    assert re.search(r"\d:\d\d:\d\d", shown)
    assert "1200 added; the library holds 1200 documents in 1200 chunks" in shown


def on_a_terminal(*arguments: str | Path) -> str:
    """What the command shows on a terminal of 120 columns, colours left out."""
    import pty  # Windows has none

    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "qa", *map(str, arguments)],
        stderr=follower,
        env=os.environ | {"COLUMNS": "120", "TERM": "xterm"},
    ) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                part = os.read(leader, 65_536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            shown += part
        process.wait(300)
    os.close(leader)
    assert process.returncode == 0
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def test_the_last_line_says_how_many_files_were_not_taken_in(
    tmp_path: Path, yinju: "Command"
) -> None:
    texts, data = tmp_path / "texts", tmp_path / "data"
    texts.mkdir()
    (texts / "districts.txt").write_text("Beijing has 16 districts.\n")
    (texts / "empty.txt").write_text("")
    (texts / "program.exe").write_text("MZ")
    indexed = yinju("index", texts, "--data-dir", data)
    assert indexed.returncode == 0
    assert indexed.stderr.splitlines()[-1].startswith(
        "2 of 3 files skipped, 1 added; the library holds 1 document in 1 chunk ("
    )


def test_a_file_that_is_named_and_cannot_be_read_is_wrong_input(
    tmp_path: Path, yinju: "Command"
) -> None:
    (tmp_path / "empty.txt").write_text("")
    indexed = yinju("index", tmp_path / "empty.txt", "--data-dir", tmp_path / "data")
    assert indexed.returncode == 2
    assert indexed.stderr.splitlines()[0] == "skipped empty.txt: empty file"


def test_a_library_without_translations_says_so(tmp_path: Path, yinju: "Command") -> None:
    (tmp_path / "districts.txt").write_text("Beijing has 16 districts.\n")
    yinju("index", tmp_path / "districts.txt", "--data-dir", tmp_path / "data")
    told = yinju("docs", "--glossary", "--data-dir", tmp_path / "data")
    assert told.returncode == 0
    assert told.stdout == ""
    assert told.stderr.startswith("no words yet: ")
    assert yinju("docs", "--report", "--glossary", "--data-dir", tmp_path / "data").returncode == 2


def test_restoring_a_backup_keeps_what_it_replaces(tmp_path: Path, yinju: "Command") -> None:
    data = tmp_path / "data"
    (tmp_path / "one.txt").write_text("Beijing has 16 districts.\n")
    (tmp_path / "two.txt").write_text("The bridge is 300 metres long.\n")
    settings = IndexSettings(data_dir=data)
    build_index([tmp_path / "one.txt"], settings)
    yinju("backup", tmp_path / "new folder" / "backup.sqlite", "--data-dir", data)
    build_index([tmp_path / "two.txt"], settings)

    restored = yinju("restore", tmp_path / "new folder" / "backup.sqlite", "--data-dir", data)
    assert restored.returncode == 0
    assert f"the one before is kept in {data / 'replaced.sqlite'}" in restored.stderr
    assert documents_kept(data) == 1
    restore(settings, data / "replaced.sqlite")
    assert documents_kept(data) == 2

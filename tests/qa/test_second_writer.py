"""While one process writes, another that would write is told which one; reading goes on.

The first process stops itself (SIGSTOP) at the first thing it does under the lock, so that it holds
it for as long as the others are tried.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.settings import IndexSettings
from index.upkeep import backup

if TYPE_CHECKING:
    from tests.qa.conftest import Command

WRITER = """
import json, os, signal, sys
from pathlib import Path
from qa.__main__ import main

lock, holding = Path(sys.argv[1]), False

def hold(event, arguments):
    global holding
    # a catalog is opened under the lock, which names its holder by then
    if event == "sqlite3.connect" and not holding and str(os.getpid()) in lock.read_text():
        holding = True
        os.kill(os.getpid(), signal.SIGSTOP)

sys.addaudithook(hold)
for line in sys.stdin:
    sys.argv = ["yinju", *json.loads(line)]
    lock.write_text("")  # what the run before left in it
    holding = False
    try:
        main()
    except SystemExit as ended:
        print(ended.code, flush=True)
"""


class Writer:
    """A process that runs commands, and stops in each as soon as it holds the lock."""

    def __init__(self, process: "subprocess.Popen[str]", data: Path) -> None:
        self.process, self.data = process, data

    def begin(self, *command: str | Path) -> None:
        """Run a command until it holds the lock."""
        assert self.process.stdin
        line = json.dumps([*map(str, command), "--data-dir", str(self.data)])
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        state = os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
        assert state and state.si_code == os.CLD_STOPPED

    def end(self) -> int:
        """Let the command go on to its end; its status."""
        assert self.process.stdout
        os.kill(self.process.pid, signal.SIGCONT)
        return int(self.process.stdout.readline())


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    data = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(data / "writer.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        yield Writer(process, data)
        process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process as POSIX does it")
def test_a_second_writer_is_refused_and_reading_goes_on(
    tmp_path: Path, writer: Writer, yinju: "Command"
) -> None:
    texts, data, kept = tmp_path / "texts", tmp_path / "data", tmp_path / "kept.sqlite"
    write: list[list[str | Path]] = [["index", texts], ["compact"], ["rebuild"], ["restore", kept]]
    texts.mkdir()
    for name in ("bridge", "tower"):
        (texts / f"{name}.txt").write_text(f"The {name} of Selby is 300 metres high.\n")
    build_index([texts], IndexSettings(data_dir=data))
    backup(IndexSettings(data_dir=data), kept)

    def others_are_refused_while(*command: str | Path) -> list[str]:
        """Try everything while the writer is at work; the files there are afterwards."""
        writer.begin(*command)
        for second in write:
            done = yinju(*second, "--data-dir", data)
            assert (done.returncode, len(done.stderr.splitlines())) == (1, 1), second
            assert f"(process {writer.process.pid}, since 20" in done.stderr, second
        assert "bridge.txt" in yinju("search", "bridge", "--data-dir", data).stdout
        answer = yinju("ask", "How high is the bridge of Selby?", "--data-dir", data)
        assert "300 metres" in answer.stdout
        copy = tmp_path / f"copy-{command[0]}-{len(list(texts.iterdir()))}.sqlite"
        assert yinju("backup", copy, "--data-dir", data).returncode == 0
        assert writer.end() == 0
        listed = yinju("docs", "--json", "--data-dir", data).stdout
        return [document["file"] for document in json.loads(listed)]

    (texts / "mill.txt").write_text("The mill of Selby is 12 metres high.\n")
    added = others_are_refused_while("index", texts)
    assert added == ["bridge.txt", "mill.txt", "tower.txt"]
    (texts / "tower.txt").unlink()
    assert others_are_refused_while("index", texts) == ["bridge.txt", "mill.txt"]
    assert others_are_refused_while("compact") == ["bridge.txt", "mill.txt"]
    assert others_are_refused_while("rebuild") == ["bridge.txt", "mill.txt"]
    assert others_are_refused_while("restore", kept) == ["bridge.txt", "tower.txt"]

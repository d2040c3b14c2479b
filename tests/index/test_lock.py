"""One writer at a time, and no lock outlives its process."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import LibraryBusy
from index.lock import writer_lock

HOLD = (
    "import sys, time; from pathlib import Path; from index.lock import writer_lock\n"
    "with writer_lock(Path(sys.argv[1])):\n    print('held', flush=True)\n    time.sleep(600)"
)


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with (
            pytest.raises(LibraryBusy, match=f"process {first.pid}, since 20"),
            writer_lock(tmp_path),
        ):
            pass
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    with writer_lock(tmp_path):
        pass


def test_the_lock_is_free_after_the_block_even_if_it_failed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), writer_lock(tmp_path):
        raise ValueError("x")
    with writer_lock(tmp_path):
        pass


def test_a_thread_of_the_same_process_waits_its_turn_too(tmp_path: Path) -> None:
    with writer_lock(tmp_path), pytest.raises(LibraryBusy), writer_lock(tmp_path):
        pass

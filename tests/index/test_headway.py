"""A process is waited for as long as it writes, and no longer."""

import os
import sys
import time
from pathlib import Path

import pytest

from index.headway import ended

WRITES = """
import sys, time
for number in range(6):
    open(str(number), "w").close()
    time.sleep(0.5)
sys.exit("so far")
"""


def run(program: str, folder: Path, seconds: float) -> tuple[int, str]:
    return ended([sys.executable, "-c", program], folder, os.environ, seconds)


def test_a_slow_process_that_writes_is_waited_for(tmp_path: Path) -> None:
    assert run(WRITES, tmp_path, 2.0) == (1, "so far\n")
    assert len(list(tmp_path.iterdir())) == 6


def test_a_process_that_does_nothing_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=r"^[1-9]\d*$"):
        run("import time\ntime.sleep(600)", tmp_path, 1.5)
    assert time.monotonic() - started < 60

"""A process is waited for as long as it writes, and no longer."""

import os
import sys
import time
from pathlib import Path

import pytest

from index.headway import ended

# It writes all the time, and longer than it may be idle.
WRITES = """
import sys, time
until = time.monotonic() + 6
while time.monotonic() < until:
    open(str(time.monotonic()), "w").close()
    time.sleep(0.1)
sys.exit("so far")
"""


def run(program: str, folder: Path, seconds: float) -> tuple[int, str]:
    return ended([sys.executable, "-c", program], folder, os.environ, seconds)


def test_a_slow_process_that_writes_is_waited_for(tmp_path: Path) -> None:
    started = time.monotonic()
    assert run(WRITES, tmp_path, 5.0) == (1, "so far\n")
    assert time.monotonic() - started > 5


def test_a_process_that_does_nothing_is_ended(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=r"^[1-9]\d*$"):
        run("import time\ntime.sleep(600)", tmp_path, 1.5)
    assert time.monotonic() - started < 60

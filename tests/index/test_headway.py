"""A process is waited for as long as it writes, and no longer."""

import os
import subprocess
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


# Nothing else ends the inner process: it says which it is, then sleeps.
LEFT = """
import os, sys
from pathlib import Path
from index.headway import ended
child = (
    "import os, time; from pathlib import Path; from index.headway import end_when_left;"
    "end_when_left(); Path('part').write_text(str(os.getpid())); Path('part').rename('pid');"
    "time.sleep(600)"
)
ended([sys.executable, "-c", child], Path(sys.argv[1]), os.environ, 600.0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_process_that_nobody_waits_for_any_more_ends(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", LEFT, str(tmp_path)], env=os.environ | {"PYTHONPATH": root}
    ) as waiting:
        while not (tmp_path / "pid").exists():
            assert waiting.poll() is None
            time.sleep(0.05)
        inner = Path("/proc") / (tmp_path / "pid").read_text()
        assert inner.exists()
        waiting.kill()
    until = time.monotonic() + 300
    while inner.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not inner.exists()

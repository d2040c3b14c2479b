"""``python app.py``: wrong settings are told in one line, before anything starts."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import app

ROOT = Path(__file__).parent.parent


@pytest.fixture
def untouched_signals() -> Iterator[None]:
    """Ctrl-C means to the tests what it meant before."""
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def started(data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """The page's program, which is to end by itself."""
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=ROOT,
        env=os.environ | {"YINJU_DATA_DIR": str(data)} | settings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("YINJU_PORT", "high", "YINJU_PORT is 'high'"),
        ("YINJU_HOST", "0.0.0.0", "YINJU_USERS_FILE"),
        ("YINJU_USERS_FILE", "/nowhere/users", "/nowhere/users"),
        ("YINJU_SEEDS_DIR", "/nowhere/seeds", "/nowhere/seeds"),
    ],
)
@pytest.mark.usefixtures("untouched_signals")
def test_a_setting_that_cannot_work_is_one_line(
    tmp_path: Path,
    variable: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("YINJU_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv(variable, value)
    with pytest.raises(SystemExit) as ended:
        app.main()
    # It says why as it ends, or the process that takes the documents in has said it.
    told = ended.value.code if isinstance(ended.value.code, str) else capfd.readouterr().err
    assert ended.value.code != 0
    assert said in told
    assert len(told.splitlines()) == 1


def test_a_port_there_is_not_is_one_line(tmp_path: Path) -> None:
    done = started(tmp_path / "data", YINJU_PORT="99999")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "99999" in done.stderr


def test_a_port_that_is_taken_is_one_line_before_anything_is_built(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = started(tmp_path / "data", YINJU_PORT=port)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert port in done.stderr
    assert not (tmp_path / "data").exists()


def test_the_way_in_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 40


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("way_in", ["main()", "command()"])
def test_ctrl_c_while_it_still_starts_is_one_line(way_in: str, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", f"import app; app.{way_in}", "docs"],
        cwd=ROOT,
        env=os.environ | {"YINJU_DATA_DIR": str(tmp_path / "data")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        loaded = Path(f"/proc/{process.pid}/maps")
        while process.poll() is None and "numpy" not in loaded.read_text():
            time.sleep(0.005)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=300)
    assert (process.returncode, said) == (130, "yinju: stopped\n")

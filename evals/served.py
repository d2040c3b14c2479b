"""The page over the seed documents in a process and a folder of its own, for pictures and load."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
_LONGEST_START_SECONDS = 180


@contextmanager
def served(
    settings: Mapping[str, str] | None = None, program: Sequence[str] = ("app.py",)
) -> Iterator[str]:
    """Serve the page while the block runs; yields its address. ``settings`` are variables."""
    with tempfile.TemporaryDirectory() as data_dir:
        port = free_port()
        environment = os.environ | {"YINJU_PORT": str(port), "YINJU_DATA_DIR": data_dir}
        command = [sys.executable, *program]
        with running(
            command, f"http://127.0.0.1:{port}/healthz", environment | dict(settings or {})
        ):
            yield f"http://127.0.0.1:{port}"


@contextmanager
def running(
    command: Sequence[str], answers_at: str, environment: Mapping[str, str]
) -> Iterator[None]:
    """Run a server while the block runs, which begins when ``answers_at`` answers."""
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:  # noqa: S603 - our own
        try:
            _wait(answers_at, process)
            yield
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(address: str, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + _LONGEST_START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit("the server did not start")
        try:
            httpx.get(address, timeout=2)
        except httpx.HTTPError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server took too long to start")

"""The page and a question touch nothing off this machine: no look-up, no connection."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent

# Runs a module as the command line would, and writes every look-up and connection to a file.
# An audit hook sees the calls of every Python library, whatever way it came by its sockets.
GUARD = """
import runpy, sys
seen = open({log!r}, "a", buffering=1)

def guard(event, arguments):
    if event == "socket.getaddrinfo":
        where = arguments[0]
    elif event == "socket.connect":
        address = arguments[1]
        where = address[0] if isinstance(address, tuple) else "127.0.0.1"
    else:
        return
    if isinstance(where, bytes):
        where = where.decode("ascii", "replace")
    seen.write(f"{{event}} {{where}}\\n")

sys.addaudithook(guard)
sys.argv = {argv!r}
runpy.run_module({module!r}, run_name="__main__", alter_sys=True)
"""
LOOPBACK = {"127.0.0.1", "localhost", "::1", "None", "0.0.0.0", ""}


def guarded(module: str, arguments: list[str], log: Path) -> list[str]:
    code = GUARD.format(log=str(log), argv=[module, *arguments], module=module)
    return [sys.executable, "-c", code]


def strangers(log: Path) -> set[str]:
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return {line for line in lines if line.partition(" ")[2] not in LOOPBACK}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    folder = tmp_path_factory.mktemp("offline")
    log, port = folder / "seen.txt", free_port()
    environment = os.environ | {
        "YINJU_DATA_DIR": str(folder / "data"),
        "YINJU_PORT": str(port),
    }
    server = subprocess.Popen(guarded("app", [], log), cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_until_healthy(address, server)
        yield address, log
    finally:
        server.terminate()
        server.wait(timeout=300)


def _wait_until_healthy(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 600
    while time.monotonic() < deadline:
        assert server.poll() is None, "the page stopped by itself"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("the page did not start")


def post(address: str, body: dict[str, Any]) -> Any:
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=300) as reply:
        return json.load(reply)


def test_a_first_start_and_a_question_stay_on_this_machine(page: tuple[str, Path]) -> None:
    address, log = page
    with urllib.request.urlopen(address, timeout=300) as reply:
        assert reply.status == 200
    answer = post(f"{address}/api/ask", {"question": "朝阳区与多少个城市建立了友好往来关系?"})
    assert answer["outcome"] == "answered"
    assert not strangers(log)


def test_the_guard_would_have_seen_a_stranger(tmp_path: Path) -> None:
    # an address the guard does not know, and yet on this machine: nothing leaves it
    log = tmp_path / "seen.txt"
    (tmp_path / "stranger.py").write_text(
        "import socket\n"
        "try:\n    socket.create_connection(('127.0.0.2', 9), timeout=0.01)\n"
        "except OSError:\n    pass\n",
        encoding="utf-8",
    )
    subprocess.run(guarded("stranger", [], log), cwd=tmp_path, check=True)
    assert strangers(log) == {
        "socket.getaddrinfo 127.0.0.2",
        "socket.connect 127.0.0.2",
    }

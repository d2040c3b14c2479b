"""What several test folders share: the scripted model server, and whether there is a browser."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

try:
    from xdist.scheduler import LoadFileScheduling
except ImportError:  # the tests run without it too, one after the other
    LoadFileScheduling = object


@dataclass(frozen=True)
class ScriptedServer:
    """A server of the OpenAI protocol, on loopback, that says what a test tells it to say."""

    address: str

    def script(self, *steps: dict[str, Any]) -> None:
        """Set the answers to the requests to come, one each; the last one stays."""
        httpx.post(f"{self.address}/script", json=list(steps), timeout=60).raise_for_status()

    def says(self, *statements: tuple[str, list[int]]) -> None:
        """Set one good answer: statements with the sentence numbers they cite."""
        listed = [{"text": text, "sources": sources} for text, sources in statements]
        self.script({"text": json.dumps({"statements": listed}, ensure_ascii=False)})

    @property
    def requests(self) -> list[dict[str, Any]]:
        """What came in since the script was set: path, body, authorization."""
        received: list[dict[str, Any]] = httpx.get(f"{self.address}/requests", timeout=60).json()
        return received


PAGE_TESTS = "tests/qa/ui/"
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
LEFT_OUT = CHROMIUM is None and os.environ.get("YINJU_REQUIRE_BROWSER") != "1"


def pytest_configure() -> None:
    """Let Ctrl-C mean what it does on a terminal, also where a script started the tests.

    A shell starts what runs in the background with that signal ignored, and so would be all the
    processes that tests start and stop.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


class ByFile(LoadFileScheduling):  # type: ignore[misc]  # the library tells no types
    """A file at a time to each process, and all files of the page to one: they share a server."""

    def _split_scope(self, nodeid: str) -> str:
        return PAGE_TESTS if nodeid.startswith(PAGE_TESTS) else str(super()._split_scope(nodeid))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile | None:
    """Give out the tests so where the command line asks for a file at a time."""
    return ByFile(config, log) if config.getoption("dist") == "loadfile" else None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: much of the time somebody waits for a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the tests that need a browser out where there is none, unless that is forbidden.

    Otherwise they come first: they take longest, and no core shall wait for the last. So do the
    files that start the whole program.
    """
    items.sort(
        key=lambda item: (
            "browser" not in getattr(item, "fixturenames", ()),
            item.path.parent != Path(__file__).parent,
        )
    )
    if LEFT_OUT:
        needy = [item for item in items if "browser" in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=needy)
        items[:] = [item for item in items if item not in needy]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say in one line that they were left out."""
    if LEFT_OUT:
        terminalreporter.write_line("SKIPPED the browser tests: Chromium is not installed")


@pytest.fixture(scope="session")
def chromium() -> str | None:
    """The path of the system's browser."""
    return CHROMIUM


@pytest.fixture(scope="session")
def scripted_process() -> Iterator[ScriptedServer]:
    program = Path(__file__).with_name("scripted_server.py")
    with subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("the scripted server has no output")
        yield ScriptedServer(f"http://127.0.0.1:{int(process.stdout.readline())}")
        process.terminate()


@pytest.fixture
def scripted(scripted_process: ScriptedServer) -> ScriptedServer:
    scripted_process.script({})
    return scripted_process

"""One server and one browser for all tests of the page."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from qa.users import hash_password

ROOT = Path(__file__).parents[3]
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
EXPECTED = (
    # five inline scripts of Gradio's own page are kept from running, on purpose
    "Executing inline script violates",
    # an answer of 404 or 422 that a test asks for
    "status of",
    # a test takes the network away, or leaves the page while an answer comes
    "ERR_INTERNET_DISCONNECTED",
    "signal is aborted",
    "Connection errored out",
)


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server."""
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="package")
def server(folder: Path) -> Iterator[str]:
    """The address of the page over the seed documents."""
    with serve(folder, {"YINJU_REQUESTS_PER_MINUTE": "0"}) as address:
        yield address


@pytest.fixture(scope="package")
def strict_server(folder: Path, server: str) -> Iterator[str]:
    """The same library behind a password, where one question a minute may be asked, no more.

    Each of three users may ask one; documents are only read.
    """
    users = folder / "users.txt"
    lines = [f"{name}:{hash_password('right')}" for name in ("li", "wang", "chen")]
    users.write_text("\n".join(lines), encoding="utf-8")
    strict = {"YINJU_USERS_FILE": str(users), "YINJU_REQUESTS_PER_MINUTE": "1"}
    with serve(folder, strict | {"YINJU_UPLOADS": "false"}) as address:
        yield address


@contextmanager
def serve(folder: Path, settings: Mapping[str, str]) -> Iterator[str]:
    """Serve the page from a data folder while the block runs."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(__file__).with_name("page_server.py")
    command = [sys.executable, str(program), str(port), str(folder), str(ROOT / "seeds")]
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | dict(settings)
    log = (folder / "log.txt").open("ab")
    with log, subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log) as process:
        address = f"http://127.0.0.1:{port}"
        for _ in range(600):
            if process.poll() is not None:
                pytest.fail((folder / "log.txt").read_text(encoding="utf-8")[-3000:])
            try:
                httpx.get(f"{address}/healthz", timeout=2)
                break
            except httpx.HTTPError:
                time.sleep(0.2)
        yield address
        process.terminate()


@pytest.fixture(scope="module")
def browser(chromium: str | None) -> Iterator[Any]:
    """The system's Chromium, never a download.

    Playwright keeps an event loop running, so it ends with each file: another file's
    asynchronous tests may come next in the same process.
    """
    if chromium is None:
        pytest.fail("Chromium is missing, and YINJU_REQUIRE_BROWSER=1")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, server: str) -> Iterator[Callable[..., Any]]:
    """Open the page; any request off the server, page error or dialog fails the test."""
    contexts: list[Any] = []
    wrong: list[str] = []
    addresses = {server}

    def watch(page: Any) -> None:
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: note_request(request.url))
        page.on("console", lambda message: note_console(message.type, message.text))

    def note_request(url: str) -> None:
        if not url.startswith((*addresses, "data:", "blob:", "about:")):
            wrong.append(f"request off the server: {url}")

    def note_console(kind: str, text: str) -> None:
        if kind == "error" and not any(words in text for words in EXPECTED):
            wrong.append(f"console: {text}")

    def opened(
        language: str = "en-US",
        width: int = 1440,
        height: int = 860,
        path: str = "/",
        address: str = server,
        **more: Any,
    ) -> Any:
        addresses.add(address)
        context = browser.new_context(
            locale=language, viewport={"width": width, "height": height}, **more
        )
        contexts.append(context)
        context.on("page", watch)
        page = context.new_page()
        answer = page.goto(address + path)
        if answer.ok and not path.startswith("/doc"):
            page.wait_for_selector("body[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong, wrong

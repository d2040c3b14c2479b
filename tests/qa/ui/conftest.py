"""One server and one browser for all tests of the page."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
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


# the last question has an answer below it, and another may be asked
ANSWERED = """() => {
    const last = [...document.querySelectorAll('#chat .message-row')].at(-1);
    return last?.matches('.bot-row') && last.querySelector('.message-content')
        && document.querySelector('#ask .submit-button');
}"""


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


@dataclass(frozen=True)
class Look:
    """One way to look at the page: the language it is read in, and how wide it is."""

    language: str
    width: int

    @property
    def narrow(self) -> bool:
        """Whether the sources are a sheet over the page instead of a panel beside it."""
        return self.width < 900


# three languages, a desktop, a small window, a phone: each paragraph of the page is seen so
LOOKS = (Look("en", 1440), Look("zh-Hans", 390), Look("zh-Hant", 900))


@pytest.fixture(params=LOOKS, ids=[f"{look.language}-{look.width}" for look in LOOKS])
def look(request: pytest.FixtureRequest) -> Look:
    """The look a test is run with: each in turn."""
    found: Look = request.param
    return found


def _ask(page: Any, question: str, wait: bool = True) -> None:
    page.wait_for_selector("#ask .submit-button")  # the question before is done with
    before = page.locator("#chat .user-row").count()
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    page.wait_for_function(
        "n => document.querySelectorAll('#chat .user-row').length > n", arg=before
    )
    if wait:
        page.wait_for_function(ANSWERED)


@pytest.fixture
def ask() -> Callable[..., None]:
    """Ask a question on the page, and wait for its answer unless told not to."""
    return _ask


@pytest.fixture(scope="module")
def contexts(browser: Any) -> dict[str, Any]:
    """The browser's contexts by what they were opened with: what one has loaded is kept in it."""
    return {}


@pytest.fixture
def open_page(browser: Any, contexts: dict[str, Any], server: str) -> Iterator[Callable[..., Any]]:
    """Open the page; any request off the server, page error or dialog fails the test.

    Tests share what the browser has loaded, and nothing that the page has stored.
    """
    pages: list[Any] = []
    used: dict[str, Any] = {}
    wrong: list[str] = []
    addresses = {server}

    def watch(page: Any) -> None:
        pages.append(page)
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
        options = {"locale": language} | more
        key = repr(options)
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        if key not in used:
            used[key] = contexts[key]
            used[key].on("page", watch)
        page = used[key].new_page()
        page.set_viewport_size({"width": width, "height": height})
        answer = page.goto(address + path)
        if answer.ok and path.partition("?")[0] == "/":
            page.wait_for_selector("body[data-ready]")
        return page

    yield opened
    for page in pages:
        page.evaluate("localStorage.clear()")
        page.close()
    for context in used.values():
        context.remove_listener("page", watch)
        context.set_offline(False)
        context.clear_cookies()
    assert not wrong, wrong

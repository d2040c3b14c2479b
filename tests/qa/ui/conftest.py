"""One server and one browser for all tests of the page."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright

from qa.users import hash_password

# a busy machine may take its time: what is looked at is waited for, never for how long it takes
LONGEST_SECONDS = 120
expect.set_options(timeout=LONGEST_SECONDS * 1000)

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


# the last question has an answer below it, its sources are there, and another may be asked
ANSWERED = """() => {
    const last = [...document.querySelectorAll('#chat .message-row')].at(-1);
    const questions = document.querySelectorAll('#chat .user-row').length;
    return last?.matches('.bot-row') && last.querySelector('.message-content')
        && document.querySelector('#ask .submit-button')
        && document.querySelector('#panel .sources-body')?.dataset.turn === `t${questions}`;
}"""


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the server."""
    return tmp_path_factory.mktemp("page")


@pytest.fixture(scope="package")
def servers(folder: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the page over the seed documents, and of a strict one over the same."""
    users = folder / "users.txt"
    lines = [f"{name}:{hash_password('right')}" for name in ("li", "wang", "chen")]
    users.write_text("\n".join(lines), encoding="utf-8")
    ports = [str(_free_port()), str(_free_port())]
    program = Path(__file__).with_name("page_server.py")
    command = [sys.executable, str(program), *ports, str(folder), str(ROOT / "seeds"), str(users)]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "YINJU_REQUESTS_PER_MINUTE": "0"}
    log = (folder / "log.txt").open("ab")
    with log, subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log) as process:
        addresses = [f"http://127.0.0.1:{port}" for port in ports]
        for address in addresses:
            while not _answers(address):
                if process.poll() is not None:
                    pytest.fail((folder / "log.txt").read_text(encoding="utf-8")[-3000:])
                time.sleep(0.2)
        yield addresses[0], addresses[1]
        process.terminate()


@pytest.fixture(scope="package")
def server(servers: tuple[str, str]) -> str:
    """The address of the page over the seed documents."""
    return servers[0]


@pytest.fixture(scope="package")
def strict_server(servers: tuple[str, str]) -> str:
    """The same library behind a password, where each user may ask one question and no more.

    There are three users; documents are only read.
    """
    return servers[1]


@pytest.fixture(scope="package")
def client(server: str) -> Iterator[httpx.Client]:
    """A program that calls the server's doors."""
    with httpx.Client(base_url=server, timeout=LONGEST_SECONDS) as calling:
        yield calling


def _free_port() -> int:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        httpx.get(f"{address}/healthz", timeout=2)
    except httpx.HTTPError:
        return False
    return True


@pytest.fixture(scope="package")
def browser(chromium: str | None) -> Iterator[Any]:
    """The system's Chromium, never a download.

    Playwright keeps an event loop running, so it ends with this folder: another one's
    asynchronous tests may come next in the same process.
    """
    if chromium is None:
        pytest.fail("Chromium is missing, and YINJU_REQUIRE_BROWSER=1")
    with sync_playwright() as driver:
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


# options of a window that are set when it is open, and taken back with it
LATER: dict[str, Callable[[Any, Any], None]] = {
    "permissions": lambda page, wanted: page.context.grant_permissions(wanted),
    "extra_http_headers": lambda page, wanted: page.set_extra_http_headers(wanted),
    "forced_colors": lambda page, wanted: page.emulate_media(forced_colors=wanted),
    "color_scheme": lambda page, wanted: page.emulate_media(color_scheme=wanted),
}


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
    expect(page.locator("#chat .user-row")).to_have_count(before + 1)
    if wait:
        page.wait_for_function(ANSWERED)


@pytest.fixture
def ask() -> Callable[..., None]:
    """Ask a question on the page, and wait for its answer unless told not to."""
    return _ask


def _switch(page: Any, language: str) -> None:
    page.select_option("#top .language", language)
    page.wait_for_selector(f'body[data-ready="{language}"]')


@pytest.fixture
def switch() -> Callable[[Any, str], None]:
    """Read the page in another language."""
    return _switch


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Any]:
    """Wait until something outside the browser is so, and return it."""

    def so(told: Callable[[], Any]) -> Any:
        longest = time.monotonic() + LONGEST_SECONDS
        while not (found := told()):
            assert time.monotonic() < longest, "it is never so"
            time.sleep(0.05)
        return found

    return so


@pytest.fixture
def go(client: httpx.Client) -> Callable[..., None]:
    """Let what is held ("staged:held NAME") go on to its next stage, or through all four."""

    def on(name: str, stages: int = 1) -> None:
        for _ in range(stages):
            client.post("/api/ask", json={"question": f"staged:go {name}"}).raise_for_status()

    return on


class Windows:
    """The browser's windows, used again: what one has loaded is not loaded anew for each test.

    Whatever a page asks for off the server, any page error and any dialog is kept in ``wrong``.
    """

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._contexts: dict[str, Any] = {}
        self._free: dict[str, list[Any]] = {}
        self._taken: list[tuple[str, Any]] = []
        self.addresses: set[str] = set()
        self.wrong: list[str] = []

    def open(self, **options: Any) -> Any:
        """Return a window of a context with these options, as good as new."""
        key = repr(options)
        if key not in self._contexts:
            self._contexts[key] = self._browser.new_context(**options)
            self._contexts[key].on("page", self._watch)
        free = self._free.setdefault(key, [])
        page = free.pop() if free else self._contexts[key].new_page()
        self._taken.append((key, page))
        return page

    def give_back(self) -> None:
        """Take back every window that was opened, with nothing left in it of what was done."""
        for key, page in self._taken:
            page.context.set_offline(False)
            page.context.clear_cookies()
            page.context.clear_permissions()
            if page.is_closed():
                continue
            # a page of the same site: for another one Chromium would start a new process
            page.goto(urljoin(page.url, "/healthz"))
            page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.set_extra_http_headers({})
            page.emulate_media(forced_colors="null", color_scheme="null")
            self._free[key].append(page)
        kept = {id(page) for pages in self._free.values() for page in pages}
        for context in self._contexts.values():
            for page in context.pages:
                if id(page) not in kept:
                    page.close()
        self._taken.clear()
        self.addresses.clear()
        self.wrong.clear()

    def _watch(self, page: Any) -> None:
        page.set_default_timeout(LONGEST_SECONDS * 1000)
        page.on("pageerror", lambda error: self.wrong.append(f"page error: {error}"))
        page.on("dialog", lambda dialog: (self.wrong.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._note_request(request.url))
        page.on("console", lambda message: self._note_console(message.type, message.text))

    def _note_request(self, url: str) -> None:
        if not url.startswith((*self.addresses, "data:", "blob:", "about:")):
            self.wrong.append(f"request off the server: {url}")

    def _note_console(self, kind: str, text: str) -> None:
        if kind == "error" and not any(words in text for words in EXPECTED):
            self.wrong.append(f"console: {text}")


@pytest.fixture(scope="package")
def windows(browser: Any) -> Windows:
    """The windows of all tests."""
    return Windows(browser)


@pytest.fixture
def open_page(windows: Windows, server: str) -> Iterator[Callable[..., Any]]:
    """Open the page; any request off the server, page error or dialog fails the test."""

    def opened(
        language: str = "en-US",
        width: int = 1440,
        height: int = 860,
        path: str = "/",
        address: str = server,
        **more: Any,
    ) -> Any:
        windows.addresses.add(address)
        # what a page can be told later needs no context of its own, that would load all anew
        told = {name: more.pop(name) for name in LATER if name in more}
        page = windows.open(locale=language, **more)
        page.set_viewport_size({"width": width, "height": height})
        for name, value in told.items():
            LATER[name](page, value)
        answer = page.goto(address + path)
        if answer.ok and path.partition("?")[0] == "/":
            page.wait_for_selector("body[data-ready]")
        return page

    yield opened
    wrong = list(windows.wrong)
    windows.give_back()
    assert not wrong, wrong

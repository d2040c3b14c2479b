"""Pictures of the page in every state, for the documentation: ``python -m evals.screenshots``.

Starts the page over the seed documents in a folder of its own and drives the system's Chromium.
"""

import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from evals.served import ROOT, served
from evals.staged import FAILS, SLOW

# a picture that never comes is a mistake; on a busy machine it comes late
_LONGEST_MILLISECONDS = 300_000
FOLDER = ROOT / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
CITIES_ZH = "朝阳区与多少个城市建立了友好往来关系？"
CITIES_EN = "How many cities does Chaoyang have friendly relations with?"
CROSS_EN = "When was the regulation on the language environment for international exchanges passed?"
HANT = "全市中外合作辦學機構和項目有多少個？"
DIFFER = "第二个三里屯将建在哪里？"
ABSENT = "上海迪士尼乐园的门票多少钱？"
DRAFT = (
    "朝阳区与50个城市建立了友好往来关系。\n"
    "北京市50%以上的国际性会议在朝阳区举办。\n"
    "2021年北京新建了三座机场。\n"
)


@dataclass(frozen=True)
class Look:
    """One way to look at the page: language of the browser, size, light or dark."""

    language: str = "zh-CN"
    width: int = 1280
    height: int = 800
    scheme: str = "light"


def ask(page: Any, question: str) -> None:
    """Ask, and wait for the answer."""
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector("#chat .bot-row .message-content")
    page.wait_for_selector("#ask .submit-button")


def cite(page: Any, question: str, clicks: int = 1) -> None:
    """Ask, and open the first citation: once for its context, twice for its document."""
    ask(page, question)
    for _ in range(clicks):
        page.locator('#chat a[href^="#c-t1-"]').first.click()
        page.wait_for_selector(".card.active, .document-text mark")


def hover(page: Any) -> None:
    """Ask, and put the pointer on the first citation."""
    ask(page, CITIES_EN)
    page.locator('#chat a[href^="#c-t1-"]').first.hover()


def answering(page: Any) -> None:
    """Ask, and look while the answer is worked on."""
    page.fill("#ask textarea", SLOW)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector("#chat >> text=正在阅读")


def fail(page: Any) -> None:
    """Ask what the engine fails at."""
    ask(page, FAILS)
    page.wait_for_selector("#chat blockquote")


def nearest(page: Any, question: str) -> None:
    """Ask what the documents do not say, and unfold the nearest passages."""
    ask(page, question)
    if page.locator(".nearest summary").count():
        page.click(".nearest summary")


def check(page: Any) -> None:
    """Check a draft and open the evidence of its first statement."""
    page.click('[data-view="check"]')
    page.fill("#check .draft", DRAFT)
    page.click("#check .strong")
    page.wait_for_selector("#check .claims")
    page.locator("#check .claims a").first.click()
    if page.viewport_size["width"] < 900:
        page.keyboard.press("Escape")  # the sheet would cover the table


def library(page: Any) -> None:
    """Open the library and one of its documents."""
    page.click('[data-view="library"]')
    page.locator("#library .document-entry").nth(1).click()
    page.wait_for_selector(".document-text h3")


def upload(page: Any) -> None:
    """Add two files, of which one cannot be read, and wait for the report."""
    page.click('[data-view="library"]')
    bulletin = "# 水务公报\n\n全年共检测水样1248个。\n".encode()
    page.set_input_files(
        "#new-files",
        [
            {"name": "水务公报.md", "mimeType": "text/markdown", "buffer": bulletin},
            {"name": "table.xyz", "mimeType": "application/octet-stream", "buffer": b"x"},
        ],
    )
    page.wait_for_selector("#library .remove")
    page.wait_for_timeout(800)


def remark(page: Any) -> None:
    """Say what is wrong with an answer, and begin a note."""
    ask(page, CROSS_EN)
    page.locator("#chat .extra-feedback button").first.click()
    page.locator("#chat .extra-feedback-option").first.click()
    page.fill(".remark .note", "The date is that of the vote, not of the coming into force.")


def offline(page: Any) -> None:
    """Ask while there is no connection: the question stays, and is sent later."""
    wait_for_examples(page)
    page.context.set_offline(True)
    page.fill("#ask textarea", HANT)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector(".offline")


def wait_for_examples(page: Any) -> None:
    """Wait until the questions of the first screen are there."""
    for _ in range(60):
        if page.locator("#chat .example").count():
            return
        time.sleep(1)
        page.reload()
        page.wait_for_selector("body[data-ready]")


PHONE_TW = Look("zh-TW", 390, 844)
STATES: dict[str, tuple[Look, Callable[[Any], None]]] = {
    "empty-zh-hans": (Look(), wait_for_examples),
    "empty-zh-hant": (Look("zh-TW"), wait_for_examples),
    "empty-en": (Look("en-US"), wait_for_examples),
    "citation-zh-hans": (Look(), lambda page: cite(page, CITIES_ZH)),
    "citation-en": (Look("en-US"), lambda page: cite(page, CITIES_EN)),
    "citation-zh-hant": (Look("zh-TW"), lambda page: cite(page, HANT)),
    "cross-language-en": (Look("en-US"), lambda page: cite(page, CROSS_EN)),
    "conflict": (Look(), lambda page: cite(page, DIFFER)),
    "answering": (Look(), answering),
    "error": (Look(), fail),
    "greeting": (Look("en-US"), lambda page: ask(page, "Hello!")),
    "remark": (Look("en-US"), remark),
    "document": (Look(), lambda page: cite(page, CITIES_ZH, clicks=2)),
    "refusal": (Look(), lambda page: nearest(page, ABSENT)),
    "draft-check": (Look(), check),
    "library": (Look("en-US"), library),
    "dark-en": (Look("en-US", scheme="dark"), lambda page: cite(page, CITIES_EN)),
    "phone-library": (Look("en-US", 390, 844), lambda page: page.click('[data-view="library"]')),
    "tablet": (Look("zh-TW", 768, 1024), lambda page: cite(page, HANT)),
    "wide": (Look("en-US", 1920, 1080), lambda page: cite(page, CITIES_EN)),
    "phone-answer": (PHONE_TW, lambda page: ask(page, HANT)),
    "phone-offline": (PHONE_TW, offline),
    "phone-citation": (PHONE_TW, lambda page: cite(page, HANT)),
    "phone-draft-check": (PHONE_TW, check),
    "phone-error": (Look("en-US", 390, 844), fail),
    "dark-conflict": (Look("zh-TW", scheme="dark"), lambda page: cite(page, DIFFER)),
    "narrow-hover": (Look("en-US", 900), hover),
    # the last: it changes the library
    "upload": (Look(), upload),
}


def take(browser: Any, address: str, name: str) -> Path:
    """Bring about one state and write its picture; returns the file."""
    look, act = STATES[name]
    context = browser.new_context(
        locale=look.language,
        color_scheme=look.scheme,
        viewport={"width": look.width, "height": look.height},
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(_LONGEST_MILLISECONDS)
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    act(page)
    if act is not hover:
        page.mouse.move(2, look.height - 2)
    page.wait_for_timeout(500)
    file = FOLDER / f"{name}.png"
    page.screenshot(path=file)
    context.close()
    # few colours: a third of the size, and no difference to the eye
    Image.open(file).convert("RGB").quantize(160).save(file, optimize=True)
    return file


def main(names: list[str]) -> None:
    """Take the named pictures, or all."""
    # a development tool, not among the packages everybody installs
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("Chromium is not installed")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(program=("-m", "evals.staged")) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        for name in names or STATES:
            print(take(browser, address, name).relative_to(ROOT))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

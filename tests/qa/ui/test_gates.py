"""The page behind a password, with a limit on questions, and with uploads switched off."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CITIES = "How many cities does Chaoyang have friendly relations with?"
READERS = [
    ("en", "li", "Too many questions in a short time.", "One moment, please"),
    ("zh-Hans", "wang", "短时间内提问过多", "请稍候"),
    ("zh-Hant", "chen", "短時間內提問過多", "請稍候"),
]


def signed_in(user: str) -> dict[str, str]:
    """What a browser sends with each request once the password was given."""
    return {"authorization": "Basic " + b64encode(f"{user}:right".encode()).decode()}


@pytest.mark.parametrize(
    ("language", "told", "way_in"),
    [
        ("en-US", "A user and a password are needed", "Ask about the documents"),
        ("zh-CN", "需要用户名和密码", "就文档提问"),
        ("zh-TW", "需要使用者名稱和密碼", "就文件提問"),
    ],
)
def test_who_names_no_password_is_told_so_on_a_page(
    browser: Any, strict_server: str, language: str, told: str, way_in: str
) -> None:
    """What is left when the browser's question for a password was cancelled."""

    def cancelled(route: Any) -> None:
        answer = route.fetch()
        kept = {k: v for k, v in answer.headers.items() if k != "www-authenticate"}
        route.fulfill(status=answer.status, headers=kept, body=answer.body())

    context = browser.new_context(locale=language, viewport={"width": 390, "height": 844})
    context.route("**/*", cancelled)
    page = context.new_page()
    assert page.goto(strict_server).status == 401
    assert told in page.inner_text("h1")
    assert way_in in page.inner_text("nav")
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    assert page.locator("#ask").count() == 0
    context.unroute_all(behavior="ignoreErrors")
    context.close()


def test_a_browser_is_asked_for_the_password_and_a_program_told_in_json(strict_server: str) -> None:
    asked = httpx.get(strict_server, headers={"accept": "text/html"}, timeout=60)
    assert asked.headers["www-authenticate"].startswith("Basic ")
    told = httpx.get(f"{strict_server}/api/docs", auth=("li", "wrong"), timeout=60)
    assert (told.status_code, list(told.json())) == (401, ["detail"])


@pytest.mark.parametrize("reader", READERS, ids=[reader[0] for reader in READERS])
def test_who_asks_too_often_is_told_and_keeps_the_question(
    open_page: Open, strict_server: str, reader: tuple[str, str, str, str]
) -> None:
    language, user, told, title = reader
    page = open_page(
        "en-US",
        address=strict_server,
        path=f"/?lang={language}",
        extra_http_headers=signed_in(user),
    )
    page.fill("#ask textarea", CITIES)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    page.fill("#ask textarea", "staged:many")
    page.press("#ask textarea", "Enter")
    page.wait_for_selector(f".toast-body >> text={told}")
    expect(page.locator(".toast-title")).to_have_text(title)
    expect(page.locator("#ask textarea")).to_have_value("staged:many")
    expect(page.locator("#chat .user-row")).to_have_count(1)  # the answer before it stays
    page.click('[data-view="check"]')
    page.fill("#check .draft", CITIES)
    page.click("#check .strong")
    page.wait_for_selector(f"#check [role=alert] >> text={told}")


@pytest.mark.parametrize("width", [390, 1440])
def test_where_uploads_are_off_nothing_offers_them(
    open_page: Open, strict_server: str, width: int
) -> None:
    page = open_page(
        "en-US", address=strict_server, width=width, extra_http_headers=signed_in("li")
    )
    page.click('[data-view="library"]')
    page.wait_for_selector("#library .document-entry >> nth=4")
    assert page.locator("#library input[type=file]").count() == 0
    assert "Add files" not in page.inner_text("#library")
    assert page.locator("#library .remove").count() == 0
    page.click("#library .document-entry >> nth=0")
    page.wait_for_selector(".document-text")

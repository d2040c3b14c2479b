"""A connection that breaks loses nothing: neither the question nor the conversation."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from qa.ui.session import Session
from qa.ui.tabs import Tabs

Open = Callable[..., Any]
CITIES = "How many cities does Chaoyang have friendly relations with?"
NAME = "0123456789abcdef" * 2


def ask(page: Any, question: str) -> None:
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")


@pytest.mark.browser
def test_a_question_sent_without_a_connection_waits_and_is_asked(
    open_page: Open, switch: Callable[[Any, str], None]
) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    languages = (("zh-Hans", "网络已断开。"), ("zh-Hant", "網路已中斷。"), ("en", "No connection."))
    for turn, (language, told) in enumerate(languages, start=2):
        switch(page, language)
        page.context.set_offline(True)
        ask(page, "staged:many")
        page.wait_for_selector(f".offline >> text={told}")
        expect(page.locator("#ask textarea")).to_have_value("staged:many")
        page.context.set_offline(False)
        page.wait_for_selector(f'#chat a[href^="#c-t{turn}-"]')
        page.wait_for_selector(".offline", state="detached")
        page.wait_for_selector("#ask .submit-button")
        expect(page.locator("#ask textarea")).to_have_value("")
        expect(page.locator("#chat .user-row")).to_have_count(turn)


@pytest.mark.browser
def test_a_connection_lost_while_an_answer_comes_leaves_the_question_in_the_box(
    open_page: Open, go: Callable[..., None]
) -> None:
    page = open_page("en-US")
    box = page.locator("#ask textarea")
    ask(page, CITIES)
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    ask(page, "staged:held lost")
    page.wait_for_selector("#chat .loading-spinner")
    page.reload()
    page.wait_for_selector("body[data-ready]")
    expect(box).to_have_value("staged:held lost")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')  # the answers before it stay
    box.press("Enter")
    page.wait_for_selector("#chat .loading-spinner")
    go("lost", stages=4)
    page.wait_for_selector('#chat a[href^="#c-t2-"]')
    page.reload()
    page.wait_for_selector('#chat a[href^="#c-t2-"]')
    page.wait_for_selector("body[data-ready]")
    expect(box).to_have_value("")  # what is answered is not asked again


@pytest.mark.browser
def test_a_question_sent_in_the_moment_an_answer_comes_is_asked(
    open_page: Open, go: Callable[..., None]
) -> None:
    page = open_page("en-US")
    ask(page, "staged:held moment")
    page.wait_for_selector("#chat .loading-spinner")
    page.evaluate(
        "question => { const send = () => { if (!document.querySelector('#ask .submit-button'))"
        " return; seen.disconnect(); const box = document.querySelector('#ask textarea');"
        "box.value = question; box.dispatchEvent(new Event('input', {bubbles: true}));"
        "for (const kind of ['keydown', 'keypress']) box.dispatchEvent(new KeyboardEvent(kind,"
        " {key: 'Enter', bubbles: true, cancelable: true})); };"
        "const seen = new MutationObserver(send);"
        "seen.observe(document.querySelector('#ask'), {childList: true, subtree: true}); }",
        CITIES,
    )
    go("moment", stages=4)
    page.wait_for_selector('#chat a[href^="#c-t2-"]')
    expect(page.locator("#ask textarea")).to_have_value("")
    expect(page.locator("#chat .user-row")).to_have_count(2)


def left(tabs: Tabs, visitor: str, name: str) -> None:
    """Leave a failed question behind in a tab."""
    session = tabs.open(visitor, name, "en")
    session.tab.latest = Session(session.tab, failure=("what?", "c0de"))


def test_a_tab_goes_on_where_it_was_in_the_language_read_now() -> None:
    tabs = Tabs()
    left(tabs, "li", NAME)
    found = tabs.open("li", NAME, "zh-Hans")
    assert (found.failure, found.locale) == (("what?", "c0de"), "zh-Hans")


@pytest.mark.parametrize(("visitor", "name"), [("wang", NAME), ("li", "f" * 32), ("li", "")])
def test_nobody_else_sees_it(visitor: str, name: str) -> None:
    tabs = Tabs()
    left(tabs, "li", NAME)
    assert tabs.open(visitor, name, "en").failure is None


def test_the_oldest_tab_is_forgotten_first() -> None:
    tabs = Tabs(most=2)
    for name in ("a" * 32, "b" * 32, "c" * 32):
        left(tabs, "li", name)
    assert tabs.open("li", "a" * 32, "en").failure is None
    assert tabs.open("li", "c" * 32, "en").failure

"""Ways to use the page that are easily forgotten: paper, large type, few colours, no script."""

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CITIES = "How many cities does Chaoyang have friendly relations with?"
CUT_OFF = """selectors => [...document.querySelectorAll(selectors)]
    .filter(node => node.offsetParent && node.scrollHeight > node.clientHeight + 1
        && getComputedStyle(node).overflowY !== 'visible').map(node => node.className)"""


def ask(page: Any, question: str) -> None:
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")


@pytest.mark.parametrize("width", [390, 1440])
def test_the_conversation_and_its_sources_are_printed_whole(open_page: Open, width: int) -> None:
    page = open_page("en-US", width=width, height=500)
    ask(page, "staged:many")
    page.emulate_media(media="print")
    for left_out in ("#ask", "#tools", "#top .views", ".card .actions", "#chat .message-buttons"):
        assert page.locator(f"{left_out} >> visible=true").count() == 0, left_out
    assert not page.evaluate(CUT_OFF, "#chat, #chat *, #right, .sources-body, #main, body")
    chat, panel = page.locator("#chat").bounding_box(), page.locator("#panel").bounding_box()
    assert panel["y"] >= chat["y"] + chat["height"] - 1, "one after the other"
    assert page.locator(".card >> visible=true").count() == 3


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])
@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_enlarged_to_200_and_400_per_cent_it_can_be_used(
    open_page: Open, language: str, width: int, height: int
) -> None:
    page = open_page("en-US", width=width, height=height, path=f"/?lang={language}")
    ask(page, CITIES)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#ask").scroll_into_view_if_needed()
    box = page.locator("#ask").bounding_box()
    assert box["y"] + box["height"] <= height + 1
    assert page.locator("#chat .bubble-wrap").bounding_box()["height"] >= 150
    mark = page.locator('#chat a[href^="#c-t1-"]').first
    mark.click()
    page.wait_for_selector("body.sheet-open .card.active")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    page.wait_for_selector("body:not(.sheet-open)")


def test_in_the_readers_own_colours_what_is_chosen_is_told_apart(open_page: Open) -> None:
    page = open_page("en-US", forced_colors="active")
    ask(page, "staged:many")
    page.click('#chat a[href="#c-t1-2"]')
    page.wait_for_selector("#card-t1-2.active")
    for chosen, other in (
        ("#top .view[aria-current]", "#top .view:not([aria-current])"),
        ("#card-t1-2 .number", "#card-t1-1 .number"),
        ('#chat a[href="#c-t1-2"]', '#chat a[href="#c-t1-1"]'),
    ):
        colours = page.evaluate(
            "pair => pair.map(s => getComputedStyle(document.querySelector(s)).backgroundColor)",
            [chosen, other],
        )
        assert colours[0] != colours[1], chosen


@pytest.mark.parametrize(
    ("language", "told"),
    [("en-US", "need JavaScript"), ("zh-CN", "需要 JavaScript"), ("zh-TW", "無需 JavaScript")],
)
def test_without_javascript_the_page_says_so(
    browser: Any, server: str, language: str, told: str
) -> None:
    context = browser.new_context(java_script_enabled=False, locale=language)
    page = context.new_page()
    page.goto(server)
    assert told in page.inner_text("noscript >> visible=true")
    context.close()


def test_the_way_back_closes_the_sheet_of_a_phone_and_leaves_the_page_as_it_was(
    open_page: Open,
) -> None:
    page = open_page("zh-CN", width=390, height=844)
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector("body.sheet-open")
    page.go_back()
    page.wait_for_selector("body:not(.sheet-open)")
    assert page.locator('#chat a[href^="#c-t1-"]').count()
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector("body.sheet-open")
    page.click("#panel button[aria-label='关闭']")
    page.wait_for_selector("body:not(.sheet-open)")
    page.wait_for_function("!history.state?.yinjuSheet")
    page.click("#tools .sources-button")
    page.wait_for_selector("body.sheet-open .card.active")


def test_who_comes_back_from_a_document_finds_the_conversation(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    link = page.get_attribute(".card.active a[target=_blank]", "href")
    page.goto(page.url + str(link))
    assert "30 cities" in page.inner_text("span:target")
    page.go_back()
    page.wait_for_selector('#chat a[href^="#c-t1-"]')


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_from_the_question_to_the_document_by_keyboard_alone(
    open_page: Open, language: str
) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    assert page.evaluate("document.activeElement.matches('#ask textarea')")
    page.keyboard.type(CITIES)
    page.keyboard.press("Enter")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "#c-t1-1":
            break
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring == "solid", "where one is can be seen"
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'card-t1-1'")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.actions .strong')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".document-text mark.current")
    page.wait_for_function("document.activeElement.matches('#panel *')")


@pytest.mark.parametrize("kind", ["answer", "quotation"])
def test_copying_works_where_the_browser_gives_no_clipboard(open_page: Open, kind: str) -> None:
    """As over plain http under a name of the network."""
    page = open_page("en-US", path="/doc/none")
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})"
    )
    page.goto(page.url.removesuffix("doc/none"))
    page.wait_for_selector("body[data-ready]")
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    if kind == "answer":
        page.click("#chat .message-buttons-left button >> nth=0")
    else:
        page.click(".card.active .actions button >> nth=1")
        page.wait_for_selector(".card.active >> text=Copied")
    page.focus("#ask textarea")
    page.keyboard.press("Control+V")
    pasted = page.input_value("#ask textarea")
    assert "30 cities" in pasted and "/doc/" in pasted
    assert "&#" not in pasted and "](#c-" not in pasted

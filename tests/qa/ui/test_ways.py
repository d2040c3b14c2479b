"""Ways to use the page that are easily forgotten: paper, large type, few colours, no script."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
CITIES = "How many cities does Chaoyang have friendly relations with?"
CUT_OFF = """selectors => [...document.querySelectorAll(selectors)]
    .filter(node => node.offsetParent && node.scrollHeight > node.clientHeight + 1
        && getComputedStyle(node).overflowY !== 'visible').map(node => node.className)"""


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_enlarged_to_200_and_400_per_cent_it_can_be_used(
    open_page: Open, ask: Ask, language: str
) -> None:
    page = open_page("en-US", width=320, height=256, path=f"/?lang={language}")
    ask(page, CITIES)
    for width, height in ((320, 256), (640, 400)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(f"innerWidth === {width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#ask").scroll_into_view_if_needed()
        box = page.locator("#ask").bounding_box()
        assert box["y"] + box["height"] <= height + 1
        assert page.locator("#chat .bubble-wrap").bounding_box()["height"] >= 150
        page.locator('#chat a[href^="#c-t1-"]').first.click()
        page.wait_for_selector("body.sheet-open .card.active")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")
        page.wait_for_selector("body:not(.sheet-open)")


def test_in_the_readers_own_colours_what_is_chosen_is_told_apart(open_page: Open, ask: Ask) -> None:
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
    ask: Ask,
) -> None:
    page = open_page("en-US", width=390, height=844, path="/?lang=zh-Hans")
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector("body.sheet-open")
    page.go_back()
    page.wait_for_selector("body:not(.sheet-open)")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector("body.sheet-open")
    page.click("#panel button[aria-label='关闭']")
    page.wait_for_selector("body:not(.sheet-open)")
    page.wait_for_function("!history.state?.yinjuSheet")
    page.click("#tools .sources-button")
    page.wait_for_selector("body.sheet-open .card.active")


def test_a_sheet_opened_again_before_it_is_gone_stays_open(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US", width=390, height=844)
    ask(page, "staged:many")
    page.locator('#chat a[href="#c-t1-1"]').click()
    page.wait_for_selector("#card-t1-1.active")
    page.evaluate(
        "new Promise(left => { addEventListener('popstate', left, {once: true});"
        "document.querySelector('#panel .sheet-only button').click();"
        "document.querySelector('#chat a[href=\"#c-t1-2\"]').click(); })"
    )
    expect(page.locator("#card-t1-2.active mark")).to_be_visible()
    page.go_back()
    page.wait_for_selector("body:not(.sheet-open)")
    page.wait_for_selector('#chat a[href="#c-t1-1"]')


def test_who_comes_back_from_a_document_finds_the_conversation(open_page: Open, ask: Ask) -> None:
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
    page.wait_for_selector("#ask textarea:focus")
    page.keyboard.type(CITIES)
    page.keyboard.press("Enter")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    page.wait_for_selector("#chat .message-buttons-left")
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
    page.wait_for_selector(".actions .strong:focus")
    page.keyboard.press("Enter")
    page.wait_for_selector(".document-text mark.current")
    page.wait_for_function("document.activeElement.matches('#panel *')")


def test_copying_works_where_the_browser_gives_no_clipboard(
    open_page: Open, ask: Ask, until: Callable[..., Any]
) -> None:
    """As over plain http under a name of the network."""
    page = open_page("en-US", path="/doc/none")
    page.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => undefined})"
    )
    page.goto(page.url.removesuffix("doc/none"))
    page.wait_for_selector("body[data-ready]")
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()

    def pasted() -> str:
        page.fill("#ask textarea", "")
        page.keyboard.press("Control+V")
        return str(page.input_value("#ask textarea"))

    page.click("#chat .message-buttons-left button >> nth=0")
    answer = until(lambda: (text := pasted()) and "References" in text and text)
    page.click(".card.active .actions button >> nth=1")
    quotation = until(lambda: (text := pasted()).startswith("“") and text)
    for text in (answer, quotation):
        assert "30 cities" in text and "/doc/" in text
        assert "&#" not in text and "](#c-" not in text
    page.close()  # another test has its clipboard

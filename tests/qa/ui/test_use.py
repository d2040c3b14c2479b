"""The page as people use it: impatient, clumsy, on a phone, in another language than before."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
CITIES = "How many cities does Chaoyang have friendly relations with?"


def switch(page: Any, language: str) -> None:
    page.select_option("#top .language", language)
    page.wait_for_selector(f'body[data-ready="{language}"]')


def finish_indexing(server: str) -> None:
    while httpx.get(f"{server}/api/job").json()["status"] == "running":
        time.sleep(0.2)


def test_nothing_moves_while_an_answer_comes_and_is_read(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => {"
        "for (const e of list.getEntries()) if (!e.hadRecentInput) window.moved += e.value;"
        "}).observe({type: 'layout-shift', buffered: false})"
    )
    ask(page, "staged:conflict")
    page.click('#chat a[href="#c-t2-1"]')
    page.wait_for_selector("#card-t2-1.active")
    assert page.evaluate("window.moved") < 0.01


def test_a_language_chosen_while_an_answer_comes_holds_for_it(
    open_page: Open, ask: Ask, go: Callable[..., None]
) -> None:
    page = open_page("en-US")
    ask(page, "staged:held language", wait=False)
    page.wait_for_selector("#chat >> text=Searching")
    switch(page, "zh-Hans")
    page.wait_for_selector("#chat >> text=正在检索")
    for told in ("正在阅读找到的段落", "正在组织回答", "正在逐句核对来源"):
        go("language")
        page.wait_for_selector(f"#chat >> text={told}")
    go("language")
    page.wait_for_selector("#chat >> text=2 处引用")
    page.wait_for_selector(".sources-head h2:text-is('引用来源')")
    page.wait_for_selector("#ask .submit-button")
    copy = page.locator("#chat .message-buttons-left button >> nth=0")
    expect(copy).to_have_attribute("title", "复制")


def test_what_is_sent_twice_is_asked_once_and_tabs_do_not_mix(
    open_page: Open, go: Callable[..., None]
) -> None:
    page, other = open_page("en-US"), open_page("en-US")
    page.fill("#ask textarea", "staged:held twice")
    page.press("#ask textarea", "Enter")
    page.press("#ask textarea", "Enter")
    page.wait_for_selector("#chat .loading-spinner")
    page.fill("#ask textarea", "what I type meanwhile")
    go("twice", stages=4)
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    expect(page.locator("#chat .user-row")).to_have_count(1)
    expect(page.locator("#ask textarea")).to_have_value("what I type meanwhile")
    expect(other.locator("#chat .user-row")).to_have_count(0)


def test_a_new_chat_ends_the_answer_under_way(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    ask(page, "staged:held new chat", wait=False)
    page.wait_for_selector("#chat .loading-spinner")
    page.click("#tools .new-chat")
    page.wait_for_selector("#chat .placeholder h1")
    page.wait_for_selector("#ask .submit-button")
    ask(page, CITIES)
    expect(page.locator("#chat .user-row")).to_have_count(1)


def test_a_question_taken_back_while_it_is_answered_stands_in_the_box(
    open_page: Open, ask: Ask
) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    page.click("#chat button[aria-label=Retry]")
    page.click("#chat button[aria-label=Undo]")
    page.wait_for_function("q => document.querySelector('#ask textarea').value === q", arg=CITIES)
    page.wait_for_selector("#ask .submit-button")
    ask(page, "staged:conflict")
    assert page.locator("#chat .user-row").count() == 1


def test_a_paste_of_any_length_and_kind_is_no_harm(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, "<h1>Big</h1> & <b>how many</b> cities? " + "长" * 4961)
    assert "5,000" in page.inner_text("#chat .bot-row >> nth=-1")
    assert page.inner_text("#chat .user-row").startswith("<h1>Big</h1> & <b>how")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_long_draft_shows_how_far_it_is_and_can_be_stopped(open_page: Open) -> None:
    page = open_page("en-US")
    page.click('[data-view="check"]')
    lines = [f"Chaoyang has friendly relations with {n} cities." for n in range(2, 2000)]
    page.fill("#check .draft", " ".join(lines))
    page.click("#check .strong")
    page.wait_for_selector("#check >> text=of 1998")
    page.click("#check .stop")
    page.wait_for_selector("#check progress", state="hidden")
    assert page.locator("#check .claims").count() == 0
    assert page.input_value("#check .draft").startswith(lines[0])


def test_a_document_that_is_gone_says_so_behind_an_old_citation(
    open_page: Open, ask: Ask, server: str
) -> None:
    text = "# 水文年报\n\n青屿水库全年供水共计8417万立方米。\n".encode()
    httpx.post(f"{server}/api/docs", files={"files": ("水文年报.md", text)})
    finish_indexing(server)
    page = open_page("en-US")
    ask(page, "青屿水库全年供水多少？")
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector(".card.active")
    listed = httpx.get(f"{server}/api/docs").json()
    gone = next(found for found in listed if found["file"] == "水文年报.md")
    httpx.delete(f"{server}/api/docs/{gone['doc_id']}")
    finish_indexing(server)
    page.click(".card.active .strong")
    page.wait_for_selector("text=There is no such document in the library.")
    switch(page, "zh-Hans")
    assert "8417" in page.inner_text("#chat"), "the answer and its quotation stay"
    page.wait_for_selector(".card >> text=该文档已不在文档库中")
    assert "8417" in page.inner_text(".card mark")


def test_indexing_shows_how_far_it_is_and_can_be_stopped(
    open_page: Open, look: Any, server: str, tmp_path: Path
) -> None:
    files = []
    for number in range(50):
        files.append(tmp_path / f"年报{look.language}{number}.md")
        files[-1].write_text(f"# 年报{number}\n\n" + f"全年检测水样{number}个。\n\n" * 300)
    page = open_page("en-US", width=look.width, path=f"/?lang={look.language}")
    page.click('[data-view="library"]')
    page.set_input_files("#new-files", files)
    words = {
        "en": ("Indexing [0-9]+ of [0-9]+: .* s left", "Indexing was stopped"),
        "zh-Hans": ("正在索引 [0-9]+.[0-9]+：.* 约剩", "索引已停止"),
        "zh-Hant": ("正在索引 [0-9]+.[0-9]+：.* 約剩", "索引已停止"),
    }
    far, stopped = words[look.language]
    page.wait_for_selector(f"#library .job >> text=/{far}/")
    page.fill("#library .search", "typed meanwhile")
    answer = httpx.post(f"{server}/api/ask", json={"question": CITIES}, timeout=60).json()
    assert answer["outcome"] == "answered", "answering goes on meanwhile"
    assert page.evaluate("document.activeElement.className") == "search"
    page.click("#library .job button")
    page.wait_for_selector(f"text={stopped}")
    assert page.input_value("#library .search") == "typed meanwhile"


@pytest.mark.parametrize("width", [390, 1440])
def test_every_view_is_scrolled_with_the_wheel_to_its_end(open_page: Open, width: int) -> None:
    page = open_page("en-US", width=width, height=500)
    page.click('[data-view="library"]')
    page.wait_for_selector("#library .document-entry >> nth=4")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "Chaoyang has friendly relations with 40 cities.\n" * 8)
    page.click("#check .strong")
    page.wait_for_selector("#check .claims")
    for view, last in (("check", ".claims tr"), ("library", ".documents li")):
        page.click(f'[data-view="{view}"]')
        page.mouse.move(190, 400)
        page.mouse.wheel(0, 20_000)
        end = f"#{view} {last}:last-child"
        page.wait_for_function(
            "end => [...document.querySelectorAll(end)].at(-1).getBoundingClientRect().bottom"
            " <= innerHeight",
            arg=end,
        )


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_nothing_is_cut_off_at_any_width(open_page: Open, ask: Ask, language: str) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    ask(page, "staged:conflict")
    for view in ("ask", "check", "library"):
        page.click(f'[data-view="{view}"]')
        for width in (390, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 844})
            cut = page.evaluate(
                "[...document.querySelectorAll('button, summary, select, h1, h2, label')]"
                ".filter(n => n.offsetParent"
                " && !n.matches('.only-read, .document-name, .card-head')"
                " && getComputedStyle(n.closest('#right') ?? n).visibility !== 'hidden')"
                ".filter(n => n.scrollWidth > n.clientWidth + 1 && n.clientWidth > 0"
                " || n.getBoundingClientRect().right > innerWidth + 1)"
                ".map(n => n.className + ' ' + n.textContent.slice(0, 30))"
            )
            assert not cut, (view, width, cut)
            assert page.evaluate("document.documentElement.scrollWidth") <= width

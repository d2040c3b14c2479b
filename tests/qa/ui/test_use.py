"""The page as people use it: impatient, clumsy, on a phone, in another language than before."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
Go = Callable[..., None]
Switch = Callable[[Any, str], None]
Until = Callable[[Callable[[], Any]], Any]
CITIES = "How many cities does Chaoyang have friendly relations with?"


def finish_indexing(client: httpx.Client, until: Until) -> None:
    until(lambda: client.get("/api/job").json()["status"] != "running")


def test_nothing_moves_while_an_answer_comes_and_is_read(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, CITIES)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => {"
        "for (const e of list.getEntries()) window.moved += e.value;"
        "}).observe({type: 'layout-shift', buffered: false})"
    )
    ask(page, "staged:conflict")
    page.click('#chat a[href="#c-t2-1"]')
    page.wait_for_selector("#card-t2-1.active")
    assert page.evaluate("window.moved") < 0.01


def test_a_language_chosen_while_an_answer_comes_holds_for_it(
    open_page: Open, ask: Ask, go: Go, switch: Switch
) -> None:
    page = open_page("en-US")
    ask(page, "staged:held language", wait=False)
    page.wait_for_selector("#chat >> text=Searching")
    switch(page, "zh-Hans")
    page.wait_for_selector("#chat >> text=正在检索")
    expect(page.locator(".sources-head h2")).to_have_text("回答依据的文档")
    for told in ("正在阅读找到的段落", "正在组织回答", "正在逐句核对来源"):
        go("language")
        page.wait_for_selector(f"#chat >> text={told}")
    go("language")
    page.wait_for_selector("#chat >> text=2 处引用")
    expect(page.locator(".sources-head h2")).to_have_text("引用来源")
    page.wait_for_selector("#ask .submit-button")
    copy = page.locator("#chat .message-buttons-left button >> nth=0")
    expect(copy).to_have_attribute("title", "复制")


def test_of_two_languages_chosen_in_haste_the_last_is_read(open_page: Open) -> None:
    page = open_page("en-US")
    page.evaluate(
        "for (const language of ['zh-Hans', 'zh-Hant']) {"
        "const choice = document.querySelector('#top .language'); choice.value = language;"
        "choice.dispatchEvent(new Event('change')); }"
    )
    page.wait_for_selector('body[data-ready="zh-Hant"]')
    expect(page.locator("#top .language")).to_have_value("zh-Hant")


def test_what_is_sent_twice_is_asked_once_and_tabs_do_not_mix(open_page: Open, go: Go) -> None:
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
    ask(page, "staged:held new", wait=False)
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
    ask(page, "staged:held back", wait=False)
    page.wait_for_selector("#chat .loading-spinner")
    # in the last moment before the buttons of an answer under way are gone
    page.locator("#chat button[aria-label=Undo]").last.dispatch_event("click")
    expect(page.locator("#ask textarea")).to_have_value("staged:held back")
    page.wait_for_selector("#ask .submit-button")
    ask(page, "staged:conflict")
    expect(page.locator("#chat .user-row")).to_have_count(2)


def test_what_is_asked_while_a_draft_is_checked_stays(open_page: Open, ask: Ask, go: Go) -> None:
    page = open_page("en-US")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "staged:held meanwhile\n\nChaoyang has relations with 30 cities.")
    page.click("#check .row .strong")
    page.wait_for_selector("#check .working >> text=of 2")
    page.click('[data-view="ask"]')
    ask(page, CITIES)
    go("meanwhile")
    page.click('[data-view="check"]')
    page.wait_for_selector("#check .claims")
    page.click('[data-view="ask"]')
    ask(page, "staged:conflict")
    expect(page.locator("#chat .user-row")).to_have_count(2)
    page.click('#chat a[href="#c-t1-1"]')
    expect(page.locator("#card-t1-1.active mark")).to_contain_text("30 cities")


def test_a_paste_of_any_length_and_kind_is_no_harm(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, "<h1>Big</h1> & <b>how many</b> cities? " + "长" * 4961)
    expect(page.locator("#chat .bot-row >> nth=-1")).to_contain_text("5,000")
    expect(page.locator("#chat .user-row")).to_contain_text("<h1>Big</h1> & <b>how")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_long_draft_shows_how_far_it_is_and_can_be_stopped(
    open_page: Open, switch: Switch
) -> None:
    page = open_page("en-US")
    page.click('[data-view="check"]')
    lines = [f"Chaoyang has friendly relations with {n} cities." for n in range(2, 200)]
    draft = "\n".join(["staged:held draft", *lines])
    page.fill("#check .draft", draft)
    page.click("#check .strong")
    page.wait_for_selector("#check .working >> text=of 199")
    switch(page, "zh-Hans")
    page.wait_for_selector("#check .working >> text=/已核对.*199/")
    page.click("#check .stop")
    page.wait_for_selector("#check progress", state="hidden")
    expect(page.locator("#check .claims")).to_have_count(0)
    expect(page.locator("#check .draft")).to_have_value(draft)


def test_a_document_that_is_gone_says_so_behind_an_old_citation(
    open_page: Open, ask: Ask, client: httpx.Client, switch: Switch, until: Until
) -> None:
    text = "# 水文年报\n\n青屿水库全年供水共计8417万立方米。\n".encode()
    client.post("/api/docs", files={"files": ("水文年报.md", text)})
    finish_indexing(client, until)
    page = open_page("en-US")
    ask(page, "青屿水库全年供水多少？")
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector(".card.active")
    listed = client.get("/api/docs").json()
    gone = next(found for found in listed if found["file"] == "水文年报.md")
    client.delete(f"/api/docs/{gone['doc_id']}")
    finish_indexing(client, until)
    page.click(".card.active .strong")
    page.wait_for_selector("text=There is no such document in the library.")
    switch(page, "zh-Hans")
    page.wait_for_selector(".card >> text=该文档已不在文档库中")
    expect(page.locator("#chat")).to_contain_text("8417")  # the answer and its quotation stay
    expect(page.locator(".card mark")).to_contain_text("8417")


@pytest.fixture
def many_files(folder: Path, tmp_path: Path) -> Any:
    """Files that take long to index, and are gone from the visitors' folder afterwards."""
    files = [tmp_path / f"年报{number}.md" for number in range(50)]
    for number, file in enumerate(files):
        file.write_text(f"# 年报{number}\n\n" + f"全年检测水样{number}个。\n\n" * 300)
    yield files
    for file in files:
        (folder / "uploads" / file.name).unlink(missing_ok=True)


def test_indexing_shows_how_far_it_is_and_can_be_stopped(
    open_page: Open, client: httpx.Client, switch: Switch, many_files: list[Path]
) -> None:
    page = open_page("en-US")
    page.click('[data-view="library"]')
    page.set_input_files("#new-files", many_files)
    far = page.locator("#library .job p")
    expect(far).to_contain_text(re.compile("Indexing [0-9]+ of [0-9]+"))
    page.fill("#library .search", "typed meanwhile")
    answer = client.post("/api/ask", json={"question": CITIES}).json()
    assert answer["outcome"] == "answered", "answering goes on meanwhile"
    assert page.evaluate("document.activeElement.className") == "search"
    page.click("#library .job button")
    expect(far).to_contain_text("Indexing was stopped")
    expect(page.locator("#library .search")).to_have_value("typed meanwhile")
    for language, stopped in (("zh-Hans", "索引已停止"), ("zh-Hant", "索引已停止")):
        switch(page, language)
        expect(far).to_contain_text(stopped)


def test_how_far_another_tabs_indexing_is_can_be_read_in_each_language(
    open_page: Open, switch: Switch
) -> None:
    job = {"number": 9, "status": "running", "done": 7, "total": 50, "file": "a.md"}
    job |= {"seconds_left": 11.4, "error": None, "files": []}
    page = open_page("en-US")
    page.route("**/api/job?*", lambda route: route.fulfill(json=job))
    page.click('[data-view="library"]')
    for language, told in (
        ("en", "Indexing 7 of 50: a.md · about 12 s left"),
        ("zh-Hans", "正在索引 7/50：a.md · 约剩 12 秒"),
        ("zh-Hant", "正在索引 7/50：a.md · 約剩 12 秒"),
    ):
        switch(page, language)
        expect(page.locator("#library .job p")).to_contain_text(told)
    job["status"] = "done"
    expect(page.locator("#library .job progress")).to_be_hidden()
    page.unroute_all(behavior="wait")


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
        end = f"#{view} {last}:last-child"
        page.wait_for_selector(end, state="attached")
        page.mouse.move(190, 400)
        page.mouse.wheel(0, 20_000)
        page.wait_for_function(
            "end => [...document.querySelectorAll(end)].at(-1)?.getBoundingClientRect().bottom"
            " <= innerHeight",
            arg=end,
        )


def test_nothing_is_cut_off_at_any_width(open_page: Open, ask: Ask, switch: Switch) -> None:
    page = open_page("en-US")
    ask(page, "staged:conflict")
    for language, view in product(("en", "zh-Hans", "zh-Hant"), ("ask", "check", "library")):
        switch(page, language)
        page.click(f'[data-view="{view}"]')
        for width in (390, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function(f"innerWidth === {width}")
            cut = page.evaluate(
                "[...document.querySelectorAll('button, summary, select, h1, h2, label')]"
                ".filter(n => n.offsetParent"
                " && !n.matches('.only-read, .document-name, .card-head')"
                " && getComputedStyle(n.closest('#right') ?? n).visibility !== 'hidden')"
                ".filter(n => n.scrollWidth > n.clientWidth + 1 && n.clientWidth > 0"
                " || n.getBoundingClientRect().right > innerWidth + 1)"
                ".map(n => n.className + ' ' + n.textContent.slice(0, 30))"
            )
            assert not cut, (language, view, width, cut)
            assert page.evaluate("document.documentElement.scrollWidth") <= width

"""The page as people use it: impatient, clumsy, on a phone, in another language than before."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from index.text import to_script
from qa.feedback import FeedbackLog

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
CITIES = "How many cities does Chaoyang have friendly relations with?"


def send(page: Any, question: str, wait: bool = True) -> None:
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    page.wait_for_selector(f"#chat .user-row >> text={question[:20]}")
    if wait:
        page.wait_for_selector("#ask .submit-button")


def switch(page: Any, language: str) -> None:
    page.select_option("#top .language", language)
    page.wait_for_selector(f'body[data-ready="{language}"]')


def finish_indexing(server: str) -> None:
    while httpx.get(f"{server}/api/job").json()["status"] == "running":
        time.sleep(0.2)


def test_what_answers_rest_on_is_there_before_the_first_question(open_page: Open) -> None:
    page = open_page("en-US")
    assert page.locator(".shelf .document-entry").count() >= 5
    page.click(".shelf .document-entry >> nth=0")
    page.wait_for_selector(".document-text h3")
    page.click(".sources-head .back")
    page.wait_for_selector(".shelf")


def test_each_view_has_sources_of_its_own(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, "staged:many")
    page.click('[data-view="check"]')
    page.wait_for_selector("#panel >> text=The sentences a verdict rests on are listed here.")
    page.click('[data-view="library"]')
    page.wait_for_selector("#panel >> text=Choose a document to read it here.")
    page.click('[data-view="ask"]')
    page.wait_for_selector("#card-t1-3")


@pytest.mark.parametrize("language", ["en-US", "zh-CN", "zh-TW"])
def test_questions_to_begin_with_are_in_the_readers_language(
    open_page: Open, language: str
) -> None:
    page = open_page(language)
    for _ in range(30):
        if page.locator("#chat .example").count():
            break
        page.wait_for_timeout(500)
        page.reload()
        page.wait_for_selector("body[data-ready]")
    questions = page.locator("#chat .example").all_inner_texts()
    assert questions
    for question in questions:
        if language == "en-US":
            assert question.isascii()
        else:
            assert to_script(question, "hant" if language == "zh-TW" else "hans") == question
    page.dblclick("#chat .example >> nth=0")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    assert page.locator("#chat .user-row").count() == 1


def test_citations_are_grouped_by_document_and_walked_through(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, "staged:many")
    assert page.inner_text(".sources-head .count") == "3 citations · 2 documents"
    groups = page.locator(".source")
    assert [group.locator(".card").count() for group in groups.all()] == [2, 1]
    assert "2022-03 (inferred)" in groups.nth(1).inner_text()
    for place in ("1 / 3", "2 / 3", "3 / 3", "1 / 3"):
        page.click(".steps button[aria-label='Next citation']")
        assert page.inner_text(".steps .subdued") == place
    page.click(".steps button[aria-label='Previous citation']")
    page.wait_for_selector("#card-t1-3.active mark")
    page.locator('#chat a[href="#c-t1-2"]').focus()
    assert "2022-03 (inferred)" in page.inner_text("#hover-card")
    page.keyboard.press("Escape")
    assert page.locator("#hover-card").count() == 0


def test_nothing_moves_while_an_answer_comes_and_is_read(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, CITIES)
    page.evaluate(
        "window.moved = 0; new PerformanceObserver(list => {"
        "for (const e of list.getEntries()) if (!e.hadRecentInput) window.moved += e.value;"
        "}).observe({type: 'layout-shift', buffered: false})"
    )
    send(page, "staged:conflict")
    page.click('#chat a[href="#c-t2-1"]')
    page.wait_for_selector("#card-t2-1.active")
    assert page.evaluate("window.moved") < 0.01


def test_a_language_chosen_while_an_answer_comes_holds_for_it(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, "staged:slow", wait=False)
    page.wait_for_selector("#chat >> text=Reading")
    switch(page, "zh-Hans")
    page.wait_for_selector("#chat >> text=正在逐句核对来源")
    page.wait_for_selector("#ask .submit-button")
    page.wait_for_selector("#chat >> text=2 处引用")
    assert page.inner_text(".sources-head h2") == "引用来源"
    assert page.get_attribute("#chat .message-buttons-left button >> nth=0", "title") == "复制"


def test_what_is_sent_twice_is_asked_once_and_tabs_do_not_mix(open_page: Open) -> None:
    page, other = open_page("en-US"), open_page("en-US")
    page.fill("#ask textarea", "staged:slow")
    page.press("#ask textarea", "Enter")
    page.press("#ask textarea", "Enter")
    page.wait_for_selector("#chat >> text=Reading")
    page.fill("#ask textarea", "what I type meanwhile")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    assert page.locator("#chat .user-row").count() == 1
    assert page.input_value("#ask textarea") == "what I type meanwhile"
    assert other.locator("#chat .user-row").count() == 0


def test_a_new_chat_ends_the_answer_under_way(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, CITIES)
    send(page, "staged:slow", wait=False)
    page.wait_for_selector("#chat >> text=Reading")
    page.click("#tools .new-chat")
    page.wait_for_selector("#chat .placeholder h1")
    page.wait_for_selector("#ask .submit-button")
    send(page, CITIES)
    assert page.locator("#chat .user-row").count() == 1


def test_a_question_taken_back_while_it_is_answered_stands_in_the_box(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, CITIES)
    page.click("#chat button[aria-label=Retry]")
    page.click("#chat button[aria-label=Undo]")
    page.wait_for_function("q => document.querySelector('#ask textarea').value === q", arg=CITIES)
    page.wait_for_selector("#ask .submit-button")
    send(page, "staged:conflict")
    assert page.locator("#chat .user-row").count() == 1


def test_a_paste_of_any_length_and_kind_is_no_harm(open_page: Open) -> None:
    page = open_page("en-US")
    send(page, "<h1>Big</h1> & <b>how many</b> cities? " + "长" * 4961)
    assert "5,000" in page.inner_text("#chat .bot-row >> nth=-1")
    assert page.inner_text("#chat .user-row").startswith("<h1>Big</h1> & <b>how")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_nearest_passages_are_folded_and_one_click_away(open_page: Open) -> None:
    page = open_page("zh-TW")
    send(page, "上海迪士尼乐园的门票多少钱？")
    assert page.locator(".nearest[open]").count() == 0
    page.click('#chat a[href^="#n-t1-"]')
    page.wait_for_selector(".nearest[open] .card.active mark")
    assert page.locator(".support").count() == 0, "no check, no verdict"


def test_a_remark_is_kept_with_the_servers_own_record(open_page: Open, folder: Path) -> None:
    page = open_page("zh-CN")
    send(page, "staged:conflict")
    send(page, CITIES)
    page.locator("#chat button[title='反馈']").last.click()
    page.locator("text=引用有误").last.click()
    page.fill(".remark .note", "见 <b>第2句</b>")
    page.click(".remark .strong")
    page.wait_for_selector(".remark", state="detached")
    for _ in range(100):
        lines = (folder / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
        if len(lines) >= 2 and "见 <b>第2句</b>" in lines[-1]:
            break
        time.sleep(0.1)
    remark, note = (json.loads(line) for line in lines[-2:])
    assert (remark["kind"], remark["turns"]) == ("wrong_citation", ["staged:conflict"])
    assert remark["answer"]["question"] == CITIES
    assert remark["answer"]["citations"][0]["quote"]
    assert note == {"id": remark["id"], "note": "见 <b>第2句</b>"}


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_a_thumb_is_kept_and_clicked_again_taken_back(
    open_page: Open, folder: Path, language: str
) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    send(page, f"staged:many {language} thumb")
    words = {"en": ("Like", "Thank you"), "zh-Hans": ("有用", "谢谢"), "zh-Hant": ("有用", "謝謝")}
    name, thanks = words[language]
    thumb = page.locator(f"#chat button[title='{name}']")
    thumb.click()
    page.wait_for_selector(f".remark >> text={thanks}")
    assert thumb.get_attribute("aria-label") == name, "pressed, it is named as before"

    def standing() -> list[str]:
        kept = FeedbackLog(folder).entries()
        return [e.kind for e in kept if e.answer["question"] == f"staged:many {language} thumb"]

    assert standing() == ["like"]
    thumb.click()
    page.wait_for_selector(".remark", state="detached")
    assert standing() == []


@pytest.mark.parametrize("width", [390, 1440])
def test_what_is_wrong_can_be_said_by_keyboard_and_is_all_in_sight(
    open_page: Open, width: int
) -> None:
    page = open_page("en-US", width=width, height=700)
    for number in range(3):
        send(page, f"staged:conflict {number}")
    page.locator("#chat button[title='Feedback']").last.focus()
    page.wait_for_timeout(400)  # the chat has scrolled to its end
    page.keyboard.press("Tab")
    ask = page.locator("#ask").bounding_box()
    for said in ("Wrong citation", "Missing source", "Out of date", "Mistranslated"):
        option = page.locator(f"#chat .extra-feedback-option >> text={said}").last.bounding_box()
        assert option["y"] >= 56 and option["y"] + option["height"] <= ask["y"], said
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".remark >> text=Thank you")


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


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_what_states_nothing_is_not_said_to_be_missing_from_the_documents(
    open_page: Open, language: str
) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "Is it true?\n\nPenguins eat fish in winter.")
    page.click("#check .strong")
    verdicts = page.locator("#check tbody .support")
    verdicts.first.wait_for()
    told = {
        "en": ["Nothing to check", "Not in the documents"],
        "zh-Hans": ["无须核对", "文档未提及"],
        "zh-Hant": ["無須核對", "文件未提及"],
    }
    assert verdicts.all_inner_texts() == told[language]


@pytest.mark.parametrize(
    ("kind", "told"), [(0, "# 证据包"), (1, "<h1>证据包</h1>"), (2, '"claim_reviews"')]
)
def test_the_evidence_of_a_draft_is_taken_away(open_page: Open, kind: int, told: str) -> None:
    page = open_page("zh-CN")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "朝阳区与50个城市建立了友好往来关系。")
    page.click("#check .strong")
    page.click("#check .claims a >> nth=0")
    assert page.inner_text(".card.active .support") == "说法不同"
    page.click("#check summary")
    with page.expect_download() as download:
        page.click(f"#check .menu-list button >> nth={kind}")
    text = download.value.path().read_text(encoding="utf-8")
    assert told in text and "2020-09-27" in text and "50个城市" in text


def test_a_document_that_is_gone_says_so_behind_an_old_citation(
    open_page: Open, server: str
) -> None:
    text = "# 水文年报\n\n青屿水库全年供水共计8417万立方米。\n".encode()
    httpx.post(f"{server}/api/docs", files={"files": ("水文年报.md", text)})
    finish_indexing(server)
    page = open_page("en-US")
    send(page, "青屿水库全年供水多少？")
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


def test_indexing_can_be_stopped(open_page: Open, server: str, tmp_path: Path) -> None:
    files = []
    for number in range(60):
        files.append(tmp_path / f"年报{number}.md")
        files[-1].write_text(f"# 年报{number}\n\n" + f"全年检测水样{number}个。\n\n" * 300)
    page = open_page("en-US")
    page.click('[data-view="library"]')
    page.set_input_files("#new-files", files)
    page.wait_for_selector("#library .job button")
    page.fill("#library .search", "typed meanwhile")
    page.wait_for_timeout(900)
    assert page.evaluate("document.activeElement.className") == "search"
    answer = httpx.post(f"{server}/api/ask", json={"question": CITIES}, timeout=60).json()
    assert answer["outcome"] == "answered", "answering goes on meanwhile"
    page.click("#library .job button")
    page.wait_for_selector("text=Indexing was stopped")
    for found in httpx.get(f"{server}/api/docs").json():
        if found["file"].startswith("年报"):
            httpx.delete(f"{server}/api/docs/{found['doc_id']}")


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
def test_nothing_is_cut_off_at_any_width(open_page: Open, language: str) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    send(page, "staged:conflict")
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


def test_a_phone_shows_the_head_of_the_sheet_in_every_view(open_page: Open) -> None:
    page = open_page("en-US", width=390, height=844)
    page.click('[data-view="check"]')
    page.fill("#check .draft", "Chaoyang has friendly relations with 40 cities.")
    page.click("#check .strong")
    page.click("#check .claims a >> nth=0")
    page.wait_for_selector("body.sheet-open .card.active")
    page.wait_for_timeout(300)  # the sheet slides in
    head, sheet = (
        page.locator(".sources-head").bounding_box(),
        page.locator("#right").bounding_box(),
    )
    assert head["y"] >= sheet["y"] and head["y"] < sheet["y"] + 20
    claim = page.locator("#check .claim-text").bounding_box()
    assert claim["y"] + claim["height"] <= sheet["y"], "the claim stays above the sheet"
    assert page.evaluate("[...CSS.highlights.get('claim')].join('')").startswith("Chaoyang")
    page.click("#panel button[aria-label='Close']")
    page.click('[data-view="ask"]')
    page.click("#tools .sources-button")
    page.wait_for_selector("body.sheet-open .shelf")

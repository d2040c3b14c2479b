"""Answers and what one does with them, in three languages, on a desktop and on a phone."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect

from index.text import to_script

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
CITIES_ZH = "朝阳区与多少个城市建立了友好往来关系？"
CITIES_EN = "How many cities does Chaoyang have friendly relations with?"


def opened(open_page: Open, look: Any, **more: Any) -> Any:
    return open_page("en-US", width=look.width, height=844, path=f"/?lang={look.language}", **more)


def first_citation(page: Any, turn: int = 1) -> Any:
    return page.locator(f'#chat a[href^="#c-t{turn}-"]').first


def test_what_answers_rest_on_and_what_can_be_asked_is_there_at_the_start(
    open_page: Open, look: Any
) -> None:
    page = opened(open_page, look)
    for _ in range(40):
        if page.locator("#chat .example").count():
            break
        page.wait_for_timeout(300)  # they are made once, after the server has started
        page.reload()
        page.wait_for_selector("body[data-ready]")
    questions = page.locator("#chat .example").all_inner_texts()
    assert questions
    for question in questions:
        if look.language == "en":
            assert question.isascii()
        else:
            assert to_script(question, look.language[3:].lower()) == question
    if look.narrow:
        page.click("#tools .sources-button")
    assert page.locator(".shelf .document-entry").count() >= 5
    page.click(".shelf .document-entry >> nth=0")
    page.wait_for_selector(".document-text h3")
    page.click(".sources-head .back")
    page.wait_for_selector(".shelf")
    page.keyboard.press("Escape")
    page.dblclick("#chat .example >> nth=0")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    assert page.locator("#chat .user-row").count() == 1


def test_citations_are_grouped_by_document_and_walked_through(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "staged:many")
    first_citation(page).click()
    page.wait_for_selector("#card-t1-1.active mark")
    told = {
        "en": ("3 citations · 2 documents", "2022-03 (inferred)"),
        "zh-Hans": ("3 处引用 · 2 份文档", "2022-03（推断）"),
        "zh-Hant": ("3 處引用 · 2 份文件", "2022-03（推斷）"),
    }
    count, inferred = told[look.language]
    assert page.inner_text(".sources-head .count") == count
    groups = page.locator(".source")
    assert [group.locator(".card").count() for group in groups.all()] == [2, 1]
    assert inferred in groups.nth(1).inner_text()
    previous, following = page.locator(".steps button").all()
    for place in ("2 / 3", "3 / 3", "1 / 3"):
        following.click()
        assert page.inner_text(".steps .subdued") == place
    previous.click()
    page.wait_for_selector("#card-t1-3.active mark")
    page.keyboard.press("]")
    page.wait_for_selector("#card-t1-1.active")
    page.keyboard.press("[")
    page.wait_for_selector("#card-t1-3.active")
    page.keyboard.press("Escape")
    first_citation(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-t1-1:focus")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c-t1-1"
    ask(page, "staged:conflict")
    page.click('#chat a[href="#c-t1-2"]')
    page.wait_for_selector("#card-t1-2.active")
    page.keyboard.press("Escape")
    page.click('#chat a[href="#c-t2-1"]')
    page.wait_for_selector("#card-t2-1.active")


def test_the_card_of_a_citation_stays_while_it_is_read_and_goes_when_it_is_dismissed(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, CITIES_EN)
    first_citation(page).hover()
    card = page.locator("#hover-card")
    assert "30" in card.inner_text()
    card.hover()
    page.wait_for_timeout(450)  # longer than it takes to go away
    assert card.is_visible(), "the pointer may move onto it"
    page.keyboard.press("Escape")
    assert card.count() == 0, "it is dismissed where the pointer is"
    first_citation(page).hover()
    page.mouse.move(2, 2)
    card.wait_for(state="detached")
    first_citation(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert "2020-09-27" in card.inner_text()
    page.mouse.move(4, 4)
    page.wait_for_timeout(450)
    assert card.is_visible(), "it stays as long as the focus"
    page.keyboard.press("Escape")
    assert card.count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c-t1-1"


def test_sources_that_differ_are_shown_side_by_side(open_page: Open, ask: Ask, look: Any) -> None:
    page = opened(open_page, look)
    ask(page, "staged:conflict")
    first_citation(page).click()
    told = {
        "en": ("The sources differ on this: the figure", "Supports", "Differs"),
        "zh-Hans": ("来源之间说法不同：the figure", "支持", "说法不同"),
        "zh-Hant": ("來源之間說法不同：the figure", "支持", "說法不同"),
    }
    banner, *verdicts = told[look.language]
    assert page.inner_text(".conflict > p") == banner
    assert page.locator(".card .support").all_inner_texts() == verdicts
    sides = page.locator(".conflict .side")
    assert sides.count() == 2 and "2020-09-27" in sides.nth(0).inner_text()
    sides.nth(1).click()
    page.wait_for_selector("#card-t1-2.active")


def test_each_stage_is_shown_as_it_happens_and_work_can_be_stopped(
    open_page: Open, ask: Ask, go: Callable[..., None], look: Any
) -> None:
    page = opened(open_page, look)
    name = f"stages-{look.language}"
    ask(page, f"staged:held {name}", wait=False)
    told = {
        "en": ("Searching", "Reading the passages", "Putting the answer", "Checking each"),
        "zh-Hans": ("正在检索", "正在阅读找到的段落", "正在组织回答", "正在逐句核对来源"),
        "zh-Hant": ("正在檢索", "正在閱讀找到的段落", "正在組織回答", "正在逐句核對來源"),
    }
    stage = page.locator("#chat .thought-group")
    for words in told[look.language]:
        expect(stage).to_contain_text(words)
        go(name)
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.click("#tools .new-chat")
    page.wait_for_selector("#chat .placeholder h1")
    ask(page, f"staged:held stop-{look.language}", wait=False)
    page.wait_for_selector("#chat .loading-spinner")
    expect(page.locator("#chat .message-buttons-left")).to_be_hidden()  # nothing to rate yet
    page.click("#ask .stop-button")
    page.wait_for_selector("#chat .placeholder h1")
    ask(page, CITIES_EN)
    expect(page.locator("#chat .user-row")).to_have_count(1)


def test_a_question_can_be_edited_asked_again_taken_back_and_begun_anew(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "staged:conflict *one* #2")
    page.click("#chat button[data-says=edit]")
    box = page.locator("#chat textarea")
    assert box.input_value() == "staged:conflict *one* #2"
    box.fill(CITIES_EN)
    page.click("#chat button[data-says=ask_send]")
    page.wait_for_selector(f"#chat .user-row:has-text('{CITIES_EN}')")
    page.wait_for_selector("#ask .submit-button")
    first_citation(page).evaluate("link => link.dataset.before = ''")
    page.click("#chat button[data-says=retry]")
    page.wait_for_selector('#chat a[href^="#c-t1-"]:not([data-before])')
    page.wait_for_selector("#ask .submit-button")
    assert page.locator("#chat .user-row").count() == 1
    page.click("#chat button[data-says=undo]")
    page.wait_for_function(
        "q => document.querySelector('#ask textarea').value === q", arg=CITIES_EN
    )
    ask(page, CITIES_EN)
    page.click("#tools .new-chat")
    page.wait_for_selector("#chat .placeholder h1")


def test_what_the_documents_do_not_say_looks_like_it_the_nearest_passages_folded_away(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "上海迪士尼乐园的门票多少钱？")
    refused = page.locator("#chat .bot-row blockquote")
    assert "没有" in refused.inner_text()
    assert refused.get_attribute("role") is None, "nothing is wrong"
    assert page.locator(".nearest[open]").count() == 0
    assert page.locator(".source").count() == page.locator(".nearest .source").count() > 0
    page.click('#chat a[href^="#n-t1-"]')
    page.wait_for_selector(".nearest[open] .card.active mark")
    assert page.locator(".support").count() == 0, "no check, no verdict"
    told = {"en": "not an answer", "zh-Hans": "并非答案", "zh-Hant": "並非答案"}
    assert told[look.language] in page.inner_text(".nearest summary")


def test_a_failure_is_told_as_one_with_a_code_and_a_way_on(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "火星上有多少家中餐馆？")
    ask(page, f"staged:error {look.language}")
    failed = page.locator("#chat blockquote[role=alert]")
    told = {
        "en": ("Something went wrong", "says nothing about the documents", "Try again"),
        "zh-Hans": ("系统出错", "与文档内容无关", "再试一次"),
        "zh-Hant": ("系統出錯", "與文件內容無關", "再試一次"),
    }
    for words in told[look.language]:
        assert words in failed.inner_text()
    assert "staged" not in failed.inner_text(), "no trace"
    colours = page.evaluate(
        "[...document.querySelectorAll('#chat blockquote')]"
        ".map(node => getComputedStyle(node).backgroundColor)"
    )
    assert len(colours) == 2 and colours[0] != colours[1], "it does not look like a refusal"
    assert page.locator("#chat [data-says=like] >> visible=true").count() == 1, "nothing to rate"
    assert page.locator(".source, .nearest").count() == 0, "it has no sources, nor another's"
    page.get_by_text(told[look.language][2], exact=True).click()
    page.wait_for_selector('#chat a[href^="#c-t2-"]')
    assert failed.count() == 0
    assert page.locator("#chat .user-row").count() == 2


def test_an_answer_is_copied_clean_and_the_conversation_taken_away(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look, permissions=["clipboard-read", "clipboard-write"])
    ask(page, CITIES_EN)
    page.click("#chat .bot-row ~ .message-buttons [data-says=copy_message] >> nth=-1")
    page.wait_for_function("navigator.clipboard.readText().then(text => text.includes('[1]'))")
    copied = page.evaluate("navigator.clipboard.readText()")
    heading = {"en": "References", "zh-Hans": "引文", "zh-Hant": "引文"}
    assert f"\n{heading[look.language]}\n" in copied
    assert "“We have established friendly relations with 30 cities" in copied
    assert "2020-09-27" in copied and "/doc/" in copied
    assert "&#" not in copied and "](#c-" not in copied and "**" not in copied
    titles = {
        "en": "Conversation with sources",
        "zh-Hans": "带引用的问答记录",
        "zh-Hant": "帶引用的問答記錄",
    }
    title = titles[look.language]
    for kind, head in enumerate((f"# {title}", f"<h1>{title}</h1>", f'"title": "{title}"')):
        page.click("#tools summary")
        with page.expect_download() as download:
            page.click(f"#tools .menu-list button >> nth={kind}")
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert head in text and "2020-09-27" in text and "30 cities in 24 countries" in text
    assert json.loads(text)["answers"][0]["citations"][0]["quote"]


def test_the_whole_conversation_is_printed_with_numbered_references(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "staged:many")
    ask(page, CITIES_EN)
    page.click('#chat a[href="#c-t1-1"]')
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf()))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed).replace("\r\n", "")
    printed.close()
    heading = {"en": "References", "zh-Hans": "引文", "zh-Hant": "引文"}
    assert text.count(heading[look.language]) == 2
    for said in ("staged:many", CITIES_EN, "[3] “", "2022-03", "30 cities in 24 countries"):
        assert said in text
    assert text.count("/doc/") == 4, "the address of each reference"
    order = [text.index(part) for part in ("staged:many", "[3] “", CITIES_EN, "30 cities in 24")]
    assert order == sorted(order), "each answer is followed by its own"
    for left_out in ("Pinyin", "拼音", "Export", "导出", "匯出"):
        assert left_out not in text
    assert page.locator(".on-paper").count() == 0, "nothing of it stays on the screen"


def test_a_word_of_a_chinese_quotation_is_glossed(open_page: Open, ask: Ask, look: Any) -> None:
    page = opened(open_page, look, has_touch=True)
    ask(page, CITIES_ZH)
    first_citation(page).tap()
    page.wait_for_selector(".card.active mark")
    if look.language != "en":
        assert page.locator(".word").count() == 0, "off for readers of Chinese"
        page.tap("#panel .aid")
    word = page.locator(".card.active mark .word:text-is('城市')")
    word.wait_for()

    def go_there() -> None:
        page.focus(".card.active mark .word[tabindex='0']")
        while not word.evaluate("node => node === document.activeElement"):
            page.keyboard.press("ArrowRight")

    for reach in (word.tap, word.hover, go_there):
        reach()
        shown = page.inner_text("#hover-card")
        assert "chéng shì" in shown and "city" in shown
        told = {"en": "not a translation", "zh-Hans": "释义，不是翻译", "zh-Hant": "釋義，不是翻譯"}
        assert told[look.language] in shown
        page.keyboard.press("Escape")
        assert page.locator("#hover-card").count() == 0
        page.mouse.move(2, 2)
    assert page.locator(".card.active").count() == 1, "the card stays as it was"

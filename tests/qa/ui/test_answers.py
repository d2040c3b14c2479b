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
Until = Callable[[Callable[[], Any]], Any]
CITIES_ZH = "朝阳区与多少个城市建立了友好往来关系？"
CITIES_EN = "How many cities does Chaoyang have friendly relations with?"
# by the page's own clock longer than a card takes to go away
LONGER = "new Promise(after => setTimeout(after, 450))"


def opened(open_page: Open, look: Any, **more: Any) -> Any:
    return open_page("en-US", width=look.width, height=844, path=f"/?lang={look.language}", **more)


def first_citation(page: Any, turn: int = 1) -> Any:
    return page.locator(f'#chat a[href^="#c-t{turn}-"]').first


def test_what_answers_rest_on_and_what_can_be_asked_is_there_at_the_start(
    open_page: Open, look: Any, until: Until
) -> None:
    page = opened(open_page, look)

    def offered() -> bool:
        if page.locator("#chat .example").count():
            return True
        page.reload()  # they are made once, after the server has started
        page.wait_for_selector("body[data-ready]")
        return False

    until(offered)
    questions = page.locator("#chat .example").all_inner_texts()
    assert questions
    for question in questions:
        if look.language == "en":
            assert question.isascii()
        else:
            assert to_script(question, look.language[3:].lower()) == question
    if look.narrow:
        page.click("#tools .sources-button")
    page.wait_for_selector(".shelf .document-entry >> nth=4")
    page.click(".shelf .document-entry >> nth=0")
    page.wait_for_selector(".document-text h3")
    page.click(".sources-head .back")
    page.wait_for_selector(".shelf")
    page.keyboard.press("Escape")
    page.dblclick("#chat .example >> nth=0")
    page.wait_for_selector('#chat a[href^="#c-t1-"]')
    page.wait_for_selector("#ask .submit-button")
    expect(page.locator("#chat .user-row")).to_have_count(1)


def test_citations_are_grouped_by_document_and_walked_through(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "staged:many")
    first_citation(page).click()
    expect(page.locator("#card-t1-1.active mark")).to_be_visible()
    told = {
        "en": ("3 citations · 2 documents", "2022-03 (inferred)"),
        "zh-Hans": ("3 处引用 · 2 份文档", "2022-03（推断）"),
        "zh-Hant": ("3 處引用 · 2 份文件", "2022-03（推斷）"),
    }
    count, inferred = told[look.language]
    expect(page.locator(".sources-head .count")).to_have_text(count)
    groups = page.locator(".source")
    expect(groups).to_have_count(2)
    expect(groups.nth(0).locator(".card")).to_have_count(2)
    expect(groups.nth(1)).to_contain_text(inferred)
    previous, following = (page.locator(".steps button").nth(n) for n in (0, 1))
    for place in ("2 / 3", "3 / 3", "1 / 3"):
        following.click()
        expect(page.locator(".steps .subdued")).to_have_text(place)
    previous.click()
    page.wait_for_selector("#card-t1-3.active mark")
    page.keyboard.press("]")
    page.wait_for_selector("#card-t1-1.active")
    page.keyboard.press("[")
    page.wait_for_selector("#card-t1-3.active")
    page.keyboard.press("Escape")
    if look.narrow:
        expect(page.locator("#right")).to_be_hidden()
    first_citation(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-t1-1:focus")
    page.keyboard.press("Escape")
    page.wait_for_selector('#chat a[href="#c-t1-1"]:focus')
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
    expect(card).to_contain_text("30")
    card.hover()
    page.evaluate(LONGER)
    expect(card).to_be_visible()  # the pointer may move onto it
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)  # it is dismissed where the pointer is
    first_citation(page).hover()
    page.mouse.move(2, 2)
    card.wait_for(state="detached")
    first_citation(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card).to_contain_text("2020-09-27")
    page.mouse.move(4, 4)
    page.evaluate(LONGER)
    expect(card).to_be_visible()  # it stays as long as the focus
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    page.wait_for_selector('#chat a[href="#c-t1-1"]:focus')


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
    expect(page.locator(".conflict > p")).to_be_visible()
    expect(page.locator(".conflict > p")).to_have_text(banner)
    expect(page.locator(".card .support")).to_have_text(verdicts)
    sides = page.locator(".conflict .side")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("2020-09-27")
    newest = {"en": "newest", "zh-Hans": "最新", "zh-Hant": "最新"}[look.language]
    expect(page.locator(".conflict .side strong")).to_have_text([newest])
    expect(sides.nth(1)).to_contain_text(newest)
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
    expect(box).to_have_value("staged:conflict *one* #2")
    box.fill(CITIES_EN)
    page.click("#chat button[data-says=ask_send]")
    page.wait_for_selector(f"#chat .user-row:has-text('{CITIES_EN}')")
    page.wait_for_selector("#panel .sources-body[data-turn=t1]", state="attached")
    page.wait_for_selector("#ask .submit-button")
    first_citation(page).evaluate("link => link.dataset.before = ''")
    page.click("#chat button[data-says=retry]")
    page.wait_for_selector('#chat a[href^="#c-t1-"]:not([data-before])')
    page.wait_for_selector("#ask .submit-button")
    expect(page.locator("#chat .user-row")).to_have_count(1)
    page.click("#chat button[data-says=undo]")
    expect(page.locator("#ask textarea")).to_have_value(CITIES_EN)
    ask(page, CITIES_EN)
    page.click("#tools .new-chat")
    page.wait_for_selector("#chat .placeholder h1")


def test_what_the_documents_do_not_say_looks_like_it_the_nearest_passages_folded_away(
    open_page: Open, ask: Ask, look: Any
) -> None:
    page = opened(open_page, look)
    ask(page, "上海迪士尼乐园的门票多少钱？")
    refused = page.locator("#chat .bot-row blockquote")
    expect(refused).to_contain_text("没有")
    assert refused.get_attribute("role") is None, "nothing is wrong"
    page.wait_for_selector(".nearest:not([open]) .source", state="attached")
    expect(page.locator(".source:not(.nearest .source)")).to_have_count(0)
    page.click('#chat a[href^="#n-t1-"]')
    expect(page.locator(".nearest[open] .card.active mark")).to_be_visible()
    expect(page.locator(".support")).to_have_count(0)  # no check, no verdict
    told = {"en": "not an answer", "zh-Hans": "并非答案", "zh-Hant": "並非答案"}
    expect(page.locator(".nearest summary")).to_contain_text(told[look.language])


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
        expect(failed).to_contain_text(words)
    expect(failed).not_to_contain_text("staged")  # no trace
    expect(page.locator("#chat blockquote")).to_have_count(2)
    colours = page.evaluate(
        "[...document.querySelectorAll('#chat blockquote')]"
        ".map(node => getComputedStyle(node).backgroundColor)"
    )
    assert len(colours) == 2 and colours[0] != colours[1], "it does not look like a refusal"
    expect(page.locator("#chat [data-says=like] >> visible=true")).to_have_count(1)
    expect(page.locator(".source, .nearest")).to_have_count(0)  # neither its own nor another's
    page.get_by_text(told[look.language][2], exact=True).click()
    page.wait_for_selector('#chat a[href^="#c-t2-"]')
    expect(failed).to_have_count(0)
    expect(page.locator("#chat .user-row")).to_have_count(2)


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
    open_page: Open, ask: Ask, switch: Callable[[Any, str], None]
) -> None:
    page = open_page("en-US", width=900)
    ask(page, "staged:many")
    ask(page, CITIES_EN)
    page.click('#chat a[href="#c-t1-1"]')
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf()))
    text = "".join(sheet.get_textpage().get_text_range() for sheet in printed).replace("\r\n", "")
    printed.close()
    assert text.count("References") == 2
    for said in ("staged:many", CITIES_EN, "[3] “", "2022-03", "30 cities in 24 countries"):
        assert said in text
    assert text.count("/doc/") == 4, "the address of each reference"
    order = [text.index(part) for part in ("staged:many", "[3] “", CITIES_EN, "30 cities in 24")]
    assert order == sorted(order), "each answer is followed by its own"
    for left_out in ("Pinyin", "Export"):
        assert left_out not in text
    expect(page.locator(".on-paper")).to_have_count(0)  # nothing of it stays on the screen
    for language in ("zh-Hans", "zh-Hant"):
        switch(page, language)
        title = {"zh-Hans": "引用来源", "zh-Hant": "引用來源"}[language]
        expect(page.locator(".sources-head h2")).to_have_text(title)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(page.locator(".on-paper-head")).to_have_text(["引文", "引文"])
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_a_word_of_a_chinese_quotation_is_glossed(open_page: Open, ask: Ask, look: Any) -> None:
    page = opened(open_page, look, has_touch=True)
    ask(page, CITIES_ZH)
    first_citation(page).tap()
    expect(page.locator(".card.active mark")).to_be_visible()
    if look.language != "en":
        expect(page.locator(".word")).to_have_count(0)  # off for readers of Chinese
        page.tap("#panel .aid")
    word = page.locator(".card.active mark .word:text-is('城市')")
    word.wait_for()
    card = page.locator("#hover-card")

    def go_there() -> None:
        page.focus(".card.active mark .word[tabindex='0']")
        while not word.evaluate("node => node === document.activeElement"):
            page.keyboard.press("ArrowRight")

    for reach in (word.tap, word.hover, go_there):
        reach()
        expect(card).to_contain_text("chéng shì")
        expect(card).to_contain_text("city")
        told = {"en": "not a translation", "zh-Hans": "释义，不是翻译", "zh-Hant": "釋義，不是翻譯"}
        expect(card).to_contain_text(told[look.language])
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        page.mouse.move(2, 2)
    expect(page.locator(".card.active")).to_have_count(1)  # the card stays as it was

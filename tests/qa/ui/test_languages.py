"""The whole way from a question to its source, and every error, in three languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from index.text import HAN, to_script

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
Switch = Callable[[Any, str], None]
LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
CITIES = "朝阳区与多少个城市建立了友好往来关系？"


def is_read(text: str, language: str) -> bool:
    """Tell whether a text of the page is in the language it is read in."""
    if language == "en":
        return bool(text) and not HAN.search(text)
    script = "hant" if language == "zh-Hant" else "hans"
    return bool(HAN.search(text)) and to_script(text, script) == text


def test_a_reader_comes_from_the_question_to_the_sentence(
    open_page: Open, ask: Ask, look: Any
) -> None:
    language, width = look.language, look.width
    page = open_page("en-US", width=width, height=844, path=f"/?lang={language}")
    assert page.get_attribute("html", "lang") == language
    assert is_read(page.title().replace("Yinju", "" if language != "en" else "Yinju"), language)
    for part in ("#chat .placeholder", "#top .views", "#ask [placeholder]"):
        shown = page.get_attribute(part, "placeholder") or page.inner_text(part)
        assert is_read(shown, language), part
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    expect(page.locator(".card.active mark")).to_be_visible()
    assert is_read(page.inner_text("#chat .thought-group .md >> nth=0"), language)
    for part in (".sources-head h2", ".card.active .support", ".card.active .actions"):
        assert is_read(page.inner_text(part), language), part
    expect(page.locator(".card.active mark")).to_contain_text("30个城市")
    expect(page.locator(".source header").first).to_contain_text("2020-09-27")
    lit = page.evaluate("[...CSS.highlights.get('claim')].map(String).join('')")
    assert "30个城市" in lit
    if look.narrow:
        page.wait_for_function("!document.getElementById('right').getAnimations().length")
        sheet = page.locator("#right").bounding_box()
        link = page.locator('#chat a[href^="#c-t1-"]').first.bounding_box()
        assert link["y"] + link["height"] <= sheet["y"] + 1, "the claim stays above the sheet"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.click("#panel .sheet-only button")
        page.wait_for_selector("body:not(.sheet-open)")
        page.click("#tools .sources-button")
        page.click(".card.active .strong")
    else:
        page.locator('#chat a[href^="#c-t1-"]').first.click()
    expect(page.locator(".document-text mark.current")).to_contain_text("30个城市")
    expect(page.locator(".document-text h3")).to_have_count(1)
    page.click(".sources-head .back")
    link = page.get_attribute(".card.active a[target=_blank]", "href")
    page.goto(f"{page.url.split('?')[0]}{link}")
    expect(page.locator("span:target")).to_contain_text("30个城市")


def test_every_view_is_in_the_readers_language(open_page: Open, ask: Ask, look: Any) -> None:
    language = look.language
    page = open_page("en-US", width=look.width, height=844, path=f"/?lang={language}")
    ask(page, f"staged:many {language}")
    page.wait_for_selector("#chat .message-buttons-left")
    named = page.evaluate(
        "[...document.querySelectorAll('#chat button[aria-label], #chat [role=log], #ask button')]"
        ".filter(node => node.offsetParent).map(node => node.getAttribute('aria-label'))"
    )
    assert len(named) > 7
    options = page.locator("#chat .extra-feedback-option")
    expect(options).to_have_count(4)
    flags = options.all_text_contents()
    page.click("#tools summary")
    page.locator("#chat .extra-feedback button").first.hover()
    options.first.click()
    page.wait_for_selector(".remark .note")
    shown = [page.inner_text(".remark p >> nth=0"), page.inner_text(".remark .strong")]
    shown += [page.get_attribute(".remark .note", "placeholder"), page.inner_text("#tools .tools")]
    page.click(".remark button >> nth=-1")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "朝阳区与50个城市建立了友好往来关系。")
    page.click("#check .strong")
    page.wait_for_selector("#check .claims")
    for part in ("h2", ".subdued >> nth=0", ".row >> nth=0", ".results .row", "thead", ".support"):
        shown.append(page.inner_text(f"#check {part}"))
    page.click('[data-view="library"]')
    page.wait_for_selector("#library .document-entry >> nth=4")
    shown += [page.inner_text("#library h2"), page.inner_text("#library .file >> nth=0")]
    shown += page.locator("#library option").all_text_contents()
    shown.append(page.get_attribute("#library .search", "placeholder"))
    shown.append(page.text_content("#panel .sources-head h2"))
    unread = [text for text in (*named, *flags, *shown) if not is_read(text, language)]
    assert not unread


def test_a_courtesy_is_met_with_what_can_be_asked(
    open_page: Open, ask: Ask, switch: Switch
) -> None:
    page = open_page("en-US")
    for language, said, welcome, nothing in (
        ("en", "Hello!", "Questions are welcome", "Nothing was searched"),
        ("zh-Hans", "你好，谢谢！", "欢迎提问", "没有检索"),
        ("zh-Hant", "你好", "歡迎提問", "沒有檢索"),
    ):
        switch(page, language)
        ask(page, said)
        answer = page.locator("#chat .bot-row").last
        expect(answer).to_contain_text(welcome)
        assert is_read(answer.inner_text(), language)
        expect(page.locator("#chat .thought-group").last).to_contain_text(nothing)
        expect(page.locator("#panel .empty")).to_contain_text(nothing)


def test_the_answer_follows_the_question_not_the_page(
    open_page: Open, ask: Ask, switch: Switch
) -> None:
    page = open_page("en-US")
    for language in LANGUAGES:
        switch(page, language)
        for question, told in (
            ("全市中外合作辦學機構和項目有多少個？", "157個"),
            ("How many cities does Chaoyang have friendly relations with?", "30 cities"),
            ("火星上有多少家中餐馆？", "文档"),
            ("How many restaurants are there on Mars?", "The documents"),
        ):
            ask(page, question)
            expect(page.locator("#chat .bot-row").last).to_contain_text(told)


@pytest.mark.parametrize(
    ("language", "counterpart", "speaker"),
    [
        ("en", "The same in the other language, from “", "Speaker: 崔小浩"),
        ("zh-Hans", "另一语言版本的原句，见《", "发言人：崔小浩"),
        ("zh-Hant", "另一語言版本的原句，見《", "發言人：崔小浩"),
    ],
)
def test_a_citation_names_its_speaker_and_section_and_shows_the_other_languages_own_text(
    open_page: Open, ask: Ask, language: str, counterpart: str, speaker: str
) -> None:
    page = open_page("en-US", path=f"/?lang={language}")
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    place = page.inner_text(".card.active .place")
    assert place.startswith(speaker) and "§" in place
    other = page.locator(".card.active .counterpart")
    assert other.inner_text().startswith(counterpart)
    own = other.locator("p").last
    assert own.get_attribute("lang") == "en"
    assert own.inner_text() == (
        "We have established friendly relations with 30 cities in 24 countries."
    )


def test_what_goes_wrong_is_told_in_the_readers_language(
    open_page: Open, switch: Switch, tmp_path: Path
) -> None:
    bad, broken = tmp_path / "x.xyz", tmp_path / "y.docx"
    bad.write_bytes(b"x")
    broken.write_bytes(b"PK no archive")
    page = open_page("en-US")
    for language in LANGUAGES:
        switch(page, language)
        page.click('[data-view="check"]')
        page.fill("#check .draft", "")
        page.click("#check .strong")
        alert = page.locator("#check [role=alert]")
        expect(alert).not_to_contain_text("ZIP")
        expect(alert).to_be_visible()
        assert is_read(alert.inner_text(), language)
        page.set_input_files("#draft-file", broken)
        expect(alert).to_contain_text("ZIP")
        told = alert.inner_text().replace("y.docx", "")
        assert is_read(told.split("(")[0].split("（")[0], language)
    page.click('[data-view="library"]')
    page.set_input_files("#new-files", bad)
    line = page.locator("#library .job li").filter(has_text="x.xyz")
    line.wait_for()
    warned = page.locator("#library .warned").first
    # what the server said is said again in a language chosen later
    for language in ("zh-Hant", "en", "zh-Hans"):
        before = (line.inner_text().split(" · ")[1], warned.inner_text())
        if language != "zh-Hant":
            page.select_option("#top .language", language)
            page.wait_for_function(
                "old => old.every(text => !document.querySelector('#library')"
                ".innerText.includes(text))",
                arg=before,
            )
        assert is_read(warned.inner_text(), language)
        assert is_read(line.inner_text().replace("x.xyz", ""), language)

"""Drafts, documents and remarks on the page, in three languages, on a desktop and on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

from qa.feedback import FeedbackLog

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
DRAFT = """朝阳区与50个城市建立了友好往来关系。

北京市50%以上的国际性会议在朝阳区举办。

Is it true?

Penguins eat fish in winter.
"""


def opened(open_page: Open, look: Any, **more: Any) -> Any:
    return open_page("en-US", width=look.width, height=844, path=f"/?lang={look.language}", **more)


def test_a_draft_is_checked_line_by_line(open_page: Open, look: Any, tmp_path: Path) -> None:
    draft = tmp_path / "稿件.md"
    draft.write_text(DRAFT, encoding="utf-8")
    page = opened(open_page, look)
    page.click('[data-view="check"]')
    page.set_input_files("#draft-file", draft)
    page.wait_for_function("document.querySelector('#check .draft').value.includes('50个城市')")
    page.click("#check .row .strong")
    page.wait_for_selector("#check .claims")
    told = {
        "en": "Supported|Contradicted|Not in the documents|Nothing to check",
        "zh-Hans": "有依据|与文档不符|文档未提及|无须核对",
        "zh-Hant": "有依據|與文件不符|文件未提及|無須核對",
    }
    supported, contradicted, absent, nothing = told[look.language].split("|")
    everything = {"en": "All 4", "zh-Hans": "全部 4", "zh-Hant": "全部 4"}[look.language]
    each = [f"{verdict} 1" for verdict in told[look.language].split("|")]
    expect(page.locator("#check .filter")).to_have_text([everything, *each])
    verdicts = page.locator("#check tbody .support")
    expect(verdicts).to_have_text([contradicted, supported, nothing, absent])
    page.click("#check .filter >> nth=2")
    expect(verdicts).to_have_text([contradicted])
    page.locator("#check tbody a").first.click()
    expect(page.locator(".card.active mark")).to_be_visible()  # the sheet slides in
    expect(page.locator(".card.active mark")).to_contain_text("30")
    differs = {"en": "Differs", "zh-Hans": "说法不同", "zh-Hant": "說法不同"}
    expect(page.locator(".card.active .support")).to_have_text(differs[look.language])
    lit = page.evaluate("[...CSS.highlights.get('claim')].join('')")
    assert lit == "朝阳区与50个城市建立了友好往来关系。"
    if look.narrow:
        page.wait_for_function(
            "document.getElementById('right').getAnimations().length === 0"  # the sheet slides in
        )
        sheet = page.locator("#right").bounding_box()
        head = page.locator(".sources-head").bounding_box()
        claim = page.locator("#check .claim-text").bounding_box()
        assert sheet["y"] <= head["y"] < sheet["y"] + 20
        assert claim["y"] + claim["height"] <= sheet["y"], "the claim stays above the sheet"
        page.keyboard.press("Escape")
        page.wait_for_selector("body:not(.sheet-open)")
        expect(page.locator("#right")).to_be_hidden()
    taken = {
        "en": ("# Evidence pack", "<h1>Evidence pack</h1>"),
        "zh-Hans": ("# 证据包", "<h1>证据包</h1>"),
        "zh-Hant": ("# 證據包", "<h1>證據包</h1>"),
    }
    for kind, told in enumerate((*taken[look.language], '"claim_reviews"')):
        page.click("#check summary")
        with page.expect_download() as download:
            page.click(f"#check .menu-list button >> nth={kind}")
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert told in text and "2020-09-27" in text and "50个城市" in text


def test_the_library_lists_filters_and_opens(open_page: Open, look: Any) -> None:
    page = opened(open_page, look)
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry >> nth=4")
    words = {
        "en": ("10,228 characters", "Same in the other language: 发布会实录", "Repaired"),
        "zh-Hans": ("10,228 字符", "另一语言版本：发布会实录", "已修复"),
        "zh-Hant": ("10,228 字元", "另一語言版本：发布会实录", "已修復"),
    }
    size, counterpart, repaired = words[look.language]
    press = page.locator(".documents li").filter(has_text=size)
    for told in ("Press conference records", "Information Office", "2020-09-27", counterpart):
        expect(press).to_contain_text(told)
    expect(page.locator(".documents")).to_contain_text(repaired, ignore_case=True)
    page.select_option("#library .language", "en")
    page.wait_for_function(
        "[...document.querySelectorAll('.document-name')].every(n => n.lang === 'en')"
    )
    page.select_option("#library .language", "")
    page.fill("#library .search", "press conference")
    page.wait_for_function("document.querySelectorAll('.document-entry').length === 1")
    page.click(".document-entry")
    page.wait_for_selector(".document-text h3")
    expect(page.locator("#panel .document-name")).to_contain_text("Press conference records")
    page.keyboard.press("Escape")
    page.fill("#library .search", "no document is called so")
    none = {"en": "No document matches", "zh-Hans": "没有符合的文档", "zh-Hant": "沒有符合的文件"}
    expect(page.locator(".documents")).to_contain_text(none[look.language])


def test_each_view_has_sources_of_its_own(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, "staged:many")
    page.click('[data-view="check"]')
    page.wait_for_selector("#panel >> text=The sentences a verdict rests on are listed here.")
    page.click('[data-view="library"]')
    page.wait_for_selector("#panel >> text=Choose a document to read it here.")
    page.click('[data-view="ask"]')
    page.wait_for_selector("#card-t1-3")


def test_a_document_that_cannot_be_loaded_is_asked_for_again(open_page: Open, look: Any) -> None:
    page = opened(open_page, look)
    page.context.set_offline(True)
    page.click('[data-view="library"]')
    told = {"en": "could not be loaded", "zh-Hans": "无法加载", "zh-Hant": "無法載入"}
    alert = page.locator("#library .documents [role=alert]")
    expect(alert).to_contain_text(told[look.language])
    page.context.set_offline(False)
    page.click("#library .again")
    page.wait_for_selector(".document-entry >> nth=4")
    page.context.set_offline(True)
    page.click(".document-entry >> nth=0")
    expect(page.locator("#panel [role=alert]")).to_be_visible()
    page.context.set_offline(False)
    page.click("#panel .again")
    page.wait_for_selector(".document-text h3")


def test_files_are_added_reported_removed_and_brought_back(
    open_page: Open, client: httpx.Client, switch: Callable[[Any, str], None], tmp_path: Path
) -> None:
    good, bad = tmp_path / "水务公报.md", tmp_path / "x.xyz"
    good.write_text("# 水务公报\n\n检测水样1248个。\n", encoding="utf-8")
    bad.write_bytes(b"x")
    page = open_page("en-US", width=390, height=844, path="/?lang=zh-Hant")
    page.click('[data-view="library"]')
    page.wait_for_selector("#library .document-entry")
    page.set_input_files("#new-files", [good, bad])
    removable = page.locator("#library .documents li").filter(has_text=good.name)
    removable.locator(".remove").wait_for()
    words = {
        "zh-Hant": ("x.xyz：已略過 · 不支援的檔案類型", "索引完成。", "已移除"),
        "en": ("x.xyz: skipped · unknown suffix .xyz", "Indexing is done.", "was removed"),
        "zh-Hans": ("x.xyz：已跳过 · 不支持的文件类型", "索引完成。", "已移除"),
    }
    job = page.locator("#library .job")
    for language, (skipped, done, _) in words.items():
        switch(page, language)
        expect(job).to_contain_text(skipped)
        expect(job).to_contain_text(done)
    expect(removable.locator(".remove")).to_be_visible()
    address = f"/doc/{removable.locator('[data-id]').get_attribute('data-id')}"
    assert client.get(address).status_code == 200
    removable.locator(".remove").click()
    removable.wait_for(state="detached")
    assert client.get(address).status_code == 404
    notice = page.locator("#library .status .removed")
    for language, (_, _, removed) in words.items():
        switch(page, language)
        expect(notice).to_contain_text(good.name)
        expect(notice).to_contain_text(removed)
    notice.locator("button").click()
    removable.locator(".remove").wait_for()
    expect(job).to_contain_text("索引完成。")
    assert client.get(address).status_code == 200, "indexed anew it has the address it had"


def test_a_thumb_and_a_flag_are_kept_with_the_servers_own_record(
    open_page: Open, ask: Ask, look: Any, folder: Path, until: Callable[..., Any]
) -> None:
    page = opened(open_page, look)
    page.set_viewport_size({"width": look.width, "height": 700})
    question = f"staged:many {look.language} thumb"
    ask(page, "staged:conflict")
    ask(page, question)

    def standing() -> list[tuple[str, str | None]]:
        kept = FeedbackLog(folder).entries()
        return [(e.kind, e.note) for e in kept if e.answer["question"] == question]

    thumb = page.locator("#chat button[data-says=like]").last
    named = thumb.get_attribute("aria-label")
    thumb.click()
    thanks = {"en": "Thank you", "zh-Hans": "谢谢", "zh-Hant": "謝謝"}
    page.wait_for_selector(f".remark >> text={thanks[look.language]}")
    expect(thumb).to_have_attribute("aria-label", named)  # pressed, it is named as before
    assert [kind for kind, _ in standing()] == ["like"]
    thumb.click()
    page.wait_for_selector(".remark", state="detached")
    assert standing() == []
    flags = {
        "en": ["Wrong citation", "Missing source", "Out of date", "Mistranslated"],
        "zh-Hans": ["引用有误", "缺少来源", "内容过时", "译文有误"],
        "zh-Hant": ["引用有誤", "缺少來源", "內容過時", "譯文有誤"],
    }
    kinds = ("wrong_citation", "missing_source", "out_of_date", "mistranslated")
    below = page.locator("#ask").bounding_box()["y"]
    for place, kind in enumerate(kinds):
        # what is wrong is said by keyboard, and all that can be said is in sight
        page.locator("#chat button[data-says=feedback]").last.focus()
        page.keyboard.press("Tab")
        for said in flags[look.language]:
            option = page.locator(f"#chat .extra-feedback-option >> text={said}").last
            expect(option).to_be_visible()
            box = option.bounding_box()
            assert box["y"] >= 56 and box["y"] + box["height"] <= below, said
        for _ in range(place):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.fill(".remark .note", f"{place} 见 <b>第2句</b>")
        page.click(".remark .strong")
        page.wait_for_selector(".remark", state="detached")
        until(lambda kind=kind, place=place: (kind, f"{place} 见 <b>第2句</b>") in standing())
    kept = [e for e in FeedbackLog(folder).entries() if e.answer["question"] == question]
    assert [entry.kind for entry in kept] == list(kinds)
    for entry in kept:
        assert entry.answer["citations"][0]["quote"]
        assert entry.turns == ("staged:conflict",), "the server's record, not the browser's"

"""The page in a real browser: ask, read the source, switch languages, be refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
# 68 texts that would act, or fetch from this address, if they were taken for more than text
PAYLOADS = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
ABROAD = "198.51.100.7"
CITIES_ZH = "朝阳区与多少个城市建立了友好往来关系？"
CITIES_EN = "How many cities does Chaoyang have friendly relations with?"


def ask(page: Any, question: str, wait: bool = True) -> None:
    page.wait_for_selector("#ask .submit-button")  # the question before is done with
    page.fill("#ask textarea", question)
    page.press("#ask textarea", "Enter")
    page.wait_for_function(
        "q => [...document.querySelectorAll('#chat .user-row')].at(-1)?.textContent.includes(q)",
        arg=question.strip()[:16],
    )
    if wait:
        page.wait_for_selector("#ask .submit-button")


def first_citation(page: Any, turn: int = 1) -> Any:
    return page.locator(f'#chat a[href^="#c-t{turn}-"]').first


def test_a_chinese_question_is_answered_with_its_source(open_page: Open) -> None:
    page = open_page("zh-CN")
    ask(page, CITIES_ZH)
    assert "30个城市" in page.inner_text("#chat .bot-row >> nth=-1")
    first_citation(page).click()
    mark = page.locator(".card.active mark")
    assert "30个城市" in mark.inner_text()
    assert "2020-09-27" in page.inner_text(".source header >> nth=0")
    lit = page.evaluate("[...CSS.highlights.get('claim')].map(String).join('')")
    assert "30个城市" in lit
    first_citation(page).click()
    page.wait_for_selector(".document-text mark.current")
    assert "30个城市" in page.inner_text(".document-text mark.current")
    assert page.locator(".document-text h3").count() == 1


def test_the_address_of_a_sentence_opens_it_without_javascript(
    open_page: Open, browser: Any, server: str
) -> None:
    page = open_page("zh-CN")
    ask(page, CITIES_ZH)
    first_citation(page).click()
    link = page.get_attribute(".card.active a[target=_blank]", "href")
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    plain = context.new_page()
    plain.goto(f"{server}/{link}")
    assert "30个城市" in plain.inner_text("span:target")
    context.close()


def test_an_english_question_finds_its_sentence(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, CITIES_EN)
    assert "30" in page.inner_text("#chat .bot-row >> nth=-1")
    first_citation(page).hover()
    assert "30" in page.inner_text("#hover-card")


def test_the_same_tab_can_be_read_in_three_languages(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, CITIES_EN)
    for lang, words in (("zh-Hans", "引用来源"), ("zh-Hant", "引用來源"), ("en", "Sources")):
        page.select_option("#top .language", lang)
        page.wait_for_selector(f'body[data-ready="{lang}"]')
        page.wait_for_selector(f".sources-head h2:text-is('{words}')")
        assert page.evaluate("document.documentElement.lang") == lang
        assert first_citation(page).count() == 1, "the conversation stays"
    page.select_option("#top .language", "zh-Hant")
    page.wait_for_selector('body[data-ready="zh-Hant"]')
    page.reload()
    page.wait_for_selector('body[data-ready="zh-Hant"]')
    assert page.title() == "引據 · 有據可查的問答"


@pytest.mark.parametrize(
    ("language", "path", "title"),
    [
        ("zh-HK", "/", "引據 · 有據可查的問答"),
        ("zh-SG", "/", "引据 · 有据可查的问答"),
        ("de-DE", "/?lang=zh-TW", "引據 · 有據可查的問答"),
    ],
)
def test_the_page_opens_in_the_readers_language(
    open_page: Open, language: str, path: str, title: str
) -> None:
    assert open_page(language, path=path).title() == title


def test_what_the_documents_do_not_say_looks_like_it(open_page: Open) -> None:
    page = open_page("zh-CN")
    ask(page, "上海迪士尼乐园的门票多少钱？")
    page.wait_for_selector("#chat blockquote")
    assert page.locator(".source > header").count() == page.locator(".nearest header").count()


def test_sources_that_differ_are_shown_side_by_side(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:conflict")
    assert "the figure" in page.inner_text(".conflict")
    assert page.locator(".support.contradicted").inner_text() == "Differs"
    sides = page.locator(".conflict .side")
    assert sides.count() == 2 and "2020-09-27" in sides.nth(0).inner_text()
    sides.nth(1).click()
    page.wait_for_selector("#card-t1-2.active")


def test_an_error_is_told_with_a_code_and_no_trace(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:error")
    text = page.inner_text("#chat blockquote")
    assert "Something went wrong" in text and "staged" not in text
    ask(page, CITIES_EN)
    assert first_citation(page).count() == 1


def test_each_stage_is_shown_as_it_happens_and_work_can_be_stopped(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:slow", wait=False)
    for stage in ("Searching", "Reading the passages", "Putting the answer together"):
        page.wait_for_selector(f"#chat .thought-group >> text={stage}")
    assert page.locator("#chat .message-buttons-left").is_hidden(), "nothing to rate yet"
    page.click("#ask .stop-button")
    page.wait_for_selector("#ask .submit-button")
    page.wait_for_selector("#chat .placeholder h1")
    ask(page, CITIES_EN)
    assert page.locator("#chat .user-row").count() == 1


def test_citations_can_be_walked_from_the_keyboard(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:conflict")
    first_citation(page).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#card-t1-1:focus")
    page.keyboard.press("]")
    page.wait_for_selector("#card-t1-2.active")
    page.keyboard.press("[")
    page.wait_for_selector("#card-t1-1.active")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#c-t1-1"


def test_old_turns_stay_clickable(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:conflict")
    ask(page, CITIES_EN)
    page.click('#chat a[href="#c-t1-2"]')
    page.wait_for_selector("#card-t1-2.active")
    page.click('#chat a[href="#c-t2-1"]')
    page.wait_for_selector("#card-t2-1.active")


def test_a_question_can_be_edited_undone_and_begun_anew(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:conflict *one* #2")
    page.click("#chat .message-buttons-right button >> nth=-1")
    box = page.locator("#chat textarea")
    assert box.input_value() == "staged:conflict *one* #2"
    box.fill(CITIES_EN)
    page.click("#chat button[aria-label=Send]")
    page.wait_for_selector(f"#chat .user-row:has-text('{CITIES_EN}')")
    page.wait_for_selector("#ask .submit-button")
    first_citation(page).evaluate("link => link.dataset.before = ''")
    page.click("#chat button[aria-label=Retry]")
    page.wait_for_selector('#chat a[href^="#c-t1-"]:not([data-before])')
    page.wait_for_selector("#ask .submit-button")
    assert page.locator("#chat .user-row").count() == 1
    page.click("#chat button[aria-label=Undo]")
    page.wait_for_function(
        "q => document.querySelector('#ask textarea').value === q", arg=CITIES_EN
    )
    ask(page, CITIES_EN)
    page.click("#tools button >> nth=0")
    page.wait_for_selector("#chat .placeholder h1")


def test_hostile_text_stays_text_everywhere(open_page: Open) -> None:
    page = open_page("en-US")
    before = page.title()
    ask(page, "staged:hostile")
    page.click('#chat a[href="#c-t1-1"]')
    page.wait_for_selector(".card.active mark")
    page.click(".card.active .strong")
    page.wait_for_selector(".document-text mark")
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "\n".join(PAYLOADS[:6]))
    page.click('[data-view="ask"]')
    for payload in PAYLOADS[::6]:
        ask(page, payload.replace("\n", " "))
    assert page.evaluate("window.pwned") is None
    for forbidden in (
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "img",
        "video",
        "audio",
        "base",
    ):
        for part in ("#chat .message-content", "#panel", "#library", "#check"):
            assert page.locator(f"{part} {forbidden}").count() == 0, (part, forbidden)
    assert page.title() == before
    assert ABROAD not in str(page.evaluate("performance.getEntries().map(e => e.name)"))


def test_hostile_text_is_shown_as_it_was_written(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, "staged:hostile")
    shown = page.inner_text("#chat .bot-row >> nth=-1")
    for payload in (PAYLOADS[0], PAYLOADS[33], PAYLOADS[38], PAYLOADS[46]):
        assert payload in shown


@pytest.mark.parametrize(
    ("language", "heading"), [("en-US", "References"), ("zh-CN", "引文"), ("zh-TW", "引文")]
)
def test_copying_gives_clean_text_and_references(
    open_page: Open, language: str, heading: str
) -> None:
    page = open_page(language, permissions=["clipboard-read", "clipboard-write"])
    ask(page, CITIES_EN)
    page.click("#chat .message-buttons-left button >> nth=0")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[1]" in copied and "2020-09-27" in copied and "/doc/" in copied
    assert f"\n{heading}\n" in copied
    assert "&#" not in copied and "](#c-" not in copied and "**" not in copied


@pytest.mark.parametrize(
    ("kind", "language", "title"),
    [
        (0, "en-US", "# Conversation with sources"),
        (1, "zh-CN", "<h1>带引用的问答记录</h1>"),
        (2, "zh-TW", '"title": "帶引用的問答記錄"'),
    ],
)
def test_a_conversation_can_be_taken_away(
    open_page: Open, kind: int, language: str, title: str
) -> None:
    page = open_page(language)
    ask(page, CITIES_EN)
    page.click("#tools summary")
    with page.expect_download() as download:
        page.click(f"#tools .menu-list button >> nth={kind}")
    text = download.value.path().read_text(encoding="utf-8")
    assert "2020-09-27" in text and title in text
    if kind == 2:
        assert json.loads(text)["answers"][0]["citations"][0]["quote"]


def test_a_word_of_a_chinese_quotation_is_glossed(open_page: Open) -> None:
    page = open_page("en-US")
    ask(page, CITIES_ZH)
    first_citation(page).click()
    page.hover(".card.active mark .word:text-is('城市')")
    assert "chéng shì" in page.inner_text("#hover-card")
    assert "city" in page.inner_text("#hover-card")
    assert "not a translation" in page.inner_text("#hover-card")
    chinese = open_page("zh-CN")
    ask(chinese, CITIES_ZH)
    first_citation(chinese).click()
    assert chinese.locator(".word").count() == 0


def test_a_word_is_tapped_on_a_phone_once_the_aid_is_switched_on(open_page: Open) -> None:
    page = open_page("zh-TW", width=390, height=844, has_touch=True)
    ask(page, CITIES_ZH)
    first_citation(page).tap()
    assert page.locator(".word").count() == 0, "off for readers of Chinese"
    page.tap("#panel .aid")
    page.tap(".card.active mark .word:text-is('城市')")
    assert "chéng shì" in page.inner_text("#hover-card")
    assert "釋義，不是翻譯" in page.inner_text("#hover-card")
    assert page.locator(".card.active").count() == 1, "the card stays as it was"


def test_a_phone_keeps_the_claim_above_the_sheet(open_page: Open) -> None:
    page = open_page("zh-TW", width=390, height=844)
    ask(page, CITIES_ZH)
    first_citation(page).click()
    page.wait_for_selector("body.sheet-open")
    page.wait_for_timeout(300)  # the sheet slides in
    sheet = page.locator("#right").bounding_box()
    link = first_citation(page).bounding_box()
    assert link["y"] + link["height"] <= sheet["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.click("#panel button[aria-label='關閉']")
    page.wait_for_selector("body:not(.sheet-open)")


def test_a_draft_is_checked_line_by_line(open_page: Open, tmp_path: Any) -> None:
    draft = tmp_path / "稿件.md"
    text = "朝阳区与50个城市建立了友好往来关系。\n\n北京市50%以上的国际性会议在朝阳区举办。\n"
    draft.write_text(text, encoding="utf-8")
    page = open_page("zh-CN")
    page.click('[data-view="check"]')
    page.set_input_files("#draft-file", draft)
    page.wait_for_function("document.querySelector('#check .draft').value.includes('50个城市')")
    page.click("#check .row .strong")
    page.wait_for_selector("#check .claims")
    assert page.locator("#check tbody tr").count() == 2
    assert page.locator("#check .filter").all_inner_texts() == [
        "全部 2",
        "有依据 1",
        "与文档不符 1",
    ]
    page.click("#check .filter >> nth=-1")
    assert page.inner_text("#check tbody .support") == "与文档不符"
    page.locator("#check tbody a").first.click()
    assert "30" in page.inner_text(".card.active mark")


def test_the_library_lists_filters_and_opens(open_page: Open) -> None:
    page = open_page("en-US")
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry >> nth=4")
    press = page.locator(".documents li").filter(has_text="Press conference records")
    for told in ("Information Office", "2020-09-27", "10,228 characters", "发布会实录"):
        assert told in press.first.inner_text() or told in press.last.inner_text()
    assert "Repaired" in page.inner_text(".documents")
    page.select_option("#library .language", "en")
    page.wait_for_function(
        "[...document.querySelectorAll('.document-name')].every(n => n.lang === 'en')"
    )
    page.select_option("#library .language", "")
    page.fill("#library .search", "press conference")
    page.wait_for_function("document.querySelectorAll('.document-entry').length === 1")
    page.click(".document-entry")
    page.wait_for_selector(".document-text h3")


def test_files_are_added_reported_removed_and_brought_back(open_page: Open, tmp_path: Any) -> None:
    good, bad = tmp_path / "水务公报.md", tmp_path / "x.xyz"
    good.write_text("# 水务公报\n\n全年共检测水样1248个。\n", encoding="utf-8")
    bad.write_bytes(b"x")
    page = open_page("zh-CN")
    page.click('[data-view="library"]')
    page.wait_for_selector("#library .document-entry")
    page.set_input_files("#new-files", [good, bad])
    page.wait_for_selector("#library .remove", timeout=60_000)
    assert "x.xyz：已跳过 · 不支持的文件类型" in page.inner_text("#library .job")
    page.click("#library .remove")
    page.wait_for_selector("#library .remove", state="detached")
    page.click("text=撤销")
    page.wait_for_selector("#library .remove", timeout=60_000)
    page.wait_for_selector("text=索引完成")


def test_the_front_page_is_guarded_and_names_no_other_host(server: str) -> None:
    answer = httpx.get(f"{server}/", headers={"accept-encoding": "gzip, br"})
    head = answer.text.split("</head>")[0]
    assert "static/page.css" in head and "static/dom.js" in head and "og:image" not in head
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy and "'unsafe-inline'" not in policy.split("style")[0]


def test_another_site_may_not_use_the_page(server: str) -> None:
    evil = {"origin": "https://evil.example", "host": "qa.example"}
    joined = httpx.post(f"{server}/gradio_api/queue/join", json={}, headers=evil)
    assert joined.status_code == 403
    for path in ("/config", "/gradio_api/info", "/api/docs"):
        assert "access-control-allow-origin" not in httpx.get(server + path, headers=evil).headers


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=app.py",
        "/gradio_api/file=http://198.51.100.7/x",
        "/gradio_api/runs",
        "/static/page.py",
        "/static/%2e%2e/server.py",
    ],
)
def test_no_file_of_the_machine_is_served(server: str, path: str) -> None:
    assert httpx.get(server + path).status_code in (403, 404)


def test_gradios_own_upload_is_closed(server: str) -> None:
    answer = httpx.post(f"{server}/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code == 404


def test_a_program_asks_through_gradio(server: str) -> None:
    started = httpx.post(f"{server}/gradio_api/call/ask", json={"data": [CITIES_ZH]}).json()
    told = httpx.get(f"{server}/gradio_api/call/ask/{started['event_id']}", timeout=30).text
    assert "event: complete" in told
    answer = json.loads(told.split("data: ", 1)[1].splitlines()[0])[0]
    assert answer["outcome"] == "answered" and answer["citations"][0]["quote"]


@pytest.mark.parametrize(
    ("data", "event"),
    [
        (None, None),
        ("${7*7}", {"index": 10**9, "value": "x", "liked": "zzz"}),
        ({"path": "/etc/passwd"}, {"index": [-5], "value": {"text": None}, "lang": {"a": 1}}),
        ([1], {"text": ["a"], "kind": "../../etc/passwd", "lang": "xx"}),
        (5, "no event at all"),
    ],
)
def test_every_event_bears_whatever_is_sent_to_it(server: str, data: Any, event: Any) -> None:
    """Anybody may call them: what does not fit ends in nothing, or an error that tells nothing."""
    events = httpx.get(f"{server}/config").json()["dependencies"]
    assert len(events) > 10
    for number, found in enumerate(events):
        visitor = {"session_hash": f"odd{number}"}
        body = {"data": [data] * len(found["inputs"]), "fn_index": found["id"], "event_data": event}
        joined = httpx.post(f"{server}/gradio_api/queue/join", json=body | visitor)
        assert joined.status_code in (200, 422)
        if joined.status_code == 422:
            continue
        with httpx.stream("GET", f"{server}/gradio_api/queue/data", params=visitor) as told:
            line = next(line for line in told.iter_lines() if "process_completed" in line)
        ended = json.loads(line.removeprefix("data: "))
        assert ended["success"] or not ended["output"].get("error"), found["api_name"]
        assert "Traceback" not in line and str(Path.cwd()) not in line and "root:" not in line
    assert httpx.get(f"{server}/healthz").status_code == 200


def test_dark_is_remembered(open_page: Open) -> None:
    page = open_page("en-US")
    page.click("#top button[aria-label='Light or dark']")
    page.wait_for_selector("body.dark")
    page.reload()
    page.wait_for_selector("body.dark[data-ready]")

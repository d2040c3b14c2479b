"""The page in a real browser: ask, read the source, switch languages, be refused."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
Ask = Callable[..., None]
# 68 texts that would act, or fetch from this address, if they were taken for more than text
PAYLOADS = json.loads(Path(__file__).with_name("hostile.json").read_text(encoding="utf-8"))
ABROAD = "198.51.100.7"
CITIES_ZH = "朝阳区与多少个城市建立了友好往来关系？"
CITIES_EN = "How many cities does Chaoyang have friendly relations with?"


def test_the_same_tab_can_be_read_in_three_languages(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    ask(page, CITIES_EN)
    for lang, words in (("zh-Hans", "引用来源"), ("zh-Hant", "引用來源"), ("en", "Sources")):
        page.select_option("#top .language", lang)
        page.wait_for_selector(f'body[data-ready="{lang}"]')
        page.wait_for_selector(f".sources-head h2:text-is('{words}')")
        assert page.evaluate("document.documentElement.lang") == lang
        expect(page.locator('#chat a[href="#c-t1-1"]')).to_have_count(1)  # the conversation stays
    page.select_option("#top .language", "zh-Hant")
    page.wait_for_selector('body[data-ready="zh-Hant"]')
    page.reload()
    page.wait_for_selector('body[data-ready="zh-Hant"]')
    assert page.title() == "引據 · 有據可查的問答"


@pytest.mark.parametrize(
    ("language", "way_in"),
    [("en-US", "Ask about the documents"), ("zh-CN", "就文档提问"), ("zh-TW", "就文件提問")],
)
def test_the_address_of_a_sentence_opens_it_without_javascript(
    browser: Any, server: str, client: httpx.Client, language: str, way_in: str
) -> None:
    answer = client.post("/api/ask", json={"question": CITIES_ZH}).json()
    cited = answer["citations"][0]
    address = f"doc/{cited['doc_id']}?mark={cited['start']}-{cited['end']}#s{cited['start']}"
    context = browser.new_context(java_script_enabled=False, locale=language)
    plain = context.new_page()
    plain.goto(f"{server}/{address}")
    assert "30个城市" in plain.inner_text("span:target")
    assert way_in in plain.inner_text("nav")
    context.close()


@pytest.mark.parametrize(
    ("language", "path", "title"),
    [
        ("zh-HK", "/", "引據 · 有據可查的問答"),
        ("de-DE", "/?lang=zh-TW", "引據 · 有據可查的問答"),
    ],
)
def test_the_page_opens_in_the_readers_language(
    open_page: Open, language: str, path: str, title: str
) -> None:
    assert open_page(language, path=path).title() == title


@pytest.mark.long  # seventy texts, in every place of the page
def test_hostile_text_stays_text_everywhere(open_page: Open, ask: Ask) -> None:
    page = open_page("en-US")
    before = page.title()
    ask(page, "staged:hostile")
    shown = page.locator("#chat .bot-row").last
    for payload in (PAYLOADS[0], PAYLOADS[33], PAYLOADS[38], PAYLOADS[46]):
        expect(shown).to_contain_text(payload)  # it is shown as it was written
    page.click('#chat a[href="#c-t1-1"]')
    page.wait_for_selector(".card.active mark")
    page.click(".card.active .strong")
    page.wait_for_selector(".document-text mark")
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry")
    page.click('[data-view="check"]')
    page.fill("#check .draft", "\n\n".join(PAYLOADS))
    page.click("#check .strong")
    page.wait_for_selector("#check .claims")
    page.click('[data-view="ask"]')
    for first in range(0, len(PAYLOADS), 12):
        ask(page, "\n".join(PAYLOADS[first : first + 12]))
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


def test_the_front_page_is_guarded_and_names_no_other_host(client: httpx.Client) -> None:
    answer = client.get("/", headers={"accept-encoding": "gzip, br"})
    head = answer.text.split("</head>")[0]
    assert "static/page.css" in head and "static/dom.js" in head and "og:image" not in head
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy and "'unsafe-inline'" not in policy.split("style")[0]


def test_scripts_and_styles_are_sent_once_and_a_changed_one_again(client: httpx.Client) -> None:
    head = client.get("/").text.split("</head>")[0]
    addresses = re.findall(r'(?:src|href)="(static/[^"]+)"', head)
    assert len(addresses) > 10
    for address in addresses:
        kept = client.get(f"/{address}").headers["cache-control"]
        assert "immutable" in kept and "max-age=31536000" in kept, address
        for other in (address.partition("?")[0], f"{address}0"):
            assert client.get(f"/{other}").headers["cache-control"] == "no-cache"


def test_another_site_may_not_use_the_page(client: httpx.Client) -> None:
    evil = {"origin": "https://evil.example", "host": "qa.example"}
    joined = client.post("/gradio_api/queue/join", json={}, headers=evil)
    assert joined.status_code == 403
    for path in ("/config", "/gradio_api/info", "/api/docs"):
        assert "access-control-allow-origin" not in client.get(path, headers=evil).headers


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
def test_no_file_of_the_machine_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


def test_gradios_own_upload_is_closed(client: httpx.Client) -> None:
    answer = client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")})
    assert answer.status_code == 404


def test_a_program_asks_through_gradio(client: httpx.Client) -> None:
    started = client.post("/gradio_api/call/ask", json={"data": [CITIES_ZH]}).json()
    told = client.get(f"/gradio_api/call/ask/{started['event_id']}").text
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
def test_every_event_bears_whatever_is_sent_to_it(
    client: httpx.Client, data: Any, event: Any
) -> None:
    """Anybody may call them: what does not fit ends in nothing, or an error that tells nothing."""
    events = client.get("/config").json()["dependencies"]
    assert len(events) > 10
    for number, found in enumerate(events):
        visitor = {"session_hash": f"odd{number}"}
        body = {"data": [data] * len(found["inputs"]), "fn_index": found["id"], "event_data": event}
        joined = client.post("/gradio_api/queue/join", json=body | visitor)
        assert joined.status_code in (200, 422)
        if joined.status_code == 422:
            continue
        with client.stream("GET", "/gradio_api/queue/data", params=visitor) as told:
            line = next(line for line in told.iter_lines() if "process_completed" in line)
        ended = json.loads(line.removeprefix("data: "))
        assert ended["success"] or not ended["output"].get("error"), found["api_name"]
        assert "Traceback" not in line and str(Path.cwd()) not in line and "root:" not in line
    assert client.get("/healthz").status_code == 200


def test_dark_is_remembered(open_page: Open) -> None:
    page = open_page("en-US")
    page.click("#top button[aria-label='Light or dark']")
    page.wait_for_selector("body.dark")
    page.reload()
    page.wait_for_selector("body.dark[data-ready]")

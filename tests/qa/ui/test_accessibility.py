"""No violation of WCAG level A or AA that axe-core can find, in any state, light or dark."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import httpx
import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("axe_playwright_python")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CITIES = "朝阳区与多少个城市建立了友好往来关系？"


EVERY_RULE = {"type": "tag", "values": LEVELS}
RULES_OF_COLOUR = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}


def violations(page: Any, rules: Any = EVERY_RULE) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", rules)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def examined(page: Any) -> None:
    """Let axe look at the page as it is, and at its colours when it is dark."""
    for rules in (EVERY_RULE, RULES_OF_COLOUR):
        page.wait_for_function("!document.getAnimations().some(a => a.playState === 'running')")
        assert not violations(page, rules)
        page.evaluate("document.querySelector('#top header > .framed').click()")


def test_asking_and_reading_is_accessible(
    open_page: Callable[..., Any], ask: Callable[..., None], look: Any
) -> None:
    page = open_page("en-US", width=look.width, height=844, path=f"/?lang={look.language}")
    examined(page)
    ask(page, CITIES)
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector(".card.active mark")
    examined(page)
    page.click(".card.active .strong")
    page.wait_for_selector(".document-text mark")
    examined(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("body:not(.sheet-open)" if look.narrow else "body")
    ask(page, "staged:conflict")
    page.locator("#chat button[data-says=like]").last.click()
    page.wait_for_selector(".remark")
    ask(page, "上海迪士尼乐园的门票多少钱？")
    ask(page, f"staged:error axe {look.language}")
    page.locator('#chat a[href="#c-t1-1"]').hover()
    page.wait_for_selector("#hover-card")
    examined(page)


def test_the_other_views_are_accessible(open_page: Callable[..., Any], look: Any) -> None:
    page = open_page("en-US", width=look.width, height=844, path=f"/?lang={look.language}")
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry")
    examined(page)
    page.click('[data-view="check"]')
    page.fill("#check .draft", "Chaoyang has friendly relations with 40 cities.")
    page.click("#check .strong")
    page.locator("#check .claims a").first.click()
    page.wait_for_selector(".card.active")
    examined(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_plain_pages_are_accessible(
    open_page: Callable[..., Any], client: httpx.Client, scheme: str
) -> None:
    listed = client.get("/api/docs").json()
    for path in (f"/doc/{listed[0]['doc_id']}?mark=0-9#s0", "/doc/none", "/api/"):
        page = open_page("zh-TW", path=path, color_scheme=scheme)
        assert not violations(page)

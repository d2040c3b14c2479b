"""No violation of WCAG level A or AA that axe-core can find, in any view, light or dark."""

from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

pytestmark = pytest.mark.browser
pytest.importorskip("axe_playwright_python")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CITIES = "朝阳区与多少个城市建立了友好往来关系？"


def violations(page: Any) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(
        "levels => axe.run(document, {runOnly: {type: 'tag', values: levels}})", LEVELS
    )
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_asking_and_reading_is_accessible(open_page: Callable[..., Any], scheme: str) -> None:
    page = open_page("zh-CN", color_scheme=scheme)
    assert not violations(page)
    page.fill("#ask textarea", CITIES)
    page.press("#ask textarea", "Enter")
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector(".card.active")
    assert not violations(page)
    page.click(".card.active .strong")
    page.wait_for_selector(".document-text mark")
    assert not violations(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_other_views_are_accessible(open_page: Callable[..., Any], scheme: str) -> None:
    page = open_page("en-US", color_scheme=scheme)
    page.click('[data-view="library"]')
    page.wait_for_selector(".document-entry")
    assert not violations(page)
    page.click('[data-view="check"]')
    page.fill("#check .draft", "Chaoyang has friendly relations with 40 cities.")
    page.click("#check .strong")
    page.wait_for_selector("#check .claims")
    assert not violations(page)


def test_a_phone_and_the_plain_page_are_accessible(open_page: Callable[..., Any]) -> None:
    page = open_page("zh-TW", width=390, height=844)
    page.fill("#ask textarea", CITIES)
    page.press("#ask textarea", "Enter")
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector("body.sheet-open")
    page.wait_for_timeout(300)  # the sheet slides in
    assert not violations(page)
    link = page.get_attribute(".card.active a[target=_blank]", "href")
    plain = open_page("zh-TW", path=f"/{link}")
    assert not violations(plain)

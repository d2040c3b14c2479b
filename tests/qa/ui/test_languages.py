"""The whole way from a question to its source, and every error, in three languages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.text import HAN, to_script

pytestmark = pytest.mark.browser
Open = Callable[..., Any]
LANGUAGES = ["en", "zh-Hans", "zh-Hant"]
CITIES = "朝阳区与多少个城市建立了友好往来关系？"


def is_read(text: str, language: str) -> bool:
    """Tell whether a text of the page is in the language it is read in."""
    if language == "en":
        return bool(text) and not HAN.search(text)
    script = "hant" if language == "zh-Hant" else "hans"
    return bool(HAN.search(text)) and to_script(text, script) == text


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_comes_from_the_question_to_the_sentence(
    open_page: Open, language: str, width: int
) -> None:
    page = open_page("en-US", width=width, height=844, path=f"/?lang={language}")
    assert page.get_attribute("html", "lang") == language
    assert is_read(page.title().replace("Yinju", "" if language != "en" else "Yinju"), language)
    for part in ("#chat .placeholder", "#top .views", "#ask [placeholder]"):
        shown = page.get_attribute(part, "placeholder") or page.inner_text(part)
        assert is_read(shown, language), part
    page.fill("#ask textarea", CITIES)
    page.press("#ask textarea", "Enter")
    page.locator('#chat a[href^="#c-t1-"]').first.click()
    page.wait_for_selector(".card.active mark")
    assert is_read(page.inner_text("#chat .thought-group .md >> nth=0"), language)
    for part in (".sources-head h2", ".card.active .support", ".card.active .actions"):
        assert is_read(page.inner_text(part), language), part
    page.click(".card.active .strong")
    assert "30个城市" in page.inner_text(".document-text mark.current")
    page.click(".sources-head .back")
    link = page.get_attribute(".card.active a[target=_blank]", "href")
    page.goto(f"{page.url.split('?')[0]}{link}")
    assert "30个城市" in page.inner_text("span:target")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_goes_wrong_is_told_in_the_readers_language(
    open_page: Open, tmp_path: Path, language: str
) -> None:
    bad, broken = tmp_path / "x.xyz", tmp_path / "y.docx"
    bad.write_bytes(b"x")
    broken.write_bytes(b"PK no archive")
    page = open_page("en-US", path=f"/?lang={language}")
    page.fill("#ask textarea", "staged:error")
    page.press("#ask textarea", "Enter")
    failed = page.locator("#chat .bot-row blockquote")
    failed.wait_for()
    assert is_read(failed.inner_text(), language)
    page.click('[data-view="check"]')
    page.click("#check .strong")
    page.wait_for_selector("#check [role=alert]")
    assert is_read(page.inner_text("#check [role=alert]"), language)
    page.set_input_files("#draft-file", broken)
    page.wait_for_function(
        "document.querySelector('#check [role=alert]').textContent.includes('ZIP')"
    )
    told = page.inner_text("#check [role=alert]").replace("y.docx", "")
    assert is_read(told.split("(")[0].split("（")[0], language)
    page.click('[data-view="library"]')
    page.set_input_files("#new-files", bad)
    line = page.locator("#library .job li").filter(has_text="x.xyz")
    line.wait_for()
    assert is_read(line.inner_text().replace("x.xyz", ""), language)
    warned = page.locator("#library .warned").first
    assert is_read(warned.inner_text(), language)
    # what the server said is said again in a language chosen later
    other = "en" if language != "en" else "zh-Hans"
    before = (line.inner_text().split(" · ")[1], warned.inner_text())
    page.select_option("#top .language", other)
    page.wait_for_function(
        "old => old.every(text => !document.querySelector('#library').innerText.includes(text))",
        arg=before,
    )
    assert is_read(warned.inner_text(), other)
    assert is_read(line.inner_text().replace("x.xyz", ""), other)

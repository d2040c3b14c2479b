"""Which language the page opens in."""

import pytest

from qa.ui.locale import choose_locale, parse_locale


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh_Hans_CN", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-MO", "zh-Hant"),
        ("ZH-hant", "zh-Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", None),
        ("", None),
        ("english", None),
    ],
)
def test_a_tag_names_a_page_language(tag: str, locale: str | None) -> None:
    assert parse_locale(tag) == locale


@pytest.mark.parametrize(
    ("query", "cookie", "accepted", "locale"),
    [
        ("zh-Hant", "en", "en-US", "zh-Hant"),
        ("", "zh-Hans", "en-US", "zh-Hans"),
        ("", "", "fr-FR, zh-TW;q=0.8, en;q=0.5", "zh-Hant"),
        ("", "", "en;q=0.1, zh-CN", "zh-Hans"),
        ("", "", "zh;q=0, en", "en"),
        ("klingon", "<script>", "de", "en"),
        ("", "", "zh;q=much", "en"),
        ("", "", "", "en"),
    ],
)
def test_the_address_goes_before_the_saved_choice_before_the_browser(
    query: str, cookie: str, accepted: str, locale: str
) -> None:
    assert choose_locale({"lang": query}, {"yinju_lang": cookie}, accepted) == locale

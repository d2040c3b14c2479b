"""Which of the page's three languages a visitor reads."""

from collections.abc import Mapping
from typing import Final, Literal, get_args

from starlette.requests import HTTPConnection

from qa.messages import Wording

Locale = Literal["en", "zh-Hans", "zh-Hant"]

LOCALES: Final[tuple[Locale, ...]] = get_args(Locale)
# the engine's name for each
WORDINGS: Final[Mapping[Locale, Wording]] = {
    "en": "en",
    "zh-Hans": "zh-hans",
    "zh-Hant": "zh-hant",
}
COOKIE: Final = "yinju_lang"
_TRADITIONAL: Final = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def parse_locale(tag: str) -> Locale | None:
    """Return the page language of one language tag (BCP 47), or None when it is another language.

    Any ``zh-*`` is Chinese: traditional for Hant, TW, HK and MO, simplified otherwise.
    """
    tag = tag.strip().lower().replace("_", "-")
    if tag.startswith(_TRADITIONAL):
        return "zh-Hant"
    if tag == "zh" or tag.startswith("zh-"):
        return "zh-Hans"
    return "en" if tag == "en" or tag.startswith("en-") else None


def choose_locale(
    query: Mapping[str, str], cookies: Mapping[str, str], accept_language: str
) -> Locale:
    """Return the language of ``?lang``, of the saved choice, of ``Accept-Language``, or English."""
    for chosen in (query.get("lang", ""), cookies.get(COOKIE, "")):
        if locale := parse_locale(chosen):
            return locale
    for tag in _by_weight(accept_language):
        if locale := parse_locale(tag):
            return locale
    return "en"


def locale_of(request: HTTPConnection) -> Locale:
    """Return the language that a request asks to be answered in."""
    accepted = request.headers.get("accept-language", "")
    return choose_locale(request.query_params, request.cookies, accepted)


def _by_weight(accept_language: str) -> list[str]:
    weighted = []
    for part in accept_language[:1_000].split(","):
        tag, _, weight = part.partition(";q=")
        try:
            weighted.append((float(weight or 1), tag))
        except ValueError:
            continue
    return [tag for weight, tag in sorted(weighted, key=lambda item: -item[0]) if weight > 0]

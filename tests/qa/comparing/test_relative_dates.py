"""Relative dates are told by the date of their document."""

import pytest

from index.types import Language
from qa.comparing.relative_dates import dates_by


@pytest.mark.parametrize(
    ("text", "language", "published", "dates"),
    [
        ("The pool opened on Thursday.", "en", "2024-05-10", ["2024-05-09"]),
        ("The pool opens on Thursdays.", "en", "2024-05-10", []),
        ("上周四開放，今年年底完工", "zh", "2024-05-10", ["2024-05-02", "2024"]),
        ("三年前建成", "zh", "2024", ["2021"]),
        ("明天开放", "zh", "2024-05", []),
        ("明天开放", "zh", None, []),
        ("明天开放", "zh", "9999-12-31", []),
        ("上周一开放", "zh", "0001-01-01", []),
    ],
)
def test_relative_dates(
    text: str, language: Language, published: str | None, dates: list[str]
) -> None:
    assert [form for _, form in dates_by(text, language, published)] == dates

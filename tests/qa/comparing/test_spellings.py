"""British and American spellings are one word; words that only look so are not."""

import pytest

from qa.comparing.spellings import spelt_alike


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("artefacts", "artifacts"),
        ("harbour", "harbor"),
        ("neighbourhood", "neighborhood"),
        ("theatre", "theater"),
        ("programme", "program"),
        ("organisation", "organization"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("ploughs", "plows"),
    ],
)
def test_both_spellings_are_one_word(british: str, american: str) -> None:
    assert spelt_alike(british) == spelt_alike(american)


@pytest.mark.parametrize(
    ("word", "other"),
    [("filled", "filed"), ("hours", "hors"), ("acre", "acer"), ("poem", "pem"), ("tour", "tor")],
)
def test_other_words_stay_apart(word: str, other: str) -> None:
    assert spelt_alike(word) != spelt_alike(other)

"""Signs that a sentence is of the kind asked for: it gives a name, or its heading names a place."""

import pytest

from index.text import language_of
from index.types import Document, Metadata, Sentence
from qa.asking.asked import asked_of
from qa.comparing.alignment import similarity, words_of
from qa.question import understand
from qa.reading.signs import Read, kind_features


def signs(asked: str, text: str, section: str | None = None) -> dict[str, float]:
    """The signs of a sentence under a heading, no answer found in it."""
    question = understand(asked)
    language = language_of(text)
    document = Document("0" * 16, "made.txt", text, language, None, Metadata(), "0" * 64)
    sentence = Sentence(
        doc_id=document.doc_id, number=0, start=0, end=len(text), paragraph=0, section=section
    )
    words = words_of(text, language)
    match = similarity(asked_of(question).words, words)
    return kind_features(
        question, Read(sentence, document, text, words, match, match.max(axis=1), 0.5), ()
    )


GIVES = [
    ("石桥村被称作什么？", "石桥村被誉为“蜜橘之乡”。", 1.0),
    ("石桥村被称作什么？", "石桥村又称橘洲。", 1.0),
    ("石桥村被称作什么？", "石桥村的蜜橘最甜。", 0.0),
    ("石橋村被稱作什麼？", "石橋村被譽為「蜜橘之鄉」。", 1.0),
    ("石橋村被稱作什麼？", "石橋村的蜜橘最甜。", 0.0),
    ("石桥村是什么？", "石桥村又称橘洲。", 0.0),
    ("What nickname was given to the cape?", "Sailors dubbed it the Widow's Tooth.", 1.0),
    ("What nickname was given to the cape?", "The cape has a lighthouse.", 0.0),
    ("What is Cape Marrow?", "Sailors dubbed it the Widow's Tooth.", 0.0),
    ("石桥村被称作什么？", "Stonebridge is known as the home of the tangerine.", 1.0),
]


@pytest.mark.parametrize(("asked", "text", "given"), GIVES)
def test_a_sentence_gives_a_name_where_a_name_is_asked_for(
    asked: str, text: str, given: float
) -> None:
    assert signs(asked, text)["names_it"] == given


HEADINGS = [
    ("雪梨种在哪个区？", "梨园种的是雪梨。", "白石区", 1.0),
    ("雪梨种在哪个区？", "梨园种的是雪梨。", "云岭县", 0.0),
    ("雪梨种在哪个区？", "梨园种的是雪梨。", "示范区", 0.0),
    ("雪梨种在哪个区？", "梨园种的是雪梨。", None, 0.0),
    ("白石区的雪梨还种在哪个区？", "梨园种的是雪梨。", "白石区", 0.0),
    ("雪梨種在哪個區？", "梨園種的是雪梨。", "梧溪區", 1.0),
    ("雪梨種在哪個縣？", "梨園種的是雪梨。", "雲嶺縣", 1.0),
    ("雪梨種在哪個縣？", "梨園種的是雪梨。", "梧溪區", 0.0),
    ("Which district grows snow pears?", "梨园种的是雪梨。", "白石区", 1.0),
    ("Where do snow pears grow?", "The orchard grows snow pears.", "Alder Ridge", 0.0),
]


@pytest.mark.parametrize(("asked", "text", "section", "told"), HEADINGS)
def test_a_heading_that_names_the_district_asked_for_answers_for_its_sentences(
    asked: str, text: str, section: str | None, told: float
) -> None:
    assert signs(asked, text, section)["typed"] == told


MEANT = [
    ("老听人说“三湖”，到底是哪三个湖？", "“三湖”即白鹭湖、青石湖和云岭湖。", 1.0),
    ("常說「三湖」，到底是哪三個湖？", "「三湖」是指白鷺湖、青石湖和雲嶺湖。", 1.0),
    ("老听人说“三湖”，到底是哪三个湖？", "白鹭镇是“三湖”治理的试点。", 0.0),
    (
        'The "Ring Plan" - what are its parts?',
        'The "Ring Plan" means a road, a wall and a moat.',
        1.0,
    ),
    ('The "Ring Plan" - what are its parts?', 'The town began the "Ring Plan" in May.', 0.0),
]


@pytest.mark.parametrize(("asked", "text", "defined"), MEANT)
def test_a_sentence_says_what_a_quoted_term_means(asked: str, text: str, defined: float) -> None:
    assert signs(asked, text)["defines"] == defined

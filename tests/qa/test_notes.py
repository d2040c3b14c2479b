"""What "this May" is, by the document's own date; whose words a sentence holds."""

import pytest

from index.types import Document, Language, Metadata, Sentence
from qa.comparing.relative_dates import relative_dates
from qa.notes import note_for, write_date
from qa.question import understand
from qa.types import EvidenceSentence


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("今年5月,一期将亮相", "2021-01", [("今年5月", "2021-05")]),
        ("去年建成", "2021-01", [("去年", "2020")]),
        ("去年5月开工，去年8月建成", "2021-01", [("去年5月", "2020-05"), ("去年8月", "2020-08")]),
        ("上個月剛閉幕的盛會", "2022-03", [("上個月", "2022-02")]),
        ("上月底", "2022-01-05", [("上月", "2021-12")]),
        ("昨天召開的會議", "2022-03-01", [("昨天", "2022-02-28")]),
        ("昨天召開的會議", "2022-03", []),
        ("今年", None, []),
        ("2021年5月", "2021-01", []),
        ("年底前开工，2027年底完工", "2024-05-16", [("年底", "2024")]),
        ("每年年底结算", "2024-05-16", []),
        ("三年前只有740人，2020年前没有", "2025-03", [("三年前", "2022")]),
        (
            "上周四签约，下周一开工",
            "2024-05-16",
            [("上周四", "2024-05-09"), ("下周一", "2024-05-20")],
        ),
        ("每周四开放", "2024-05-16", []),
    ],
)
def test_chinese_relative_dates(text, published, expected) -> None:
    found = relative_dates(text, document(text, "zh", published))
    assert [(text[start:end], form) for (start, end), form in found] == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("It opens in May of this year.", "2021-01", [("May of this year", "2021-05")]),
        ("last year", "2021-01", [("last year", "2020")]),
        ("next month", "2021-12-03", [("next month", "2022-01")]),
        ("yesterday", "2021-01-01", [("yesterday", "2020-12-31")]),
        ("The pier opened on Thursday, late.", "2025-07-12", [("Thursday", "2025-07-10")]),
        ("She died on Saturday.", "2025-07-12", [("Saturday", "2025-07-12")]),
        ("It closed two years ago.", "2025-07", [("two years ago", "2023")]),
        # any of them, another year's, or one that is told with its date
        ("The office closes on Thursday.", "2025-07-12", []),
        ("It will be opened on Thursday.", "2025-07-12", []),
        ("The pier was opened on Thursdays.", "2025-07-12", []),
        ("In 1998 the roof collapsed on Thursday.", "2025-07-12", []),
        ("It opened on Thursday, 12 March.", "2025-07-12", []),
        ("It opened on Thursday.", "2025-07", []),
    ],
)
def test_english_relative_dates(text, published, expected) -> None:
    found = relative_dates(text, document(text, "en", published))
    assert [(text[start:end], form) for (start, end), form in found] == expected


@pytest.mark.parametrize(
    ("form", "language", "expected"),
    [
        ("2021-05", "zh", "2021年5月"),
        ("2021-11-26", "zh", "2021年11月26日"),
        ("2021-11-26", "en", "26 November 2021"),
        ("2021-05", "en", "May 2021"),
        ("2021", "en", "2021"),
    ],
)
def test_dates_are_written_as_the_reader_does(form, language, expected) -> None:
    assert write_date(form, language, None) == expected


def test_an_inferred_date_says_so_in_the_readers_script() -> None:
    evidence = spoken("今年5月,一期将亮相", "2021-01", inferred=True)
    assert "推断" in (note_for(understand("什么时候?"), evidence) or "")
    assert "推斷" in (note_for(understand("甚麼時候開幕?"), evidence) or "")
    assert "inferred" in (note_for(understand("When does it open?"), evidence) or "")


def test_the_speaker_is_named_for_the_reader() -> None:
    evidence = spoken("一期将亮相", "2021-01", speaker="曾赞荣")
    assert note_for(understand("When does it open?"), evidence) == "Speaker: Zeng Zanrong (曾赞荣)."
    assert note_for(understand("什么时候?"), evidence) == "发言人：曾赞荣。"


def document(
    text: str, language: Language, published: str | None, *, inferred: bool = False
) -> Document:
    about = Metadata(published=published, inferred={"published": "why"} if inferred else {})
    return Document("d", "d.txt", text, language, None, about, "0" * 64)


def spoken(
    text: str, published: str, *, inferred: bool = False, speaker: str | None = None
) -> EvidenceSentence:
    sentence = Sentence("d", 0, 0, len(text), 0, speaker=speaker)
    return EvidenceSentence(
        sentence, document(text, "zh", published, inferred=inferred), text, 1, 1
    )

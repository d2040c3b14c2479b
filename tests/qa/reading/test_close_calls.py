"""Beside the best sentence those are shown that may as well be the answer, and no others."""

import pytest

from index.types import Document, Metadata, Sentence, SentenceKind
from qa.assistant import Assistant
from qa.question import understand
from qa.reading.close_calls import close_calls, differing
from qa.types import EvidenceSentence

TEXTS = ("The mill closed in 1911.", "The mill burnt down in 1907.", "It was sold.", "Its wheel.")
WHEN, WHAT = understand("When did the mill close?"), understand("How was the mill run?")


def document(name: str) -> Document:
    return Document(name * 16, f"{name}.txt", " ".join(TEXTS), "en", None, Metadata(), "")


def sentence(
    number: int, score: float, *, name: str = "d", kind: SentenceKind = "text", answer: str = ""
) -> EvidenceSentence:
    source, text = document(name), TEXTS[number]
    start = source.text.index(text)
    place = Sentence(source.doc_id, number, start, start + len(text), number, kind)
    at = source.text.index(answer, start) if answer else 0
    spans = ((at, at + len(answer)),) if answer else ()
    return EvidenceSentence(place, source, text, score, 0.6, spans, {"near": 0.5})


def shown(question: object, *ordered: EvidenceSentence) -> list[str]:
    asked = WHEN if question is WHEN else WHAT
    return [one.text for one in close_calls(asked, ordered)]


def test_one_that_is_as_good_as_tied_is_shown_too() -> None:
    assert shown(WHAT, sentence(0, 1.0), sentence(1, 0.9)) == [TEXTS[0], TEXTS[1]]


def test_one_that_falls_behind_is_not() -> None:
    assert shown(WHAT, sentence(0, 1.0), sentence(1, 0.7)) == [TEXTS[0]]


def test_of_a_fact_two_are_shown_of_what_is_open_four_at_most() -> None:
    ordered = [sentence(number, 1.0 - number / 100) for number in (0, 1, 2, 3)]
    assert len(shown(WHEN, *ordered)) == 2
    assert len(shown(WHAT, *ordered)) == 4


def test_the_likeliest_is_shown_though_another_was_found_to_answer() -> None:
    assert shown(WHAT, sentence(1, 1.0), sentence(0, 1.6)) == [TEXTS[1], TEXTS[0]]


def test_a_heading_is_not_shown_beside_an_answer() -> None:
    assert shown(WHAT, sentence(0, 1.0), sentence(1, 1.0, kind="heading")) == [TEXTS[0]]


def test_what_was_said_before_is_not_said_again() -> None:
    again = sentence(0, 0.95, name="e")
    assert shown(WHAT, sentence(0, 1.0), again) == [TEXTS[0]]


@pytest.mark.parametrize(("name", "about"), [("e", "mill"), ("d", None)])
def test_sources_differ_only_where_another_document_tells_otherwise(
    name: str, about: str | None
) -> None:
    best = sentence(0, 2.0, answer="1911")
    other = sentence(1, 1.95, name=name, answer="1907")
    differ = differing(WHEN, best, (best, other))
    assert (differ is not None and about in differ) if about else differ is None


def test_a_sentence_that_was_passed_over_makes_no_conflict() -> None:
    best, over = sentence(0, 2.0, answer="1911"), sentence(1, 2.1, name="e", answer="1907")
    assert differing(WHEN, best, (over, best)) is None


DOCUMENTS = {
    "plan.txt": (
        "白鹭镇发布会\n2023年6月14日\n\n"
        "白鹭镇游泳馆的门票为20元，学生减半。\n\n"
        "西区图书室计划2024年5月开放。\n\n白鹭镇共有茶馆9家。\n"
    ),
    "report.txt": (
        "白鹭镇年度报告\n2025年2月10日\n\n"
        "游泳馆全年开放。门票自2024年7月1日起调整为25元。\n\n"
        "西区图书室因验收推迟，实际于2024年8月19日开放。\n\n全镇茶馆增加到11家。\n"
    ),
}


@pytest.mark.parametrize(
    ("question", "older", "newer"),
    [
        ("白鹭镇游泳馆的门票多少钱？", "20元", "25元"),
        ("西区图书室什么时候开放？", "2024年5月", "2024年8月19日"),
        ("西區圖書室什麼時候開放？", "2024年5月", "2024年8月19日"),
        ("白鹭镇有几家茶馆？", "9家", "11家"),
    ],
)
def test_what_a_newer_document_sets_anew_is_shown_beside_and_named_as_newest(
    asked: Assistant, question: str, older: str, newer: str
) -> None:
    answer = asked.ask(question)
    said = " ".join(statement.text for statement in answer.statements)
    assert older in said and newer in said
    newest = answer.conflicts[0].newest
    assert newer in next(c.quote for c in answer.citations if c.n == newest)


def test_what_is_asked_of_a_year_is_not_set_against_a_later_one(asked: Assistant) -> None:
    assert not asked.ask("2023年白鹭镇有几家茶馆？").conflicts

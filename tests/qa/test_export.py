"""A conversation to take away, and what readers say about answers."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import InputError
from qa.export import export_conversation
from qa.feedback import FeedbackLog
from qa.messages import Wording
from qa.types import Answer, Citation, Statement

QUOTE = "我们与24个国家的30个城市<b>建立</b>了*友好*关系。"
CITATION = Citation(
    1, "d" * 16, "a.txt", "发布会 #1", "新闻办", "2020-09-27", "zh", None, 5, 5 + len(QUOTE), QUOTE
)
ANSWER = Answer(
    "有多少个城市?\n# <script>", "zh", "hans", "answered", None, f"{QUOTE} [1]", "extractive",
    (Statement(QUOTE, (1,), "supported"),), (CITATION,),
)  # fmt: skip


def test_markdown_reads_well_and_makes_nothing_of_the_words() -> None:
    text = export_conversation([ANSWER], "md", "zh-hans")
    assert text.splitlines()[0] == "# 带引用的问答记录"
    assert "## 有多少个城市? \\# \\<script\\>" in text
    assert "30个城市\\<b\\>建立\\</b\\>了\\*友好\\*关系。 \\[1\\]" in text
    assert "[1] 发布会 \\#1 · 新闻办 · 2020-09-27 · a.txt" in text
    assert "> 我们与24个国家" in text


def test_a_web_page_is_escaped() -> None:
    page = export_conversation([ANSWER], "html", "zh-hant")
    assert "<script" not in page and "<b>" not in page
    assert (
        "&lt;b&gt;建立" in page
        and '<html lang="zh-Hant">' in page
        and "<h1>帶引用的問答記錄</h1>" in page
    )


def test_an_inferred_date_says_so() -> None:
    inferred = replace(ANSWER, citations=(replace(CITATION, inferred={"published": "spoken of"}),))
    assert "2020-09-27（推断）" in export_conversation([inferred], "md", "zh-hans")
    assert "2020-09-27 (inferred)" in export_conversation([inferred], "html", "en")


@pytest.mark.parametrize(
    ("wording", "said"), [("en", "page 12"), ("zh-hans", "第12页"), ("zh-hant", "第12頁")]
)
def test_a_page_is_told_where_there_is_one(wording: Wording, said: str) -> None:
    paged = replace(ANSWER, citations=(replace(CITATION, page=12),))
    assert f"a.txt · {said}" in export_conversation([paged], "md", wording)


def test_the_evidence_pack_holds_the_contract() -> None:
    pack = json.loads(export_conversation([ANSWER], "json"))
    cited = pack["answers"][0]["citations"][0]
    assert (cited["quote"], cited["start"]) == (QUOTE, 5)


def test_feedback_is_kept_with_the_answer(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path)
    assert list(log.entries()) == []
    first = log.add("wrong_citation", ANSWER, "见第2句")
    log.add("like", ANSWER)
    kept = list(log.entries())
    assert [entry.kind for entry in kept] == ["wrong_citation", "like"]
    assert (kept[0].id, kept[0].note) == (first, "见第2句")
    assert kept[0].answer["citations"][0]["quote"] == QUOTE


def test_a_line_cut_off_by_a_crash_is_left_out(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path)
    log.add("like", ANSWER)
    with (tmp_path / "feedback.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "x", "at')
    assert len(list(log.entries())) == 1


def test_unknown_feedback_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="use one of like"):
        FeedbackLog(tmp_path).add("spam", ANSWER)  # type: ignore[arg-type]


def test_a_remark_that_was_taken_back_is_gone(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path)
    first, second = log.add("like", ANSWER), log.add("dislike", ANSWER)
    log.annotate(first, "很好")
    log.withdraw(first)
    assert [entry.id for entry in log.entries()] == [second]


def test_a_note_comes_after_the_remark_it_is_for(tmp_path: Path) -> None:
    log = FeedbackLog(tmp_path)
    first, second = log.add("like", ANSWER), log.add("dislike", ANSWER, turns=["?"])
    log.annotate(first, "很好")
    log.annotate("nowhere", "lost")
    assert [(entry.kind, entry.note, entry.turns) for entry in log.entries()] == [
        ("like", "很好", ()),
        ("dislike", "", ("?",)),
    ]
    assert log.find(second).kind == "dislike"
    with pytest.raises(InputError, match="f00"):
        log.find("f00")

"""Rendered answers are inert: nothing a document, a visitor or a model wrote becomes markup."""

import html
import re
from dataclasses import replace

import pytest

from qa.render import (
    answer_text,
    differ_text,
    inert_markdown,
    render_checks,
    render_markdown,
    render_text,
)
from qa.types import Answer, Citation, Claim, ClaimCheck, Conflict, Statement

HOSTILE = [
    "<script>alert(1)</script>",
    "![](http://evil/x.png)",
    "[click](javascript:alert(1))",
    "**bold** _em_ `code` ~~gone~~",
    "# heading\n- item\n1. item",
    "<img src=x onerror=alert(1)>",
    "https://evil.example/x",
    "a|b\n-|-\n1|2",
    "$$x$$ \\(y\\)",
    "&lt;b&gt; &#60;",
    "[1]: http://evil",
    "line\u2028end\rand",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_mark_of_markdown_or_html_survives(text: str) -> None:
    inert = inert_markdown(text)
    assert not re.search(r"[<>\[\]()*_`~|$\\!\n\r]", inert)
    assert not re.search(r"[#&](?!#?\d+;|\d+;)", inert)


@pytest.mark.parametrize("text", [t for t in HOSTILE if "\r" not in t and "\u2028" not in t])
def test_the_reader_sees_exactly_what_was_written(text: str) -> None:
    assert html.unescape(inert_markdown(text)) == text


def test_the_answer_is_bold_even_beside_chinese_characters() -> None:
    answer = an_answer(Statement("占90%的媒体", (1,), "supported", ((1, 4),)))
    assert (
        render_markdown(answer) == '&#21344;**90%**&#30340;媒体\u00a0[\\[1\\]](#c-t1-1 "报, 2021")'
    )


def test_links_carry_the_turn_so_that_old_answers_stay_clickable() -> None:
    answer = an_answer(Statement("text", (1,), "supported"))
    assert '(#c-t7-1 "' in render_markdown(answer, turn="t7")


def test_a_hostile_title_stays_inside_its_link() -> None:
    citation = a_citation(publisher='x") [y](http://evil "')
    rendered = render_markdown(an_answer(Statement("text", (1,), "supported"), citation))
    assert rendered.count("](") == 1


def test_items_of_a_list_stay_one_list() -> None:
    statements = [Statement(name, (1,), "supported", bullet=True) for name in "ab"]
    rendered = render_markdown(an_answer(*statements))
    assert re.fullmatch(r"- a\s\[.*\n- b\s\[.*", rendered)


def test_a_note_stands_beside_the_statement_never_inside() -> None:
    answer = an_answer(Statement("text", (1,), "supported", note="note"))
    assert render_markdown(answer).endswith('")' + " *note*")
    assert answer_text(answer.statements, "en") == "text [1] (note)"
    assert answer_text(answer.statements, "zh") == "text [1]（note）"


def test_a_refusal_looks_like_one_and_offers_the_nearest() -> None:
    answer = Answer(
        question="q", language="en", script=None, outcome="not_found", reason="Not said.",
        text="Not said.", mode="extractive", nearest=(a_citation(),),
    )  # fmt: skip
    rendered = render_markdown(answer)
    assert rendered.startswith("> **Not said&#46;**")
    assert "#c-t1-1" in rendered


def test_sources_that_differ_are_announced() -> None:
    answer = an_answer(Statement("a", (1,), "supported"), conflicts=(Conflict("it", (1, 2)),))
    assert "differ" in render_markdown(answer)


def test_the_newest_of_sources_that_differ_is_named() -> None:
    differ = (Conflict("it", (1, 2), newest=2),)
    assert differ_text(differ, "en").endswith("the newest is [2]:")
    assert differ_text(differ, "zh", "hant").endswith("最新的是 [2]：")
    assert "newest" not in differ_text((Conflict("it", (1, 2)),), "en")


def test_quotations_that_say_otherwise_are_told_from_those_that_bear_out() -> None:
    cited = tuple(replace(a_citation(), n=n) for n in (1, 2, 3))
    check = ClaimCheck(
        Claim("Ten.", 0, 4), "supported", cited, "yes", against=(2,), superseded=(3,)
    )
    heads = [line for line in render_checks([check]).split("\n") if line.startswith("[")]
    assert [head.rpartition("a.txt")[2] for head in heads] == ["", " (against)", " (superseded)"]


def test_plain_text_lists_the_sources_with_their_quotations() -> None:
    text = render_text(an_answer(Statement("text", (1,), "supported")))
    assert "[1] 题 · 报 · 2021 · a.txt" in text
    assert "quote" in text


def test_checked_claims_are_printed_in_their_own_language() -> None:
    check = ClaimCheck(Claim("朝阳区有30个友城。", 0, 10), "supported", (a_citation(),), "相符")
    assert "有依据: 相符" in render_checks([check])


def test_what_is_no_statement_of_fact_is_not_told_as_missing() -> None:
    greeting = ClaimCheck(Claim("Good morning!", 0, 13), "not_found", (), "why")
    assert "→ not checkable: why" in render_checks([greeting])
    fact = ClaimCheck(Claim("The town has 7 inns.", 0, 20), "not_found", (), "why")
    assert "→ not in the documents: why" in render_checks([fact])


def a_citation(publisher: str = "报") -> Citation:
    return Citation(
        n=1, doc_id="d", file="a.txt", title="题", publisher=publisher, published="2021",
        language="zh", url=None, start=0, end=5, quote="quote",
    )  # fmt: skip


def an_answer(*parts: Statement | Citation, conflicts: tuple[Conflict, ...] = ()) -> Answer:
    statements = tuple(part for part in parts if isinstance(part, Statement))
    citations = tuple(part for part in parts if isinstance(part, Citation)) or (a_citation(),)
    return Answer(
        question="q", language="en", script=None, outcome="answered", reason=None,
        text=answer_text(statements, "en"), mode="extractive", statements=statements,
        citations=citations, conflicts=conflicts,
    )  # fmt: skip

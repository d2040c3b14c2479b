"""A claim is held against one's own documents: borne out, contradicted, or not spoken of."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index import build_index
from index.errors import InputError
from qa.assistant import Assistant, open_assistant
from qa.claims.drafts import read_draft
from qa.claims.evidence_pack import claim_reviews, pack_of, render_pack, write_pack
from qa.contract import checks_json, overall_verdict
from qa.settings import load_settings
from qa.types import ClaimVerdict

ENGLISH = """---
title: Lakeside in figures
publisher: Lakeside Gazette
date: 2023-05-04
language: en
---

Lakeside has 12 public libraries and 30 primary schools. The Lakeside harbour was opened on
12 June 1998. All bridges in Lakeside except the Mill Bridge are open to cyclists. More than 60% of
the residents of Lakeside travel by tram. The number of visitors to Lakeside rose by 8% in 2022.

Maria Keller is the mayor of Lakeside. The city has not built any airport. The ferry was built in
Turku, Finland, at a cost of 18 million euros. The annual fee rises from 40 to 44 euros.
"""
CHINESE = """---
title: 青川市年度报告
publisher: 青川日报
date: 2023-03-01
language: zh
---

青川市共有18座博物馆和45所小学。青川大桥于2005年8月16日通车。除北湖公园外，青川市所有公园都免费开放。
青川市七成以上的居民乘坐地铁出行。2022年青川市的游客人数增长了9%。

青川市市长是李文涛。青川市没有建设机场。
"""
TRADITIONAL = """---
title: 青川市文化簡介
publisher: 青川文化局
date: 2019-03-01
language: zh
---

青川市的圖書館藏書達到300萬冊。青川電影節已連續舉辦六屆。
"""

CLAIMS: list[tuple[str, ClaimVerdict]] = [
    ("Lakeside has 12 public libraries.", "supported"),
    ("There are twelve public libraries in Lakeside.", "supported"),
    ("Lakeside has 21 public libraries.", "contradicted"),
    ("Lakeside has 30 public libraries.", "contradicted"),
    ("The Lakeside harbour was opened in June 1998.", "supported"),
    ("The Lakeside harbour was opened on 12 June 1989.", "contradicted"),
    ("All bridges in Lakeside, including the Mill Bridge, are open to cyclists.", "contradicted"),
    ("More than half of the residents of Lakeside travel by tram.", "supported"),
    ("Fewer than 40% of the residents of Lakeside travel by tram.", "contradicted"),
    ("The number of visitors to Lakeside fell by 8% in 2022.", "contradicted"),
    ("The mayor of Lakeside is Maria Keller.", "supported"),
    ("The ferry was built in Finland.", "supported"),
    ("Lakeside has 12 hospitals.", "not_found"),
    ("Riverton has 12 public libraries.", "not_found"),
    ("青川市有18座博物馆。", "supported"),
    ("青川市有28座博物馆。", "contradicted"),
    ("青川市有45座博物馆。", "contradicted"),
    ("青川大桥2005年8月通车。", "supported"),
    ("青川大桥于2015年8月16日通车。", "contradicted"),
    ("包括北湖公园在内,青川市所有公园都免费开放。", "contradicted"),
    ("青川市70%以上的居民乘坐地铁出行。", "supported"),
    ("2022年青川市的游客人数下降了9%。", "contradicted"),
    ("青川市有18家医院。", "not_found"),
    ("白沙市有18座博物馆。", "not_found"),
    ("青川市的圖書館藏書有三百萬冊。", "supported"),
    ("青川市的圖書館藏書達到30萬冊。", "contradicted"),
    ("青川市图书馆的藏书达到300万册。", "supported"),
    ("Qingchuan has 18 museums.", "supported"),
    ("Qingchuan has 81 museums.", "contradicted"),
]


@pytest.fixture(scope="module")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The assistant over three small documents of two towns."""
    folder = tmp_path_factory.mktemp("gazette")
    for name, text in (("en", ENGLISH), ("zh", CHINESE), ("hant", TRADITIONAL)):
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path_factory.mktemp("library"))
    build_index([folder], settings.index)
    opened = open_assistant(settings)
    yield opened
    opened.close()


@pytest.mark.parametrize(("claim", "verdict"), CLAIMS)
def test_a_claim_gets_the_verdict_of_the_documents(
    gazette: Assistant, claim: str, verdict: ClaimVerdict
) -> None:
    checks = gazette.check(claim)
    assert overall_verdict([check.verdict for check in checks]) == verdict


@pytest.mark.parametrize(("claim", "verdict"), CLAIMS)
def test_no_verdict_without_its_quotation(
    gazette: Assistant, claim: str, verdict: ClaimVerdict
) -> None:
    for check in gazette.check(claim):
        assert bool(check.citations) is (check.verdict != "not_found")
        assert check.why
        for cited in check.citations:
            text = gazette.library.document(cited.doc_id).text
            assert text[cited.start : cited.end] == cited.quote


def test_a_text_of_several_claims_has_one_verdict_beside_its_parts(gazette: Assistant) -> None:
    checks = gazette.check("Lakeside has 12 public libraries. Lakeside has 31 primary schools.")
    found = checks_json(checks, single=True)
    assert [claim["verdict"] for claim in found["claims"]] == ["supported", "contradicted"]
    assert found["verdict"] == "contradicted"
    assert [cited["n"] for cited in found["citations"]] == list(
        range(1, len(found["citations"]) + 1)
    )


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        (["supported", "supported"], "supported"),
        (["supported", "contradicted"], "contradicted"),
        (["supported", "not_found"], "partly"),
        (["partly", "not_found"], "partly"),
        (["not_found", "contradicted"], "contradicted"),
        (["not_found"], "not_found"),
    ],
)
def test_one_contradiction_decides(verdicts: list[ClaimVerdict], whole: str) -> None:
    assert overall_verdict(verdicts) == whole


def test_a_greeting_is_no_claim_that_was_reviewed(gazette: Assistant) -> None:
    checks = gazette.check("Hello everyone! Lakeside has 21 public libraries.")
    reviews = claim_reviews(pack_of(checks, gazette.library))
    assert len(checks) == 2
    assert [review["claimReviewed"] for review in reviews] == [checks[1].claim.text]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Hello everyone! Lakeside has 12 public libraries.", "supported"),
        ("Is that so? The mayor of Lakeside is not Maria Keller.", "contradicted"),
        ("Hello everyone!", "not_found"),
    ],
)
def test_what_cannot_be_checked_takes_nothing_from_the_verdict_on_the_whole(
    gazette: Assistant, text: str, verdict: ClaimVerdict
) -> None:
    assert checks_json(gazette.check(text), single=True)["verdict"] == verdict


def test_the_evidence_pack_says_where_and_when(gazette: Assistant, tmp_path: Path) -> None:
    checks = gazette.check("Lakeside has 21 public libraries <script>.")
    pack = pack_of(checks, gazette.library, datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))
    found = json.loads(render_pack(pack, "json"))
    cited = found["claims"][0]["citations"][0]
    assert found["checked"] == "2024-01-02T03:04:05+00:00"
    assert cited["publisher"] == "Lakeside Gazette"
    assert cited["sha256"] == gazette.library.document(cited["doc_id"]).source_sha256
    review = found["claim_reviews"][0]
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["ratingValue"] == 1
    assert claim_reviews(pack)[0]["citation"][0]["text"] == cited["quote"]
    page = render_pack(pack, "html")
    assert page.count("<script") == 1
    assert "&lt;script&gt;" in page
    assert "\\<script\\>" in render_pack(pack, "md")
    write_pack(pack, tmp_path / "pack.html")
    assert (tmp_path / "pack.html").read_text("utf-8") == page
    with pytest.raises(InputError, match="ends in one of"):
        write_pack(pack, tmp_path / "pack.docx")


@pytest.mark.parametrize(
    ("draft", "headed"),
    [
        ("青川市有20座博物馆。", "# 证据包"),
        ("青川市有20座博物館。", "# 證據包"),
        ("The mayor of 青川市 opened 12 public libraries in Lakeside.", "# Evidence pack"),
    ],
)
def test_a_pack_that_is_written_speaks_the_language_of_the_draft(
    gazette: Assistant, tmp_path: Path, draft: str, headed: str
) -> None:
    write_pack(pack_of(gazette.check(draft), gazette.library), tmp_path / "pack.md")
    assert (tmp_path / "pack.md").read_text("utf-8").startswith(headed)


def test_a_draft_that_is_no_text_is_named(gazette: Assistant, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"Lakeside \xed\xa0\x80 \xff\x80\x81")
    with pytest.raises(InputError, match=r"draft\.txt"):
        read_draft(path, gazette.settings.index)


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Lakeside has the second-largest harbour.", "not_found"),
        ("The mayor of Lakeside is not Maria Keller.", "contradicted"),
        ("Fewer than 10 public libraries are in Lakeside.", "contradicted"),
        ("The Lakeside harbour was opened by Maria Keller.", "not_found"),
        ("Maria Keller is the harbour of Lakeside.", "not_found"),
        ("青川市市长不是李文涛。", "contradicted"),
        ("青川市有少于20座博物馆。", "supported"),
    ],
)
def test_the_same_words_in_other_roles_bear_nothing_out(
    gazette: Assistant, claim: str, verdict: ClaimVerdict
) -> None:
    assert overall_verdict([check.verdict for check in gazette.check(claim)]) == verdict


def test_a_heading_of_one_word_claims_nothing(gazette: Assistant) -> None:
    (check,) = gazette.check("Libraries")
    assert (check.verdict, check.citations) == ("not_found", ())

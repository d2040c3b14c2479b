"""The plain document page: addresses, marks, and nothing that acts."""

import pytest

from index.types import Document, Metadata, Sentence
from qa.ui.document import Mark, document_page, is_web_address, notice_page, parse_mark

TEXT = '标题\n北京有22家机构。其中3家在朝阳。\n<b>& "尾"'
SENTENCES = (
    Sentence("d", 0, 0, 2, 0, kind="heading"),
    Sentence("d", 1, 3, 12, 1),
    Sentence("d", 2, 12, 20, 1),
    Sentence("d", 3, 21, 29, 2),
)


def document(url: str | None = None) -> Document:
    about = Metadata(
        title="<script>alert(1)</script>",
        publisher="新京报",
        published="2021-01",
        url=url,
        inferred={"published": "speaks of 2021"},
    )
    return Document("d" * 16, "a.txt", TEXT, "zh", "hans", about, "0" * 64)


def test_every_sentence_has_an_address() -> None:
    page = document_page(document(), SENTENCES, None, "zh-Hans")
    assert '<span id="s3">北京有22家机构。</span><span id="s12">其中3家在朝阳。</span>' in page
    assert '<h2><span id="s0">标题</span></h2>' in page


def test_a_cited_sentence_is_marked() -> None:
    page = document_page(document(), SENTENCES, Mark(3, 12), "en")
    assert '<span id="s3" class="marked">北京有22家机构。</span>' in page


def test_a_span_of_another_splitting_still_opens() -> None:
    page = document_page(document(), SENTENCES, Mark(5, 15), "en")
    assert f'<span id="s5" class="marked">{TEXT[5:15]}</span>' in page
    assert TEXT[15:20] not in page.split('id="s5"')[0]


def test_text_is_escaped() -> None:
    page = document_page(document(), SENTENCES, None, "en")
    assert "<script" not in page
    assert "&lt;b&gt;&amp; &quot;尾&quot;" in page


def test_an_inferred_date_says_so() -> None:
    assert "2021-01（推斷）" in document_page(document(), SENTENCES, None, "zh-Hant")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a?b=1", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert is_web_address(url) is safe
    page = document_page(document(url), SENTENCES, None, "en")
    assert (f'href="{url}"' in page) is safe or not url


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        ("3-12", Mark(3, 12)),
        ("", None),
        ("12-3", None),
        ("3-3", None),
        ("0-9999", None),
        ("-3-12", None),
        ("３-12", Mark(3, 12)),
        ("a-b", None),
    ],
)
def test_a_mark_is_a_span_of_the_text(value: str, mark: Mark | None) -> None:
    assert parse_mark(value, len(TEXT)) == mark


def test_a_notice_is_escaped_and_leads_to_the_first_page() -> None:
    page = notice_page("没有 <b>", "zh-Hans", "/qa/")
    assert "<h1>没有 &lt;b&gt;</h1>" in page and '<a href="/qa/">‹ 就文档提问</a>' in page

"""Web pages: nothing of substance is lost, nothing is glued, and what is left out is told."""

# ruff: noqa: E501 - markup stands on one line

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.formats.html import read_html
from index.load import read, walk
from index.settings import IndexSettings
from index.types import Document, Source

BODY = "<p>全区进出口总额1,280.5亿元，比上年增长4.2%，民营企业占比过半。</p>"
LIST = "<p>其中：</p><ul><li>新增外资企业86家；</li><li>使用外资9.7亿美元。</li></ul>"
ENGLISH = (
    "<p>The harbour board will raise its dues by 4% in July, the first increase since 2019.</p>"
)


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Document]:
    def made(content: str, encoding: str = "utf-8") -> Document:
        (tmp_path / "page.html").write_bytes(content.encode(encoding))
        (source,) = walk(tmp_path / "page.html", IndexSettings())
        assert isinstance(source, Source)
        return read(source)

    return made


Page = Callable[..., Document]


@pytest.mark.parametrize(
    "around",
    ["{}", "<div>{}</div>", "<div id='zoom'>{}</div>", "<div class='TRS_Editor'>{}</div>", "<form><div class='content'>{}</div></form>",
     "<article>{}</article>", "<main><section>{}</section></main>", "<table><tr><td>{}</td></tr></table>", "<div class='content-with-sidebar'>{}</div>"],
)  # fmt: skip
def test_lists_stay_wherever_they_stand(page: Page, around: str) -> None:
    article = around.format(f"<h1>外贸数据</h1>{BODY}{LIST}{BODY}")
    document = page(f"<html><head><title>外贸数据</title></head><body>{article}</body></html>")
    assert document.text.split("\n") == [
        "外贸数据",
        "全区进出口总额1,280.5亿元，比上年增长4.2%，民营企业占比过半。",
        "其中：",
        "- 新增外资企业86家；",
        "- 使用外资9.7亿美元。",
        "全区进出口总额1,280.5亿元，比上年增长4.2%，民营企业占比过半。",
    ]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<div>裸露的一段文字。</div>", ["裸露的一段文字。"]),
        ("第一段。<br><br>第二段。<div>第三段。</div>尾段。", ["第一段。", "第二段。", "第三段。", "尾段。"]),
        ("<ol start=3><li>甲<ol><li>乙</li></ol></li><li>丙</li></ol>", ["3. 甲", "1. 乙", "4. 丙"]),
        ("<ul><li><p>第一句。</p><p>第二句。</p></li></ul>", ["- 第一句。", "第二句。"]),
        ("<dl><dt>Length</dt><dd>1,204 m</dd><dt>Is there a toll?</dt><dd>No. The toll that was paid by all ships until then ended in 2020, as the law said.</dd></dl>",
         ["Length | 1,204 m", "Is there a toll?", "No. The toll that was paid by all ships until then ended in 2020, as the law said."]),
        ("<figure><img src=x><figcaption>Cranes handled 118,000 boxes.</figcaption></figure>", ["Cranes handled 118,000 boxes."]),
        ("<details><summary>Is it free?</summary>Yes, it is.</details>", ["Is it free?", "Yes, it is."]),
        ("<h3><button>What does it cost?</button></h3><p>It is free.</p>", ["What does it cost?", "It is free."]),
        ("<blockquote><p>It was worth it.</p></blockquote><pre>one\ntwo</pre>", ["It was worth it.", "one", "two"]),
        ("<p>He said <q>no</q> to <span>the</span> <b>plan</b>.</p>", ["He said “no” to the plan."]),
        ("<div><span class=t>2024-11-05</span><span class=f>北京</span></div>", ["2024-11-05 北京"]),
        ("<p><span>2025</span><span>年</span><b>6</b>月</p>", ["2025年6月"]),
        ("<table><tr><th>Stage</th><th>Price</th></tr><tr><td rowspan=2><p>Second</p></td><td>4.65</td></tr><tr><td>5.00</td></tr></table>",
         ["Stage | Price", "Second | 4.65", "Second | 5.00"]),
        ("<table><tr><td>Law</td><td></td><td>120</td></tr><tr><td>Parts</td><td><ul><li>steel</li><li>bronze</li></ul></td><td>2</td></tr></table>",
         ["Law | | 120", "Parts | steel; bronze | 2"]),
    ],
)  # fmt: skip
def test_what_a_page_shows_is_read(page: Page, markup: str, lines: list[str]) -> None:
    assert page(markup).text.split("\n") == lines


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("pay $90.<sup>2</sup>", "pay $90.[2]"),
        ("占<sup>1</sup>比为31%", "占[1]比为31%"),
        ("pay $90.<a href='#n2'>2</a>", "pay $90.[2]"),
        ("in 2023<sup><a href='#n'>12</a></sup>, and", "in 2023[12], and"),
        ("<sup>1</sup>不含物流。", "[1]不含物流。"),
        ("41,000 m<sup>2</sup> and 3.2 km<sup>3</sup>", "41,000 m² and 3.2 km³"),
        ("2.5 × 10<sup>6</sup> t of CO<sub>2</sub>", "2.5 × 10^6 t of CO2"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("1,204<span style='vertical-align: super'>a</span>", "1,204[a]"),
        ("共90²人", "共90[2]人"),
    ],
)
def test_raised_numbers_never_become_part_of_a_figure(page: Page, markup: str, text: str) -> None:
    assert page(f"<p>{markup}</p>").text == text


def test_struck_out_words_do_not_hold_and_are_told(page: Page) -> None:
    document = page("<p>门票<s>80元</s>60元。</p><p>It is <del>10 GB</del> 50 GB.</p>")
    assert document.text == "门票60元。\nIt is 50 GB."
    assert document.warnings == (
        "struck-out text: “80元” was left out",
        "struck-out text: “10 GB” was left out",
    )


GOVERNMENT = f"""<html><head><title>外贸数据_滨海市商务局</title></head><body>
<div class="nav"><a href=/>首页</a> | <a href=/b>政务</a></div><div class="position">当前位置：<a href=/>首页</a> &gt; 公告</div>
<table><tr><td>索引号：</td><td>BH-318</td><td>成文日期：</td><td>2025-04-16</td></tr></table>
<h1>外贸数据</h1><div class="info">发布时间：2025-05-28 10:20　来源：区商务局　字体：[<a>大</a> 中 小] <a>打印</a></div>
<div id="zoom">{BODY}{LIST}{BODY}<p>滨海市商务局<br>2025年4月16日</p></div>
<div>附件：<a href=x>1.数据表.xls</a><br><a href=y>2.说明.doc</a></div><div>【打印本页】【关闭窗口】</div>
<div class="related"><h3>相关新闻</h3><ul><li><a href=1>别的新闻</a></li></ul></div>
<div class="footer"><p>主办：滨海市商务局</p><p>网站标识码：9900000001</p></div></body></html>"""


def test_a_government_page_keeps_its_source_line_signature_and_attachments(page: Page) -> None:
    document = page(GOVERNMENT, "gb18030")
    assert document.text.split("\n") == [
        "索引号： | BH-318 | 成文日期： | 2025-04-16",
        "外贸数据",
        "发布时间：2025-05-28 10:20 来源：区商务局",
        "全区进出口总额1,280.5亿元，比上年增长4.2%，民营企业占比过半。",
        "其中：",
        "- 新增外资企业86家；",
        "- 使用外资9.7亿美元。",
        "全区进出口总额1,280.5亿元，比上年增长4.2%，民营企业占比过半。",
        "滨海市商务局",
        "2025年4月16日",
        "附件：1.数据表.xls",
        "2.说明.doc",
    ]
    assert document.metadata.publisher == "区商务局"
    assert document.warnings == ()


def test_sentences_beside_the_article_are_counted(page: Page) -> None:
    teasers = "".join(
        f"<div class=t><a href={n}>Bridge tolls rise {n}</a><div>The council voted to raise tolls.</div></div>"
        for n in range(2)
    )
    document = page(
        f"<html><head><title>Dues</title></head><body><div><h1>Dues</h1>{ENGLISH * 3}</div><div>{teasers}</div>"
        "<div id='cookie-banner'>We use cookies to improve what you see here.</div></body></html>"
    )
    assert "tolls" not in document.text
    assert document.text.count("raise its dues") == 3
    assert document.warnings == (
        "left out: 3 passages beside the article (110 characters), the first: “The council voted to raise tolls.”",
    )


NEWS = f"""<html><head><title>Harbour dues rise - Port Post</title></head><body>
<div class="cookie-bar"><p>We use cookies to improve what you see here, and so do our partners.</p></div>
<div class="top"><a href=/>Port Post</a> <a href=/n>News</a></div>
<main><article><header class="entry-header"><h1>Harbour dues rise</h1><div class="entry-meta">By <a href=/a>Ida Koch</a> | March 4, 2025</div></header>
<div class="share"><ul><li><a href=#>Facebook</a></li><li><a href=#>Mail</a></li></ul></div>
<div class="entry-content">{ENGLISH * 2}<div class="pull">It is the first one since 2019, as the chair noted.</div>
<div class="newsletter"><h4>Our newsletter</h4><p>Get the best stories of the coast each morning, for nothing.</p><form><input></form></div>
<ul><li>Ferries: 3%</li></ul><div class="inline"><p>Related: <a href=/r>Islands ask for a ferry after the storms of last winter</a></p></div>{ENGLISH * 2}
</div></article><div class="writer"><p>Ida Koch has covered the harbour since 2015, and lives on Pine Island.</p></div>
<div class="more"><h2>More on this story</h2><div class="card"><a href=/1><h3>Schools to grow</h3><p>The board said that it will spend more.</p></a></div></div>
<div class="replies"><h3>2 thoughts</h3><ol><li><div>Pete</div><div><p>I think that it costs too much, and they know it.</p></div></li></ol></div></main>
<div class="right"><h3>Weather</h3><p>Cloudy, with some rain in the afternoon, 12 degrees.</p></div></body></html>"""


def test_a_news_page_is_read_without_what_stands_around_and_between(page: Page) -> None:
    document = page(NEWS)
    dues = ENGLISH.removeprefix("<p>").removesuffix("</p>")
    assert document.text.split("\n") == [
        "Harbour dues rise",
        "By Ida Koch | March 4, 2025",
        *(dues, dues),
        "It is the first one since 2019, as the chair noted.",
        "- Ferries: 3%",
        *(dues, dues),
    ]
    assert document.warnings[0].startswith("left out: 5 passages beside the article")


LINKS = "<ul><li><a href=1>Rust By Example</a></li><li><a href=2>API Guidelines</a></li></ul>"


def test_links_are_content_under_a_heading_of_the_article_and_told_of_elsewhere(page: Page) -> None:
    listed = page(
        f"<title>Books</title><main><h1>Books</h1>{ENGLISH * 3}<h2><a href='#o'>Official</a></h2>{LINKS}"
        f"<h2>Related</h2>{LINKS}</main>"
    )
    assert listed.text.split("\n")[4:] == ["Official", "- Rust By Example", "- API Guidelines"]
    below = page(f"<title>Books</title><body><h1>Books</h1>{ENGLISH * 3}{LINKS}</body>")
    assert "Rust" not in below.text
    assert below.warnings == (
        "left out: 2 links below the article (29 characters), the first: “Rust By Example”",
    )


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        (f"<h1>Dues</h1><p>By <a href=a>Ida Koch</a> and <a href=b>Per Lund</a></p>{ENGLISH * 3}", ["Dues", "By Ida Koch and Per Lund"]),
        (f"<h1>Dues <a href='#d'>¶</a></h1><div id=toc><h2>Contents</h2><ul><li><a href='#d'>1 Dues</a></li></ul></div>{ENGLISH * 3}", ["Dues"]),
        (f"<div class=top><a href=/>Home page</a></div><div><div class=tit>关于停水的通知</div><div>日期：2025-07-03　来源：水务局</div><div><div>各用户：</div>{BODY * 3}</div></div>",
         ["关于停水的通知", "日期：2025-07-03 来源：水务局", "各用户："]),
    ],
)  # fmt: skip
def test_what_stands_above_the_prose_is_kept(page: Page, markup: str, lines: list[str]) -> None:
    document = page(f"<html><head><title>停水的通知</title></head><body>{markup}</body></html>")
    body = ENGLISH if "Dues" in markup else BODY
    prose = [body.removeprefix("<p>").removesuffix("</p>")] * 3
    assert [x for x in document.text.split("\n") if x != "停水的通知"] == [*lines, *prose]


CONTAINERS = st.sampled_from(
    ["div", "section", "article", "main", "blockquote", "center", "form", "aside", "footer", "ul><li", "dl><dd", "table><tr><td", "div class=sidebar", "div class=x"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CONTAINERS, max_size=4), min_size=1, max_size=12))
def test_each_sentence_is_kept_or_counted(nests: list[list[str]]) -> None:
    pieces = []
    for number, nest in enumerate(nests):
        closing = [name.split()[0] for tags in nest for name in tags.split("><")]
        opened = "".join(f"<{name}>" for tags in nest for name in tags.split("><"))
        ended = "".join(f"</{name}>" for name in reversed(closing))
        pieces.append(f"{opened}<p>Sentence {number} of it says something, as it were.</p>{ended}")
    found = read_html(f"<title>It</title><body>{''.join(pieces)}</body>".encode())
    counted = re.search(r"left out: (\d+) passage", " ".join(found.warnings))
    kept = len(re.findall(r"Sentence \d+ of it", found.text))
    assert kept + int(counted[1] if counted else 0) == len(nests)


def test_a_page_without_an_article_is_kept_whole(page: Page) -> None:
    document = page("<title>x</title><nav><a href=1>One page</a></nav><footer>Two</footer>")
    assert document.text.split("\n")[-2:] == ["One page", "Two"]


@pytest.mark.parametrize(
    ("head", "body", "title", "published", "publisher"),
    [
        ("<title>Salt: three voices | The Growers' Review</title><meta name=date content=2025-06-20>", "<h1>Salt: three voices</h1>",
         "Salt: three voices", "2025-06-20", "The Growers' Review"),
        ("<title>停車平台上線｜港都日報</title>", "<h1>停車平台上線</h1><p>港都日報 記者林佩璇／高雄報導　民國113年11月6日</p>",
         "停車平台上線", "2024-11-06", "港都日報"),
        ("<title>关于放假的通知 - 江州医院</title>", "<h2>关于放假的通知</h2><div>发布日期：2025年5月28日　来源：江州医院门诊部　浏览：3</div>",
         "关于放假的通知", "2025-05-28", "江州医院门诊部"),
        ("<title>A</title><script type='application/ld+json'>{\"datePublished\": \"2025-02-11T14:20:00\", \"headline\": \"Dues rise again\", \"publisher\": {\"name\": \"Port Post\"}}</script>", "",
         "Dues rise again", "2025-02-11", "Port Post"),
        ("<title>t</title><meta name=PubDate content='2025-03-01 10:20'><meta name=ContentSource content=区商务局><meta name=ArticleTitle content=外贸数据发布>", "",
         "外贸数据发布", "2025-03-01", "区商务局"),
        ("<title>Dues | Port Post</title>", "<h1>Dues</h1><p>By Tom Reed, 3 May 2025</p>", "Dues", "2025-05-03", "Port Post"),
        ("<title>Dues</title>", "<h1>Dues<br>rise</h1><footer>© 2025 Port Ellery Gazette · About</footer>", "Dues rise", None, "Port Ellery Gazette"),
    ],
)  # fmt: skip
def test_a_page_tells_its_title_date_and_publisher(
    page: Page, head: str, body: str, title: str, published: str | None, publisher: str
) -> None:
    document = page(f"<html><head>{head}</head><body>{body}{ENGLISH * 3}</body></html>")
    found = document.metadata
    assert (found.title, found.published, found.publisher) == (title, published, publisher)
    told = {**found.stated, **found.inferred}
    assert {"title", "publisher"} <= set(told)
    assert all(told.values())


def test_preformatted_letters_are_joined_to_paragraphs(page: Page) -> None:
    letter = (
        "We measured 7.4 metres at low water, which is rather\nless than in the year before. "
        "The dredger will be back in\nthe spring of next year."
    )
    assert page(f"<pre>{letter}</pre>").text == letter.replace("\n", " ")


def test_windows_latin_pages_keep_their_marks(page: Page) -> None:
    text = "The Café Mañana, “without regret”, closes – rent is €4,200."
    assert page(f"<html><body><p>{text}</p></body></html>", "cp1252").text == text

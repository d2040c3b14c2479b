"""PDF, Word, books, tables, pages and archives: what is in them, and what is refused."""

# ruff: noqa: E501 - a row of a golden table stands on one line

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import RGBColor

from index.errors import UnreadableFile
from index.load import read, walk
from index.sentences import split
from index.settings import IndexSettings
from index.types import Document, FileReport, Source


def document_of(tmp_path: Path, name: str, data: bytes) -> Document:
    (tmp_path / name).write_bytes(data)
    (source,) = walk(tmp_path / name, IndexSettings())
    assert isinstance(source, Source)
    return read(source)


def pdf(pages: Sequence[Sequence[str]], title: str = "") -> bytes:
    """A small PDF with the given lines on each page; Chinese through a font every reader knows."""
    fonts = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
        b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>"
    )
    first = 5
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        fonts,
        f"<< /Title ({title}) >>".encode(),
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 12 Tf 60 {780 - 20 * row} Td <{line.encode('utf-16-be').hex()}> Tj ET"
            for row, line in enumerate(lines)
        ).encode()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Contents {first + 1 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n" % (size, table)
        + b"<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(body))
    )


def test_a_pdf_keeps_its_pages_and_loses_its_running_lines(tmp_path: Path) -> None:
    towns = ["Paris", "London", "Vienna", "Madrid"]
    pages = [
        [
            f"Annual Report {2021 + number}",
            f"On {town}",
            f"The committee of {town} met to discuss the coopera-",
            f"tion with the new district, which {town} was sure",
            f"{town} would see built in five years. It ended.",
            f"- {number} -",
        ]
        for number, town in enumerate(towns)
    ]
    document = document_of(tmp_path, "report.pdf", pdf(pages, "The Annual Report"))
    assert document.metadata.title == "The Annual Report"
    assert document.text.split("\n") == ["The Annual Report"] + [
        line
        for town in towns
        for line in (
            f"On {town}",
            f"The committee of {town} met to discuss the cooperation with the new district, "
            f"which {town} was sure {town} would see built in five years. It ended.",
        )
    ]
    starts = [document.text[start:].split("\n")[0] for start in document.pages]
    assert starts == ["On Paris", "On London", "On Vienna", "On Madrid"]


def test_a_chinese_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    pages = [
        [
            "国际交往中心",
            "朝阳区位于北京市东部，是北京市面积最大的城区，也是首都",
            "功能的重要承载区和国际交往的重要窗口，还是连接核心区与",
        ],
        ["北京城市副中心的重要区域。", "下一步将做好服务。"],
    ]
    document = document_of(tmp_path, "plan.pdf", pdf(pages))
    assert document.text.split("\n")[:2] == [
        "国际交往中心",
        "朝阳区位于北京市东部，是北京市面积最大的城区，也是首都功能的重要承载区和国际交往的重要窗口，"
        "还是连接核心区与北京城市副中心的重要区域。",
    ]
    assert document.text[document.pages[1] :].startswith("北京城市副中心")
    assert document.metadata.title == "国际交往中心"
    assert (document.language, document.encoding) == ("zh", "pdf")


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    document = document_of(tmp_path, "mixed.pdf", pdf([["Words are here."], [], ["And here."]]))
    assert document.warnings == ("scanned pages: no text on page 2",)
    assert len(document.pages) == 3


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("scan.pdf", pdf([[], []]), "a scan: none of its 2 pages holds text"),
        ("broken.pdf", b"%PDF-1.7\nrubbish", "a damaged PDF"),
        ("broken.docx", b"PK\x03\x04rubbish", "damaged"),
        ("text.docx", b"just words", "damaged"),
        ("broken.epub", b"PK\x05\x06" + b"\0" * 18, "damaged"),
        ("empty.csv", b"\n\n", "no text"),
    ],
)
def test_damaged_files_are_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    with pytest.raises(UnreadableFile, match=words):
        document_of(tmp_path, name, data)


def test_a_word_file_gives_paragraphs_lists_and_tables_in_order(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "工作计划"
    made.add_heading("工作计划", 0)
    made.add_paragraph("第一段讲计划。")
    made.add_paragraph("修路", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for place, text in enumerate(["项目", "金额", "道路", "5亿元"]):
        table.cell(place // 2, place % 2).text = text
    last = made.add_paragraph("最后一段。")
    hidden = last.add_run("看不见的话")
    hidden.font.hidden = True
    white = last.add_run("白色的话")
    white.font.color.rgb = RGBColor(255, 255, 255)
    stream = io.BytesIO()
    made.save(stream)
    document = document_of(tmp_path, "plan.docx", stream.getvalue())
    assert document.text.split("\n") == [
        "工作计划",
        "第一段讲计划。",
        "- 修路",
        "项目 | 金额",
        "道路 | 5亿元",
        "最后一段。",
    ]
    assert document.metadata.title == "工作计划"
    assert document.warnings == (
        "hidden text: “看不见的话” was left out",
        "hidden text: “白色的话” was left out",
    )


def test_raised_numbers_and_notes_of_a_word_file_stand_in_brackets(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("Boats pay $90.")
    paragraph.add_run("2").font.superscript = True
    area = made.add_paragraph("It covers 41 m")
    area.add_run("2").font.superscript = True
    area.add_run(" and costs ")
    area.add_run("$80").font.strike = True
    area.add_run("$60.")
    reference = area.add_run("")._r.makeelement(qn("w:footnoteReference"), {qn("w:id"): "3"})
    area.runs[-1]._r.append(reference)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = (
        f'<w:footnotes {space}><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        '<w:footnote w:id="3"><w:p><w:r><w:t>Without tax.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    part = Part(
        PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), made.part.package
    )
    made.part.relate_to(part, kind)
    stream = io.BytesIO()
    made.save(stream)
    document = document_of(tmp_path, "notes.docx", stream.getvalue())
    assert document.text.split("\n") == [
        "Boats pay $90.[2]",
        "It covers 41 m² and costs $60.[3]",
        "[3] Without tax.",
    ]
    assert document.warnings == ("struck-out text: “$80” was left out",)


def book(chapters: Sequence[str], extra: Sequence[tuple[str, str]] = ()) -> bytes:
    items = "".join(
        f'<item id="c{n}" href="text/{n}.xhtml" media-type="application/xhtml+xml"/>'
        for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in reversed(range(len(chapters))))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc='
        '"http://purl.org/dc/elements/1.1/"><dc:title>一本书</dc:title><dc:date>2020-05-06</dc:date>'
        f"<dc:language>zh</dc:language></metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    files = [("META-INF/container.xml", container), ("OEBPS/content.opf", package), *extra]
    files += [(f"OEBPS/text/{n}.xhtml", chapter) for n, chapter in enumerate(chapters)]
    return zipped(files)


def zipped(files: Sequence[tuple[str, str | bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_book_is_read_in_its_own_order(tmp_path: Path) -> None:
    chapters = [
        "<h1>第二章</h1><p>后来的事情。</p>",
        "<h1>第一章</h1><p>从前的事情。</p><p hidden>秘密</p>",
    ]
    document = document_of(tmp_path, "book.epub", book(chapters))
    assert document.text == "一本书\n第一章\n从前的事情。\n第二章\n后来的事情。"
    assert (document.metadata.title, document.metadata.published) == ("一本书", "2020-05-06")
    assert document.warnings == ("hidden text: “秘密” was left out",)


def test_a_locked_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="copy protection"):
        document_of(tmp_path, "book.epub", book(["<p>x</p>"], [("META-INF/rights.xml", "x")]))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_row_is_a_passage(tmp_path: Path, mark: str) -> None:
    rows = [
        ["区", "书记", "目标"],
        ["朝阳区", "王灏", '"建成""第二个三里屯"""'],
        ["西城区", "孙硕", ""],
    ]
    data = "\n".join(mark.join(row) for row in rows).encode("gb18030")
    document = document_of(tmp_path, "table.csv", data)
    assert document.text.split("\n") == [
        '区: 朝阳区 | 书记: 王灏 | 目标: 建成"第二个三里屯"',
        "区: 西城区 | 书记: 孙硕",
    ]
    assert {s.kind for s in split(document)} == {"text"}
    assert document.metadata.title == "table"
    assert document.metadata.inferred["title"] == "the file's name"


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    data = zipped(
        [
            ("b.txt", "第二份文件的内容。"),
            ("sub/a.md", "# Title\n\nSome text."),
            ("inner.zip", zipped([("x.txt", "x")])),
            ("photo.png", b"\x89PNG"),
            ("empty.txt", ""),
            ("__MACOSX/._b.txt", "x"),
            ("../out.txt", "Text outside?"),
        ]
    )
    (tmp_path / "docs.zip").write_bytes(data)
    found = list(walk(tmp_path, IndexSettings()))
    texts = {s.file: read(s).text for s in found if isinstance(s, Source)}
    assert texts == {
        "docs.zip/../out.txt": "Text outside?",
        "docs.zip/b.txt": "第二份文件的内容。",
        "docs.zip/sub/a.md": "Title\nSome text.",
    }
    reasons = {r.file: str(r.reason).split(":")[0] for r in found if isinstance(r, FileReport)}
    assert reasons == {
        "docs.zip/__MACOSX/._b.txt": "hidden",
        "docs.zip/empty.txt": "empty file",
        "docs.zip/inner.zip": "an archive inside an archive",
        "docs.zip/photo.png": "unknown suffix .png",
    }
    assert not (tmp_path.parent / "out.txt").exists()


def test_names_in_old_archives_are_chinese_again(tmp_path: Path) -> None:
    data = zipped([("abcd.txt", "内容。")]).replace(b"abcd", "报告".encode("gb18030"))
    (tmp_path / "old.zip").write_bytes(data)
    (found,) = walk(tmp_path, IndexSettings())
    assert found.file == "old.zip/报告.txt"


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    (tmp_path / "bomb.zip").write_bytes(zipped([("a.txt", b"0" * 30_000_000)]))
    (found,) = walk(tmp_path, IndexSettings())
    assert isinstance(found, FileReport)
    assert "would unfold" in str(found.reason)


def test_a_word_bomb_is_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="would unfold"):
        document_of(tmp_path, "bomb.docx", zipped([("word/document.xml", b" " * 30_000_000)]))


def test_a_locked_archive_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", "secret text here")]))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(data))
    (found,) = walk(tmp_path, IndexSettings())
    assert isinstance(found, FileReport)
    assert found.reason == "locked with a password"


PAGE = """<html><head><title>北京出台规划|新浪财经</title></head><body>
<div class="path"><a href="#">新浪财经</a> &gt; <a href="#">国内</a> &gt; 正文</div>
<h1 class="main-title">北京出台规划</h1><div class="date-source">
<span class="date">2021年09月16日 12:00</span><a href="#" class="source">来源：新京报</a></div>
<div class="article"><p>　　9月16日，<b>规划</b>正式发布。规划提出多项任务，涉及很多方面的内容。</p>
<p>　　<strong>推动更多项目落地</strong></p>
<p>　　到2025年将基本形成体系，国际高端要素加速聚集。<a href="#">中关村</a>论坛也在其中。</p>
<table><tr><th>年份</th><th>项目</th></tr><tr><td>2021</td><td>31项重点任务</td></tr>
<tr><td>2022</td><td>42项重点任务</td></tr><tr><td>2023</td><td>53项重点任务</td></tr></table>
<p class="show_author">责任编辑：王珊珊 </p></div><div class="blk"><h3>相关新闻</h3><ul>
<li><a href="#">别的新闻标题一，说的是别的事情</a></li><li><a href="#">别的新闻标题二</a></li></ul></div>
<div class="foot"><a href="#">关于我们</a> <a href="#">联系我们</a> <a href="#">版权所有</a></div></body></html>
"""


def test_a_news_page_gives_its_article_date_and_source(tmp_path: Path) -> None:
    document = document_of(tmp_path, "news.html", PAGE.encode())
    assert document.text.split("\n") == [
        "北京出台规划",
        "2021年09月16日 12:00 来源：新京报",
        "9月16日，规划正式发布。规划提出多项任务，涉及很多方面的内容。",
        "推动更多项目落地",
        "到2025年将基本形成体系，国际高端要素加速聚集。中关村论坛也在其中。",
        "年份 | 项目",
        "2021 | 31项重点任务",
        "2022 | 42项重点任务",
        "2023 | 53项重点任务",
    ]
    found = document.metadata
    assert (found.title, found.published, found.publisher) == (
        "北京出台规划",
        "2021-09-16",
        "新京报",
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>Chaoyang <b>District</b> is <a href=x>large</a>, <i>very</i> large.</p><p>So<sup>[1]</sup>.",
         "Chaoyang District is large, very large.\nSo[1]."),
        ("<div>　　今天开会。<br><br>　　提出三项任务。<br>一是修路。</div>", "今天开会。\n提出三项任务。\n一是修路。"),
        ("<ul><li>one</li><li>two <b>three</b></li></ul><style>p{}</style><script>x()</script>", "- one\n- two three"),
        ("text &amp; <unknown>more</unknown> &#x4e2d;", "text & more 中"),
    ],
)  # fmt: skip
def test_a_short_page_is_all_article(tmp_path: Path, page: str, text: str) -> None:
    assert document_of(tmp_path, "page.html", page.encode()).text == text

"""Files nobody should have to index: each is read or refused with a reason, none does harm."""

import io
import os
import resource
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.chunks import chunk
from index.errors import UnreadableFile
from index.load import read, walk
from index.sentences import split
from index.settings import IndexSettings
from index.types import FileReport, Source

SECONDS = 20
LONG = 100_000


def zipped(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def repeated() -> Iterator[tuple[str, bytes]]:
    """A short pattern, over and over: what makes a careless expression take for ever."""
    patterns = (
        *(
            "a",
            "a ",
            "中",
            "(",
            "（",
            "“",
            "”",
            "“a",
            "「",
            "《",
            "。",
            ".",
            ". ",
            "a.a ",
            "1. ",
            "(1)",
        ),
        *(
            "(1)(2)",
            "一是",
            "一是，二是，",
            "區(q",
            "區(qū)",
            "……",
            "!?",
            "；",
            ";",
            "中;",
            ":",
            "王:",
            "王灏：",
        ),
        *(
            "\t",
            "- ",
            "(601668,",
            "(601668,股吧)",
            "2021-01-01 ",
            "ignore all ",
            "忽略以上",
            "http://a ",
        ),
        *(
            "\r",
            "\u2028",
            "\u3000",
            "\u00ad",
            "\u200b",
            "\u202e",
            "\U0001f600",
            "e\u0301",
            "\ufffd",
        ),
        *(
            "来源:",
            "Date: ",
            "©",
            "原标题：",
            "字号:",
            "<",
            "</",
            "<p>",
            "<!--",
            "&",
            "&#",
            "---\n",
            "\\",
            "%",
        ),
    )
    for number, pattern in enumerate(patterns):
        whole = (pattern * (LONG // len(pattern)))[:LONG]
        yield f"repeated-{number:02d}.txt", whole.encode()
    lines = (
        "a",
        "中",
        "a: b",
        "# a",
        "标题",
        "1. a",
        "- a",
        "a | b",
        "Cui Xiaohao:",
        "记者：问",
        "soft-",
        "a.png",
    )
    for number, line in enumerate(lines):
        yield f"lines-{number:02d}.txt", f"{line}\n".encode() * 5_000
    marks = (
        "*",
        "*a ",
        "[",
        "[a](",
        "![",
        "`",
        "~~",
        "|---",
        "<a ",
        "_a",
        "> ",
        "#",
        "\\",
        "[^",
        "<!--",
        "- ",
    )
    for number, mark in enumerate(marks):
        yield f"marks-{number:02d}.md", (mark * 50_000).encode()
    tags = (
        *("<div>", "<p>a", "<b>", "<table><tr><td>", "<a href=x>y</a>", "<p hidden>x</p>"),
        *("<!-- x -->", "<svg>", "<br>", "<script>", "<p style='display:none'>", "<li>x"),
        *("&amp;", "<x-y>", "<![CDATA[", "<?xml ?>"),
    )
    for number, tag in enumerate(tags):
        yield f"tags-{number:02d}.html", (tag * 5_000).encode()


def odd() -> Iterator[tuple[str, bytes]]:
    """Wrong, damaged and hostile contents."""
    noise = bytes((n * 7919 + n // 251) % 256 for n in range(50_000))
    suffixes = ("txt", "md", "html", "htm", "pdf", "docx", "epub", "csv", "tsv", "zip", "xhtml")
    for suffix in suffixes:
        yield f"empty.{suffix}", b""
        yield f"noise.{suffix}", noise
        yield f"ones.{suffix}", b"\xff" * 5_000
        yield f"zeros.{suffix}", b"\0" * 5_000
        yield f"blank.{suffix}", b" \r\n\t" * 1_000
        yield f"surrogates.{suffix}", b"\xed\xa0\x80\xed\xbf\xbf" * 500
    for suffix in ("docx", "epub", "zip"):
        yield f"cut.{suffix}", zipped("a.txt", b"text " * 5_000)[:60]
        yield f"bomb.{suffix}", zipped("a.txt", b"0" * 50_000_000)
        yield f"other.{suffix}", zipped("a.bin", b"0" * 10)
    yield "deep.html", b"<div>" * 1_000_000 + b"words"
    yield "attributes.html", b"<p " + b"a=b " * 200_000 + b">text.</p>"
    yield "entities.html", b"<p>" + b"&amp;&lt;&#x4e2d;" * 100_000
    yield "lie.html", b"<meta charset=utf-16><p>plain text</p>"
    yield "doctype.html", b"<!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><p>&c;</p>"
    yield "half.txt", "半个字".encode("gb18030")[:-1] * 50
    yield (
        "mixed.txt",
        "中文".encode()
        + "中文".encode("gb18030")
        + "中文".encode("big5")
        + "中文".encode("utf-16"),
    )
    yield "bom.txt", b"\xff\xfe"
    yield "odd16.txt", "文字".encode("utf-16")[:-1]
    yield (
        "bomb.yaml.md",
        (
            b"---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\n"
            b"d: &d [*c,*c,*c,*c,*c,*c]\ntitle: *d\ntitle_inferred: *d\ncounterparts: *d\n---\ntext"
        ),
    )
    yield "deep.yaml.md", b"---\na: " + b"[" * 9_000 + b"\n---\ntext"
    yield "quote.csv", b'"' * 1_000_001
    yield "wide.csv", b"a," * 100_000 + b"\n" + b"b," * 100_000
    yield "field.csv", b"a,b\n" + b"x" * 11_000_000 + b",1"


CASES = dict((*repeated(), *odd()))


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 190


def take(path: Path) -> str:
    """Take one file through the whole door; the reason it is refused, or "read"."""
    settings = IndexSettings()
    for found in walk(path, settings):
        if isinstance(found, FileReport):
            return str(found.reason)
        try:
            document = read(found)
            sentences = split(document)
        except UnreadableFile as error:
            return str(error)
        chunks = chunk(document, sentences, settings)
        assert all(s.end - s.start <= 1_000 for s in sentences)
        assert {n for c in chunks for n in (c.first, c.last)} <= set(range(len(sentences)))
        document.text.encode("utf-8")
    return "read"


@pytest.mark.parametrize("name", CASES)
def test_it_is_read_or_refused_with_a_reason_in_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(CASES[name])
    started = time.process_time()
    reason = take(path)
    assert reason
    assert "\n" not in reason
    assert time.process_time() - started < SECONDS


def test_a_folder_of_odd_names_and_things(tmp_path: Path) -> None:
    names = [
        "two\nlines.txt",
        "rtl\u202e.txt",
        "a" * 200 + ".txt",
        "名字 with blanks.txt",
        "-rf.txt",
        "%00.txt",
    ]
    for name in names:
        (tmp_path / name).write_text("Some text.")
    (tmp_path / os.fsdecode(b"half\xff.txt")).write_text("Some text.")
    deep = tmp_path.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text("Some text.")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "passwords.txt").symlink_to("/etc/passwd")
    found = list(walk(tmp_path, IndexSettings()))
    assert sum(isinstance(one, Source) for one in found) == 8
    assert sum(isinstance(one, FileReport) for one in found) == 3
    for one in found:
        assert one.file.isprintable()
        one.file.encode("utf-8")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser can read everything")
def test_a_file_that_may_not_be_read_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Some text.")
    path.chmod(0)
    (found,) = walk(tmp_path, IndexSettings())
    assert isinstance(found, FileReport)
    assert "cannot be opened" in str(found.reason)


@pytest.mark.long
@pytest.mark.parametrize("pattern", ["a", "中", "中文，", "a b. "])
def test_fifty_megabytes_in_one_line_take_bounded_memory(tmp_path: Path, pattern: str) -> None:
    path = tmp_path / "line.txt"
    path.write_bytes((pattern.encode() * 50_000_000)[:49_999_998])
    code = (
        "import sys; from pathlib import Path; from index.load import read, walk;"
        "from index.sentences import split; from index.settings import IndexSettings;"
        "(s,) = walk(Path(sys.argv[1]), IndexSettings()); split(read(s))"
    )
    limit = 3_000_000_000
    subprocess.run(
        [sys.executable, "-c", code, str(path)],
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)),
    )

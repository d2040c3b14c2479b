"""Whatever bytes come in: a document whose spans hold, or an honest refusal."""

# ruff: noqa: E501 - the samples stand on one line

import hashlib
import io
import itertools
import re
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import UnreadableFile
from index.load import FORMATS, read
from index.sentences import split
from index.types import Source


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("One paragraph. Two sentences.")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def stored(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


# Sentences cover all of a text but white space and these.
BULLETS = re.compile(r"(?m)^\s*[-*•·◆■●▪–]\s+(?=\S)")

VALID = {
    ".docx": word(),
    ".epub": stored("META-INF/container.xml", b"<container><rootfile full-path='x'/></container>"),
    ".html": "<html><body><p>一句话。</p><!-- x --><table><tr><td>a</td></tr></table>".encode(),
    ".md": "---\ntitle: x\n---\n# 标题\n\n- [a](b) **c** `d`\n\n| a |\n|---|\n| b |".encode(),
    ".csv": "a,b\n1,\"二\"\n".encode(),
    ".txt": "标题\n日期：2021-01-02\n“好。”他说。(1)一；(2)二。\nMr. X left. He (a) ran; (b) sat.".encode(),
    ".pdf": b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
}  # fmt: skip


def take(suffix: str, data: bytes) -> None:
    path = Path("made" + suffix)
    source = Source(path, path.name, data, hashlib.sha256(data).hexdigest())
    try:
        document = read(source)
    except UnreadableFile as error:
        assert str(error)
        return
    sentences = split(document)
    text = document.text
    assert text.strip() and "\r" not in text
    kept = "".join(text[s.start : s.end] for s in sentences)
    assert "".join(kept.split()) == "".join(BULLETS.sub("", text).split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(sentences))
    assert all(0 <= page <= len(text) for page in document.pages)


@pytest.mark.parametrize("suffix", sorted(FORMATS))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes(suffix: str, data: bytes) -> None:
    take(suffix, data)


@pytest.mark.parametrize("suffix", sorted(VALID))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_valid_file_with_damage(suffix: str, data: st.DataObject) -> None:
    content = bytearray(VALID[suffix])
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
        if not content:
            return
    take(suffix, bytes(content))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(min_size=1, max_size=300),
    suffix=st.sampled_from([".txt", ".md", ".html", ".csv"]),
    codec=st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
def test_any_text_in_any_encoding(text: str, suffix: str, codec: str) -> None:
    take(suffix, text.encode(codec, "replace"))

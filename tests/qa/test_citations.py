"""A citation says where its quotation stands: the page too, where the source has pages."""

from contextlib import closing
from pathlib import Path

import pytest

from index import build_index
from qa.assistant import open_assistant
from qa.contract import answer_json
from qa.render import render_text
from qa.settings import load_settings

FONT = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def pdf(*pages: bytes) -> bytes:
    """A PDF with a line on each page, without the table of its parts, which readers do without."""
    numbers = range(3, 3 + 2 * len(pages), 2)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    parts = [b"%PDF-1.4", b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"]
    parts.append(b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj" % (len(pages), kids))
    for number, line in zip(numbers, pages, strict=True):
        parts.append(
            b"%d 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents %d 0 R/Resources%s>>"
            b"endobj" % (number, number + 1, FONT)
        )
        drawn = b"BT /F 12 Tf 50 700 Td (%s) Tj ET" % line
        parts.append(
            b"%d 0 obj<</Length %d>>stream\n%s\nendstream endobj" % (number + 1, len(drawn), drawn)
        )
    return b"\n".join([*parts, b"trailer<</Root 1 0 R>>"])


def test_the_page_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    quay, dredger = (
        b"The quay of Eastport is 900 metres long.",
        b"The dredger Alma was sold in 2019.",
    )
    (folder / "harbour.pdf").write_bytes(pdf(b"The harbour of Eastport", quay, b"", dredger))
    (folder / "mill.txt").write_text("The mill of Selby was built in 1887.")
    settings = load_settings({}, data_dir=tmp_path / "data")
    build_index([folder], settings.index)
    with closing(open_assistant(settings)) as assistant:
        for question, page in (
            ("How long is the quay of Eastport?", 2),
            ("When was the dredger Alma sold?", 4),
            ("When was the mill of Selby built?", None),
        ):
            answer = assistant.ask(question)
            assert answer_json(answer)["citations"][0]["page"] == page
            assert ("harbour.pdf · page" in render_text(answer)) == (page is not None)
        (title,) = {answer.title for answer in assistant.ask("How long is the quay?").citations}
        assert title == "The harbour of Eastport"


@pytest.mark.parametrize(
    ("years", "newest"),
    [
        (("2021", "2024"), "2024"),
        (("2024-02", "2024-03-01"), "2024-03-01"),
        (("2024", "2024-03"), None),  # a whole year is neither before nor after its months
        (("2024", "2024"), None),
    ],
)
def test_of_sources_that_differ_the_newest_is_told(
    tmp_path: Path, years: tuple[str, str], newest: str | None
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, (year, piers) in zip("ab", zip(years, (12, 15), strict=True), strict=True):
        text = f"Port of Eastport\nPublished: {year}\n\nThe port of Eastport has {piers} piers.\n"
        (folder / f"{name}.txt").write_text(text)
    settings = load_settings({}, data_dir=tmp_path / "data")
    build_index([folder], settings.index)
    with closing(open_assistant(settings)) as assistant:
        answer = assistant.ask("How many piers does the port of Eastport have?")
    (differ,) = answer.conflicts
    dates = {citation.n: citation.published for citation in answer.citations}
    assert differ.newest == next((n for n, date in dates.items() if date == newest), None)
    assert answer_json(answer)["conflicts"][0]["newest"] == differ.newest


def test_a_value_set_anew_stands_beside_the_one_before(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    old = "白沙渡口介绍\n日期：2021-03-15\n\n渡轮从早上6点到晚上11点每20分钟一班，票价3元。\n"
    new = "白沙渡口年报\n日期：2024-02-01\n\n渡轮票价自2024年1月1日起调整为4元。\n"
    for name, text in (("a", old), ("b", new)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = load_settings({}, data_dir=tmp_path / "data")
    build_index([folder], settings.index)
    with closing(open_assistant(settings)) as assistant:
        answer = assistant.ask("渡轮票价是多少？")
    (differ,) = answer.conflicts
    dates = {citation.n: citation.published for citation in answer.citations}
    assert sorted(filter(None, dates.values())) == ["2021-03-15", "2024-02-01"]
    assert dates[differ.newest or 0] == "2024-02-01"

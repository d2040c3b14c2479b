"""What `yinju docs` lists: reports line by line, the glossary with what readers can read."""

from rich.cells import cell_len

from index.glossary import Translation
from index.types import BuildReport, Document, FileReport, Metadata
from qa.listings import document_lines, glossary_table, report_lines


def test_a_report_names_each_file_with_what_became_of_it() -> None:
    files = (
        FileReport("a.txt", "added", details={"language": "zh"}, warnings=("odd",)),
        FileReport("b.bin", "skipped", reason="no text"),
    )
    report = BuildReport(files, documents=1, chunks=1, seconds=0.1, changed=True)
    assert list(report_lines(report)) == [
        "added      a.txt",
        "           language: zh",
        "           warning: odd",
        "skipped    b.bin no text",
    ]


def listed(width: int | None) -> list[str]:
    about = Metadata(title="北京市2021年年报\x1b[31m", publisher="统计局", published="2022-03")
    document = Document("0123456789abcdef", "年报.txt", "text", "zh", "hans", about, "00", "utf-8")
    return list(document_lines([document], width))


def test_a_document_takes_two_lines_whatever_the_width() -> None:
    assert listed(None) == [
        "北京市2021年年报 [31m",
        "  0123456789abcdef · 2022-03 · zh · 统计局 · 年报.txt",
    ]
    for width in (20, 40, 80):
        first, second = listed(width)
        assert max(cell_len(first), cell_len(second)) <= width
        assert second.startswith("  0123456789abcdef")
    assert listed(12)[0] == "北京市2021…"


def test_the_glossary_shows_words_as_the_texts_have_them() -> None:
    table = glossary_table([Translation("野马", "bronco", "Broncos", 2, 1.0)])
    cells = [list(column.cells) for column in table.columns]
    assert cells == [["野马"], ["Broncos"], ["2"], ["1.00"]]

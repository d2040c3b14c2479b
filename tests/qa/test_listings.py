"""What `yinju docs` lists: reports line by line, the glossary with what readers can read."""

from index.glossary import Translation
from index.types import BuildReport, FileReport
from qa.listings import glossary_table, report_lines


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


def test_the_glossary_shows_words_as_the_texts_have_them() -> None:
    table = glossary_table([Translation("野马", "bronco", "Broncos", 2, 1.0)])
    cells = [list(column.cells) for column in table.columns]
    assert cells == [["野马"], ["Broncos"], ["2"], ["1.00"]]

"""What ``yinju docs`` lists beside the documents: what became of each file, and the glossary."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from index.glossary import Translation
from index.types import BuildReport, Document


def report_lines(report: BuildReport) -> Iterator[str]:
    """What the last run of indexing said about each file, line by line."""
    for file in report.files:
        yield f"{file.status:10} {file.file} {file.reason or ''}".rstrip()
        for name, value in file.details.items():
            if value is not None:
                yield f"           {name}: {value}"
        for warning in file.warnings:
            yield f"           warning: {warning}"


def documents_table(documents: Sequence[Document]) -> Table:
    """The documents of a library as a table."""
    table = Table("id", "file", "title", "published", "language", box=None)
    for one in documents:
        about = one.metadata
        table.add_row(one.doc_id, one.file, about.title, about.published, one.language)
    return table


def glossary_table(found: Sequence[Translation]) -> Table:
    """The words that the library's own translations add to the dictionary, as a table."""
    table = Table("Chinese", "English", "sentences", "bond", box=None)
    for one in found:
        table.add_row(one.chinese, one.shown, str(one.times), f"{one.weight:.2f}")
    return table

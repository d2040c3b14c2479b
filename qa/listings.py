"""What ``yinju docs`` lists beside the documents: what became of each file, and the glossary."""

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.table import Table

from index.glossary import Translation
from index.types import BuildReport, Document
from qa.feedback import Feedback


def report_lines(report: BuildReport) -> Iterator[str]:
    """What the last run of indexing said about each file, line by line."""
    for file in report.files:
        yield f"{file.status:10} {file.file} {file.reason or ''}".rstrip()
        for name, value in file.details.items():
            if value is not None:
                yield f"           {name}: {value}"
        for warning in file.warnings:
            yield f"           warning: {warning}"


def document_lines(documents: Sequence[Document], width: int | None) -> Iterator[str]:
    """Two lines for each document, the title and what is known of it, cut to ``width`` cells.

    A Chinese character is as wide as two cells. Without a width nothing is cut.
    """
    for one in documents:
        about = one.metadata
        known = (one.doc_id, about.published, one.language, about.publisher, one.file)
        yield _fitted(about.title or one.file, width)
        yield _fitted("  " + " · ".join(part for part in known if part), width)


def feedback_lines(entries: Iterable[Feedback], width: int | None) -> Iterator[str]:
    """What readers said of answers: the question, then what was said, cut to ``width`` cells."""
    for entry in entries:
        yield _fitted(entry.answer["question"], width)
        said = (entry.id, entry.at, entry.kind, entry.note)
        yield _fitted("  " + " · ".join(part for part in said if part), width)


def terminal_width() -> int | None:
    """How many cells a line of the terminal has; ``None`` where the output is no terminal."""
    console = Console()
    return console.width if console.is_terminal else None


def _fitted(text: str, width: int | None) -> str:
    # a title is not to steer the terminal
    line = "".join(c if c.isprintable() else " " for c in text)
    if width is None or cell_len(line) <= width:
        return line
    return set_cell_size(line, width - 1).rstrip() + "…"


def glossary_table(found: Sequence[Translation]) -> Table:
    """The words that the library's own translations add to the dictionary, as a table."""
    table = Table("Chinese", "English", "sentences", "bond", box=None)
    for one in found:
        table.add_row(one.chinese, one.shown, str(one.times), f"{one.weight:.2f}")
    return table

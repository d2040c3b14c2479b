"""The commands that tell what a library holds: docs, show, feedback."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from index.errors import InputError
from index.library import open_library
from qa.contract import document_json, report_json
from qa.feedback import FeedbackLog
from qa.listings import (
    document_lines,
    feedback_lines,
    glossary_table,
    report_lines,
    terminal_width,
)
from qa.settings import load_settings

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="folder that holds the library (YINJU_DATA_DIR)")
]
AsJson = Annotated[bool, typer.Option("--json", help="print the result as JSON")]

NO_WORDS = "no words yet: they are found where two documents are translations of each other"


def add_listings(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    commands: tuple[Callable[..., None], ...] = (docs_command, show_command, feedback_command)
    for command in commands:
        app.command(command.__name__.removesuffix("_command"))(command)


def docs_command(
    data_dir: DataDir = None,
    as_json: AsJson = False,
    report: Annotated[bool, typer.Option("--report", help="what became of each file")] = False,
    glossary: Annotated[
        bool, typer.Option("--glossary", help="words as the library's own translations have them")
    ] = False,
) -> None:
    """List the documents of the library."""
    library = open_library(load_settings(data_dir=data_dir).index)
    if report and glossary:
        raise InputError("give --report or --glossary, not both")
    if report and as_json:
        _print_json(report_json(library.last_report()))
    elif report:
        _write("\n".join(report_lines(library.last_report())))
    elif glossary and as_json:
        _print_json([asdict(one) for one in library.glossary()])
    elif glossary and not library.glossary():
        sys.stderr.write(f"{NO_WORDS}\n")
    elif glossary:
        Console().print(glossary_table(library.glossary()))
    elif as_json:
        _print_json([document_json(document) for document in library.documents()])
    else:
        for line in document_lines(library.documents(), terminal_width()):
            _write(line)


def show_command(
    doc_id: Annotated[str, typer.Argument(help="the document's id")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Print a document's text exactly as the offsets of citations count it."""
    library = open_library(load_settings(data_dir=data_dir).index)
    document = library.document(doc_id)
    if as_json:
        _print_json(document_json(document) | {"text": document.text})
    else:
        sys.stdout.write(document.text)


def feedback_command(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """List what readers said about answers; --json exports it with the answers."""
    entries = FeedbackLog(load_settings(data_dir=data_dir).index.data_dir).entries()
    if as_json:
        _print_json([asdict(entry) for entry in entries])
        return
    for line in feedback_lines(entries, terminal_width()):
        _write(line)


def _print_json(value: Any) -> None:
    _write(json.dumps(value, ensure_ascii=False, indent=2))


def _write(text: str) -> None:
    sys.stdout.write(f"{text}\n")

"""The command line: ``yinju``.

Exit status: 0 done (also when the documents do not say), 2 wrong usage or input, 1 failure, 130
stopped by Ctrl-C.
Errors go to standard error, one line each.
"""

import io
import json
import logging
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, Exit, TyperException

from index import build_index
from index.errors import InputError, YinjuError
from index.library import Library
from qa import Assistant, open_assistant
from qa.batch import Entry, run_batch
from qa.check_batch import check_many
from qa.claims.drafts import read_draft
from qa.claims.evidence_pack import pack_of, write_pack
from qa.contract import answer_json, checks_json, report_json, search_json
from qa.library_commands import add_listings
from qa.limits import check_query
from qa.progress import IndexingBar
from qa.render import render_checks, render_text
from qa.settings import load_settings
from qa.upkeep_commands import add_upkeep

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"yinju {version('yinju')}")
        raise Exit


DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="folder that holds the library (YINJU_DATA_DIR)")
]
AsJson = Annotated[bool, typer.Option("--json", help="print the result as JSON")]
BatchIn = Annotated[Path | None, typer.Option("--batch", help="JSON Lines file to read")]
BatchOut = Annotated[Path | None, typer.Option("--out", help="JSON Lines file to write")]

STOPPED = 130  # as a shell says it of what Ctrl-C ended
INTERRUPTED = "stopped; the library is sound, and the same command goes on where it stopped"


@app.callback(invoke_without_command=True)
def about(
    context: typer.Context,
    _wanted: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="which Yinju")
    ] = False,
) -> None:
    """Answers questions over your documents; every sentence opens the sentence it rests on."""
    if context.invoked_subcommand is None:
        _say(context.get_help())
        raise Exit(2)


@app.command("index")
def index_command(
    paths: Annotated[list[Path], typer.Argument(help="files and folders to take in")],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Take files and folders into the library; an interrupted run goes on where it stopped."""
    settings = load_settings(data_dir=data_dir)
    try:
        with IndexingBar() as bar:
            report = build_index(paths, settings.index, progress=bar.update)
    except KeyboardInterrupt:
        raise Exit(_fail(INTERRUPTED, STOPPED)) from None
    if as_json:
        _print_json(report_json(report))
    else:
        for file in report.files:
            if file.status == "skipped":
                _say(f"skipped {file.file}: {file.reason}")
            for warning in file.warnings:
                _say(f"{file.file}: {warning}")
        _say(report.summary)
    # Of a folder what can be read is taken in; a file that is named was meant.
    named = not any(path.is_dir() for path in paths)
    if named and report.files and all(file.status == "skipped" for file in report.files):
        raise Exit(2)


@app.command()
def ask(
    question: Annotated[
        str | None, typer.Argument(help="a question, in Chinese or English")
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
    batch: BatchIn = None,
    out: BatchOut = None,
) -> None:
    """Answer a question from the documents, each statement with its source."""
    text = _one_of(question, batch, "a question")
    assistant = open_assistant(load_settings(data_dir=data_dir))
    if batch is not None:
        run_batch(batch, out, ("question",), partial(_answer_entry, assistant))
        return
    answer = assistant.ask(text)
    _say_notices(assistant.library)
    if as_json:
        _print_json(answer_json(answer))
    if answer.outcome == "rejected":
        raise InputError(answer.reason or answer.text)
    if not as_json:
        print(render_text(answer))


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(help="what to look for")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=1000, help="how many results")] = 10,
    data_dir: DataDir = None,
    as_json: AsJson = False,
    batch: BatchIn = None,
    out: BatchOut = None,
) -> None:
    """Find the passages nearest to a query."""
    text = _one_of(query, batch, "a query")
    assistant = open_assistant(load_settings(data_dir=data_dir))
    if batch is not None:
        keys = ("query", "question")
        run_batch(
            batch, out, keys, lambda text, _: search_json(assistant.search(check_query(text), k))
        )
        return
    found = assistant.search(check_query(text), k)
    _say_notices(assistant.library)
    if as_json:
        _print_json(search_json(found))
        return
    for number, result in enumerate(found.results, start=1):
        print(f"{number}. {result.file} [{result.start}:{result.end}]\n   {result.text}\n")


@app.command()
def check(
    claim: Annotated[str | None, typer.Argument(help="a claim, in Chinese or English")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="a draft to check")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
    batch: BatchIn = None,
    out: BatchOut = None,
    export: Annotated[
        Path | None, typer.Option("--export", help="evidence pack to write: .md, .html or .json")
    ] = None,
) -> None:
    """Check a claim or a draft against the documents, with quotations for and against."""
    if sum(given is not None for given in (claim, file, batch)) != 1:
        raise InputError("give one of: a claim, --file FILE, --batch FILE")
    settings = load_settings(data_dir=data_dir)
    assistant = open_assistant(settings)
    if batch is not None:
        keys = ("claim", "text")
        # a model is asked for one claim after the other
        many = None if settings.model.llm else partial(check_many, settings=settings)
        run_batch(
            batch, out, keys, lambda text, _: checks_json(assistant.check(text), single=True), many
        )
        return
    text = read_draft(file, settings.index) if file else claim or ""
    checks = assistant.check(text)
    _say_notices(assistant.library)
    if export is not None:
        write_pack(pack_of(checks, assistant.library), export)
    if as_json:
        # offsets count in the draft as it was read: without the marks of Markdown or Word
        _print_json(checks_json(checks) | ({"draft": text} if file else {}))
    else:
        print(render_checks(checks))


@app.command()
def serve(data_dir: DataDir = None) -> None:
    """Start the chat page, as python app.py does."""
    # gradio takes seconds to import, and no other command needs it
    from qa.ui import serve as serve_page

    serve_page(load_settings(data_dir=data_dir))


add_listings(app)
add_upkeep(app)


def main() -> None:
    """Run the command line; never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # bytes of an argument that are no text come back as they were escaped
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    logging.basicConfig(format="yinju: %(message)s", level=logging.WARNING)
    try:
        status = app(standalone_mode=False)
    except YinjuError as error:
        status = _fail(str(error), 2 if isinstance(error, InputError) else 1)
    except TyperException as error:
        status = _fail(error.format_message(), 2)
    except (Abort, KeyboardInterrupt):
        status = _fail("stopped; what was reported as done is kept", STOPPED)
    except BrokenPipeError:
        # the reader of our output went away (`yinju show … | head`): nothing to report to
        sys.stderr.close()
        status = 1
    except Exit as leave:
        status = leave.exit_code
    except Exception as error:
        status = _fail(f"unexpected {type(error).__name__}: {error}", 1)
        logging.getLogger(__name__).debug("unexpected", exc_info=True)
    sys.exit(status if isinstance(status, int) else 0)


def _answer_entry(assistant: Assistant, text: str, entry: Entry) -> dict[str, Any]:
    """Answer a line of a batch; ``turns`` may hold the questions asked before it."""
    earlier = entry.get("turns", [])
    if not isinstance(earlier, list) or not all(isinstance(turn, str) for turn in earlier):
        raise InputError('"turns" needs to be a list of earlier questions')
    return answer_json(assistant.ask(text, assistant.recall(earlier)))


def _fail(message: str, status: int) -> int:
    print("yinju: " + " ".join(message.split()), file=sys.stderr)
    return status


def _one_of(text: str | None, batch: Path | None, what: str) -> str:
    if (text is None) == (batch is None):
        raise InputError(f"give {what} or --batch FILE")
    return text or ""


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _say_notices(library: Library) -> None:
    for notice in library.notices:
        _say(f"yinju: {notice}")


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


if __name__ == "__main__":
    main()

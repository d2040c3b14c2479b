"""The command line of the evaluation: ``python -m evals``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.cases import CASES
from evals.commands import (
    command_add_from_feedback,
    command_compare,
    command_init,
    command_lint,
    command_others,
    command_quality,
    command_run,
)
from evals.from_feedback import PROPOSED
from index.errors import InputError, YinjuError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 1 the gate or the linter found something, 2 wrong input."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except YinjuError as error:
        print(f"evals: {error}", file=sys.stderr)
        return 2 if isinstance(error, InputError) else 1
    except KeyboardInterrupt:
        print("evals: stopped; the same command goes on from here", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    _add_run_options(parser)
    parser.set_defaults(command=command_run)
    commands = parser.add_subparsers(metavar="COMMAND")
    compared = commands.add_parser("compare", help="two runs side by side")
    compared.add_argument("a", type=Path, help="folder of the earlier run")
    compared.add_argument("b", type=Path, help="folder of the later run")
    compared.set_defaults(command=command_compare)
    linted = commands.add_parser("lint", help="check the cases themselves")
    _add_source_options(linted)
    linted.add_argument("--fill", action="store_true", help="write the spans of gold quotations")
    linted.set_defaults(command=command_lint)
    started = commands.add_parser("init", help="a template for cases on your own documents")
    started.add_argument("folder", type=Path, nargs="?", default=Path("cases"))
    started.set_defaults(command=command_init)
    proposed = commands.add_parser("add-from-feedback", help="a reader's remark as a case")
    proposed.add_argument("id", help="the remark's id, as `yinju feedback` lists it")
    proposed.add_argument("--data-dir", type=Path, help="the library that the reader asked")
    proposed.add_argument("--out", type=Path, default=PROPOSED, help="file of proposed cases")
    proposed.set_defaults(command=command_add_from_feedback)
    others = commands.add_parser("others", help="ask the libraries of evals/others")
    others.add_argument("--claims", action="store_true", help="check the claims too")
    others.set_defaults(command=command_others)
    quality = commands.add_parser("quality", help="run, record the figures, write docs/quality.md")
    _add_run_options(quality)
    quality.add_argument(
        "--reset-gates", action="store_true", help="move the gates to what is reached"
    )
    quality.set_defaults(command=command_quality)
    return parser


def _add_source_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--cases", type=Path, default=CASES, help="folder of *.jsonl files")
    parser.add_argument(
        "--data-dir", type=Path, help="a library of your own; by default one is built from seeds/"
    )


def _add_run_options(parser: argparse.ArgumentParser) -> None:
    _add_source_options(parser)
    parser.add_argument("--gate", action="store_true", help="exit 1 when a figure falls short")
    parser.add_argument("--claims", action="store_true", help="check the claims too")
    parser.add_argument("--llm", action="store_true", help="let the configured model write")
    parser.add_argument("--judge", action="store_true", help="add LlamaIndex's evaluators")
    parser.add_argument("--only", default="", help="only cases whose id starts with this")


if __name__ == "__main__":
    sys.exit(main())

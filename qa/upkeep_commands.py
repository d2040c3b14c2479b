"""The commands that care for a library: compact, rebuild, backup, restore."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from index.upkeep import backup, compact, rebuild_index, restore
from qa.progress import IndexingBar
from qa.settings import load_settings

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="folder that holds the library (YINJU_DATA_DIR)")
]


def add_upkeep(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    commands: tuple[Callable[..., None], ...] = (
        compact_command,
        rebuild_command,
        backup_command,
        restore_command,
    )
    for command in commands:
        app.command(command.__name__.removesuffix("_command"))(command)


def compact_command(data_dir: DataDir = None) -> None:
    """Take all vectors into one new generation, and forget what is no longer used."""
    compact(load_settings(data_dir=data_dir).index)
    _say("the library is compacted")


def rebuild_command(data_dir: DataDir = None) -> None:
    """Build the library anew from its stored texts, with the settings in force."""
    with IndexingBar() as bar:
        rebuild_index(load_settings(data_dir=data_dir).index, progress=bar.update)
    _say("the library is built anew")


def backup_command(
    target: Annotated[Path, typer.Argument(help="file to write; it must not exist")],
    data_dir: DataDir = None,
) -> None:
    """Write a verified copy of the library to a file; questions and indexing may go on."""
    backup(load_settings(data_dir=data_dir).index, target)
    _say(f"the library is kept in {target}")


def restore_command(
    source: Annotated[Path, typer.Argument(help="a file written by `yinju backup`")],
    data_dir: DataDir = None,
) -> None:
    """Put a backup in the place of the library, which stays beside it as replaced.sqlite."""
    kept = restore(load_settings(data_dir=data_dir).index, source)
    before = f"; the one before is kept in {kept}, a backup itself" if kept else ""
    _say(f"the library is that of {source}{before}")


def _say(message: str) -> None:
    sys.stderr.write(f"{message}\n")

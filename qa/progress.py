"""The progress bar of indexing, on a terminal only."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


class IndexingBar:
    """A context manager whose ``update`` is the progress callback of ``build_index``."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._progress.add_task("indexing", total=None, rate="")

    def update(self, done: int, total: int, file: str, chunks_per_second: float) -> None:
        """Show that ``done`` of ``total`` files are in, the last of them ``file``."""
        self._progress.update(
            self._task,
            completed=done,
            total=total,
            description=file[-40:],
            rate=f"{chunks_per_second:.0f} chunks/s",
        )

    def __enter__(self) -> "IndexingBar":
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

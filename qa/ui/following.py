"""Work done in a thread of its own while a generator tells how far it has come."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

Told = TypeVar("Told")
Result = TypeVar("Result")


def follow(work: Callable[[Callable[[Told], None]], Result]) -> Iterator[Told | Future[Result]]:
    """Yield what ``work`` tells its listener, as it does, and at last its result as a future.

    Whoever stops listening does not stop the work; it ends unheard.
    """
    told: SimpleQueue[Told | Future[Result]] = SimpleQueue()
    workers = ThreadPoolExecutor(1, thread_name_prefix="answer")
    workers.submit(work, told.put).add_done_callback(told.put)
    workers.shutdown(wait=False)
    while True:
        said = told.get()
        yield said
        if isinstance(said, Future):
            return

"""Work done in a thread of its own while a generator tells how far it has come."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

_TICK_SECONDS: Final = 0.2
Told = TypeVar("Told")
Result = TypeVar("Result")


def follow(
    work: Callable[[Callable[[Told], None]], Result],
) -> Iterator[Told | Future[Result] | None]:
    """Yield what ``work`` tells its listener, as it does, and at last its result as a future.

    Five times a second None is yielded, so that the listener can look whether to go on. Whoever
    stops listening does not stop the work; it ends unheard.
    """
    told: SimpleQueue[Told | Future[Result]] = SimpleQueue()
    workers = ThreadPoolExecutor(1, thread_name_prefix="answer")
    workers.submit(work, told.put).add_done_callback(told.put)
    workers.shutdown(wait=False)
    while True:
        try:
            said = told.get(timeout=_TICK_SECONDS)
        except Empty:
            yield None
            continue
        yield said
        if isinstance(said, Future):
            return

"""Work done in a thread of its own while a generator tells how far it has come."""

from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Event
from typing import Final, TypeVar

_TICK_SECONDS: Final = 0.2
Told = TypeVar("Told")
Result = TypeVar("Result")


class UnheardError(Exception):
    """Raised in work that tells something after its listener has gone, to end it there."""


def follow(
    work: Callable[[Callable[[Told], None]], Result],
) -> Generator[Told | Future[Result] | None, None, None]:
    """Yield what ``work`` tells its listener, as it does, and at last its result as a future.

    Five times a second None is yielded, so that the listener can look whether to go on. When
    nobody listens any more (the generator is closed), the work ends at the next thing it tells.
    """
    told: SimpleQueue[Told | Future[Result]] = SimpleQueue()
    unheard = Event()

    def tell(said: Told) -> None:
        if unheard.is_set():
            raise UnheardError
        told.put(said)

    workers = ThreadPoolExecutor(1, thread_name_prefix="answer")
    workers.submit(work, tell).add_done_callback(told.put)
    workers.shutdown(wait=False)
    try:
        while True:
            try:
                said = told.get(timeout=_TICK_SECONDS)
            except Empty:
                yield None
                continue
            yield said
            if isinstance(said, Future):
                return
    finally:
        unheard.set()

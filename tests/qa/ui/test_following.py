"""Work that nobody waits for any more ends at its next stage."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from qa.ui.following import follow


def test_what_is_told_is_heard_in_order_and_the_result_last() -> None:
    def work(tell: Callable[[str], None]) -> int:
        tell("search")
        tell("read")
        return 7

    *told, result = [said for said in follow(work) if said is not None]
    assert told == ["search", "read"]
    assert isinstance(result, Future) and result.result() == 7


def test_work_ends_at_what_it_tells_next_when_nobody_listens() -> None:
    left = threading.Event()
    ended: list[str] = []

    def work(tell: Callable[[str], None]) -> None:
        tell("search")
        left.wait(20)
        try:
            tell("read")
            ended.append("went on")
        finally:
            ended.append("ended")

    heard = follow(work)
    assert next(heard) == "search"
    heard.close()
    left.set()
    for thread in threading.enumerate():
        if thread.name.startswith("answer"):
            thread.join(20)
    assert ended == ["ended"]


def test_a_failure_is_the_result() -> None:
    def work(tell: Callable[[str], None]) -> None:
        raise ValueError("odd")

    (result,) = [said for said in follow(work) if said is not None]
    with pytest.raises(ValueError, match="odd"):
        result.result()

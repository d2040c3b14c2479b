"""What one visitor's tab holds while several things are worked on in it."""

from qa.ui.session import Session

FAILED = ("what?", "c0de")


def test_what_an_answer_and_a_check_bring_is_both_kept() -> None:
    begun = Session()
    begun.change(failure=FAILED)
    checked = begun.change(checks=())
    assert (checked.failure, checked.checks) == (FAILED, ())
    assert begun.now == checked


def test_tabs_share_nothing() -> None:
    one, other = Session(), Session()
    one.change(failure=FAILED)
    assert other.now.failure is None

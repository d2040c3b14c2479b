"""What the server remembers of one visitor while the tab is open."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any

from qa.types import Answer, ClaimCheck
from qa.ui.locale import Locale

# Held for no longer than it takes to put one value in the place of another. One for all tabs:
# Gradio copies what it keeps in a session deeply, which no lock can be.
_CHANGE = Lock()


@dataclass(slots=True, eq=False)
class Asking:
    """The question that is being answered, and the stage its answer has come to.

    ``end`` is set by another event of the tab: "stop" to let the question go, "undo" to have it
    back in the box, "clear" to let the whole conversation go. Whoever works on the answer sees it
    and has the last word on the screen.
    """

    question: str
    stage: str = "search"
    end: str = ""


@dataclass(slots=True, eq=False)
class Checking:
    """How many claims of a draft are checked, of how many (0 before they are counted)."""

    done: int = 0
    total: int = 0
    stopped: bool = False


@dataclass(slots=True)
class Tab:
    """The one thing of a session that changes in place.

    A language chosen while an answer is worked out holds for that answer too, a question sent
    twice is asked once, and what is asked while a draft is checked is not lost when its verdicts
    come: all need what is so now, not what was so when the work began.
    ``remark`` is the id of the last remark on an answer, to which a note may be added; ``remarks``
    are the ids of all by kind, question and answer. ``latest`` is the session as it is now.
    """

    locale: Locale = "en"
    asking: Asking | None = None
    checking: Checking | None = None
    remark: str | None = None
    remarks: dict[tuple[str, str, str], str] = field(default_factory=dict)
    latest: "Session | None" = None

    @contextmanager
    def ask(self, question: str) -> Iterator[Asking]:
        """Say that ``question`` is being answered while the block runs."""
        self.asking = Asking(question)
        try:
            yield self.asking
        finally:
            self.asking = None

    @contextmanager
    def check(self) -> Iterator[Checking]:
        """Say that a draft is being checked while the block runs."""
        self.checking = Checking()
        try:
            yield self.checking
        finally:
            self.checking = None


@dataclass(frozen=True, slots=True)
class Session:
    """The tab, the answers so far, oldest first, and the last draft that was checked.

    The conversation is kept here and never taken from the browser, where it could be forged.
    """

    tab: Tab = field(default_factory=Tab)
    answers: tuple[Answer, ...] = ()
    failure: tuple[str, str] | None = None
    checks: tuple[ClaimCheck, ...] | None = None

    @property
    def locale(self) -> Locale:
        """The language that the visitor reads now."""
        return self.tab.locale

    @property
    def now(self) -> "Session":
        """The tab's session as it is now: other work may have changed it since this was read."""
        return self.tab.latest or self

    def change(self, **parts: Any) -> "Session":
        """Return the tab's session as it is now, with these parts changed, and keep it."""
        with _CHANGE:
            self.tab.latest = replace(self.now, **parts)
            return self.tab.latest

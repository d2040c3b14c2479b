"""What the server remembers of one visitor while the tab is open."""

from dataclasses import dataclass

from qa.types import Answer, ClaimCheck
from qa.ui.locale import Locale


@dataclass(frozen=True, slots=True)
class Session:
    """The page's language and the answers so far, oldest first.

    The conversation is kept here and never taken from the browser, where it could be forged.
    """

    locale: Locale = "en"
    answers: tuple[Answer, ...] = ()
    failure: tuple[str, str] | None = None
    checks: tuple[ClaimCheck, ...] | None = None

"""Ways to write an answer from evidence: one Protocol, one file for each way."""

from typing import Protocol

from qa.types import Draft, Evidence, Mode, Question


class Answerer(Protocol):
    """Writes the statements of an answer; nothing it writes is shown before it was checked."""

    @property
    def mode(self) -> Mode:
        """What the answer says about how it was written."""
        ...

    def draft(self, question: Question, evidence: Evidence) -> tuple[Draft, ...]:
        """Return the statements, most direct first; raises ``ModelFailed`` when it cannot."""
        ...

    def close(self) -> None:
        """End the connections to a model."""
        ...

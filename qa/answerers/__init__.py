"""Ways to write an answer from evidence: one Protocol, one file for each way."""

from collections.abc import Sequence
from typing import Protocol

from qa.types import Draft, Evidence, EvidenceSentence, Mode, Proposal, Question


class Answerer(Protocol):
    """Writes the statements of an answer; nothing it writes is shown before it was checked."""

    @property
    def mode(self) -> Mode:
        """What the answer says about how it was written."""
        ...

    def draft(self, question: Question, evidence: Evidence) -> tuple[Draft, ...]:
        """Return the statements, most direct first; raises ``ModelFailed`` when it cannot."""
        ...

    def judge(self, claim: str, sentences: Sequence[EvidenceSentence]) -> Proposal | None:
        """Return what a model thinks of a claim, ``None`` without one; raises ``ModelFailed``."""
        ...

    def close(self) -> None:
        """End the connections to a model."""
        ...

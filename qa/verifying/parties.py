"""Whether a statement gives the parties of an event other parts than its source does."""

import re
from collections.abc import Sequence

from index.text import match_form
from index.types import Language
from qa.naming.names import capitalised, people, places
from qa.verifying.wording import Source

_ROLE = re.compile(
    r"\b(from|to|by|against|over|被|由|从|向|给|比|对)\s*(?:the\s+)?$", re.IGNORECASE
)
_PASSIVE = re.compile(r"被|由|遭|\bby\b")


def has_swapped(text: str, language: Language, sources: Sequence[Source]) -> bool:
    """Return whether a statement gives named parties other parts than its source does.

    Parties keep their order and the word that marks their part ("from", "by", 被), unless one side
    is passive and the other is not. Only texts of one language can be compared so.
    """
    said = _parties(text, language)
    for source in sources:
        if source.language != language or bool(_PASSIVE.search(text)) != bool(
            _PASSIVE.search(source.text)
        ):
            continue
        found = _parties(source.text, language)
        order = [name for name in found if name in said]
        again = [name for name in said if name in found]
        if again != order or any(not said[name] & found[name] for name in again):
            return True
    return False


def _parties(text: str, language: Language) -> dict[str, set[str]]:
    """Return the names of a text in order, each with the words that mark its part ("" for none)."""
    spans = capitalised(text) if language == "en" else (*people(text, "zh"), *places(text, "zh"))
    found: dict[str, set[str]] = {}
    for start, end in sorted(spans):
        role = _ROLE.search(text[:start])
        found.setdefault(match_form(text[start:end]), set()).add(role[1].lower() if role else "")
    return found

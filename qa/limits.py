"""The door for questions: what cannot be a question is turned away here, once, with the reason."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from index.errors import InputError
from qa.asking.greetings import is_greeting
from qa.settings import LimitSettings


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a text is no question: ``key`` and ``values`` are those of ``qa.messages``."""

    key: str
    values: Mapping[str, object] = field(default_factory=dict)


def check_question(text: str, limits: LimitSettings) -> str | Rejection:
    """Return the question without outer blanks, or why it is turned away.

    Turned away are: nothing but blanks or marks, more than ``limits.question_chars`` characters,
    control characters other than tab and line ends, lone surrogates, and mere courtesies.
    """
    if not text.strip():
        return Rejection("rejected_empty")
    if len(text) > limits.question_chars:
        return Rejection(
            "rejected_too_long", {"limit": f"{limits.question_chars:,}", "length": f"{len(text):,}"}
        )
    if any(_is_control(character) for character in text):
        return Rejection("rejected_control")
    if not any(character.isalnum() for character in text):
        return Rejection("rejected_no_words")
    if is_greeting(text):
        return Rejection("rejected_greeting")
    return " ".join(text.split())


def check_query(text: str, most: int | None = None) -> str:
    """Return what is to be looked for; raises ``InputError`` when it has no words, holds control
    characters or lone surrogates, or is longer than ``most`` characters.
    """
    if most is not None and not 0 < len(text.strip()) <= most:
        raise InputError(f"a text of 1 to {most} characters is needed, not {len(text.strip())}")
    if any(_is_control(character) for character in text):
        raise InputError("the text holds control characters and cannot be read")
    if not any(character.isalnum() for character in text):
        raise InputError("there are no words in it; write what to look for")
    return text


def check_draft(text: str, limits: LimitSettings) -> str:
    """Return a draft as it was given; raises ``InputError`` when there is nothing to check, more
    than ``limits.draft_chars`` characters of it, or half a character (a lone surrogate) in it.
    """
    if not any(character.isalnum() for character in text):
        raise InputError("there is nothing to check: the text has no words")
    if len(text) > limits.draft_chars:
        raise InputError(
            f"the draft has {len(text):,} characters; at most {limits.draft_chars:,} can be checked"
        )
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise InputError("the text holds control characters and cannot be read")
    return text


def _is_control(character: str) -> bool:
    return character not in "\t\n\r" and unicodedata.category(character) in ("Cc", "Cs")

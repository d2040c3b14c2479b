"""Raised and lowered characters in running text: notes, powers and ordinals, told apart."""

import re

_ORDINAL = re.compile(r"st|nd|rd|th|er|e|re|ème|o|º|ª|TM|SM|™|®|©|℠", re.IGNORECASE)
_NOTE = re.compile(r"[(（〔［]?(\d{1,3}(?:\s*[,，、–-]\s*\d{1,3})*|[a-z]|[ivx]{1,4})[)）〕］]?")
_POWER = re.compile(r"[-−–+]?\d{1,3}")
# A unit of length, time or mass, or a single letter that stands for a quantity.
_RAISED_UNIT = re.compile(r"(?<![A-Za-z])(?:[munkcdpμµ]?m|ft|in|yd|mi|s|kg|[A-Za-z])$|[米里尺]$")
_RAISED_TEN = re.compile(r"(?<![\d.,])10$")
_SQUARES = {"2": "²", "3": "³"}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# It begins with what is rare, so that a search passes quickly over the rest.
_AFTER_A_NUMBER = re.compile(
    r"[⁰¹²³⁴⁵⁶⁷⁸⁹](?<=[\d.,%％。，、；：）)”’」』㐀-鿿].)[⁰¹²³⁴⁵⁶⁷⁸⁹]{0,2}"
)


def with_raised(before: str, text: str, *, low: bool, note: bool) -> str:
    """The text of a raised (or ``low``) piece as it is put into the line after ``before``.

    A footnote's number goes into brackets, so that "$90.²" never becomes 90.2; a power keeps its
    sign ("m²", "10^6"); what else is raised ("1st") is set on the line. ``note`` says that it
    leads to a note.
    """
    before = before.rstrip("\n")
    if low:
        return f"_{text}" if before[-1:].isdigit() and text[:1].isdigit() else text
    if _ORDINAL.fullmatch(text) and before[-1:].isalnum() and not note:
        return text
    if _POWER.fullmatch(text) and not note:
        if _RAISED_UNIT.search(before):
            return _SQUARES.get(text) or f"^{text}"
        if _RAISED_TEN.search(before) or not text[0].isdigit():
            return f"^{text}"
    if found := _NOTE.fullmatch(text):
        return f"[{found[1]}]"
    return text


def note_marks(text: str) -> str:
    """The text with raised digits after numbers, marks and Chinese characters put in brackets.

    In a text's matching form "90²" would read as 902. Powers of ten and units keep their form.
    """

    def bracketed(match: re.Match[str]) -> str:
        return with_raised(
            text[max(0, match.start() - 12) : match.start()],
            match[0].translate(_SUPERSCRIPTS),
            low=False,
            note=False,
        )

    return _AFTER_A_NUMBER.sub(bracketed, text)

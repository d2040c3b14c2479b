"""Reads what a language model wrote: liberal in form, because the check afterwards is strict.

Understood are the JSON asked for, JSON in code fences, one object a line, JSON that breaks off
(whole statements are kept), and plain sentences with ``[1]`` marks.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from qa.answerers.prompts import visible
from qa.types import ClaimVerdict

VERDICTS = get_args(ClaimVerdict)
MOST_STATEMENTS = 20
LONGEST_STATEMENT = 1_000

_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_MARKS = r"(?:\s*(?:\[\s*\d+(?:\s*[,，、;]\s*\d+)*\s*\]|【\s*\d+(?:\s*[,，、;]\s*\d+)*\s*】))+"
_MARK_RUN = re.compile(_MARKS)
_BULLET = re.compile(r"^[\s>*#•·\-–—]*(?:\d+[.)、]\s+)?")
_STOPS = "。．.!?！？,，;； "
_SOURCE_KEYS = ("sources", "citations", "source", "cites", "sentences")


@dataclass(frozen=True, slots=True)
class Written:
    """One statement as the model wrote it, and the sentence numbers it claims to rest on."""

    text: str
    sources: tuple[int, ...]


def read_reply(reply: str) -> tuple[Written, ...] | None:
    """Return the statements of a model's reply, or ``None`` when nothing in it can be read.

    An empty tuple means that the model says the sources do not answer.
    """
    reply = _THOUGHTS.sub("", reply).strip()
    found = list(_json_values(reply))
    said_nothing = any(isinstance(value, dict) and value.get("statements") == [] for value in found)
    statements = [written for value in found for written in _from_json(value)]
    if not statements and not said_nothing and not reply.startswith(("{", "[{")):
        statements = list(_from_lines(reply))
    if not statements and not said_nothing:
        return None
    return tuple(statements[:MOST_STATEMENTS])


def read_verdict(reply: str) -> tuple[ClaimVerdict, int | None] | None:
    """Return the verdict on a claim and the number of the sentence it rests on.

    ``None`` when nothing in the reply can be read as a verdict, or more than one is given.
    """
    found = {
        (value["verdict"], next(iter(_numbers(value.get("sentence"))), None))
        for value in _json_values(_THOUGHTS.sub("", reply).strip())
        if isinstance(value, dict) and value.get("verdict") in VERDICTS
    }
    return found.pop() if len(found) == 1 else None


def _json_values(reply: str) -> Iterator[Any]:
    """Yield every JSON object that is whole, the outermost first; go inside where one broke off."""
    decoder = json.JSONDecoder()
    at = reply.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(reply, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            yield value
        at = reply.find("{", end)


def _from_json(value: Any) -> Iterator[Written]:
    """Yield the statements of one JSON value, wherever in it they stand."""
    if isinstance(value, list):
        for item in value:
            yield from _from_json(item)
    elif isinstance(value, dict) and isinstance(value.get("text"), str):
        claimed = next((value[key] for key in _SOURCE_KEYS if key in value), ())
        marks = _MARK_RUN.findall(value["text"])
        numbers = (*_numbers(claimed), *(int(n) for m in marks for n in re.findall(r"\d+", m)))
        yield from _written(_MARK_RUN.sub("", value["text"]), numbers)
    elif isinstance(value, dict) and "statements" in value:
        yield from _from_json(value["statements"])


def _numbers(claimed: Any) -> tuple[int, ...]:
    """Return the sentence numbers of a citation field: 3, "3", [1, "2"], "[1] [2]"."""
    if isinstance(claimed, bool):
        return ()
    if isinstance(claimed, int):
        return (claimed,)
    if isinstance(claimed, str):
        return tuple(int(number) for number in re.findall(r"\d{1,6}", claimed))
    if isinstance(claimed, list | tuple):
        return tuple(number for item in claimed for number in _numbers(item))
    return ()


def _from_lines(reply: str) -> Iterator[Written]:
    """Yield the sentences of plain text that carry marks; what has no mark is no statement."""
    for line in reply.splitlines():
        line = " ".join(_BULLET.sub("", line).replace("**", "").split())
        start = 0
        for marks in _MARK_RUN.finditer(line):
            numbers = tuple(int(number) for number in re.findall(r"\d+", marks.group()))
            yield from _written(line[start : marks.start()].lstrip(_STOPS), numbers)
            start = marks.end()


def _written(text: str, numbers: tuple[int, ...]) -> Iterator[Written]:
    """Yield the statement when anything is left of it after cleaning."""
    cleaned = " ".join(visible(text).split())
    if cleaned and len(cleaned) <= LONGEST_STATEMENT:
        yield Written(cleaned, tuple(dict.fromkeys(numbers)))

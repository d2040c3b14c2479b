"""Whether quotations support a statement, by wording and numbers alone.

Stands in for the language-inference model of ALCE. It reads only what is on the page, the
statement and its quotations, and never the verdict the product gave itself.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from index.numbers import find_quantities
from index.terms import NAME, SUB_WORD, analyse
from index.text import language_of, match_form

LEAST_COVERED = 0.6
LEAST_LIFTED = 0.6
_MARK = re.compile(r"\[\d+\]|\*\*|__")
_LETTER = re.compile(r"\w")


def supports(statement: str, quotes: Sequence[str]) -> bool:
    """Whether every number of the ``statement`` and most of its wording stand in the ``quotes``."""
    said = _MARK.sub("", statement)
    source = "\n".join(quotes)
    if not _numbers(said) <= _numbers(source):
        return False
    return _lifted(said, quotes) >= LEAST_LIFTED or _covered(said, source) >= LEAST_COVERED


def _numbers(text: str) -> frozenset[tuple[str, float]]:
    """Values written in digits or words, in either language; dates by year, month and day."""
    found: set[tuple[str, float]] = set()
    for quantity in find_quantities(text, language_of(text)):
        kind = "date" if quantity.kind == "date" else "number"
        value = quantity.value if quantity.kind != "date" else float(hash(quantity.iso or "") % 997)
        found.add((kind, value))
    return frozenset(found)


def _lifted(statement: str, quotes: Sequence[str]) -> float:
    """The share of the statement's letters that stand in one piece in a quotation."""
    said = match_form("".join(_LETTER.findall(statement)))
    if not said:
        return 0.0
    best = 0
    for quote in quotes:
        source = match_form("".join(_LETTER.findall(quote)))
        if source and source in said:
            best = max(best, len(source))
            continue
        matcher = SequenceMatcher(None, said, source, autojunk=False)
        best = max(best, matcher.find_longest_match().size)
    return best / len(said)


def _covered(statement: str, source: str) -> float:
    said = _words(statement)
    return len(said & _words(source)) / len(said) if said else 0.0


def _words(text: str) -> frozenset[str]:
    terms = analyse(text, language_of(text))
    return frozenset(term for term in terms if not term.startswith((SUB_WORD, NAME)))

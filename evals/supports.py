"""Whether quotations support a statement, by wording and numbers alone.

Stands in for the language-inference model of ALCE. It reads only what is on the page, the
statement and its quotations, and never the verdict the product gave itself.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from index.numbers import find_quantities
from index.sentences import split_text
from index.terms import NAME, SUB_WORD, analyse
from index.text import language_of, match_form

LEAST_COVERED = 0.6
LEAST_LIFTED = 0.6
MOST_AROUND = 80  # letters of our own around a quotation
_MARK = re.compile(r"\[\d+\]|\*\*|__")
_INNER = re.compile(r"(?<=“).+(?=”)|(?<=「).+(?=」)", re.DOTALL)
_LETTER = re.compile(r"\w")


def supports(statement: str, quotes: Sequence[str]) -> bool:
    """Whether the ``quotes`` hold every number and, sentence by sentence, most of the wording.

    A few words that introduce a quotation ("In the Chinese source: “…”") need no source.
    """
    said, source = _MARK.sub("", statement), "\n".join(quotes)
    if not _numbers(said) <= _numbers(source):
        return False
    said = _introduced(said, source)
    parts = [said[start:end] for start, end in split_text(said, language_of(said))]
    return bool(parts) and all(_is_covered(part, quotes) for part in parts)


def _is_covered(sentence: str, quotes: Sequence[str]) -> bool:
    lifted = _lifted(sentence, quotes) >= LEAST_LIFTED
    return lifted or _covered(sentence, "\n".join(quotes)) >= LEAST_COVERED


def _introduced(said: str, source: str) -> str:
    """What stands between quotation marks, when it is from the source and little is around it."""
    inner = [piece for piece in _INNER.findall(said) if _letters(piece) in _letters(source)]
    around = len(_letters(said)) - sum(len(_letters(piece)) for piece in inner)
    return " ".join(inner) if inner and around <= MOST_AROUND else said


def _numbers(text: str) -> frozenset[tuple[str, float | str]]:
    """Values written in digits or words, in either language; dates in their ISO form."""
    return frozenset(
        ("date", quantity.iso or "") if quantity.kind == "date" else ("number", quantity.value)
        for quantity in find_quantities(text, language_of(text))
    )


def _letters(text: str) -> str:
    return match_form("".join(_LETTER.findall(text)))


def _lifted(statement: str, quotes: Sequence[str]) -> float:
    """The share of the statement's letters that stand in one piece in a quotation."""
    said = _letters(statement)
    if not said:
        return 0.0
    best = 0
    for quote in quotes:
        source = _letters(quote)
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

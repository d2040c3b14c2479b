"""Signs of an answer: tokens of the kind asked for, and words that go with an answer."""

import re
from functools import lru_cache

from index.lexicon import load_lexicon
from index.terms import MONTH, NAME, NUMBER, SUB_WORD
from index.text import HAN
from qa.question import is_empty_word
from qa.types import AnswerType

KINDS = ("number", "date", "name", "word")
WANTED = {
    "number": "number",
    "share": "number",
    "date": "date",
    "person": "name",
    "place": "name",
    "organisation": "name",
}  # every other type asks for words

_CUES: dict[AnswerType, re.Pattern[str]] = {
    "reason": re.compile(
        r"因为|由于|因此|所以|为了|原因|导致|使得|以便|目的"
        r"|\bbecause\b|\bdue to\b|\bsince\b|\bin order\b"
        r"|\bso that\b|\btherefore\b|\bas a result\b|\bcaused?\b|\breasons?\b|\bto avoid\b",
        re.IGNORECASE,
    ),
    "definition": re.compile(
        r"称为|称作|又称|简称|被称|即|是指|指的是|名为|叫做|叫作|所谓"
        r"|\bcalled\b|\bknown as\b|\bnamed\b|\bmeans?\b"
        r"|\brefers? to\b|\bdefined\b|\bis an?\b|\bwas an?\b",
        re.IGNORECASE,
    ),
    "list": re.compile(
        r"、|包括|分别|一是|以及|等|\bincluding\b|\bsuch as\b|, and\b|\bboth\b|\bas well as\b",
        re.IGNORECASE,
    ),
    "share": re.compile(
        r"%|％|成|百分之|分之|半数|\bper ?cent\b|\bhalf\b|\bthirds?\b", re.IGNORECASE
    ),
}
_LEANING = re.compile(
    r"^\W*(?:他们|她们|它们|他|她|它|该|此|这|那|其|而且|并且|此外|另外|但|同时|其中|后者|前者|对此|因此|为此"
    r"|(?:he|she|it|they|this|these|those|that|his|her|its|their|such|however|also|both|one|another|"
    r"there|here|then|thus|therefore|in addition|for example|instead|the (?:latter|former))\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=131_072)
def kind_of(term: str) -> str:
    """The kind of answer a term may be: one of ``KINDS``, or "" for parts and empty words."""
    if term.startswith(MONTH):
        return "date"
    if term[0] == NUMBER:
        return "date" if re.fullmatch(r"#(?:1\d{3}|20\d{2})", term) else "number"
    if term[0] == NAME:
        return "name"
    if term[0] == SUB_WORD or is_empty_word(term):
        return ""
    if not HAN.match(term):
        return "word"
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(term)
    known = number is None or bool(lexicon.ordinary[number])
    return "word" if known else "name"


def has_cue(sentence: str, answer_type: AnswerType) -> bool:
    """Whether a sentence holds words that usually go with an answer of this type."""
    cue = _CUES.get(answer_type)
    return bool(cue and cue.search(sentence))


def leans_on_neighbour(sentence: str) -> bool:
    """Whether a sentence opens with a word that points to what was said before it."""
    return bool(_LEANING.match(sentence))

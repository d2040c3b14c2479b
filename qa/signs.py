"""Signs that a sentence is of the kind a question asks for, beside its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.text import match_form
from index.types import Document, Sentence
from qa.alignment import Word
from qa.answer_spans import Candidate, has_form
from qa.names import people
from qa.polarity import exceptions, negations
from qa.romanised import romanised
from qa.types import Question

Floats = NDArray[np.float32]

_ONLY = re.compile(
    r"唯一|例外|\bonly (?:\w+ ){1,3}?(?:that |which )?(?:is )?(?:not|outside)|outside\b|exception"
)
_POST = re.compile(
    r"市长|区长|书记|主任|部长|局长|省长|总统|院长|校长|\b(?:mayor|minister|president|director|secretary|governor)\b"
)
_DEPUTY = re.compile(
    r"副(?:市长|区长|书记|主任|部长|局长|省长|总统|院长|校长)|\b(?:deputy|vice|assistant)\W+(?:\w+\W+){0,2}"
    r"(?:mayor|minister|president|director|secretary|governor)\b"
)
_WHO_SAYS = re.compile(
    r"(?:谁|哪位\w{0,4}|哪[一]?个人)\w{0,6}(?:说|表示|提出|称|讲|谈|主张|认为|强调|透露|承诺|宣布)|(?:出自|出于)(?:谁|哪位)"
    r"|\b(?:who|which (?:official|person|leader|speaker|secretary|mayor)) (?:\w+ )?"
    r"(?:sa(?:id|ys)|stated|promised|announced|argued|claim(?:s|ed)|mentioned|stressed|wants)\b"
    r"|\bwhose words\b",
    re.IGNORECASE,
)
_DEFINING = re.compile(
    r"[”」』》\"）)]*\s*(?:\([A-Z]+\)\s*)?"
    r"(?:即|是指|指的是|指|是|为|，即|,即|is\b|are\b|means\b|refers? to\b)"
)
SPOKEN = 0.35
_TYPED_KINDS = ("number", "share", "date", "person", "place", "organisation")


@dataclass(frozen=True, slots=True)
class Read:
    """A candidate sentence as it was read: its words and their match with the question."""

    sentence: Sentence
    document: Document
    text: str
    words: tuple[Word, ...]
    match: Floats  # (asked words, words)
    best: Floats  # (asked words,)
    passage: float


def kind_features(question: Question, read: Read, found: Sequence[Candidate]) -> dict[str, float]:
    """Return the features that tell whether a sentence is of the kind that is asked for."""
    features: dict[str, float] = {}
    kind = question.answer_type
    if kind in _TYPED_KINDS:
        spoken = kind == "person" and bool(read.sentence.speaker) and asks_who_says(question.text)
        features["near"] = max((c.nearness for c in found), default=SPOKEN * spoken)
        features["typed"] = float(bool(found) or spoken)
    if kind in ("reason", "definition"):
        features["form"] = float(has_form(kind, read.text))
        features["defines"] = float(kind == "definition" and _defines(read))
    label = read.text.rstrip().endswith((":", "："))
    introduces = (
        kind in ("person", "definition") and not label and people(read.text, read.document.language)
    )
    features["heading"] = float(read.sentence.kind == "heading" and not introduces)
    features["asks"] = float(read.text.rstrip().endswith(("?", "？")))
    if question.speaker:
        features["speaker"] = float(_speaks(question, read))
    if kind == "definition":
        features["introduces"] = float(bool(introduces) and _names_asked(question, read))
    if _exception_asked(question):
        features["excepts"] = float(bool(exceptions(read.text)))
        denies = bool(exceptions(read.text) or negations(read.text))
        features["affirms"] = float(not denies)
    features["deputy"] = float(_is_deputy(question.text, read.text))
    return features


def _names_asked(question: Question, read: Read) -> bool:
    """Whether the sentence names a person that the question names."""
    asked = [question.text[a:b] for a, b in people(question.text, question.language)]
    named = [read.text[a:b] for a, b in people(read.text, read.document.language)]
    return any(names_person(one, other) for one in asked for other in named)


def _exception_asked(question: Question) -> bool:
    """Whether the question asks for what is left out ("哪国使馆不在…", "the only one not in …")."""
    if question.answer_type not in ("place", "organisation", "person", "list", "definition"):
        return False
    return bool(negations(question.text) or _ONLY.search(match_form(question.text)))


def _is_deputy(asked: str, text: str) -> bool:
    """Whether a deputy's post stands where the question asks for the post itself."""
    return bool(
        _POST.search(match_form(asked))
        and not _DEPUTY.search(match_form(asked))
        and _DEPUTY.search(match_form(text))
    )


def asks_who_says(text: str) -> bool:
    """Whether the question asks whose words these are."""
    return bool(_WHO_SAYS.search(match_form(text)))


def _defines(read: Read) -> bool:
    """Whether a word asked about stands right before a word that defines it (“两区”即…)."""
    if not read.match.size:
        return False
    for place, word in enumerate(read.words):
        if read.match[:, place].max() >= 0.9 and _DEFINING.match(read.text, word.end):
            return True
    return False


def _speaks(question: Question, read: Read) -> bool:
    """Whether the sentence is spoken by, or names, the person whose words are asked for."""
    return names_person(question.speaker or "", read.sentence.speaker or "") or any(
        names_person(question.speaker or "", read.text[start:end])
        for start, end in people(read.text, read.document.language)
    )


def names_person(one: str, other: str) -> bool:
    """Whether two names are one person's, in whichever script each is written."""
    letters = [re.sub(r"[^a-z]", "", romanised(name).lower()) for name in (one, other)]
    return bool(letters[0]) and (letters[0] == letters[1] or match_form(one) == match_form(other))

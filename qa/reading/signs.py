# ruff: noqa: E501  (word lists are one line each)
"""Signs that a sentence is of the kind a question asks for, beside its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.text import match_form
from index.types import Document, Sentence
from index.warnings import injection_warnings
from qa.comparing.alignment import Word
from qa.comparing.polarity import exceptions, negations
from qa.naming.codes import other_code
from qa.naming.names import people
from qa.naming.romanised import romanised
from qa.reading.answer_forms import gives_reason, has_form
from qa.reading.answer_names import ranked_name
from qa.reading.answer_spans import Candidate
from qa.reading.definitions import defines_one
from qa.reading.enumerations import enumerated
from qa.reading.exempted import asks_exemption, tells_exemption
from qa.reading.framing import comes_first, framed, sums_up
from qa.reading.named import quoted
from qa.types import TYPED_KINDS, Question

Floats = NDArray[np.float32]

_ONLY = re.compile(
    r"唯一|例外|\bonly (?:\w+ ){1,3}?(?:that |which )?(?:is )?(?:not|outside)|outside\b|exception"
)
_POST = re.compile(
    r"市长|区长|书记|主任|部长|局长|省长|总统|院长|校长|县长|镇长|乡长|处长|科长|厅长|行长|社长|厂长|馆长|站长|会长|所长|主席|总理|董事长|总监|总裁|总经理|秘书长|理事长"
    r"|\b(?:mayor|minister|president|director|secretary|governor|chair(?:man|woman|person)?|treasurer|ceo|chief executive)\b"
)
_RELATION = re.compile(
    r"妻子|丈夫|父亲|母亲|儿子|女儿|哥哥|弟弟|姐姐|妹妹|导师|秘书|\b(?:wife|husband|father|mother|son|daughter|brother|sister)\b"
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
_ASKS_NAME = re.compile(
    r"[称叫誉][作为做]|称呼|称号|名号|美誉|美称|别称|外号|绰号|俗称|简称|叫什么"
    r"|\bnick-?named?\b|\bknown as\b|\bcalled\b|\bdubbed\b|\breferred to as\b"
    r"|\bname(?:d)? (?:for|of|after)\b"
    r"|\b(?:what|which|another|other) (?:\w+ )?name\b|\babbreviat|\bacronym\b",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(
    r"[称叫誉][作为做]|美誉|美称|别称|外号|绰号|俗称|简称|又称|人称|名为|号称|[“「《][^”」》]{1,20}[”」》]之称"
    r"|\bnick-?named?\b|\bknown as\b|\bcalled\b|\bdubbed\b|\breferred to as\b|\bnamed\b"
    r"|\bshort for\b",
    re.IGNORECASE,
)
SPOKEN = 0.35
DEFINES_QUOTED = 1.4


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
    if kind in TYPED_KINDS:
        spoken = not found and _named_above(question, read)
        features["near"] = max((c.nearness for c in found), default=SPOKEN * spoken)
        features["typed"] = float(bool(found) or spoken)
        features["counts"] = max((c.beside for c in found), default=0.0)
        features["framed"] = float(
            any(framed(question, read.text, (c.start, c.end)) for c in found[:3])
        )
        features["sums_up"] = float(bool(found) and sums_up(question, read.text))
        features["classified"] = float(any(c.classified for c in found))
        features["of_part"] = float(any(c.of_part for c in found))
    if kind in ("reason", "definition"):
        features["form"] = float(has_form(kind, read.text))
        features["gives_reason"] = float(kind == "reason" and gives_reason(read.text))
        features["names_it"] = float(name_asked(question) and names_it(read.text))
    if kind in ("list", "open", "definition"):
        features["defines"] = _says_what_it_is(question, read)
    label = read.text.rstrip().endswith((":", "："))
    introduces = (
        kind in ("person", "definition") and not label and people(read.text, read.document.language)
    )
    features["heading"] = float(read.sentence.kind == "heading" and not introduces)
    if question.speaker:
        features["speaker"] = float(_speaks(question, read))
    if kind == "definition":
        features["introduces"] = float(bool(introduces) and _names_asked(question, read))
    features |= _left_out(question, read.text)
    features["comes_first"] = comes_first(question, read.text)
    features["lists"] = float(kind == "list" and enumerated(read.text) is not None)
    features["deputy"] = float(_is_deputy(question.text, read.text))
    features["other_code"] = float(other_code(question.text, read.text) is not None)
    if read.document.warnings:
        features["orders"] = float(bool(injection_warnings(read.text)))
    return features


def _left_out(question: Question, text: str) -> dict[str, float]:
    """Signs that a sentence tells what is left out, where that is asked for."""
    features: dict[str, float] = {}
    excepted = exception_asked(question)
    if excepted or asks_exemption(question):
        features["exempts"] = float(tells_exemption(text))
    if excepted:
        features["excepts"] = float(bool(exceptions(text)))
        features["affirms"] = float(not (exceptions(text) or negations(text)))
    return features


def _named_above(question: Question, read: Read) -> bool:
    """Whether the heading or the speaker names what is asked for, where the sentence does not."""
    if question.answer_type == "person":
        return bool(read.sentence.speaker) and asks_who_says(question.text)
    above = read.sentence.section if read.sentence.kind != "heading" else None
    return bool(above and ranked_name(question, above, read.document.language))


def _names_asked(question: Question, read: Read) -> bool:
    """Whether the sentence names a person that the question names."""
    asked = [question.text[a:b] for a, b in people(question.text, question.language)]
    named = [read.text[a:b] for a, b in people(read.text, read.document.language)]
    return any(names_person(one, other) for one in asked for other in named)


def name_asked(question: Question) -> bool:
    """Whether the question asks what somebody or something is called."""
    wanted = question.answer_type in ("reason", "definition")
    return wanted and bool(_ASKS_NAME.search(match_form(question.text)))


def names_it(text: str) -> bool:
    """Whether a sentence says what somebody or something is called."""
    return bool(_NAMES_IT.search(match_form(text)))


def exception_asked(question: Question) -> bool:
    """Whether the question asks for what is left out ("哪国使馆不在…", "the only one not in …")."""
    if question.answer_type not in ("place", "organisation", "person", "list", "definition"):
        return False
    return bool(negations(question.text) or _ONLY.search(match_form(question.text)))


def names_post(text: str) -> bool:
    """Whether a text names a post ("mayor", 书记), or whose relation somebody is ("wife")."""
    folded = match_form(text)
    return bool(_POST.search(folded) or _RELATION.search(folded))


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


def _says_what_it_is(question: Question, read: Read) -> float:
    """Whether a sentence defines a term that the question quotes, which tells more where it asks
    what something is, or else whether it defines the one that is asked about."""
    definition = question.answer_type == "definition"
    if terms := quoted(question.text):
        return defines_one(terms, read.text) * (DEFINES_QUOTED if definition else 1.0)
    return float(definition and _defines(read))


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

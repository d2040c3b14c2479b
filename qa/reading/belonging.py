# ruff: noqa: E501  (one pattern is one line)
"""Which of several like spans of a sentence belongs to what is asked: the figure of the part that is
named, the one who holds the post, the day that stands."""

import re
from collections.abc import Iterable, Sequence

from index.text import match_form
from index.types import Language

Span = tuple[int, int]

_BREAK = re.compile(r"[，,、;；:：。.!?！？()（）|]|\band\b")
_ASIDE = re.compile(r"[（(][^（）()]{1,40}[)）]")
_GROUPED = re.compile(r"(?<=\d),(?=\d{3})")
_LABEL_START = re.compile(
    r"^(?:其中|其余|而|和|及|以及|另有?|有|每|对|在|the |of (?:them|these|which|whom),? |with |for |in |at )+"
)
_LABEL_END = re.compile(
    r"(?:为|是|达到?|约|有|共|占|的|各|设|[:： ]| (?:is|are|was|were|has|had|have|at|by|about|with))+$"
)
_AFTER_START = re.compile(
    r"^\s?(?:of (?:them|these|which|whom|those)\b ?|people |units |(?:yuan|euros?|pounds?|dollars?) )?(?:(?:are|is|were|was|come|came|live|went|go) )?(?:in|at|for|from|on|by|to|of)? ?(?:the )?"
)
LEAST_LABEL = {"zh": 2, "en": 4}


def named_part(
    spans: Sequence[Span], text: str, language: Language, asked: str
) -> tuple[Span, ...]:
    """Of the figures of a sentence that names several parts (A类120万元，B类60万元) those of the
    part that ``asked``, a question in matching form, names; of a whole and its part the part's."""
    if len(spans) < 2:
        return ()
    folded = _GROUPED.sub("0", match_form(text))
    folded = (
        _ASIDE.sub(lambda found: " " * len(found[0]), folded) if _plain(folded, spans) else folded
    )
    ends = sorted(end for _, end in spans)
    labels = {span: _label(span, ends, folded, language, asked) for span in sorted(spans)}
    said = [label for label in labels.values() if label]
    own = [span for span, label in labels.items() if label and said.count(label) == 1]
    return tuple(own[-1:])


def _plain(folded: str, spans: Iterable[Span]) -> bool:
    """Whether no bracket of a text holds one of the spans."""
    return not any(
        aside.start() <= start < aside.end()
        for aside in _ASIDE.finditer(folded)
        for start, _ in spans
    )


def _label(span: Span, ends: Sequence[int], folded: str, language: Language, asked: str) -> str:
    """What the figure is of, where the question names just that; "" otherwise."""
    start, end = span
    earlier = max([stop for stop in ends if stop <= start], default=0)
    opened = max([m.end() for m in _BREAK.finditer(folded, earlier, start)], default=earlier)
    label = _LABEL_END.sub("", _LABEL_START.sub("", folded[opened:start].strip())).strip()
    if language == "zh" or _is_named(label, language, asked):
        return label if _is_named(label, language, asked) else ""
    closed = _BREAK.search(folded, end)
    after = _AFTER_START.sub("", folded[end : closed.start() if closed else len(folded)]).strip()
    return after if _is_named(after, language, asked) else ""


def _is_named(label: str, language: Language, asked: str) -> bool:
    if len(label) < LEAST_LABEL[language]:
        return False
    if language == "zh":
        return label in asked
    return bool(re.search(rf"\b{re.escape(label)}\b", asked))


_LEFT_AFTER = re.compile(
    r"[^,，;；。.:：()（）]{0,14}?(?:\b(?:retired?|retires|resigned|resigns|stepped down|steps down|was (?:succeeded|replaced|dismissed)|is (?:succeeded|replaced)|left|leaves|died|departed)\b|卸任|离任|辞去|辞职|退休|被免|免去|去世|不再担任|调离|调任)"
)
_LEFT_BEFORE = re.compile(
    r"(?:\b(?:former|ex-|late|outgoing|predecessor)[\w\s,.-]{0,30}|\b(?:departure|retirement|resignation|death|successor) (?:of|to) (?:\w+\.? ){0,3}|\b(?:replac(?:es|ed|ing)|succeed(?:s|ed|ing)?|took over from|takes over from|in place of) (?:\w+\.? ){0,3}|(?<![提目以之])前(?:任)?[^,，;；。:：前]{0,8}|原(?!名|籍|来)(?:任)?[^,，;；。:：]{0,8}|(?:接替|代替|接任)(?:了|其前任)?[^,，;；。:：]{0,6})$"
)
_ASKS_PAST = re.compile(
    r"原|前任?|曾|当时|以前|上一?任|卸任|离任|退休|辞|接替|接任|\b(?:was|were|did|former|previous(?:ly)?|before|predecessor|used to|left|retired?|resign\w*|replaced?|succeeded)\b"
)
_POST_BESIDE = re.compile(r"\s?[(（](?P<post>[^()（）]{1,60})[)）]")
_CHAIRS = re.compile(r"\bchair(?:s|ed|ing|man|woman|person)?\b")


def who_left(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the people a sentence names those who hold their post no more, unless ``asked``, a question
    in matching form, is of the past."""
    if _ASKS_PAST.search(asked):
        return ()
    folded = match_form(text)
    return tuple(
        (start, end)
        for start, end in spans
        if _LEFT_AFTER.match(folded, end) or _LEFT_BEFORE.search(folded[:start])
    )


def who_holds(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the people a sentence lists with their posts in brackets the one whose post is asked for."""
    folded, wanted = match_form(text), _CHAIRS.sub("chair", asked)
    found = []
    for start, end in spans:
        beside = _POST_BESIDE.match(folded, end)
        post = _CHAIRS.sub("chair", beside["post"]).strip() if beside else ""
        if post and (
            post in wanted if not post.isascii() else re.search(rf"\b{re.escape(post)}\b", wanted)
        ):
            found.append((start, end))
    return tuple(found) if len(found) == 1 else ()


_UNDONE = re.compile(
    r"(?:原定|原计划|原本|原拟|本应|本来|不是|而非|并非|不在|不会在|未能在?)(?:于|在|的)?[^,，;；。]{0,6}$"
    r"|\b(?:originally|initially|was (?:due|to have|meant|supposed)|were due|had been (?:due|planned|expected)|(?:will|would|did|does|do) not|won['’]t|didn['’]t|rather than|instead of|not)\b[^,;.]{0,40}$"
)
_ASKS_UNDONE = re.compile(r"原|本来|\b(?:original\w*|initial\w*|not|first)\b|n['’]t\b")
_UNTIL = re.compile(r"\b(?:until|before|till)\b[^,;.]{0,12}$")


def days_undone(spans: Sequence[Span], text: str, asked: str) -> tuple[Span, ...]:
    """Of the dates of a sentence those it says do not, or no longer, hold."""
    folded = match_form(text)
    if _ASKS_UNDONE.search(asked):
        return ()
    return tuple(
        (start, end)
        for start, end in spans
        if _UNDONE.search(folded[:start]) and not _UNTIL.search(folded[:start])
    )

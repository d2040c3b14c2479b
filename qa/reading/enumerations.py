"""Lists that run over several sentences: "一是…二是…三是…", "First… Second…", "(1)…(4)…"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.numerals import HAN_DIGITS, ORDINAL_VALUES
from index.text import match_form
from index.types import Sentence
from qa.types import EvidenceSentence, Question

_MARK = re.compile(
    r"\s*(?:and\s+|以及)?(?:(?P<han>[一二三四五六七八九十])(?:是|、|，|方面(?:是)?)|第(?P<ordinal>[一二三四五六七八九十])(?:[,，、:：]|是|个?方面)"
    r"|[(（](?P<digit>\d{1,2}|[一二三四五六七八九十])[)）]|(?P<dot>\d{1,2})[.、)](?!\d)"
    r"|(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?[,:]"
    r"|(?:\w+\s+){0,3}[(（](?P<inner>1)[)）])",
    re.IGNORECASE,
)
_ASKS_MANY = re.compile(
    r"哪些|哪几|哪[二三四五六七八九十两]|几个方面|[三四五六七几]方面|举措|措施|步骤|任务|分别"
    r"|\b(?:steps|measures|ways|fronts|aspects|efforts|tasks|things|points|what are|list|name)\b",
    re.IGNORECASE,
)
MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class _Item:
    style: str
    value: int
    sentence: Sentence


def asks_many(question: Question) -> bool:
    """Whether the wording asks for several things."""
    return question.answer_type == "list" or bool(_ASKS_MANY.search(match_form(question.text)))


def items_around(best: EvidenceSentence, library: Library) -> tuple[EvidenceSentence, ...]:
    """Return all items of the list that ``best`` introduces or opens; empty when there is none."""
    sentences = library.sentences(best.sentence.doc_id)
    run = _run_after(best, sentences) or _run_at(best, sentences)
    if len(run) < 2:
        return ()
    return tuple(
        replace(
            best,
            sentence=item.sentence,
            text=best.document.text[item.sentence.start : item.sentence.end],
            answer_spans=(),
            features={**best.features, "item": float(item.value)},
        )
        for item in run[:MOST_ITEMS]
    )


def enumerated(text: str) -> tuple[int, int] | None:
    """The span of the longest enumeration inside a sentence ("A、B、C", "A, B and C"), if any."""
    spans = [match.span() for match in _SERIES.finditer(text)]
    return max(spans, key=lambda span: span[1] - span[0], default=None)


_PIECE = r"[^,，、。;；:：()（）?？!！]{1,40}?"
_SERIES = re.compile(
    rf"{_PIECE}(?:、{_PIECE}){{2,}}(?:(?:和|及|以及|与){_PIECE})?(?=[,，。;；:：等]|$)"
    r"|(?:[^,.;:()]{2,60}, ){2,}(?:and |or )?[^,.;:()]{2,60}"
)


def _item(sentence: Sentence, text: str) -> _Item | None:
    match = _MARK.match(text)
    if not match:
        return None
    style = str(match.lastgroup)
    written = match[style].lower()
    value = ORDINAL_VALUES.get(written) or HAN_DIGITS.get(written) or (10 if written == "十" else 0)
    value = value or (int(written) if written.isdigit() else 0)
    return _Item("digit" if style == "inner" else style, int(value), sentence)


def _items(best: EvidenceSentence, sentences: Sequence[Sentence]) -> Iterator[_Item]:
    for sentence in sentences:
        item = _item(sentence, best.document.text[sentence.start : sentence.end])
        if item:
            yield item


def _runs(best: EvidenceSentence, sentences: Sequence[Sentence]) -> Iterator[list[_Item]]:
    """Items of one style that count 1, 2, 3 … in the order of the text."""
    open_runs: dict[str, list[_Item]] = {}
    for item in _items(best, sentences):
        run = open_runs.get(item.style)
        if run and item.value == run[-1].value + 1:
            run.append(item)
            continue
        if run:
            yield run
            del open_runs[item.style]
        if item.value == 1:
            open_runs[item.style] = [item]
    yield from open_runs.values()


def _run_at(best: EvidenceSentence, sentences: Sequence[Sentence]) -> list[_Item]:
    """The list of which the best sentence is an item."""
    for run in _runs(best, sentences):
        if any(item.sentence.number == best.sentence.number for item in run):
            return run
    return []


def _run_after(best: EvidenceSentence, sentences: Sequence[Sentence]) -> list[_Item]:
    """The list that begins right after the best sentence, when that announces it.

    An item that has a list of its own ("三是…: (1)… (2)…") announces it too.
    """
    text = best.text.rstrip()
    asks = text.endswith(("?", "？"))
    announces = text.endswith((":", "：")) or _ANNOUNCES.search(match_form(best.text))
    own = _item(best.sentence, best.text)
    for run in _runs(best, sentences):
        ahead = run[0].sentence.number - best.sentence.number
        inner = own is not None and ahead == 1 and run[0].style != own.style
        if inner or ((announces or asks) and 0 < ahead <= (4 if asks else 2)):
            return run
    return []


_ANNOUNCES = re.compile(
    r"[一二三四五六七八九几多]个方面|以下|如下|包括|下一步|\w+ fronts|following|as follows|next\b",
    re.IGNORECASE,
)

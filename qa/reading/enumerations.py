"""Lists that run over several sentences: "一是…二是…三是…", "First… Second…", "(1)…(4)…", and the
bullets under a line that ends in a colon."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.library import Library
from index.numerals import HAN_DIGITS, ORDINAL_VALUES
from index.text import match_form
from index.types import Sentence
from qa.comparing.alignment import words_of
from qa.question import is_empty_word
from qa.reading.lead_in import CELL_BORDER
from qa.types import EvidenceSentence, Question

_HAN = "[一二三四五六七八九十]"
_MARK = re.compile(
    rf"\s*(?:and\s+|or\s+|以及)?(?:(?P<han>{_HAN})(?:是|、|，|方面(?:是)?)"
    rf"|[第其](?P<ordinal>{_HAN})(?:[,，、:：]|是|步|个?方面)"
    rf"|[(（](?P<digit>\d{{1,2}}|{_HAN})[)）]|(?P<dot>\d{{1,2}})[.、)）](?!\d)"
    r"|(?P<circled>[①-⑩])|[(（](?P<letter>[a-h])[)）]|(?P<turn>首先|其次|再次|再者|最后)"
    r"|(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|finally|last)(?:ly)?[,:]|(?:\w+\s+){0,3}[(（](?P<inner>1)[)）])",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?<=[;；,，。])\s*(?=[(（](?:\d{1,2}|[一二三四五六七八九十a-h])[)）]|[①-⑩])"
)
_TURNS = {"首先": 1, "其次": 2}  # the others stand for the place after the last
_CIRCLED, _LETTERS = "①②③④⑤⑥⑦⑧⑨⑩", "abcdefgh"
_ASKS_MANY = re.compile(
    r"哪些|哪几|哪[二三四五六七八九十两]|几个方面|[三四五六七几]方面|举措|措施|步骤|任务|分别"
    r"|\b(?:steps|measures|ways|fronts|aspects|efforts|tasks|things|points|what are|list|name)\b",
    re.IGNORECASE,
)
_ASKS_STEPS = re.compile(
    r"怎么|如何|怎样|\bhow (?:do|can|should|must|may) (?:i|you|we|one)\b", re.IGNORECASE
)
MOST_ITEMS = 12
HEADED = 0.6  # of the words of a heading, in the question


@dataclass(frozen=True, slots=True)
class _Item:
    """An item by its mark; a sentence may hold several ("(1)…；(2)…；"): ``last`` is the last."""

    style: str
    value: int
    sentence: Sentence
    last: int


def asks_many(question: Question) -> bool:
    """Whether the wording asks for several things."""
    return question.answer_type == "list" or bool(_ASKS_MANY.search(match_form(question.text)))


def count_asked(question: Question) -> int:
    """How many things the wording asks for ("which four steps", 哪两点); 0 for no number."""
    found = _COUNT.search(match_form(question.text))
    if not found:
        return 0
    written = next(filter(None, found.groups()))
    if written == "两":
        return 2
    return int(
        HAN_DIGITS.get(written) or (_NUMBERS.index(written) + 2 if written.isascii() else 10)
    )


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNT = re.compile(
    r"哪([两二三四五六七八九十])"
    rf"|\b(?:which|what|name|list)(?: are)?(?: the)? ({'|'.join(_NUMBERS)})\b"
)


def lists_itself(evidence: EvidenceSentence) -> bool:
    """Whether a sentence announces a list and holds it ("提交下列材料：申请表、设计图纸、…")."""
    _, colon, after = re.split(r"([:：])", f"{evidence.text}：", maxsplit=1)
    return bool(colon) and enumerated(after.rstrip("：")) is not None


def headed_as_asked(question: Question, evidence: EvidenceSentence) -> bool:
    """Whether the heading over a sentence says what is asked for: several things or a way to do
    it by most of its words, anything else by all of them."""
    language = evidence.document.language
    section = evidence.sentence.section
    if not section or language != question.language:
        return False
    several = asks_many(question) or _ASKS_STEPS.search(match_form(question.text))
    if not several and question.answer_type not in ("definition", "open"):
        return False
    words = {one.term for one in words_of(section, language) if not is_empty_word(one.term)}
    asked = {one.term for one in words_of(question.text, language)}
    return bool(words) and len(words & asked) >= (HEADED if several else 1) * len(words)


def items_around(
    best: EvidenceSentence, library: Library, *, inside: bool = False
) -> tuple[EvidenceSentence, ...]:
    """Return all items of the list that ``best`` introduces or opens; empty when there is none.

    Items without a number are led by the line that says what they are; ``inside`` brings them too
    where ``best`` goes on from the opening of one.
    """
    sentences = library.sentences(best.sentence.doc_id)
    run = _run_after(best, sentences) or _run_at(best, sentences)
    if len(run) >= 2:
        return tuple(_as_item(best, one.sentence, sentences) for one in run[:MOST_ITEMS])
    lead, *bullets = _bullets(best, sentences, inside) or (None,)
    if lead is None or len(bullets) < 2:
        return ()
    items = tuple(_as_item(best, one, sentences) for one in bullets[:MOST_ITEMS])
    return items if lead.kind == "heading" else (_shown(best, lead), *items)


def rows_alike(
    question: Question, best: EvidenceSentence, library: Library
) -> tuple[EvidenceSentence, ...]:
    """Return the rows of a table that hold the cells which the question names, where ``best`` is
    one of several ("卢川县有哪些水库"); empty for the row with the most of something."""
    if CELL_BORDER not in best.text or best.features.get("extreme_row"):
        return ()
    asked, text = match_form(question.text), best.document.text
    named = {cell for cell in _cells(best.text) if len(cell) > 1 and cell in asked}
    sentences = library.sentences(best.sentence.doc_id) if named else ()
    rows = [one for one in sentences if named <= _cells(text[one.start : one.end])]
    if not 2 <= len(rows) <= MOST_ITEMS:
        return ()
    return tuple(_as_item(best, one, sentences) for one in rows)


def _cells(text: str) -> set[str]:
    """The cells of a row in matching form, without the names of their columns."""
    return {cell.rpartition(": ")[2].strip() for cell in match_form(text).split(CELL_BORDER)}


def enumerated(text: str) -> tuple[int, int] | None:
    """The span of the longest enumeration inside a sentence ("A、B、C", "A, B and C"), if any."""
    spans = [match.span() for match in _SERIES.finditer(text)]
    return max(spans, key=lambda span: span[1] - span[0], default=None)


_PIECE = r"[^,，、。;；:：()（）?？!！]{1,40}?"
_SERIES = re.compile(
    rf"{_PIECE}(?:、{_PIECE}){{2,}}(?:(?:和|及|以及|与){_PIECE})?(?=[,，。;；:：等]|$)"
    r"|(?:[^,.;:()]{2,60}, ){2,}(?:and |or )?[^,.;:()]{2,60}"
)


def _shown(best: EvidenceSentence, sentence: Sentence) -> EvidenceSentence:
    """Another sentence of the document of ``best``, standing where that did."""
    text = best.document.text[sentence.start : sentence.end]
    return replace(best, sentence=sentence, text=text, answer_spans=())


def _as_item(
    best: EvidenceSentence, sentence: Sentence, sentences: Sequence[Sentence]
) -> EvidenceSentence:
    """An item; one that is no more than a label ("第一，停航标准。") with the sentence after it."""
    item = replace(_shown(best, sentence), features={**best.features, "item": 1.0})
    if not _LABEL.fullmatch(_MARK.sub("", item.text, count=1).strip()):
        return item
    below = sentences[sentence.number + 1 : sentence.number + 2]
    if not below or below[0].paragraph != sentence.paragraph or below[0].kind != "text":
        return item
    return replace(_shown(item, below[0]), antecedent=item)


_LABEL = re.compile(r"(?!是)[一-鿿]{1,5}[。：:；;]|[A-Za-z-]+(?: [A-Za-z-]+)?[.:]")


def _style(match: re.Match[str]) -> str:
    return "digit" if match.lastgroup == "inner" else str(match.lastgroup)


def _item(sentence: Sentence, text: str, match: re.Match[str], after: int) -> _Item:
    """The item that a sentence is, in a list whose last so far has the number ``after``."""
    value = _value(match[str(match.lastgroup)].lower(), after)
    return _Item(_style(match), value, sentence, value + len(_FURTHER.findall(text)))


def _value(written: str, after: int) -> int:
    if written in _LETTERS:
        return _LETTERS.index(written) + 1
    if written in _CIRCLED:
        return _CIRCLED.index(written) + 1
    if written.isdigit():
        return int(written)
    value = ORDINAL_VALUES.get(written) or HAN_DIGITS.get(written) or _TURNS.get(written)
    value = value or (10 if written == "十" else 0)
    return int(value or (after + 1 if after else 0))


def _runs(best: EvidenceSentence, sentences: Sequence[Sentence]) -> Iterator[list[_Item]]:
    """Items of one style that count 1, 2, 3 … in the order of the text, under one heading."""
    open_runs: dict[str, list[_Item]] = {}
    for sentence in sentences:
        text = best.document.text[sentence.start : sentence.end]
        match = _MARK.match(text)
        if not match:
            continue
        run = open_runs.get(_style(match))
        item = _item(sentence, text, match, run[-1].last if run else 0)
        if run and item.value == run[-1].last + 1 and _under_one_heading(run[-1], item):
            run.append(item)
            continue
        if run:
            yield run
            del open_runs[item.style]
        if item.value == 1:
            open_runs[item.style] = [item]
    yield from open_runs.values()


def _under_one_heading(one: _Item, other: _Item) -> bool:
    return one.sentence.section == other.sentence.section


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
    own = _MARK.match(best.text)
    for run in _runs(best, sentences):
        ahead = run[0].sentence.number - best.sentence.number
        inner = own is not None and ahead == 1 and run[0].style != _style(own)
        if inner or ((announces or asks) and 0 < ahead <= (4 if asks else 2)):
            return run
        if ahead == 1 and _COUNTS_THINGS.search(match_form(best.text)):
            return run
    return []


def _bullets(
    best: EvidenceSentence, sentences: Sequence[Sentence], inside: bool
) -> tuple[Sentence, ...]:
    """The line above a list of bullets, and its items, when ``best`` is one of them: each opens a
    paragraph, under a line that ends in a colon or a heading."""
    first = number = best.sentence.number
    if best.sentence.kind == "item" or (inside and "item" in _opens(sentences, number)):
        while first and "item" in _opens(sentences, first - 1):
            first -= 1
        first -= 1
    if first < 0:
        return ()
    lead = sentences[first]
    ends = best.document.text[lead.start : lead.end].endswith((":", "："))
    if not ends and not (lead.kind == "heading" and first < number):
        return ()
    below = range(first + 1, len(sentences))
    end = next((n for n in below if "item" not in _opens(sentences, n)), len(sentences))
    return (lead, *(one for one in sentences[first + 1 : end] if one.kind == "item"))


def _opens(sentences: Sequence[Sentence], number: int) -> set[str]:
    """The kinds of a sentence and of those before it in its paragraph."""
    paragraph, kinds = sentences[number].paragraph, set()
    while number >= 0 and sentences[number].paragraph == paragraph:
        kinds.add(sentences[number].kind)
        number -= 1
    return {str(kind) for kind in kinds}


_ANNOUNCES = re.compile(
    r"[一二三四五六七八九几多]个方面|以下|如下|包括|下一步|\w+ fronts|following|as follows|next\b",
    re.IGNORECASE,
)
_COUNTS_THINGS = re.compile(
    r"[两二三四五六七八九几]\s?(?:个|项|条|点|类|件|种|步|部分|方面|道|大|处|样)"
    r"|\b(?:two|three|four|five|six|seven|eight|several)\s+(?:\w+\s+){0,2}\w{2,}s\b",
    re.IGNORECASE,
)

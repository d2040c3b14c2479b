"""Numbers and dates of a claim against those that a sentence gives for the same thing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.numbers import Quantity
from index.text import bare_form
from qa.claims.arithmetic import follows
from qa.claims.claimed_dates import date_in
from qa.claims.containers import other_container
from qa.claims.counting import (
    COUNTING,
    claimed_dates,
    comparable_unit,
    counts_by_name,
    counts_head,
    counts_instead,
    counts_same,
    is_claimed,
    nearness_of,
    rows_of,
    same_date,
)
from qa.claims.facts import Figure, is_written_small
from qa.claims.pairing import Pairing
from qa.claims.quantities import is_vague_share
from qa.comparing.agreement import compare
from qa.verifying.compared import Finding
from qa.verifying.support_figures import BOUND_ALIKE, NAMED_AFTER

Floats = NDArray[np.float32]

BOUND_FIRMLY = 1.001
_NUMBERED = re.compile(r"\b(?P<name>[A-Z][A-Za-z]*)[ -]?\Z")
_LINE = re.compile(r"号(?:线|楼|院|馆|路|地块|井|机)|(?<=\d)路(?!口|人)")  # 六号线, 318路公交
_LABEL = tuple("条條款章节節页頁")  # 第十六条 is a place in a document
_NUMBERED_SORT = re.compile(
    r"\b(?:lines?|routes?|bus(?:es)?|trams?|platform|gate|terminal|room|floor|phase|chapter|page"
    r"|article|section|clause|paragraph|annex|appendix|pier|berth|track|zone|stage|version|model"
    r"|building|block|lot|seat|exit|hall|no\.?|number)[ -]\Z",
    re.IGNORECASE,
)
# "building 200 homes": what is built, not the name of a building
_ALSO_DONE = re.compile(
    r"\b(?:buildings?|stage|track|seat|model|block|berth|page|zone|floor|number|lines|routes|buses)"
    r" \Z",
    re.IGNORECASE,
)
_NOUN_AFTER = re.compile(
    r" (?!(?:is|was|has|does|as|its|his|this|us|thus|always|perhaps|sometimes|runs|opens|closes"
    r"|serves|stops|starts|begins|ends|goes|comes|leads|links|connects|carries|needs|takes|uses|covers|shows"
    r"|says|gives|lists|sets|deals|stands|lies|holds|includes|contains|remains|leaves)\b)"
    r"(?:(?!(?:is|was|has|had|will|can|of|in|on|at|to|by|for|from|with|and|or|but|as|the|a|an"
    r"|that|which|who|where|when|it|he|she|they|then|also|not|now|only)\b)"
    r"[a-z-]+(?<!ed)(?<!ly) )?(?:[a-z]+[a-rt-z]s|people|children|men|women)\b"
)
_BY_SO_MUCH = re.compile(
    r"(?:增[加长多]|减少|下降|上升|上涨|下跌|提[高升]|降低|回落|缩短|延长|扩大"
    r"|(?<!至)(?<!最)(?<!不)(?<!更)[多少高低快慢早晚])(?:了|出)?(?:大?约|近|逾|超过|超)?\s*\Z"
    r"|\b(?:by|up|down|rose|fell|grew|risen|fallen|grown|increased?|decreased?|dropped|declined?)"
    r"(?: by)?(?: an?)?(?: about| around| some| nearly| almost| over)? \Z",
    re.IGNORECASE,
)
_SO_MUCH_MORE = re.compile(
    r"\s*(?:[a-z%-]+ )?"
    r"(?:more|fewer|less|higher|lower|longer|shorter|later|earlier|larger|smaller|quicker|slower"
    r"|faster|cheaper|dearer|taller|deeper|wider|narrower|heavier|lighter|warmer|cooler|hotter"
    r"|colder|older|younger|sooner|bigger)\b"
    r"(?! than \d)",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(
    r"(?:原来|原先|原为|原是|原定|此前[是为]|以前[是为]|过去[是为]|而不是|而非)[^,，。;；]{0,12}\Z"
    r"|\b(?:until now|till now|previously|formerly|used to|instead of|rather than)\b[^.,;]{0,24}\Z",
    re.IGNORECASE,
)
_OF_THE_PAST = re.compile(
    r"原[来先为是定]|[此之以]前|过去|去年|上[一年届]|曾|从|由"
    r"|\b(?:until|till|previous|formerly|used to|before(?=[.,]|$)|earlier|last|past|was|were|had"
    r"|from|not)",
    re.IGNORECASE,
)
CHANGE_REACH = 32  # characters
LONGEST_JOINT, LEAST_LITERAL = 1, 4  # characters
NAMED_ON = 2  # characters after an ordinal that tell the name it belongs to
NEAR_ENOUGH = 0.23  # what a number that agrees has to stand near of the claim's words


def figures_of(pairing: Pairing) -> Iterator[Finding]:
    """Yield the figures of a claim that the sentence does not give, or gives otherwise."""
    claim = pairing.claim
    for figure in claim.figures:
        if figure.weak:
            continue
        said = claim.text[figure.quantity.start : figure.quantity.end]
        date = figure.quantity.kind == "date"
        found = (date_in if date else _number_in)(figure, pairing)
        if found is not None and not is_named(figure.quantity, pairing):
            yield Finding("date" if date else "number", said, found)


def is_named(quantity: Quantity, pairing: Pairing) -> bool:
    """Whether the number is part of a name that stands around ("the five-year plan", "the First
    People's Hospital")."""
    source, text = pairing.source, pairing.claim.text
    if quantity.kind == "ordinal" and not quantity.unit:
        around = (*source.heads, *source.far, *source.opening)
        named = bare_form(text[quantity.start : quantity.end + NAMED_ON])
        if any(named in bare_form(line.text) for line in around):
            return True
    elif not NAMED_AFTER.match(text, quantity.end):
        return False
    else:
        around = (*source.heads, *source.near, *source.far)
    return any(compare(quantity, q) == "same" for line in around for q in line.quantities)


def names_a_thing(quantity: Quantity, text: str) -> bool:
    """Whether a number only tells a thing's name ("Apollo 11", "MPEG-2", 《七个关键》)."""
    if quantity.kind == "ordinal":
        return text[quantity.end : quantity.end + 1] in _LABEL
    if quantity.unit or quantity.kind != "number":
        return False
    if _NUMBERED_SORT.search(text, 0, quantity.start):
        done = _ALSO_DONE.search(text, 0, quantity.start)
        return not (done and _NOUN_AFTER.match(text, quantity.end))
    in_title = text.rfind("《", 0, quantity.start) > text.rfind("》", 0, quantity.start)
    placed = text[quantity.end : quantity.end + 1] == "°"  # 28.5°E is where something is
    numbered = _NUMBERED.search(text, 0, quantity.start)
    if _LINE.match(text, quantity.end):
        return True
    # "Line 6": an everyday word too is a name where it is capitalised within a sentence
    inside = numbered and (numbered.start() > 0 or not is_written_small(numbered["name"]))
    return in_title or placed or bool(inside)


def is_change(quantity: Quantity, text: str) -> bool:
    """Whether a number tells by how much something is more or less, not how much it is."""
    before = text[max(0, quantity.start - CHANGE_REACH) : quantity.start]
    return bool(_BY_SO_MUCH.search(before) or _SO_MUCH_MORE.match(text, quantity.end))


def stands_near(figure: Figure, pairing: Pairing) -> bool:
    """Whether a number that agrees stands in the sentence by what the claim says of it.

    Sentences of two languages put their words too differently to tell.
    """
    quantity = figure.quantity
    if pairing.across or quantity.kind not in ("number", "share"):
        return True
    same = [q for q in pairing.source.line.quantities if compare(quantity, q) == "same"]
    if not same:
        return True
    return max(nearness_of(figure, same, rows_of(same, pairing), pairing)) >= NEAR_ENOUGH


def _number_in(figure: Figure, pairing: Pairing) -> str | None:
    """None when the source has the number; its words when it has another; "" when it has none."""
    quantity, line = figure.quantity, pairing.source.line
    change = is_change(quantity, pairing.claim.text)
    if _stands_so(figure, pairing) or follows(quantity, change, line.quantities):
        return None
    comparable = [
        (q, verdict)
        for q in line.quantities
        if (verdict := compare(quantity, q)) != "apart" and comparable_unit(quantity, q)
        if not (figure.counted and q.kind == "date")  # 2,000 universities are no year
        if (verdict == "same" or is_alike(quantity, q, pairing)) and not _is_over(q, pairing)
    ]
    packed = _packed_otherwise(quantity, pairing)
    if packed:
        return packed
    if not comparable:
        return _in_another_measure(quantity, pairing)
    if is_vague_share(quantity, pairing.claim.text) and any(v == "same" for _, v in comparable):
        return None  # which of several shares is meant, its piece of the sentence tells
    quantities = [q for q, _ in comparable]
    rows = rows_of(quantities, pairing)
    near = nearness_of(figure, quantities, rows, pairing)
    top = max(near)
    agreeing = [n for n, (_, verdict) in enumerate(comparable) if verdict == "same"]
    # any small number would bear out "at most 50": there it has to be the nearest of all
    best = max(agreeing, key=lambda n: near[n], default=None)
    equal = best is not None and quantities[best].value == quantity.value
    alike = BOUND_ALIKE if equal or quantity.bound == "exact" else BOUND_FIRMLY
    if best is not None and near[best] >= alike * top:
        dated = same_date(quantities[best], claimed_dates(pairing.claim), pairing) > 0
        within = quantities[best].value != quantity.value and quantity.bound != "about"
        counts = (counts_by_name if within else counts_same)(figure, rows, best, pairing)
        return None if counts or (dated and not within) else ""
    choice = _Choice(figure, pairing, quantities, near, rows, agreeing, best if equal else None)
    return _nearest(choice)


def _packed_otherwise(own: Quantity, pairing: Pairing) -> str:
    """The same number of the source where it counts things of another sort ("212 boxes", 212册)."""
    line = pairing.source.line
    same = [q for q in line.quantities if q.kind == own.kind and q.value == own.value]
    said = pairing.claim.text
    if same and all(other_container(own, said, q, line.text) for q in same):
        return line.text[same[0].start : same[0].end + 1]
    return ""


def is_alike(own: Quantity, other: Quantity, pairing: Pairing) -> bool:
    """Whether two numbers tell the same sort of thing: how many there are, by how many more, or the
    name of something ("Line 6")."""
    said, line = pairing.claim.text, pairing.source.line.text
    if is_change(own, said) != is_change(other, line):
        return False
    return names_a_thing(own, said) == names_a_thing(other, line)


def _is_over(quantity: Quantity, pairing: Pairing) -> bool:
    """Whether a number of the sentence holds no longer ("until now it was 24 hours"), while the
    claim does not speak of what was."""
    text = pairing.source.line.text
    before = text[max(0, quantity.start - CHANGE_REACH) : quantity.start]
    return bool(_UNTIL_NOW.search(before)) and not _OF_THE_PAST.search(pairing.claim.text)


@dataclass(frozen=True, slots=True)
class _Choice:
    """The numbers of a sentence for one of a claim: how near each stands, which agree, and that
    which is equal."""

    figure: Figure
    pairing: Pairing
    quantities: Sequence[Quantity]
    near: Sequence[float]
    rows: Floats
    agreeing: Sequence[int]
    equal: int | None


def _nearest(choice: _Choice) -> str | None:
    """As ``_number_in``, from the number that stands nearest to what the claim says of its own."""
    figure, pairing, near, rows = choice.figure, choice.pairing, choice.near, choice.rows
    quantity, agreeing, top = figure.quantity, choice.agreeing, max(choice.near)
    place = near.index(top)
    if place in agreeing and (quantity.bound == "exact" or near.count(top) == 1):
        exact = quantity.bound == "exact"
        counts = (counts_same if exact else counts_by_name)(figure, rows, place, pairing)
        return None if counts else ""
    if place in agreeing:
        place = next((n for n, at in enumerate(near) if at == top and n not in agreeing), place)
        if place in agreeing:
            return None
    rival, equal = choice.quantities[place], choice.equal
    if equal is not None and not figure.counted and not is_claimed(rival, pairing):
        return None  # it stands there, and what stands nearer is not the claim's
    if equal is not None and not counts_instead(figure, rows, place, equal):
        return ""
    said = pairing.source.line.text[rival.start : rival.end]
    if same_date(rival, claimed_dates(pairing.claim), pairing) > 0:
        return said
    return said if counts_head(figure, rows, place, pairing) else ""


def _stands_so(figure: Figure, pairing: Pairing) -> bool:
    """Whether the number stands in the sentence letter for letter with the word or the number it
    goes with ("the Thirty Years' War", "20–18")."""
    claim, quantity = pairing.claim, figure.quantity
    said = bare_form(pairing.source.line.text)
    spans = [(quantity.start, claim.words[place].end) for place in figure.counted[:1]]
    for other in claim.figures:
        start, end = sorted((other.quantity, quantity), key=lambda q: q.start)
        if 0 < end.start - start.end <= LONGEST_JOINT or end.start == start.end:
            spans.append((start.start, end.end))
    texts = [bare_form(claim.text[a:b]) for a, b in spans]
    return any(len(text) >= LEAST_LITERAL and text in said for text in texts)


def _in_another_measure(quantity: Quantity, pairing: Pairing) -> str:
    """The source's words for the same number of another unit ("80 metres" for "80 feet")."""
    line = pairing.source.line
    for other in line.quantities if quantity.unit not in COUNTING else ():
        measured = other.kind == quantity.kind and other.unit not in COUNTING
        if measured and other.value == quantity.value:
            return line.text[other.start : other.end]
    return ""

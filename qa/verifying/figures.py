"""Whether the numbers and dates of a statement are those of its sources, and said of the same."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.english import STOP_WORDS
from index.numbers import Quantity, find_quantities
from index.types import Language
from qa.comparing.relative_dates import dates_by
from qa.verifying.wording import Source, coverage, is_named, words_of

_STOP = (
    r"(?:[，；;。：、（）()]|(?<!\d)[,:]|[,:](?!\d))\s*|\s(?:while|but|whereas)\s|以及|并且|而且"
)
_CLAUSE = re.compile(rf"{_STOP}|\sand\s")
_STATEMENT_CLAUSE = re.compile(_STOP)
_SIDE = {
    "at_least": "over", "more_than": "over", "at_most": "under", "less_than": "under",
}  # fmt: skip
# Units that count; a source may leave them to its noun ("20,000 entrepreneurs", 2万多名).
_COUNTING = frozenset({"", "person", "visit"})
_COUNTED = re.compile(r"\s*(?:of\s+)?(?:the\s+)?([A-Za-z][\w'’-]*(?:\s[A-Za-z][\w'’-]*)?)")
_DIRECTIONS = {"up": "up increase", "down": "down decrease"}
_DIRECTION = re.compile(r"\b(?:up|down)\b", re.IGNORECASE)
MARGIN = 0.1
NEAR_CHARACTERS, NEAR_WORDS = 6, 4


@dataclass(frozen=True, slots=True)
class _Placed:
    """A quantity of a source, the clause it stands in, and the date that governs it."""

    quantity: Quantity
    clause: str
    language: Language
    date: str | None
    own_date: bool


def wrong_figure(
    text: str, language: Language, sources: Sequence[Source], context: Sequence[Source] = ()
) -> str | None:
    """Return the first number or date of a statement that its sources do not bear out.

    A figure is borne out by one of the same value, kind, unit and bound; when the sources hold
    rivals to it (another share, another date for it), the words around must be those of the right
    one. What stands in the ``context`` (title, heading, the sentence before) may be repeated; so
    may the publication dates of the sources.
    """
    figures = find_quantities(text, language)
    placed = [figure for source in sources for figure in _placed(source)]
    around = [figure for source in context for figure in _placed(source)]
    dates = [figure.iso or "" for figure in figures if figure.kind == "date"]
    for figure in figures:
        said = text[figure.start : figure.end]
        if figure.kind == "date":
            known = (date for source in sources for date in _dates_of(source))
            if not any(_same_date(figure, p.quantity) for p in (*placed, *around)) and not any(
                _covers(figure.iso, date) for date in known
            ):
                return said
            continue
        equal = [other for other in placed if _equal(figure, other.quantity)]
        if not equal and any(_equal(figure, other.quantity) for other in around):
            continue
        if not _counts_the_same(figure, text, language, (*sources, *context)):
            return said
        if not equal or not _said_of_the_same(figure, equal, placed, dates, (text, language)):
            return said
    return None


def _dates_of(source: Source) -> Iterator[str | None]:
    """The date a source was published, and what its relative dates ("next month") are by it."""
    yield source.published
    yield from (form for _, form in dates_by(source.text, source.language, source.published))


def _placed(source: Source) -> list[_Placed]:
    """Return the figures of a source in order, with their clauses and governing dates."""
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(source.text)), len(source.text)]
    found: list[_Placed] = []
    date: tuple[str, int] | None = None
    quantities = find_quantities(source.text, source.language)
    for quantity in quantities:
        place = max(at for at, cut in enumerate(cuts[:-1]) if cut <= quantity.start)
        inside = [
            q.iso for q in quantities
            if q.kind == "date" and cuts[place] <= q.start < cuts[place + 1] and q.iso
        ]  # fmt: skip
        if quantity.kind == "date" and quantity.iso:
            date = (quantity.iso, place)
        governing = inside[-1] if inside else (date[0] if date else None)
        clause = source.text[cuts[place] : cuts[place + 1]]
        found.append(_Placed(quantity, clause, source.language, governing, bool(inside)))
    return found


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures are the same number or, at the precision of the first, date."""
    return _equal(one, other) or (one.kind == "date" and _same_date(one, other))


def _equal(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures are the same: kind, value, unit, and side of the bound."""
    if one.kind != other.kind or one.kind == "date":
        return False
    units = {one.unit, other.unit}
    same_unit = len(units) == 1 or one.unit == "" or units <= _COUNTING or one.kind == "ordinal"
    near = abs(one.value - other.value) <= 1e-6 * max(1.0, abs(one.value))
    upper = one.upper == other.upper or one.upper is None
    return same_unit and near and upper and _SIDE.get(one.bound) == _SIDE.get(other.bound)


def _same_date(one: Quantity, other: Quantity) -> bool:
    return other.kind == "date" and _covers(one.iso, other.iso)


def _covers(one: str | None, other: str | None) -> bool:
    """Return whether a date is another one, or a coarser or year-less form of it."""
    if not one or not other:
        return False
    return other == one or other.startswith(f"{one}-") or other.endswith(one.removeprefix("-"))


def _said_of_the_same(
    figure: Quantity,
    equal: Sequence[_Placed],
    placed: Sequence[_Placed],
    dates: Sequence[str],
    statement: tuple[str, Language],
) -> bool:
    """Return whether the statement says the figure of what its source says it of."""
    rivals = [other for other in placed if _is_rival(other.quantity, figure)]
    if not rivals:
        return True
    if dates:
        dated = [other for other in equal if other.date]
        if dated and not any(_agree(other.date, dates) for other in dated):
            return False
        if any(other.own_date and _agree(other.date, dates) for other in dated):
            return True
    around = _near(figure, *statement)
    best = max(equal, key=lambda other: _likeness(around, statement[1], other))
    rival = max(rivals, key=lambda other: _likeness(around, statement[1], other))
    ahead = _likeness(around, statement[1], best) - _likeness(around, statement[1], rival)
    return ahead > MARGIN or (ahead >= -MARGIN and _is_told_apart(best, rival, *statement))


def _is_rival(other: Quantity, figure: Quantity) -> bool:
    """Return whether a figure of the source could be mistaken for the one of the statement."""
    if other.kind != figure.kind or other.value == figure.value:
        return False
    return other.unit == figure.unit or {other.unit, figure.unit} <= _COUNTING


def _is_told_apart(best: _Placed, rival: _Placed, text: str, language: Language) -> bool:
    """Return whether the statement says something that only the clause of its figure says."""
    against = Source.of(rival.clause, rival.language)
    own = coverage(words_of(best.clause, best.language), against).unexplained
    spoken_out = _DIRECTION.sub(lambda word: _DIRECTIONS[word[0].lower()], text)
    told = coverage(tuple(own), Source.of(spoken_out, language)).unexplained
    return not own or len(told) < len(own)


def _counts_the_same(
    figure: Quantity, text: str, language: Language, sources: Sequence[Source]
) -> bool:
    """Return whether the sources know what is counted and how: the words next to the figure."""
    after = text[figure.end :]
    stop = _STATEMENT_CLAUSE.search(after)
    after = after[: stop.start() if stop else None]
    start = max([0, *(m.end() for m in _STATEMENT_CLAUSE.finditer(text, 0, figure.start))])
    if language == "en":
        noun = _COUNTED.match(after)
        stopped = noun is None or noun[1].split()[0].lower() in STOP_WORDS
        counted = () if noun is None or stopped else words_of(noun[1], "en")[:1]
        counted += words_of(text[start : figure.start], "en")[-1:]
    else:
        counted = _long(words_of(after, "zh"))[:1]
        counted = counted or _long(words_of(text[start : figure.start], "zh"))[-1:]
    known = coverage(counted, *sources).unexplained
    return not known and (language == "en" or all(is_named(word, sources) for word in counted))


def _long(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words of two characters and more: single ones are mostly measure words."""
    return tuple(word for word in words if len(word) > 1)


def _agree(date: str | None, dates: Sequence[str]) -> bool:
    return any(_covers(said, date) or _covers(date, said) for said in dates)


def _near(figure: Quantity, text: str, language: Language) -> str:
    """Return the words next to a figure, inside its clause: they say what it is a figure of."""
    start = max([0, *(m.end() for m in _STATEMENT_CLAUSE.finditer(text, 0, figure.start))])
    stop = _STATEMENT_CLAUSE.search(text, figure.end)
    before, after = text[start : figure.start], text[figure.end : stop.start() if stop else None]
    if language == "zh":
        return f"{before[-NEAR_CHARACTERS:]} {after[:NEAR_CHARACTERS]}"
    words_before, words_after = before.split(), after.split()
    return " ".join((*words_before[-NEAR_WORDS:], *words_after[:NEAR_WORDS]))


def _likeness(around: str, language: Language, placed: _Placed) -> float:
    """Return how much of the words around a figure the source's clause explains (0 to 1)."""
    return coverage(words_of(around, language), Source.of(placed.clause, placed.language)).share

"""Where one sentence of a line ends and the next begins, in Chinese and in English."""

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]

# Longer "sentences" are cut at commas or blanks, so that every span stays readable and bounded.
LONGEST = 1_000
# A part in brackets or quotes up to this length is not split inside.
LONGEST_ASIDE = 60

_HAN = "㐀-鿿\uf900-\ufaff"
_CLOSERS = r"”’」』）)】〉》\"'］\]"
# It begins with one set of marks, so that a search passes quickly over everything else.
_END = re.compile(
    rf"[。！？；｡…!?;.](?:(?<=[。！？；｡])[。！？；｡]*[。！？!?…]*[{_CLOSERS}]*"
    rf"|(?<=\.)(?:\.{{2,}}[。！？!?]*[{_CLOSERS}]*|\.*[{_CLOSERS}]*(?:\[\d+\])*)"
    rf"|(?<=…)…?[。！？!?]*[{_CLOSERS}]*"
    rf"|(?<=[!?;])[!?;]*[!?]*[{_CLOSERS}]*)"
)
_ASIDE = re.compile(
    rf"（[^（）]{{0,{LONGEST_ASIDE}}}）|\([^()]{{0,{LONGEST_ASIDE}}}\)"
    rf"|《[^《》]{{0,{LONGEST_ASIDE}}}》"
    rf"|“[^“”]{{0,{LONGEST_ASIDE}}}”(?=[^\s“])|「[^「」]{{0,{LONGEST_ASIDE}}}」(?=[^\s「])"
)
_IS_HAN = re.compile(rf"[{_HAN}]")
_CONTINUES = re.compile(r"[，、,：:；;。.！!？?）)”’」』》〉】]")
_SAID = re.compile(
    rf"[{_HAN}·、]{{0,16}}(?:说|說|道|问|問|表示|称|稱|指出|强调|強調|介绍|介紹|认为|認為|回答|答"
    rf"|写道|寫道|告诉记者"
    r"|坦言|解释|解釋|补充|補充|透露|感叹|感嘆)(?:道|说|說)?(?P<mark>[。！？，,：:])"
)
_OPENERS = {"”": "“", "」": "「", "』": "『"}
# The head of a numbered passage is too little for a sentence: it stays with the one after it.
_NUMBERED_HEAD = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）]"
    r"|\d{1,2}[.、．]\s?)"
    rf"[{_HAN}“”、]{{2,15}}[。；]"
)
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")

# Never the last word of a sentence.
_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof rev hon st gen col lt sgt capt maj adm cmdr gov sen rep messrs mx vs cf viz"
    " ca approx est dept univ assn bros ed eds ft mt ave blvd rd e.g i.e eg ie op resp incl"
    " excl".split()
)
# Abbreviations only where a number follows (No. 5, Sept. 27).
_BEFORE_NUMBERS = frozenset(
    "no nos vol vols fig figs eq p pp para ch sec sect art tel jan feb mar apr jun jul aug sep sept"
    " oct nov dec".split()
)
# These can end a sentence; the next word decides.
_OFTEN_LAST = frozenset(
    "inc ltd corp co jr sr plc llc al etc a.m p.m u.s u.k u.n d.c u.s.a ph.d m.d b.a m.a".split()
)
_STARTERS = frozenset(
    "the a an it its he she they we you i this that these those there in on at by for from with as"
    " if when while after before since during however but and so yet moreover meanwhile according"
    " to his her their our my one no not both each all some many most what who where why how next"
    " first second third then today now".split()
)
_WORD_BEFORE = re.compile(r"[A-Za-z.&]*[A-Za-z]$")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[A-Za-z])\.")
_NEXT_WORD = re.compile(r"\s+[\"'“‘(\[]*([A-Za-z]+|\d|[^\W\d_])")

_ITEM_MARKERS = (
    re.compile(r"[（(](\d{1,2})[)）]"),
    re.compile(r"[（(]([一二三四五六七八九十])[)）]"),
    re.compile(r"[（(]([a-h])[)）]"),
    re.compile(r"([①-⑳])"),
    re.compile(r"(?<![\d.(（])(\d{1,2})[)）]"),
    re.compile(r"(?<![第之])([一二三四五六七八九十])是"),
    re.compile(r"其([一二三四五六七八九十])[，,是：:]"),
    re.compile(r"第([一二三四五六七八九十])[，,]"),
)
# A list has a second item: most lines have none of these, and are not searched further.
_SECOND_ITEMS = ("2)", "2）", "二)", "二）", "b)", "b）", "②", "二是", "其二", "第二")
_ORDINALS = {
    ordinal: value
    for row in ("一二三四五六七八九十", "abcdefgh", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
    for value, ordinal in enumerate(row, start=1)
}
_JOINS_ITEMS = re.compile(r"[;,]\s(?:and|or)\s$")


def split_line(line: str) -> list[Span]:
    """Spans of the sentences of one line, in order, together covering all of it."""
    cuts = set(_ends(line))
    cuts |= set(_item_starts(line))
    if head := _NUMBERED_HEAD.match(line):
        cuts.discard(head.end())
    return list(_bounded(line, _between(sorted(cuts), len(line))))


def _between(cuts: Iterable[int], length: int) -> Iterator[Span]:
    start = 0
    for cut in (*cuts, length):
        if cut > start:
            yield start, cut
            start = cut


def _ends(line: str) -> Iterator[int]:
    """Offsets just after each sentence."""
    asides = _ASIDE.finditer(line)
    aside = next(asides, None)
    for match in _END.finditer(line):
        while aside and aside.end() <= match.start():
            aside = next(asides, None)
        if aside and aside.start() < match.start() and match.end() <= aside.end():
            closes = match.end() == aside.end() and match[0].startswith("。")
            if not closes or line[aside.start()] not in "“「":
                continue
        if _is_end(line, match):
            yield match.end()


def _is_end(line: str, match: re.Match[str]) -> bool:
    mark, end = match[0], match.end()
    rest = line[end : end + 40]
    if not rest.strip():
        return True
    if mark[0] == ".":
        return _is_full_stop(line, match, rest)
    if _CONTINUES.match(rest):
        return False
    quoted = mark[-1] in '”’」』"' and _is_said(line, end)
    if mark[0] in "!?;" and not _touches_han(line, match):
        following = _NEXT_WORD.match(rest)
        return mark[0] != ";" and bool(following) and not rest.lstrip()[0].islower()
    if mark[0] == "…":
        return len(mark) > 1 and not quoted
    return not quoted


def _is_said(line: str, end: int) -> bool:
    """Whether the words after a quotation say whose it was: “…。”他说。

    A clause that goes on ("他说，…") does too, unless a colon gave the quotation to someone.
    """
    said = _SAID.match(line, end, end + 40)
    if not said or said["mark"] in "。！？":
        return bool(said)
    opener = _OPENERS.get(line[end - 1])
    place = line.rfind(opener, 0, end) if opener else 0
    return place >= 0 and bool(opener) and not line[:place].rstrip().endswith(("：", ":"))


def _touches_han(line: str, match: re.Match[str]) -> bool:
    before, after = line[match.start() - 1 : match.start()], line[match.end() : match.end() + 1]
    return bool(_IS_HAN.match(after) or _IS_HAN.match(before) or before in tuple("”’」』）》"))


def _is_full_stop(line: str, match: re.Match[str], rest: str) -> bool:
    """A point ends a sentence unless it belongs to an abbreviation, initial, number or address."""
    if _IS_HAN.match(line[match.start() - 1 : match.start()]):
        # What follows at once in Latin letters or figures is an address, a file's name or a number.
        return not (_CONTINUES.match(rest) or (rest[0].isascii() and rest[0].isalnum()))
    following = _NEXT_WORD.match(rest)
    numbers_a_list = match.start() <= 4 and _LIST_NUMBER.fullmatch(line, 0, match.end())
    if not following or following[1].islower() or numbers_a_list:
        return False
    word = following[1]
    before = _WORD_BEFORE.search(line[max(0, match.start() - 20) : match.start()])
    last = before[0].lower().lstrip(".") if before else ""
    if match[0] != "." or not last:
        return True
    if last in _BEFORE_NUMBERS:
        return not word.isdigit()
    if last in _ABBREVIATIONS:
        return False
    if last in _OFTEN_LAST or len(last) == 1 or _INITIALS.fullmatch(last):
        return word.lower() in _STARTERS
    return True


def _item_starts(line: str) -> Iterator[int]:
    """Offsets where an item of a list inside a sentence begins: (1) …; (2) …, 一是…，二是….

    Markers count only in sequence. The words that introduce a list stay with its first item
    unless a colon closes them, so that no span is a mere "We will".
    """
    if not any(second in line for second in _SECOND_ITEMS):
        return
    for pattern in _ITEM_MARKERS:
        markers = [(m.start(), _value(m[1])) for m in pattern.finditer(line)]
        for place, (start, value) in enumerate(markers):
            before = line[max(0, start - 8) : start]
            if value == 1:
                follows = any(other == 2 for _, other in markers[place + 1 : place + 2])
                if follows and before.rstrip().endswith((":", "：")):
                    yield start
            elif place > 0 and markers[place - 1][1] == value - 1:
                if joined := _JOINS_ITEMS.search(before):
                    yield start - len(before) + joined.start() + 2
                elif before.rstrip().endswith(("；", ";", "，", ",", "。", "、")):
                    yield start


def _value(ordinal: str) -> int:
    return _ORDINALS[ordinal] if ordinal in _ORDINALS else int(ordinal)


def _bounded(line: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, with those past LONGEST cut at the last comma or blank that fits."""
    for start, end in spans:
        while end - start > LONGEST:
            window = line[start : start + LONGEST]
            cut = max(window.rfind(mark) for mark in "，,；;、： ")
            cut = cut + 1 if cut > LONGEST // 4 else LONGEST
            yield start, start + cut
            start += cut
        yield start, end

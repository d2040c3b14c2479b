"""Which lines of a page are its article: what trafilatura keeps, and what stands among it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml.html import HtmlElement

from index.formats.blocks import Block, Frame
from index.header_lines import is_header_line

# Searching a larger page for its article would take minutes.
LARGEST_PAGE = 2_000_000
# A box with sentences leads to other pages when so much of it is links, one without when so much.
MANY_LINKS = 0.25
ALL_LINKS = 0.85
# A line that says something beside its links holds at least so many characters of its own.
FEW_LETTERS = 3
# A line of which so much is links leads elsewhere.
MOSTLY_LINKED = 0.6

_FURNITURE = frozenset(("nav", "footer", "aside", "menu", "dialog"))
_MARKED = ("article", "main")
_HEADED = frozenset(("summary", "dt", "h2", "h3", "h4"))
_BOXES = frozenset(("div", "section", "article", "form"))
_BESIDE_HEADING = re.compile(
    r".{0,4}(?:相关|相關|推荐|推薦|延伸|热门|熱門|热点|更多|猜你喜欢|排行|最新|友情链接|网友评论"
    r"|評論|评论).{0,8}"
    r"|(?:related|recommended|more|most|read (?:next|more|also)|you may|you might|trending"
    r"|popular|latest|also)"
    r"\b.{0,40}|(?:leave a |reader |\d+ )?comments?.{0,20}|share.{0,30}",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r".{0,6}(?:附件|附表|附录|附錄|相关文件|下载|下載|参考|參考|资料来源|資料來源)"
    r"|.{0,20}\b(?:attachments?|downloads?|documents|references|sources|annex(?:es)?|notes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article and those beside it; of the latter, sentences and links below it."""

    lines: tuple[str, ...]
    beside: tuple[str, ...]
    lost: tuple[str, ...]
    links: tuple[str, ...]


def judged_text(tree: HtmlElement) -> str:
    """What trafilatura takes for the article of a page; empty when it finds none."""
    # A fifth of a second to import, and only pages need it.
    import trafilatura

    if len(tree.text_content()) > LARGEST_PAGE:
        return ""
    # Of a short page it would else take everything; what it passes over is added here.
    page = deepcopy(tree)
    found = trafilatura.bare_extraction(page, favor_precision=True, include_comments=False)
    return str(getattr(found, "text", None) or "")


def find_article(
    blocks: Sequence[Block], frames: Sequence[Frame], title: str | None, judged: str
) -> Article:
    """The article among the lines of a page; ``title`` is the page's, where it is known.

    ``judged`` is what trafilatura takes for the article. Its words say where the article is; what
    stands among them is kept, except navigation, footers, boxes apart and lists of links. Where
    it found nothing, all outside of those is kept, and a page of nothing else is kept whole.
    """
    sure = list(_sure(blocks, judged))
    beside = _frames_beside(blocks, frames, sure)
    own = [block.frame not in beside for block in blocks]
    kept = _scope(blocks, own, sure, title) if sure else list(own)
    _leave_out_links(blocks, kept)
    last = max((number for number, stays in enumerate(kept) if stays), default=len(blocks))
    box = _box(blocks[sure[-1]]) if sure else frames[0]
    below = [b for b, is_own in zip(blocks[last + 1 :], own[last + 1 :], strict=True) if is_own]
    _leave_out_headings(blocks, kept)
    if not any(kept):
        kept = [True] * len(blocks)
    left = [block for block, stays in zip(blocks, kept, strict=True) if not stays]
    return Article(
        tuple(block.line for block, stays in zip(blocks, kept, strict=True) if stays),
        tuple(block.text for block in left),
        tuple(block.text for block in left if block.is_sentence),
        tuple(b.text for b in below if b.linked and box in _around(b.frame)),
    )


def _sure(blocks: Sequence[Block], judged: str) -> Iterator[int]:
    """The numbers of the lines of writing that stand in a text, as lines of it or within them."""
    lines = set(map(_letters, judged.split("\n")))
    words = _letters(judged)
    for number, block in enumerate(blocks):
        if block.is_prose and ((letters := _letters(block.text)) in lines or letters in words):
            yield number


def _letters(text: str) -> str:
    """A text as letters and digits only: bullets and the frames of tables make no difference."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def _around(frame: Frame | None) -> Iterator[Frame]:
    """An element and all those around it."""
    while frame is not None:
        yield frame
        frame = frame.parent


def _holding(frames: Iterable[Frame]) -> frozenset[Frame]:
    """The elements that hold any of some others, those included."""
    return frozenset(around for frame in frames for around in _around(frame))


def _frames_beside(
    blocks: Sequence[Block], frames: Sequence[Frame], sure: Sequence[int]
) -> frozenset[Frame]:
    """Frames of page furniture, and all inside them.

    They are known by what they are; and as boxes of which trafilatura left out all, when they
    follow the article, lead to other pages, or hold a form.
    """
    prose = [n for n, b in enumerate(blocks) if sure and b.is_prose and b.frame.tag == "p"]
    hold_article = _holding(blocks[n].frame for n in sure)
    hold_prose = _holding(blocks[n].frame for n in prose)
    hold_more = _holding(blocks[n].frame for n in prose if n > sure[-1])
    hold_more |= hold_prose & _holding(frame for frame in frames if frame.tag == "form")
    hold_text = _holding(frame for frame in frames if sure and frame.tag in ("p", "li"))
    found: set[Frame] = set()
    for frame in frames:
        most = MANY_LINKS if frame in hold_prose else ALL_LINKS
        leads = frame in hold_text and frame.linked > most * frame.letters
        box = frame.tag in _BOXES and frame.names and (leads or frame in hold_more)
        if frame.parent in found or (frame not in hold_article and (box or _is_furniture(frame))):
            found.add(frame)
    return frozenset(found)


def _is_furniture(frame: Frame) -> bool:
    """Whether an element holds navigation, buttons or notices by what it is."""
    if frame.tag == "aside" and _in_article(frame.parent):
        # A box inside an article tells of its subject, unless it is there to lead away from it.
        return frame.prose == 0 or 2 * frame.linked > frame.letters
    if frame.tag in ("button", "label"):
        return frame.parent is None or frame.parent.tag not in _HEADED
    return frame.tag in _FURNITURE


def _scope(
    blocks: Sequence[Block], own: Sequence[bool], sure: Sequence[int], title: str | None
) -> list[bool]:
    """Which lines can be the article's: those from its title to where the page leads elsewhere."""
    first, last = sure[0], sure[-1]
    box = _box(blocks[last])
    if box.tag not in ("", "html", "body"):
        last = max(n for n, block in enumerate(blocks) if box in _around(block.frame))
    titles = (n for n in range(first) if own[n] and _is_title(blocks[n], title))
    start = _coming_from(blocks, own, next(titles, first))
    end = _reading_on(blocks, own, last)
    return [
        is_own
        and number < end
        and (start <= number or (is_header_line(block.text) and not block.linked))
        for number, (block, is_own) in enumerate(zip(blocks, own, strict=True))
    ]


def _box(block: Block) -> Frame:
    """The element a line shares with others: what is marked as article, or the innermost one."""
    marked = (frame for frame in _around(block.frame) if frame.tag in _MARKED)
    return next(marked, block.frame.parent or block.frame)


def _is_title(block: Block, title: str | None) -> bool:
    return block.frame.tag == "h1" or (title is not None and block.text == title)


def _coming_from(blocks: Sequence[Block], own: Sequence[bool], head: int) -> int:
    """The number of the first of the lines above a title that stand with it and lead nowhere."""
    while head and own[head - 1]:
        above, around = blocks[head - 1], set(_around(blocks[head].frame))
        plain = above.is_heading or not above.frame.names
        beside = plain and above.frame.parent in around
        if above.linked or not (beside or above.frame in around):
            break
        head -= 1
    return head


def _reading_on(blocks: Sequence[Block], own: Sequence[bool], last: int) -> int:
    """The number of the first line after the article's container that leads away from it."""
    attached = False
    for number in range(last + 1, len(blocks)):
        block = blocks[number]
        attached = bool(_ATTACHED.match(block.text)) or (attached and bool(block.linked))
        leads_away = block.linked >= MOSTLY_LINKED * len(block.text)
        if not own[number] or (leads_away and not attached):
            return number
    return len(blocks)


def _leave_out_links(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Leave out links before and after the prose, and those under a heading that leads away."""
    prose = [n for n, block in enumerate(blocks) if kept[n] and block.is_prose]
    if not prose:
        return
    away, listed, own_head = "", False, False
    for number, block in enumerate(blocks):
        if not kept[number]:
            continue
        linked = block.linked >= MOSTLY_LINKED * len(block.text) and not block.is_sentence
        own = block.is_heading and _in_article(block.frame)
        own_head = own_head or block.is_heading
        if block.is_heading or not linked:
            leads_away = _BESIDE_HEADING.fullmatch(block.text) and not block.is_prose
            # Under a heading that leads away, smaller ones that are links do too.
            stays_away = bool(linked and away) and away < block.frame.tag
            away = block.frame.tag if leads_away else away if stays_away else ""
            listed = own or bool(_ATTACHED.match(block.text))
            kept[number] = not linked or (not away and (own or number < prose[-1]))
        else:
            listed = listed or bool(_ATTACHED.match(block.text))
            # "By Ida Koch and Per Lund" leads to its writers.
            says = block.frame.tag != "li" and len(block.text) - block.linked >= FEW_LETTERS
            amid = prose[0] < number < prose[-1] or (number < prose[0] and own_head and says)
            kept[number] = not away and (listed or amid)


def _in_article(frame: Frame | None) -> bool:
    """Whether a line stands in what the page itself marks as its article."""
    return any(around.tag in _MARKED for around in _around(frame))


def _leave_out_headings(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Leave out headings under which everything was left out."""
    emptied = False
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        heads = block.is_heading or _BESIDE_HEADING.fullmatch(block.text)
        if not kept[number]:
            emptied = True
        elif heads and emptied and block.frame.tag != "h1":
            kept[number] = emptied = False
        else:
            emptied = False

"""Which lines of a page are its article: by where they stand, and how much of them is links."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from index.formats.blocks import Block, Frame

# The article is the innermost container that holds this share of the page's prose.
MOST_OF_THE_PROSE = 0.85
# A teaser is this much link, its title, at the least.
TEASER_LINKS = 0.15
# Teasers of other pages are less than this share of an article's page.
MOST_TEASERS = 0.5
# What is named like page furniture but holds more of the prose than this is none.
MOST_BESIDE = 0.3
# Surroundings of which so much is links are a list of other pages.
MANY_LINKS = 0.25
# A line that says something beside its links holds at least so many characters of its own.
FEW_LETTERS = 3
# A line of which so much is links leads elsewhere.
MOSTLY_LINKED = 0.6

_BESIDE_TAGS = frozenset(("nav", "footer", "aside", "menu", "dialog", "button", "label"))
_CONTAINERS = frozenset(
    "html body main article section div center form td th tr table tbody fieldset header".split()
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BESIDE_NAME = re.compile(
    r"nav\w*|\w+nav|(?:top|main|side|sub|foot)?menu\w*|(?:bread)?crumbs?\w*|sidebar\w*|foot"
    r"|\w*footer\w*"
    r"|shar(?:e|ing)\w*|social\w*|comments?|commentlist|disqus|related\w*|recommend\w*|cookies?\w*"
    r"|consent|gdpr|banner|ads?|advert\w*|sponsor\w*|promo\w*|pager|pagination|toolbar|log(?:in"
    r"|out)"
    r"|sign(?:in|up)|search\w*|copyright|popup|modal|newsletter|subscribe|skip|complementary"
    r"|contentinfo|navigation|alertdialog|qr\w*code|toc|erweima|fenxiang|mianbao\w*|friendlinks?"
    r"|rankings?"
)
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


def find_article(blocks: Sequence[Block], frames: Sequence[Frame], title: str | None) -> Article:
    """The article among the lines of a page; ``title`` is the page's, where it is known.

    Navigation, footers and lists of links are left out. A page that is nothing else is kept whole.
    """
    beside = _frames_beside(frames)
    kept = [False] * len(blocks)
    for number in _scope(blocks, frames, beside, title):
        kept[number] = True
    scope = tuple(kept)
    _leave_out_links(blocks, kept)
    last = max((number for number, stays in enumerate(kept) if stays), default=len(blocks))
    links = [n for n in range(last + 1, len(blocks)) if scope[n] and blocks[n].linked]
    _leave_out_headings(blocks, kept)
    if not any(kept):
        kept = [True] * len(blocks)
    left = [block for block, stays in zip(blocks, kept, strict=True) if not stays]
    return Article(
        tuple(block.line for block, stays in zip(blocks, kept, strict=True) if stays),
        tuple(block.text for block in left),
        tuple(block.text for block in left if block.is_sentence),
        tuple(blocks[number].text for number in links),
    )


def _frames_beside(frames: Sequence[Frame]) -> frozenset[Frame]:
    """The frames of page furniture, by element, by name, and all inside them."""
    most = MOST_BESIDE * frames[0].prose
    found: set[Frame] = set()
    inside: set[Frame] = set()
    for frame in frames:
        around = frame.parent
        if around in inside or frame.tag in ("article", "main"):
            inside.add(frame)
        if around in found or (
            not frame.titled and frame.prose <= most and _is_beside(frame, frame in inside)
        ):
            found.add(frame)
    return frozenset(found | _teasers(frames, found))


def _teasers(frames: Sequence[Frame], beside: set[Frame]) -> set[Frame]:
    """Boxes alike that each lead to a page of its own: a linked title, and what it is about."""
    boxes: dict[tuple[Frame, str, str], list[Frame]] = defaultdict(list)
    for frame in frames:
        is_box = frame.tag in ("div", "article", "section") and not frame.titled
        leads = frame.leads and TEASER_LINKS * frame.letters < frame.linked
        if frame.parent and is_box and leads and frame not in beside:
            boxes[frame.parent, frame.tag, frame.names].append(frame)
    letters = frames[0].letters
    found = {
        frame
        for alike in boxes.values()
        if len(alike) > 1 and sum(box.letters for box in alike) < MOST_TEASERS * letters
        for frame in alike
    }
    for frame in frames:
        if frame.parent in found:
            found.add(frame)
    return found


def _is_beside(frame: Frame, in_article: bool) -> bool:
    """Whether an element is page furniture, going by what it is and is called."""
    if frame.tag == "header":
        return not in_article and (frame.prose == 0 or 2 * frame.linked > frame.letters)
    if frame.tag == "aside" and in_article:
        # A box inside an article tells of its subject, unless it is there to lead away from it.
        return frame.prose == 0 or 2 * frame.linked > frame.letters
    if frame.tag in ("html", "body", "main", "article"):
        return False
    if frame.tag in ("button", "label"):
        return frame.parent is None or frame.parent.tag not in ("summary", "dt", "h2", "h3", "h4")
    names = _CAMEL.sub(" ", frame.names).lower()
    named = any(_BESIDE_NAME.fullmatch(name) for name in re.split(r"[^a-z0-9]+", names) if name)
    return frame.tag in _BESIDE_TAGS or named


def _scope(
    blocks: Sequence[Block],
    frames: Sequence[Frame],
    beside: frozenset[Frame],
    title: str | None,
) -> list[int]:
    """Numbers of the lines that can be the article's: those in its container and around it."""
    own = [number for number, block in enumerate(blocks) if block.frame not in beside]
    region = _container(blocks, frames, own)
    inside = [number for number in own if _within(blocks[number].frame, region)]
    if not inside:
        return own
    first, last = inside[0], inside[-1]
    start = next((n for n in own if n < first and _is_title(blocks[n], title)), first)
    start = min(start, _coming_from(blocks, beside, first))
    end = _reading_on(blocks, beside, last)
    return [
        number
        for number in own
        if start <= number < end
        or (blocks[number].is_sentence and not _among_links(blocks[number].frame))
        or (number < start and blocks[number].frame.tag == "tr" and not blocks[number].linked)
    ]


def _coming_from(blocks: Sequence[Block], beside: frozenset[Frame], first: int) -> int:
    """The number of the first of the lines before the container that lead nowhere else."""
    while first and not blocks[first - 1].linked and blocks[first - 1].frame not in beside:
        first -= 1
    return first


def _reading_on(blocks: Sequence[Block], beside: frozenset[Frame], last: int) -> int:
    """The number of the first line after the article's container that leads away from it."""
    attached = False
    for number in range(last + 1, len(blocks)):
        block = blocks[number]
        attached = bool(_ATTACHED.match(block.text)) or (attached and bool(block.linked))
        leads_away = block.linked >= MOSTLY_LINKED * len(block.text)
        if block.frame in beside or (leads_away and not attached):
            return number
    return len(blocks)


def _container(blocks: Sequence[Block], frames: Sequence[Frame], own: Sequence[int]) -> Frame:
    """The innermost element that holds most of the prose outside the page's furniture."""
    prose: dict[Frame, int] = defaultdict(int)
    for number in own:
        prose[blocks[number].frame] += len(blocks[number].text) * blocks[number].is_prose
    for frame in reversed(frames):
        if frame.parent:
            prose[frame.parent] += prose[frame]
    region, least = frames[0], MOST_OF_THE_PROSE * prose[frames[0]]
    for frame in frames:
        if frame.parent is not region or frame.tag not in _CONTAINERS or region.tag == "article":
            continue
        most = 2 * (frame.letters - frame.linked) >= region.letters - region.linked
        share = prose[frame] >= max(1, least) and (most or region.tag != "div")
        if share or (frame.titled and 2 * prose[frame] >= least and _rest_is_links(region, frame)):
            region = frame
    return region


def _rest_is_links(around: Frame, frame: Frame) -> bool:
    """Whether what stands around an element leads to other pages, as teasers do."""
    letters = around.letters - frame.letters
    return around.linked - frame.linked > MANY_LINKS * letters


def _within(frame: Frame | None, region: Frame) -> bool:
    while frame is not None and frame is not region:
        frame = frame.parent
    return frame is region


def _is_title(block: Block, title: str | None) -> bool:
    return block.frame.tag == "h1" or (title is not None and block.text == title)


def _among_links(frame: Frame) -> bool:
    """Whether the surroundings of a line are a list of links, as teasers of other pages are."""
    around = frame.parent or frame
    return around.linked > MANY_LINKS * around.letters


def _leave_out_links(blocks: Sequence[Block], kept: list[bool]) -> None:
    """Leave out links before and after the prose, and those under a heading that leads away."""
    prose = [n for n, block in enumerate(blocks) if kept[n] and block.is_prose]
    if not prose:
        return
    leads_away = listed = own_head = False
    for number, block in enumerate(blocks):
        own_head = own_head or (kept[number] and block.is_heading)
        if not kept[number]:
            continue
        linked = block.linked >= MOSTLY_LINKED * len(block.text)
        own = block.is_heading and _in_article(block.frame)
        if block.is_heading or not linked or block.is_sentence:
            leads_away = bool(_BESIDE_HEADING.fullmatch(block.text)) and not block.is_prose
            listed = own or bool(_ATTACHED.match(block.text))
            if block.is_heading and linked:
                kept[number] = not leads_away and (own or number < prose[-1])
        else:
            listed = listed or bool(_ATTACHED.match(block.text))
            # "By Ida Koch and Per Lund" leads to its writers.
            says = block.frame.tag != "li" and len(block.text) - block.linked >= FEW_LETTERS
            amid = prose[0] < number < prose[-1] or (number < prose[0] and own_head and says)
            kept[number] = not leads_away and (listed or amid)


def _in_article(frame: Frame | None) -> bool:
    """Whether a line stands in what the page itself marks as its article."""
    while frame is not None and frame.tag not in ("article", "main"):
        frame = frame.parent
    return frame is not None


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

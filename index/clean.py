"""From a file's raw text to ``Document.text``: artefacts and page furniture out, words untouched.

Clean first, then freeze: nothing may change the text once offsets into it exist.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, pinyin

from index.formats.extracted import PAGE_BREAK
from index.formats.lines import unwrap
from index.metadata import is_header_line, is_title

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00\x01\x03-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_BLANKS = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_READING = re.compile(r"([㐀-鿿])[(（]([a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]{1,7})[)）]")
_STOCK_CODE = re.compile(
    r"[(（]\s*(?:[A-Za-z]{2}[:.]?)?\d{4,6}(?:\.[A-Za-z]{2})?\s*[,，、]?\s*"
    r"(?:股吧|行情|诊股|診股|资金|買入|买入|走势|行情走势|前收|净值|基金吧)[^()（）]{0,20}[)）]"
)

_FURNITURE = re.compile(
    r"(?:字号|字號|字体|字體)\s*[:：]?\s*(?:[大中小\s|/【】\[\]+-]|超大|打印|關閉|关闭|收藏|分享)*"
    r"|font\s*size\s*[:：]?(?:\s|big|middle|medium|small|large|normal|[|/+aA-])*"
    r"|topics?\s*[:：]|tags?\s*[:：]|标签\s*[:：]|关键词\s*[:：]"
    r"|(?:图片|图|photo|image)?\s*[^\s/\\]{1,80}\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?)"
    r"|(?:打印|打印本页|关闭窗口|关闭|分享|分享到.{0,30}|收藏|举报|举报/反馈|点赞|评论|返回顶部|返回首页|上一篇.{0,60}"
    r"|下一篇.{0,60}|更多|展开全文|阅读全文|点击(?:查看|阅读|进入).{0,20}|扫一扫.{0,30}|扫码.{0,20}|相关(?:阅读|新闻|链接)[:：]?)"
    r"|(?:share|share this|share on .{1,20}|print|print this page|email|close|back to top"
    r"|read more|advertisement|click here.{0,30}|sign up.{0,40}|subscribe.{0,40}"
    r"|follow us.{0,40}|related (?:articles|stories|news):?"
    r"|skip to (?:main )?content|menu|search|home|previous|next)"
    r"|.{0,20}尽在.{1,20}(?:APP|客户端|公众号)"
    r"|[(（]?(?:责任编辑|責任編輯|编辑|編輯|责编|責編|校对|校對|审核|(?:responsible )?editor)"
    r"\s*[:： ].{1,40}[)）]?"
    r"|[-_=*~·.\s—]{3,}|第\s?\d+\s?页\s?/?\s?共?\s?\d*\s?页?|page \d+ of \d+",
    re.IGNORECASE,
)  # fmt: skip
_LANGUAGE_SWITCH = re.compile(
    r"(?:chinese|english|中文|英文|简体|繁體|繁体|简体中文|繁體中文|EN|CN|中文版|english version)"
    r"(?:\s*[|/]\s*(?:chinese|english|中文|英文|简体|繁體|EN|CN))?",
    re.IGNORECASE,
)
_ORIGINAL_TITLE = re.compile(
    r"[(（]?(?:原标题|原標題|原题|原題|original title)\s*[:：]\s*(.*?)[)）]?", re.IGNORECASE
)
_NOTICE = re.compile(
    r"(?:版权|版權|免责|免責|著作权|特别|郑重)(?:声明|聲明|说明|說明|提示)\s*[:：]|(?:声明|聲明)\s*[:：].*(?:版权|版權|转载|轉載|观点|觀點)"
    r"|凡(?:本网|本網|本站|注明|註明|来源|來源|未注明)|未经(?:授权|许可|书面).{0,20}(?:不得|禁止|严禁)|(?:本文|以上)(?:内容|文章)?(?:仅代表|不代表|系转载)"
    r"|(?:©|\(c\)|copyright)\s.{0,120}|.{0,80}all rights reserved.{0,80}|disclaimer\s*[:：].*"
    r"|.{0,60}(?:ICP备|ICP備|公网安备)\S.*|(?:主办|承办|主管)单位\s*[:：].{0,40}",
    re.IGNORECASE,
)  # fmt: skip

# How many lines at either end can be page furniture that would be text elsewhere.
EDGE_LINES = 8
# So many readings in brackets are damage; fewer may be an author's own remark.
LEAST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Pruned:
    """The lines that stay, those dropped as page furniture, and what was repaired."""

    lines: tuple[str, ...]
    dropped: tuple[str, ...]
    repairs: tuple[str, ...]


def tidy(raw: str) -> tuple[list[str], tuple[str, ...]]:
    """Raw text to its non-empty lines, and what was repaired on the way.

    Line ends, blanks and invisible characters are made plain, hard-wrapped paragraphs joined,
    leftovers of damaged conversions (a character's reading in brackets after it) and of stock
    tickers taken out.
    """
    text = unwrap(_INVISIBLE.sub("", _LINE_END.sub("\n", raw)))
    text, tickers = _STOCK_CODE.subn("", text)
    text, readings = _without_readings(text)
    lines = (_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n"))
    repairs = [f"repaired: {tickers} stock codes taken out"] if tickers else []
    repairs += [f"repaired: {readings} stray readings taken out"] if readings else []
    return [line for line in lines if line.strip(PAGE_BREAK)], tuple(repairs)


def _without_readings(text: str) -> tuple[str, int]:
    """Take out `(qū)` after 區 where it is that character's own reading.

    Fewer than three of them stay: an author may tell how a character is read.
    """
    strays = [m.span(2) for m in _READING.finditer(text) if m[2] in _readings(m[1])]
    if len(strays) < LEAST_READINGS:
        return text, 0
    pieces, last = [], 0
    for start, end in strays:
        pieces.append(text[last : start - 1])
        last = end + 1
    return "".join((*pieces, text[last:])), len(strays)


@lru_cache(maxsize=4096)
def _readings(character: str) -> frozenset[str]:
    return frozenset(
        reading.lower()
        for style in (Style.TONE, Style.NORMAL)
        for reading in pinyin(character, style=style, heteronym=True, errors="ignore")[0]
    )


def prune(lines: Sequence[str]) -> Pruned:
    """Drop page furniture, closing notices and repetitions of the title or of the whole text."""
    edges = (min(number, len(lines) - 1 - number) < EDGE_LINES for number in range(len(lines)))
    kept, dropped = _parted(lines, [_is_furniture(*one) for one in zip(lines, edges, strict=True)])
    kept, titles = _without_repeated_titles(kept)
    kept, notices = _parted(kept, _notices(kept))
    repairs = []
    half = len(kept) // 2
    if len(kept) >= 6 and len(kept) % 2 == 0 and kept[:half] == kept[half:]:
        kept = kept[:half]
        repairs.append("repaired: the whole text stood there twice")
    return Pruned(tuple(kept), tuple(dropped + titles + notices), tuple(repairs))


def _parted(lines: Sequence[str], drop: Sequence[bool]) -> tuple[list[str], list[str]]:
    """The lines to keep and those to drop; page breaks of dropped lines move to the next kept."""
    kept: list[str] = []
    dropped: list[str] = []
    breaks = ""
    for line, goes in zip(lines, drop, strict=True):
        if goes:
            dropped.append(line.replace(PAGE_BREAK, ""))
            breaks += PAGE_BREAK * line.count(PAGE_BREAK)
        else:
            kept.append(breaks + line)
            breaks = ""
    if kept:
        kept[-1] += breaks
    return kept, dropped


def _is_furniture(line: str, edge: bool) -> bool:
    line = line.strip(PAGE_BREAK)
    if len(line) > 140:
        return False
    return bool(_FURNITURE.fullmatch(line)) or (edge and bool(_LANGUAGE_SWITCH.fullmatch(line)))


def _notices(lines: Sequence[str]) -> list[bool]:
    """Which closing lines go: all from the first copyright notice or disclaimer among them."""
    first = len(lines)
    for number in range(len(lines) - 1, max(0, len(lines) - EDGE_LINES - 1), -1):
        if _NOTICE.match(lines[number].strip(PAGE_BREAK)):
            first = number
    return [number >= first for number in range(len(lines))]


def _without_repeated_titles(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Keep the title once: lines that repeat it, or give the one of another outlet, are dropped."""
    titles: set[str] = set()
    shown = list(lines)
    drop = [False] * len(lines)
    for number in range(_head(lines)):
        line = lines[number].strip(PAGE_BREAK)
        original = _ORIGINAL_TITLE.fullmatch(line)
        if original and not titles and is_title(original[1]):
            line = original[1]
            shown[number] = lines[number].replace(original[0], line)
        elif original or line in titles:
            drop[number] = True
            continue
        if not titles and not is_header_line(line) and is_title(line):
            titles.add(line)
    return _parted(shown, drop)


def _head(lines: Sequence[str]) -> int:
    """How many lines stand above the first one that is a finished sentence."""
    for number, line in enumerate(lines[:EDGE_LINES]):
        bare = line.strip(PAGE_BREAK)
        if not (is_title(bare) or is_header_line(bare) or _ORIGINAL_TITLE.fullmatch(bare)):
            return number
    return min(len(lines), EDGE_LINES)


def freeze(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """The final text, one paragraph a line, and the start offset of each page if it has pages."""
    marked = "\n".join(lines)
    if PAGE_BREAK not in marked:
        return marked, ()
    pages, length = [], 0
    pieces = marked.split(PAGE_BREAK)
    for piece in pieces[:-1]:
        length += len(piece)
        pages.append(length)
    return "".join(pieces), tuple(pages)

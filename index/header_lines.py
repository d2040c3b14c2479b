"""The lines above and below a text that tell of it: labels, bylines and dates."""

import re

from index.dates import stated_dates
from index.text import language_of

# How far down the header lines of an article reach, and how long such a line can be.
HEADER_LINES = 12
HEADER_LENGTH = 160
TITLE_LENGTH = {"zh": 80, "en": 250}
# A date with little beside it is a line of its own.
DATED_LENGTH = 60
DATELINE_LENGTH = 50

_OF_PUBLISHING = (
    r"(?:首次|最后|最後|最近|页面)?(?:发布|發布|發佈|发表|發表|刊发|刊發|刊登|刊出|公告|公布|公佈"
    r"|公开|公開|成文|发文"
    r"|發文|印发|印發|生成|更新|上线|上線|上稿|创建|建立|录入|信息|文章|新闻|新聞|稿件|出版|报道"
    r"|報導|报导|张贴|張貼"
    r"|修改|编发|签发|簽發|落款|发稿|發稿|投稿)"
)
_DATE_LABEL = re.compile(
    rf"(?:(?:{_OF_PUBLISHING})?(?:日\s?期|时\s?间|時\s?間)|{_OF_PUBLISHING}(?:日|于|於)|(?:更新"
    rf"|发布|發布|發佈))\s*[:：]\s*(?P<said>.+)"
    r"|(?:date(?: of (?:publication|issue|release)| published| posted| issued)?|published"
    r"|publication date"
    r"|publish date|(?:first )?published|posted|updated|last updated|last modified|released?"
    r"|release date"
    r"|issued?|issue date|dated)(?: on| at)?\s*[:：]\s*(?P<told>.+)",
    re.IGNORECASE,
)
_BARE_DATE_LABEL = re.compile(
    r"(?:日\s?期|时\s?间|時\s?間|date|time)\s*[:：]\s*(.+)", re.IGNORECASE
)
_PLACE_LABEL = re.compile(
    r"(?:地\s?[点點]|主\s?持(?:人)?|出\s?席(?:人员)?|参加(?:人员)?|列\s?席|與會|会场|venue"
    r"|location|place|present|attendees|chair)\s*[:：]",
    re.IGNORECASE,
)
_DATE_VERB = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|released|dated)|(?:last "
    r"|page last )?(?:updated|reviewed|modified))"
    r"(?: on| at| in)?\s+(?=(?:\w+,? )?[\w.]{1,9},? )|(?:发布|發布|發佈|发表|刊发|更新"
    r"|印发)(?:于|於)\s?(?=[\d二〇民])",
    re.IGNORECASE,
)
_SOURCE_NAMES = (
    r"(?:信息|稿件|文章|新闻|新聞|消息|内容|資訊|本文)?(?:来\s?源|來\s?源)(?:单位|單位|于)?|稿源"
    r"|出\s?处|出\s?處"
    r"|(?:发布|發布|發佈|公告|公布|发文|發文|发稿|供稿|撰稿|编制|編制|编写|印发|主办|主辦|制定"
    r"|责任)(?:单位|單位|机构|機構|机关|機關|部门|部門|者)"
    r"|供稿|发布方|媒体"
)
_SOURCE_LABEL = re.compile(
    rf"(?:{_SOURCE_NAMES}|source|publisher|published by|issued by|released by|issuing (?:body"
    rf"|authority))"
    r"\s*[:：]\s*(?P<said>\S.*)",
    re.IGNORECASE,
)
# How often a page was seen, after the name of its source.
_HOW_OFTEN = re.compile(
    r"\s+(?:阅读|閱讀|浏览|瀏覽|点击|點擊|评论|評論|热度|views?|reads?|comments?)(?:量|数|數|次数)?"
    r"\s?[:：]?\s?[\d.,]+\s?[万萬千wk+]*.*$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"(?:title|subject|标\s?题|標\s?題|题\s?目|題\s?目)\s*[:：]\s*(.+)", re.IGNORECASE
)
_AUTHOR_LABEL = re.compile(
    r"(?:作\s?者|记者|記者|撰文|author|by)\s*[:：]\s*([^。！？!?]{2,60})$", re.IGNORECASE
)
_URL_LABEL = re.compile(
    r"(?:url|link|网址|链接|原文链接|address)\s*[:：]\s*(https?://\S+)", re.IGNORECASE
)
_OTHER_NAMES = (
    r"(?:责任)?编辑|(?:責任)?編輯|校对|校對|审核|審核|浏览(?:次数|量|数)?|瀏覽(?:次數|量|數)?"
    r"|访问(?:次数|量)|访问量|点击(?:次数|数|量|率)?|點擊(?:次數|數)?"
    r"|阅读(?:次数|量|数)?|閱讀(?:次數|量|數)?|人气|字数|关键词|關鍵詞|字体(?:大小)?"
    r"|字體(?:大小)?|字号|字號|文号|文號|发文字号|發文字號|索引号|主题|主題(?:分类)?"
    r"|摄影|攝影|分享(?:到|至)?|标签|標籤|栏目"
)
_OTHER_LABEL = re.compile(
    rf"(?:{_OTHER_NAMES}|keywords|editor|tags?|topics?|views|reading time|hits)\s*[:：]",
    re.IGNORECASE,
)
# A label starts a part of its own even where nothing but the label parts it from what is before.
_PARTS = re.compile(
    r"\s*[|｜·•∣▪]\s*|\s+(?=[㐀-鿿]{2,6}\s?[:：])|\s+(?=(?:本报|本報)?(?:记者|記者|通讯员|通訊員"
    r"|责编|撰文)[\s:：])|\s+(?=(?:By|Source|Date|Published|Updated|Author|Editor|Posted)\s?:)"
    rf"|(?=(?:{_SOURCE_NAMES}|作者|{_OTHER_NAMES})\s?[:：])|\s*[【\[［](?=(?:{_OTHER_NAMES}))"
)
# Where a line parts there is one of these: most long lines have none. The first set of characters
# makes the search quick.
_MAY_PART = re.compile(
    r"[|｜·•∣▪【\[［:：记記通责撰]"
    r"(?:(?<=[|｜·•∣▪【\[［])|(?<=[㐀-鿿A-Za-z][:：])|(?<=[㐀-鿿A-Za-z]\s[:：])"
    r"|(?<=[记記])者|(?<=通)[讯訊]|(?<=责)编|(?<=撰)文)"
)
_ENDS_A_SENTENCE = re.compile(r"[。！？；!?;：:，,、.…][”’」』）)\"']*(?:\[[\w,–-]{1,7}\])*$")
_ENDS_IN_FULL = re.compile(r"[。！？；!?;…][”’」』）)\"']*$|(?<![A-Z])(?<!\b[ap]\.m)\.[”’)\"']*$")
_STARTS_WITH_DATE = re.compile(r"\D{0,3}(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}")

_NAME_ZH = r"[㐀-鿿·]{2,4}"
_WRITER = r"(?:记者|記者|通讯员|通訊員|撰文|文[／/]图|编译|編譯|作者|特派员|評論員|评论员)"
_ROLE = (
    r"(?:采访|採訪|撰文|采写|採寫|整理|编辑|編輯|摄影|攝影|记者|記者|口述|文字|图片|圖片)"
    r"(?:[・·、／/]?(?:撰文|整理|攝影|摄影|记录|記錄))?"
)
_BYLINE_ZH = re.compile(
    rf"(?:[（(【]\s?|\S{{2,10}} ?|本报|本報|本刊)?(?:首席|实习|實習|特约|特約"
    rf"|见习)?{_WRITER}(?:\s?[:：／/]\s?|\s){_NAME_ZH}(?:[、\s]{_NAME_ZH}){{0,7}}"
    rf"(?:[）)】]?\s?(?:[／/]\s?)?\S{{0,8}}(?:报道|报导|報導|報道|讯|訊|电|電))?[）)】]?"
    rf"|\S{{0,10}}(?:记者|記者){_NAME_ZH}(?:、{_NAME_ZH}){{0,4}}[／/]\S{{0,8}}(?:报道|报导|報導"
    rf"|報道|讯|訊|电|電)"
    rf"|[（(【]\S{{0,12}}{_WRITER}\s?{_NAME_ZH}(?:[、\s]{_NAME_ZH}){{0,4}}[）)】]\s?\S{{0,6}}[讯訊电電]?"
    rf"|(?:[（(]?(?:来源|來源)?\S{{2,12}}\s)?(?:文|图|圖)[／/]\S{{2,20}}"
    rf"|{_ROLE}[:：／/]\s?\S{{2,12}}(?:[、\s]\S{{1,12}})?(?:\s+{_ROLE}[:：／/]\s?\S{{2,12}}(?:\s\S{{1,12}})?){{0,4}}"
)
_BYLINE_EN = re.compile(
    r"(?:(?:Words|Story|Written|Reported|Reporting|Text|Interview|Compiled|Edited) )?(?:[Bb]y"
    r"|BY) (?:our (?:[a-z-]+ ){0,3}[a-z]+,? )?[A-Z][\w.'’-]*"
    r"(?:,? (?:[A-Z][\w.'’-]*|de|da|van|von|der|den|la|bin|al|and|&)){0,10}(?:\s*[,|·•–—-].{0,60})?"
)

_WEEKDAY = (
    r"\b(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|(?:星期|周|週|礼拜)[一二三四五六日天]"
)
_BESIDE_A_DATE = re.compile(
    rf"{_WEEKDAY}|\d{{1,2}}[:：.]\d{{2}}(?:[:：]\d{{2}})?(?:\s?[ap]\.?m\.?)?|\b(?:[ap]\.?m\.?|GMT"
    rf"|UTC|[ECMP]?[SD]T|BST|CET|HKT)\b\.?|[+-]\d{{2}}:?\d{{2}}"
    r"|\b\d{1,3}[ -]min(?:ute)?s?(?: read)?\b|上午|下午|凌晨|晚上|中午|农历.{0,8}|\b(?:on|at)\b"
    r"|中[華华]$",
    re.IGNORECASE,
)
_WHERE_AND_WHEN = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}, (?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},?) \d{4}"
    r"|[㐀-鿿]{2,6}[，,、 ]\s?\d{4}年\d{1,2}月\d{1,2}日"
    r"|\d{4}年\d{1,2}月\d{1,2}日[，,、 ]\s?[㐀-鿿]{2,6}"
)
MARKS = re.compile(r"[\s,，.。、;；:：|｜·•/／()（）\[\]【】<>《》–—―-]+")

_LABELLED = re.compile(r"[㐀-鿿]{2,6}\s?[:：]|[A-Za-z ]{3,20}:\s")


def parts(line: str) -> tuple[str, ...]:
    """The statements of a header line: "时间：… 来源：…" holds two."""
    whole = _PARTS.split(line) if _MAY_PART.search(line) else (line,)
    pieces = [part for piece in whole if (part := piece.strip(" []【】［］"))]
    for place in range(len(pieces) - 2, -1, -1):
        # In a table the label and what it labels stand in cells of their own.
        if pieces[place].endswith((":", "：")) and not _LABELLED.match(pieces[place + 1]):
            pieces[place] += pieces.pop(place + 1)
    return tuple(pieces)


def label_date(part: str) -> str | None:
    """What a part of a line says the date of publication is, as text; None when it says nothing."""
    if match := _DATE_LABEL.match(part):
        return match["said"] or match["told"]
    match = _DATE_VERB.match(part)
    return part[match.end() :] if match else None


def label_source(part: str) -> str | None:
    """What a part of a line names as its source or publisher."""
    match = _SOURCE_LABEL.fullmatch(part)
    return _HOW_OFTEN.sub("", match["said"]).strip(" )）]】") if match else None


def label_held(part: str) -> str | None:
    """What a part of a line says of a time, where it may be that of an event."""
    match = _BARE_DATE_LABEL.match(part)
    return match[1] if match else None


def is_place_label(line: str) -> bool:
    """Whether a line says where something is held, or who is there."""
    return bool(_PLACE_LABEL.match(line))


def label_title(line: str) -> str | None:
    """The title a line states."""
    match = _TITLE_LABEL.fullmatch(line)
    return match[1] if match else None


def label_author(part: str) -> str | None:
    """The author a part of a line states."""
    match = _AUTHOR_LABEL.fullmatch(part)
    return match[1] if match else None


def label_url(line: str) -> str | None:
    """The address a line states."""
    match = _URL_LABEL.match(line)
    return match[1] if match else None


def is_byline(line: str) -> bool:
    """Whether a line says who wrote, and no more."""
    if len(line) > HEADER_LENGTH or _ENDS_IN_FULL.search(line):
        return False
    return bool(_BYLINE_ZH.fullmatch(without_dates(line)) or _BYLINE_EN.fullmatch(line))


def without_dates(line: str) -> str:
    """What a short line says beside its dates, days of the week and times."""
    rest, last = [], 0
    for start, end, _ in stated_dates(line):
        rest.append(line[last:start])
        last = max(last, end)
    whole = _BESIDE_A_DATE.sub(" ", " ".join((*rest, line[last:])))
    return (
        MARKS.sub(" ", whole).strip()
        if not MARKS.sub("", whole)
        else whole.strip(" ,，.。|｜·•/／–—-")
    )


def _is_dateline(line: str) -> bool:
    """Whether a short line says where and on which day a text was written, and no more."""
    return len(line) <= DATELINE_LENGTH and bool(_WHERE_AND_WHEN.fullmatch(line))


def is_date_line(line: str) -> bool:
    """Whether a line is a date and nothing else but a day of the week or a time."""
    return len(line) <= DATED_LENGTH and bool(stated_dates(line)) and not without_dates(line)


def is_header_line(line: str) -> bool:
    """Whether a line states the date, source, author or address of its document."""
    if len(line) > HEADER_LENGTH:
        return False
    labelled = (_DATE_LABEL, _SOURCE_LABEL, _AUTHOR_LABEL, _URL_LABEL, _OTHER_LABEL)
    if any(label.match(line) for label in labelled):
        return True
    if _ENDS_IN_FULL.search(line):
        return False
    starts = _STARTS_WITH_DATE.match(line) and not _ENDS_A_SENTENCE.search(line)
    dated = is_date_line(line) or _is_dateline(line)
    if (starts and len(line) <= DATED_LENGTH) or dated or is_byline(line):
        return True
    return any(_tells_a_date(part) for part in (line, *parts(line)))


def _tells_a_date(part: str) -> bool:
    """Whether a line, or a part of it, says when its text was published ("updated 3 June 2024")."""
    told = _DATE_VERB.match(part)
    return bool(told and stated_dates(part[told.end() :][:DATED_LENGTH]))


def is_title(line: str) -> bool:
    """Whether a first line can be a title: short, and not a finished sentence."""
    if not 2 <= len(line) <= max(TITLE_LENGTH.values()):
        return False
    if len(line) > TITLE_LENGTH[language_of(line)] or is_header_line(line):
        return False
    return not _ENDS_A_SENTENCE.search(line) or line.endswith(("?", "？", "！", "!"))


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends in full, as writing does and a header line does not."""
    return bool(_ENDS_IN_FULL.search(line))

# ruff: noqa: E501  (word lists are one line each)
"""Chinese personal names by surname, given name and what stands around them.

The segmenter knows few names and takes others apart (田 | 守成), so that its tags are one sign of
several: a role before (区长田守成), what only people do after (田守成表示), a list of names.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon import load_lexicon
from index.segmenter import frequency, tagged_words
from index.text import HAN
from qa.naming.surnames import (
    ALSO_WORDS,
    NEVER_GIVEN,
    NEVER_LAST,
    SURNAMES,
    TWO_CHARACTERS,
    WORDS_FIRST,
)

Span = tuple[int, int]

TITLES = (
    "书记|区长|市长|省长|县长|镇长|乡长|村长|州长|主任|主席|总统|总理|部长|校长|院长|局长|会长|处长|科长|厅长|司长|署长|行长|社长|厂长|馆长|站长|所长|组长|班长|台长|船长|团长"
    "|店长|园长|秘书长|理事长|董事长|检察长|总监|总裁|总经理|经理|主管|董事|监事|理事|委员|议员|代表|记者|编辑|校对|教授|讲师|博士|硕士|院士|先生|女士|小姐|老师|教师|医生|医师|护士|大夫|发言人|负责人|创始人"
    "|联合创始人|主持人|首相|国王|将军|导演|教练|队长|司令|大使|作者|研究员|工程师|律师|法官|同志|专家|学者|演员|歌手|诗人|作家|画家|设计师|建筑师|会计师|分析师|司机|农民|村民|居民|市民|学生|员工|职工|工人"
    "|厨师|店主|老板|业主|顾客|游客|患者|志愿者|参赛者|获奖者|调查员|技术员|管理员|馆员|队员|船员|飞行员|运动员|摄影师|助理|秘书|顾问|父亲|母亲|丈夫|妻子|儿子|女儿|名叫|名为|取名|叫做"
)  # fmt: skip
_DEEDS = (
    "说|表示|介绍|称(?!为)|指出|认为|透露|强调|回应|坦言|解释|告诉|回忆|补充道|谈到|提到|提出|宣布|回答|呼吁|感慨|感叹|主张|建议|担任|出任|接任|当选|就任|毕业|出生|生于|去世|逝世|病逝|履新|到任|辞职|退休"
    "|兼任|曾任|现任|原任|获聘|受聘|本人|等人|夫妇|一家|自述|致辞|主持了?|撰写|执笔|摄影|摄|供图|拿到|荣获|接受"
)
_ASKED_OF = "妻子|丈夫|父亲|母亲|儿子|女儿|孩子|家人|生日|年龄|年纪|岁数|籍贯|老家|学历|职务|职位|头衔|简历|履历|导师|同事|手机|电话|工资|月薪|年薪|薪水|母校|身份|故乡|家乡|观点|看法|说法|原话|回答|祖籍|出生"
_DEED_AFTER = re.compile(
    rf"(?:{_DEEDS}|在[^,。;、?!]{{1,12}}?(?:说|表示|指出|提出|强调|介绍)"
    r"|(?:是|在|于)?(?:哪一?年|何年|什么时候|何时|几岁|多大)(?:去|开始)?(?:出生|生|去世|逝世|毕业|退休|当选|上任|就任|任|当|入职|入学|来|加入)"
    r"|今年\d|今年(?:多大|几岁)|是谁|是(?:什么|何|哪里|哪儿|哪国)人|多大(?:年纪|岁数|了)|几岁|多少岁"
    rf"|[(（](?:左|右|中|男|女)[)）]|的(?:{_ASKED_OF}))"
)
_TITLE_AFTER = re.compile(rf"(?:{TITLES})")
_ROLE_BEFORE = re.compile(rf"(?:{TITLES})[\s:：]*$")
_POINTING = re.compile(r"那[一二两三几]")
_LONGEST_ROLE = 8
# After these a name may begin; before these it may end.
_OPENING = frozenset("由和与及同对向让请被据把找跟问见给为是按找请叫问有给比那的而但如当于")
_CLOSING = frozenset(
    "是在有的和与及对向从也都还曾将已就又去来到获把被让为于等并则说叫当任了会能要怎什哪几多何呢吗今去前昨现原共一"
)
_LAND = frozenset("山湾河海庄村屯镇区市州岛湖江县省国路街桥港")
_NO_END = NEVER_GIVEN | NEVER_LAST
_VERBAL = ("v", "d", "p", "u", "x")  # tags of what may stand after a subject
_JOINED = frozenset("是和在说有与对向")
_LISTING = ("、", "和", "与", "及", "以及")
_FOREIGN = ("·", "•", "・")
# Everyday given names (建设, 和平) are frequent words too, but hardly ever that frequent.
RARE_WORD, FREQUENT_WORD = 300, 3000


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in matching form, where its words end, and their tags by their span and by where they
    begin."""

    folded: str
    ends: frozenset[int]
    tags: dict[Span, str]
    begun: dict[int, str]


@lru_cache(maxsize=8192)
def chinese_people(folded: str) -> tuple[Span, ...]:
    """Spans of personal names in a text in matching form, in order."""
    text = _taken_apart(folded)
    found: list[Span] = []
    for start in range(len(folded) - 1):
        if found and start < found[-1][1]:
            continue
        size = _surname(folded, start)
        span = _name_at(text, start, size, found) if size else None
        if span:
            found.append(span)
    return tuple(found)


def means_addressed(term: str, folded: str) -> bool:
    """Whether a text in matching form has the person whom a surname with a title means (梁教练:
    总教练梁慕贤, 梁慕贤教练)."""
    size = _surname(term, 0)
    surname, title = term[:size], term[size:]
    if not size or not _TITLE_AFTER.fullmatch(title):
        return False
    return bool(re.search(rf"{title}{surname}|{surname}[一-鿿]{{1,2}}{title}", folded))


def _taken_apart(folded: str) -> _Text:
    tags, begun, place = {}, {}, 0
    for token, tag in tagged_words(folded):
        tags[place, place + len(token)] = begun[place] = tag
        place += len(token)
    return _Text(folded, frozenset(b for _, b in tags), tags, begun)


def _surname(folded: str, start: int) -> int:
    """How many characters a surname that begins here has, 0 for none."""
    if folded[start : start + 2] in TWO_CHARACTERS:
        return 2
    if _POINTING.match(folded, start):  # 那一册
        return 0
    return int(folded[start] in SURNAMES)


def _name_at(text: _Text, start: int, size: int, found: list[Span]) -> Span | None:
    """The name that begins here, the longer given name first."""
    before = text.folded[max(0, start - _LONGEST_ROLE) : start]
    if before[-1:].isdecimal():
        return None
    titled = bool(_ROLE_BEFORE.search(before))
    opened = start == 0 or not HAN.match(before[-1]) or before[-1] in _OPENING
    listed = bool(found) and text.folded[found[-1][1] : start] in _LISTING
    for given in (2, 1):
        end = start + size + given
        name, tag = text.folded[start:end], text.tags.get((start, end), "")
        if len(name) < size + given or not all(map(HAN.match, name)) or name[-1] in _NO_END:
            continue
        if tag.startswith("nr") and not _other(text, (start, end), size, titled):
            return start, end
        if before[-1:] in _FOREIGN or text.folded[end : end + 1] in _FOREIGN:
            continue
        if not (titled or opened or listed) or (tag and tag[:2] != "nr" and frequency(name)):
            continue
        if not NEVER_GIVEN.intersection(name[size:]) and _is_named(
            text, (start, end), size, titled, opened or listed
        ):
            return start, end
    return None


def _other(text: _Text, span: Span, size: int, titled: bool) -> bool:
    """Whether what the segmenter takes for somebody is a word or a place after all."""
    name, after = text.folded[span[0] : span[1]], text.folded[span[1] : span[1] + 20]
    word = name[0] in ALSO_WORDS and (name in load_lexicon().word_ids or _ordinary(name[size:]))
    land = name[-1] in _LAND and not (titled or _DEED_AFTER.match(after))
    return word or land or after[:1] in _LAND or _everyday(name, size)


def _ends(text: _Text, end: int) -> bool:
    """Whether a word ends here, or would if the segmenter had not joined the next one to it."""
    joined = (end - 1, end + 1) in text.tags and text.folded[end : end + 1] in _JOINED
    return end in text.ends or joined


def _everyday(name: str, size: int) -> bool:
    """Whether what begins like a name is, or begins with, an everyday word (施工图)."""
    return any(_ordinary(piece) for piece in {name, name[: size + 1]} if len(piece) > 1)


def _ordinary(word: str) -> bool:
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(word)
    return number is not None and bool(lexicon.ordinary[number])


def _is_named(text: _Text, span: Span, size: int, titled: bool, opened: bool) -> bool:
    """Whether what stands around a surname and its next characters tells that they name somebody."""
    start, end = span
    name, after = text.folded[start:end], text.folded[end : end + 20]
    deed = bool(_DEED_AFTER.match(after))
    post = bool(_TITLE_AFTER.match(after))
    closed = not after or not HAN.match(after[0]) or after[0] in _CLOSING
    verbal = text.begun.get(end, "")[:1] in _VERBAL
    if not (_ends(text, end) or deed) or not (closed or deed or post or (titled and verbal)):
        return False
    if name[-1] in _LAND and not (deed or titled):
        return False
    if _everyday(name, size):
        alone = span in text.tags or (end - 1, end) in text.tags
        return len(name) > 2 and (titled or (deed and opened)) and alone
    if titled or not opened:
        return titled
    parts = text.tags.get((start, start + size), ""), text.tags.get((start + size, end), "")
    if (size == 2 and name[:2] != "东方") or all(tag.startswith("nr") for tag in parts):
        return True
    if len(name) == 2 or name[0] in WORDS_FIRST or name[:2] == "东方":
        return deed and frequency(name) < RARE_WORD and (len(name) > 2 or name[0] not in ALSO_WORDS)
    word = frequency(name[size:])
    if name[0] not in ALSO_WORDS:
        return word < FREQUENT_WORD or deed
    return word < RARE_WORD and not _ordinary(name[size:])

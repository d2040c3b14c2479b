"""Headings, speakers and list items: what the lines of a document are beside sentences."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.boundaries import split_line
from index.header_lines import HEADER_LINES, ends_a_sentence, is_header_line
from index.text import language_of
from index.types import SentenceKind

LONGEST_HEADING = {"zh": 60, "en": 200}
# More heading-like lines in a row than this are a list or verse, not headings.
LONGEST_RUN = 5
# A text with so many speakers' labels is a transcript.
LEAST_LABELS = 3

_ENDS_A_SENTENCE = re.compile(r"[。！？；!?;，,、.…：:—][”’」』）)\"'\]]*(?:\[[\w,–-]{1,7}\])*$")
BULLET = re.compile(r"\s*[-*•·◆■●▪–]\s")
_ITEM = re.compile(
    r"(?:and |or )?[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3}|[a-h])[)）]|[①-⑳]"
    r"|\d{1,2}[.)、）](?!\d)\s*\S|[一二三四五六七八九十]{1,3}、|[一二三四五六七八九十]是"
    r"|其[一二三四五六七八九十][，,是：:]|第[一二三四五六七八九十][，,]"
    r"|(?:First|Second|Third|Fourth|Fifth|Sixth)(?:ly)?,\s"
)
# What stands in brackets as a whole is a note ("(adopted … , in force from …)").
_NOTE = re.compile(r"[（(][^（()）]{16,}[)）]")
_NUMBERED = re.compile(r"\d{1,2}[.)、）](?!\d)")

_OFFICE = (
    r"(?:书记|書記|区长|區長|市长|市長|县长|省长|镇长|主任|部长|部長|局长|局長|主席|总理|總理"
    r"|总统|總統|院长|院長|会长|會長"
    r"|发言人|發言人|委员|司长|厅长|董事长|总裁|總裁|校长|所长|教授|研究员|秘书长|馆长|处长|经理"
    r"|大使|行长|负责人|首席执行官|理事长)"
)
_OFFICES = re.compile(rf"(?=({_OFFICE})([ 　]?))")
_OFFICE_IN_BRACKETS = re.compile(rf"[（(][^（()）]*{_OFFICE}")
_ROLE = r"(?:记者|記者|主持人|主持|发言人|發言人|问|問|答|提问|提問|网友|嘉宾)"
_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧蕭"
    "田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱"
    "江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯常温康施牛樊葛邢安齐齊庞龐颜顏"
    "翁殷倪岳鲍季柳詹聂聶焦俞欧歐章鲁魯凌纪宁单蔚臧柯游靳"
)  # fmt: skip
_FROM = r"(?!各位)[㐀-鿿《》“”「」]{2,14}(?:记者|記者|代表)"  # 晚报记者, of those who ask
_ZH_LABEL = re.compile(
    rf"(?P<name>{_ROLE}|[㐀-鿿·]{{2,4}}?|{_FROM})(?P<verb>提问|提問|追问|问|問|回答|回应|回應|答|发言"
    rf"|發言|致辞|介绍|说|說)?"
    r"(?:[（(][^（()）]{1,20}[）)])?[:：]\s*(?P<rest>.*)"
)
_ZH_FRAMED_LABEL = re.compile(r"[【\[](?P<name>[㐀-鿿·]{2,4})(?P<verb>)[】\]]\s*(?P<rest>\S.*)")
_ZH_OFFICE_LABEL = re.compile(  # 港务集团总经理方志远：, 主持人宋岚：
    rf"(?P<verb>主持人|主持|[㐀-鿿]{{0,20}}?{_OFFICE})[ 　]?"
    r"(?P<name>[㐀-鿿]{2,3})[:：]\s*(?P<rest>.*)"
)
# Labels that tell who asks and who answers, and nobody's name.
_NAMELESS = frozenset("问 問 答 提问 提問 Question Answer Q A".split())
_ASKS_OR_ANSWERS = frozenset("提问 追问 问 問 回答 回应 回應 答 发言 發言 致辞".split())
_NOBODY = frozenset(
    "会议 會議 文章 报告 報告 通知 声明 聲明 大会 大會 报道 報道 调查 官方 回复 问题".split()
)
_ZH_OFFICE_NAME = re.compile(rf"\S*{_OFFICE}[ 　](?P<name>[㐀-鿿·]{{2,6}})")
_ZH_NAME_OFFICE = re.compile(rf"(?P<name>[㐀-鿿·]{{2,4}})[ 　]\S*{_OFFICE}")
_ZH_PRESENTS = re.compile(
    rf"(?P<who>\S{{2,40}}?{_OFFICE}(?P<after>[㐀-鿿]{{2,3}})??)(?:介绍|介紹|发言|發言|致辞|致辭"
    rf"|讲话|講話|回应|回應|通报|解读)(?!人)"
)
_BEFORE_OFFICE = re.compile(rf"(?:常务|常務|第一|执行)?副?{_OFFICE}$")

_BYLINE = re.compile(
    r"\S{0,10}(?:记者|記者|撰文|编辑|編輯|摄影|作者)[ 　:：][㐀-鿿· ]{2,80}|By [A-Z][\w .,'-]{3,80}"
)

_EN_ROLE = (
    r"(?:Reporter|Journalist|Moderator|Host|Interviewer|Question|Answer|Spokesperson|Spokesman|Q|A)"
)
_EN_NAME = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\. )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}"
_EN_LABEL = re.compile(
    rf"(?P<name>{_EN_ROLE}|{_EN_NAME})(?:, [^:]{{3,120}})?(?P<verb> \([^)]{{1,60}}\))?:\s*"
    r"(?P<rest>.*)"
)
_EN_PRESENTS = re.compile(
    rf"(?P<name>{_EN_NAME}),? (?:[^:]{{3,120}}, )?(?:introduced|introduces|briefed|answered"
    r"|answers|replied|responded|presented|delivered|addressed|spoke)\b"
)
_EN_OFFICE = re.compile(
    rf"(?P<name>{_EN_NAME}), [^:.]{{0,60}}\b(?:Minister|Mayor|Director|Secretary|President|Governor"
    r"|Chairman|Chairwoman|Chair|Commissioner|Spokesperson|Professor|Officer|Manager|Head"
    r"|Ambassador)\b[^:.]{0,60}"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: a heading or not, under which heading, in whose mouth."""

    heading: bool
    section: str | None
    speaker: str | None


class Outline:
    """The headings and speakers of a document, line by line; its ``title`` is a heading."""

    def __init__(self, lines: Sequence[str], title: str | None = None) -> None:
        self.lines = tuple(lines)
        self._title = title
        labels = [label for line in self.lines if (label := _label(line))]
        times = Counter(name for name, _, _ in labels)
        self._repeated = frozenset(name for name, often in times.items() if often > 1)
        text = "\n".join(self.lines)
        self._introduced = frozenset(_named_with_office(times, text))
        # In a transcript a label holds until the next; in a report, for its own paragraph only.
        self._transcript = sum(self._is_speaker(*label) for label in labels) >= LEAST_LABELS
        if self._transcript:  # who speaks once is named among those who came
            self._introduced |= frozenset(_named_besides(times, text))
        self._places = self._outline()

    def place(self, number: int) -> Place:
        """The place of line ``number``, counted from 0."""
        return self._places[number]

    def _outline(self) -> tuple[Place, ...]:
        headings = self._headings()
        section: str | None = None
        speaker: str | None = None
        places = []
        for number, line in enumerate(self.lines):
            if number in headings:
                places.append(Place(True, section, None))
                if not is_header_line(line):
                    section, speaker = line.rstrip("：: "), self._speaker_of(line)
                continue
            if _BYLINE.fullmatch(line):
                places.append(Place(False, None, None))
                continue
            label = _label(line)
            named = label[0] if label and self._is_speaker(*label) else None
            told = None if named in _NAMELESS else named or speaker
            places.append(Place(False, section, told))
            if named and self._transcript:
                speaker = told
        return tuple(places)

    def _headings(self) -> frozenset[int]:
        """Numbers of the heading lines: short, open-ended, in short runs, with text under them."""
        result: set[int] = set()
        run: list[int] = []
        for number, line in enumerate(self.lines):
            if self._can_be_heading(line, number):
                run.append(number)
                continue
            at_top = bool(run) and run[0] == 0
            if len(run) <= LONGEST_RUN * (2 if at_top else 1):
                result.update(run)
            run = []
        return frozenset(result)

    def _can_be_heading(self, line: str, number: int) -> bool:
        if line == self._title and number < HEADER_LINES and not ends_a_sentence(line):
            return True
        if not 1 < len(line) <= LONGEST_HEADING["en"] or "|" in line or BULLET.match(line):
            return False
        if len(line) > LONGEST_HEADING[language_of(line)] or _NOTE.fullmatch(line):
            return False
        if is_header_line(line) or _BYLINE.fullmatch(line):
            return number < HEADER_LINES
        label = _label(line)
        if label and (self._is_speaker(*label) or not _ZH_FRAMED_LABEL.fullmatch(line)):
            return not label[2] and self._is_speaker(*label)
        if _ENDS_A_SENTENCE.search(line) or line[0].islower() or not any(c.isalpha() for c in line):
            return False
        if len(split_line(line)) > 1:
            return False
        return not (_NUMBERED.match(line) and self._is_among_items(number))

    def _is_among_items(self, number: int) -> bool:
        """Whether the line above or below is numbered too: an item of a list, not a heading."""
        around = self.lines[max(0, number - 1) : number] + self.lines[number + 1 : number + 2]
        return any(_NUMBERED.match(line) for line in around)

    def _is_speaker(self, name: str, verb: str, rest: str) -> bool:
        """Whether a label names someone: by a role, a verb of speaking, or a name used so again."""
        if verb in _ASKS_OR_ANSWERS or re.fullmatch(f"{_ROLE}|{_EN_ROLE}", name):
            return name not in _NOBODY
        if re.fullmatch(_FROM, name):
            return bool(rest)
        known = name in self._repeated or name in self._introduced
        if name[0].isascii():
            return known or (not rest and " " in name)
        surnamed = name[0] in _SURNAMES or name in self._introduced
        named = surnamed and len(name) in (2, 3)
        return named and bool(verb or known or (not rest and len(name) == 3))

    def _speaker_of(self, heading: str) -> str | None:
        """The person a heading gives the floor to, or None."""
        label = _label(heading)
        if label and (self._is_speaker(*label) or not _ZH_FRAMED_LABEL.fullmatch(heading)):
            return None if label[0] in _NAMELESS else label[0]
        for pattern in (_ZH_OFFICE_NAME, _ZH_NAME_OFFICE, _EN_OFFICE):
            if match := pattern.fullmatch(heading):
                return match["name"]
        if match := _EN_PRESENTS.match(heading):
            return match["name"]
        if match := _ZH_PRESENTS.match(heading):
            return match["after"] or _name_before_office(match["who"])
        return None

    def kind(self, line: str, start: int, end: int) -> SentenceKind:
        """Whether a sentence of a line is an item of a list or plain text."""
        bullet = BULLET.match(line)
        opens = bullet is not None and bullet.end() >= start
        return "item" if opens or _ITEM.match(line[start:end]) else "text"


def _named_besides(times: Mapping[str, int], text: str) -> Iterator[str]:
    """The names of labels that stand somewhere else in the text too."""
    for name, often in times.items():
        known = name[0].isascii() or name[0] in _SURNAMES
        if known and text.count(name) > often:
            yield name


def _named_with_office(times: Mapping[str, int], text: str) -> Iterator[str]:
    """The names of labels that stand with an office in the text: 副局长乔雨薇, 乔雨薇（副局长）."""
    lengths = {len(name) for name in times}
    for office in _OFFICES.finditer(text) if times else ():
        starts = (office.end(1), office.end(1) + 1) if office[2] else (office.end(1),)
        yield from (text[a : a + n] for a in starts for n in lengths if text[a : a + n] in times)
    for bracket in _OFFICE_IN_BRACKETS.finditer(text) if times else ():
        end = bracket.start()
        yield from (
            text[end - n : end] for n in lengths if n <= end and text[end - n : end] in times
        )


def _label(line: str) -> tuple[str, str, str] | None:
    """The label a line starts with: who, the verb if any, and the words after the colon."""
    patterns = (_ZH_LABEL, _ZH_OFFICE_LABEL, _ZH_FRAMED_LABEL, _EN_LABEL)
    match = next((found for one in patterns if (found := one.fullmatch(line))), None)
    if not match or is_header_line(line):
        return None
    return match["name"], match["verb"] or "", match["rest"]


def _name_before_office(who: str) -> str:
    """The name in 北京市朝阳区崔小浩常务副区长; the whole if none can be told."""
    stem = _BEFORE_OFFICE.sub("", who)
    for length in (3, 2):
        if len(stem) >= length and stem[-length] in _SURNAMES:
            return stem[-length:]
    return who

# ruff: noqa: E501  (word lists are one line each)
"""Which words of a question name a person, a place or a body: they may not be missing."""

import re
from collections.abc import Callable, Iterator, Sequence

from index.english import STOP_WORDS, WORD, stem
from index.lexicon import load_lexicon
from index.segmenter import frequency
from index.terms import NAME
from index.text import HAN, match_form
from index.types import Language
from qa.comparing.alignment import Word
from qa.naming.names import capitalised, people
from qa.naming.romanised import may_be_romanised

LAND = frozenset("区市省县镇村国州岛湖山河江路街港城湾屯京")
_ROMAN = re.compile(r"[ivxlc]{2,}")
# What a body of its own is called by; what stands before may be any word (光明医院).
_BODIES = tuple(
    "公司 集团 大学 学院 中学 小学 学校 幼儿园 医院 银行 研究院 研究所 设计院 基金会 协会 商会 博物馆 图书馆 美术馆 科技馆 体育馆 纪念馆 剧院 剧场 出版社 电视台 报社 杂志社 俱乐部 乐团 酒店 饭店 宾馆 超市 商场 工厂 茶厂 酒厂 "
    "钢厂 药厂 电厂 水厂 农场 牧场 林场 合作社 事务所 实验室 养老院 敬老院 社区 小区 大桥 隧道 水库 机场 码头 车站 火车站".split()
)
# What a firm deals in: only a word that is no everyday word makes a name of it (星河软件).
_TRADES = tuple(
    "软件 航空 科技 重工 股份 控股 传媒 制药 药业 证券 保险 物流 置业 地产 汽车 电子 能源 精密 通信 网络 生物 医药 资本 投资 实业 乳业 电器 电气 食品 服饰 钢铁 化工 建材 机械 半导体".split()
)
_FIRMS = ("公司", "集团", "工厂", "商场")
_ENDINGS = (*_BODIES, *_TRADES)
_KINDS = frozenset(
    "公立 私立 民办 公办 国有 国营 外资 合资 中外 上市 大型 小型 中型 三甲 综合 定点 重点 普通 专科 专业 社区 中央 商业 国际 地方 全国 全区 全市 全省 本地 当地 本市 本区 外国 跨国 驻京 建筑 软件 科技 物流 互联网 网络 旅游 房地产 高新 "
    "新兴 现代 智能 数字 绿色 环保 生物 信息 金融 农业 工业 国产 民用 通用 新能源 电动 传统 先进 核心 公共 民间 私营 民营 中小 龙头 老牌 知名 著名 海外 境外 境内 涉外 其他 相关 有关 合作 友好 兄弟 上级 下属 直属 附属 附近 周边 沿线 "
    "跨海 跨江 海底 过江 地铁 铁路 公路 高速 公交 长途 客运 货运 集装箱 城市 农村 乡镇 县级 市级 省级 区级 国家级 示范 试点 新建 改建 扩建 在建 老旧 高档 住宅 商务 城乡 社会 企业 学生 员工 教师 职工 市民 居民 用户 客户".split()
)
_BODY_EN = frozenset(
    "office bureau commission committee ministry department agency bank university college institute company "
    "corporation group council association organization organisation authority center centre government party "
    "union alliance school hospital club museum library district zone city town street area park county province "
    "island square airport tower bridge river lake road hall station harbour harbor port tunnel street valley bay "
    "software technology technologies systems airlines airways motors foods cooperative co-operative board plan "
    "project programme program scheme festival award prize day week report act law inc ltd plc corp llc".split()
)
_KIND_OF_BODY = "|".join(_BODIES)
_OPENING = re.compile(rf"([^\W\d的于在是和与对从a-z]{{1,6}}?)(?:{_KIND_OF_BODY})")
_ASKED_FOR = re.compile(
    r"(?:哪些?|哪[一几]?[家所个座类种]?|什么|多少[家所个座]?|[几多][家所个座类]?)$"
)
# An abbreviation that no translation shows ("MRI"), and one of common nouns ("HQs").
ACRONYM, _PLURAL_ACRONYM = re.compile(r"[A-Z&]{1,5}s?"), re.compile(r"[A-Z]{2,4}s")
# No name begins with a word that points or counts (各乡镇, 那人), or is a language's (英文).
_NO_NAME_ZH = re.compile(r"[各这那该每某全最]|.{1,4}[语文]$")
_LONGEST = 10
_EVERYDAY = 300  # times in the segmenter's dictionary
_TWO_SYLLABLES = 5  # letters, at least


def named_places(
    text: str, language: Language, words: Sequence[Word], known: Sequence[str], terms: Sequence[str]
) -> Iterator[int]:
    """The words of a question that name somebody or something; what the segmenter calls a person
    has to be one by its surname or its sound as well. ``known`` are people's names."""
    spelt = {term[1:] for term in terms if term[0] == NAME}
    persons = people(text, "en") if language == "en" else ()
    for place, word in enumerate(words):
        if _ROMAN.fullmatch(word.term):
            continue
        if HAN.match(word.term):
            if word.tag in ("nr", "nrt") and not word.name and word.term[-1] not in LAND:
                if word.term in spelt or word.term in known:
                    yield place
            elif word.name or (word.tag in ("ns", "nr", "nt", "nz", "nrt") and _proper(word)):
                yield place
        elif _PLURAL_ACRONYM.fullmatch(text[word.start : word.end]):
            continue
        elif any(a <= word.start < b for a, b in persons) or (
            word.name and (place > 0 or word.start > 0 or language == "zh") and not _common(word)
        ):
            yield place


def lacks_whole_name(text: str, words: Sequence[Word], holds: Callable[[str], bool]) -> set[int]:
    """The words of English names of which a document holds a part alone ("Astrid Halvorsen"): two
    or three capitalised words, one of them no everyday word, and none a kind of body."""
    lacking: set[int] = set()
    for start, end in capitalised(text):
        inside = [place for place, word in enumerate(words) if start <= word.start < end]
        kinds = any(match_form(text[words[p].start : words[p].end]) in _BODY_EN for p in inside)
        named = not all(_common(words[p]) for p in inside)
        whole = match_form(text[start:end]).removesuffix("'s")
        if start > 0 and 2 <= len(inside) <= 3 and named and not kinds and not holds(whole):
            lacking.update(inside)
    return lacking


def is_written_as_name(text: str, word: Word) -> bool:
    """Whether a Latin word of a question stands there as a name: capitalised, unless all words
    are, or no ordinary word and spelt as Chinese names are in pinyin ("haidian")."""
    written = text[word.start : word.end]
    if word.name and not HAN.match(word.term):
        named = any(0 < a <= word.start < b for a, b in capitalised(text))
        small = (m[0] for m in WORD.finditer(text) if m[0].islower())
        plain = HAN.search(text) is not None or any(one not in STOP_WORDS for one in small)
        return named and plain and not _PLURAL_ACRONYM.fullmatch(written)
    spelt = len(word.letters) >= _TWO_SYLLABLES and may_be_romanised(word.letters)
    return spelt and not _common(word)


def body_groups(text: str, language: Language, words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    """The words of each body the question names, by number: of Chinese the word that says what it
    is comes last, of English only those that say which one it is."""
    if language == "zh":
        yield from _chinese_bodies(match_form(text), words)
        return
    for start, end in capitalised(text):
        inside = [p for p, word in enumerate(words) if start <= word.start and word.end <= end]
        telling = [
            p for p in inside if match_form(text[words[p].start : words[p].end]) not in _BODY_EN
        ]
        kind = len(telling) < len(inside)
        if start > 0 and kind and telling and all(_common(words[p]) for p in telling):
            yield tuple(telling)


def _chinese_bodies(text: str, words: Sequence[Word]) -> Iterator[tuple[int, ...]]:
    for place, word in enumerate(words):
        end = body_ending(word.term)
        if not end:
            continue
        first = place
        while first and _belongs(words[first - 1], words[first], words[place]):
            first -= 1
        while first < place and _no_name(words[first]):
            first += 1
        if _ASKED_FOR.search(text[: words[first].start]):  # 哪些英资集团 names none
            continue
        before = [words[p].term for p in range(first, place)]
        before += [word.term[: -len(end)]] if len(word.term) > len(end) else []
        own = [term for term in before if term not in _KINDS]
        if not own or (end in _TRADES and not any(is_rare(term) for term in own)):
            continue
        deeds = all(words[p].tag == "vn" for p in range(first, place)) and word.term == end
        if deeds and end in _FIRMS:  # what a firm does (设计公司) is no name
            continue
        yield tuple(range(first, place + 1))


def _no_name(word: Word) -> bool:
    """Whether a word before a body belongs to the rest of the question (去学校, 小公司, 多建学校)."""
    if word.name or word.tag == "vn":
        return False
    kind = word.tag[:1]
    return word.tag == "s" or kind == "v" or (kind in ("a", "d", "s") and len(word.term) == 1)


def opens_with_body(text: str) -> bool:
    """Whether a Chinese sentence begins with the name of a body (第二幼儿园因…)."""
    found = _OPENING.match(match_form(text))
    return found is not None and found[1] not in _KINDS


def body_ending(term: str) -> str:
    """The word that says what kind of body a Chinese name ends in, or ""."""
    if not term.endswith(_ENDINGS):
        return ""
    return next(end for end in _ENDINGS if term.endswith(end))


def is_body_kind(term: str) -> bool:
    """Whether a word alone says what kind of body a name is of (隧道 in 望江隧道)."""
    return term in _BODIES


def _belongs(word: Word, after: Word, last: Word) -> bool:
    """Whether a word is part of the name that the words after it end."""
    nominal = word.tag.startswith(("n", "b", "j", "a", "d", "v", "s", "z")) or not word.tag
    near = word.end == after.start and last.end - word.start <= _LONGEST
    return near and nominal and word.tag != "nr" and not body_ending(word.term)


def is_rare(term: str) -> bool:
    """Whether a Chinese word is no everyday word: unknown to the dictionary, or a name there."""
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(term)
    return not lexicon.ordinary[number] if number is not None else frequency(term) < _EVERYDAY


def _proper(word: Word) -> bool:
    """Whether what the segmenter takes for a name may be one: it guesses at unknown words."""
    if _NO_NAME_ZH.match(word.term):
        return False
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(word.term)
    if number is not None:
        if is_generic(word.term):  # a rare word (扎堆) may be an everyday one
            return False
        return not lexicon.ordinary[number] or word.term[-1] in LAND
    body = word.tag.startswith("nt") and body_ending(word.term)
    return word.tag.startswith("nr") or bool(body) or word.term[-1] in LAND


def is_generic(term: str) -> bool:
    """Whether a word is translated by everyday words (城市: city), so that it names no place."""
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(term)
    if number is None:
        return False
    stems = next((lexicon.stems_of(gloss) for gloss in lexicon.glosses_of(number)), ())
    return bool(stems) and all(lexicon.lower_case[lexicon.stem_ids[name]] for name in stems)


def _common(word: Word) -> bool:
    """A capitalised English word that is an ordinary one."""
    return _is_ordinary(word.term)


def _is_ordinary(term: str) -> bool:
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(term)
    return number is not None and bool(lexicon.lower_case[number])


def is_everyday(word: str) -> bool:
    """Whether an English word, however it is written, is an ordinary one and no name."""
    return _is_ordinary(stem(word.lower()))


def is_kind_of_body(word: str) -> bool:
    """Whether an English name that ends in this word is that of a body, a place, a plan or a day."""
    return word.lower() in _BODY_EN

# ruff: noqa: E501  (word lists and one pattern are one line each)
"""Names of people, places and organisations in a text: spans, by form and context."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from index.english import STOP_WORDS, WORD, stem
from index.lexicon import load_lexicon
from index.segmenter import tagged_words
from index.terms import NAME, analyse
from index.text import HAN, match_form
from index.types import Language
from qa.naming.chinese_people import chinese_people
from qa.naming.given_names import GIVEN_NAMES, GIVEN_WORDS, HONORIFICS
from qa.naming.romanised import romanised
from qa.naming.surnames import PLAIN_SURNAMES, TWO_CHARACTERS

Span = tuple[int, int]

TOPIC_SHARE, LEAST_OFTEN = 0.08, 3  # of a document's sentences

_PLACE_ENDS = tuple(
    "区 市 省 县 镇 村 州 岛 国 街 路 园 港 湖 山 河 湾 屯 机场 中心 片区 广场 新城 大厦 地区 社区 首都 小区 高地".split(
        " "
    )
)
_BODY_ENDS = tuple(
    "公司 集团 大学 学院 局 委员会 办公室 外办 委 研究院 设计院 银行 组织 联盟 协会 商会 媒体 快讯 报 社 医院 学校 部 政府 机构".split(
        " "
    )
)
# A firm ends in one of these; so do everyday words (高新科技), so what stands before must be a name.
_FIRM_ENDS = tuple(
    "科技 资讯 网络 传媒 控股 股份 实业 重工 电子 汽车 航空 能源 证券 保险 基金 精密 制药 生物 电气 电力 通信 软件 智能 建设 地产 置业 物流 出版社 电视台 电台 剧院 博物馆 图书馆 俱乐部 乐团 基金会 研究所 实验室 事务所 检察院 法院 总局 工会 党 队".split(
        " "
    )
)
_NAMING_TAGS = ("n", "vn", "b", "j", "l", "s", "eng", "z", "i", "an")
_BODY_WORD = frozenset(
    "office bureau commission committee ministry department agency bank university college institute "
    "company corporation group council association organization organisation authority center centre "
    "government party union alliance school hospital".split(" ")
)
_PLACE_WORD = frozenset(
    "district zone city town street area park county province island square airport center centre "
    "tower bridge river lake road".split(" ")
)
_CAPITALISED = re.compile(
    r"\b[A-Z][A-Za-z'’&-]*(?:\s+(?:of|for|and|the)\s+(?=[A-Z])|\s+)?(?:[A-Z][A-Za-z'’&-]*(?:\s+(?:of|for|the)\s+(?=[A-Z])|\s+)?)*"
)

# Who speaks, before what is said ("Delgado: A fund …"); the cells of a row have heads alike.
_LABEL = re.compile(r"[^:：,，。.|]{1,24}[:：]\s*(?=\S)(?![^\n]*\|)")


def people(text: str, language: Language) -> tuple[Span, ...]:
    """Spans of personal names."""
    if language == "zh":
        return chinese_people(match_form(text))
    return tuple(_english_people(text))


def _english_people(text: str) -> Iterator[Span]:
    for start, end in capitalised(text):
        words = [
            word.removesuffix("'s").removesuffix("’s") for word in WORD.findall(text[start:end])
        ]
        while words and words[0].lower() in HONORIFICS:
            start, words = text.index(words[1], start) if words[1:] else end, words[1:]
        named = not (_BODY_WORD | _PLACE_WORD) & {word.lower() for word in words}
        ordinary = _says_more(words) and not is_pinyin_name(words)
        if 2 <= len(words) <= 3 and named and not ordinary:
            yield start, end - 2 if text[end - 2 : end] in ("'s", "’s") else end


def _says_more(words: Sequence[str]) -> bool:
    """Whether a run of capitalised words holds everyday words, given names aside."""
    given = words and words[0].lower() in GIVEN_NAMES
    rest = words[1:] if given else words
    if given and words[0].lower() not in GIVEN_WORDS:
        return False
    return any(_ordinary(word) for word in rest)


def is_pinyin_name(words: Sequence[str]) -> bool:
    """Whether two words are a Chinese name in pinyin: a surname and one or two syllables."""
    if len(words) != 2 or words[0].lower() not in _surnames_in_pinyin():
        return False
    given, syllables = words[1].lower(), _pinyin_syllables()
    return given in syllables or any(
        given[:cut] in syllables and given[cut:] in syllables for cut in range(1, len(given))
    )


@lru_cache(maxsize=1)
def _surnames_in_pinyin() -> frozenset[str]:
    return frozenset(romanised(surname).lower() for surname in PLAIN_SURNAMES | TWO_CHARACTERS)


@lru_cache(maxsize=1)
def _pinyin_syllables() -> frozenset[str]:
    lexicon = load_lexicon()
    pairs = zip(lexicon.words, lexicon.pinyin, strict=True)
    return frozenset(pinyin for word, pinyin in pairs if len(word) == 1 and pinyin.isalpha())


def _ordinary(word: str) -> bool:
    if word.lower() in STOP_WORDS:
        return True
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(stem(word))
    return (number is not None and bool(lexicon.lower_case[number])) or word.isupper()


@lru_cache(maxsize=8192)
def capitalised(text: str) -> tuple[Span, ...]:
    """Spans of runs of capitalised Latin words ("Bank of China"), the sentence's first word aside."""
    spans = []
    for match in _CAPITALISED.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        first = WORD.match(text, start)
        before = text[:start].rstrip()
        opening = not before or before[-1] in '.!?:;“"('
        if first and first[0].lower() in STOP_WORDS:
            start = min(end, first.end() + 1)
        elif opening and " " not in text[start:end] and _ordinary(text[start:end]):
            continue
        if start < end:
            spans.append((start, end))
    return tuple(spans)


def places(text: str, language: Language) -> tuple[Span, ...]:
    """Spans that may name a place."""
    if language == "en":
        named = [start for start, _ in people(text, "en")]
        return tuple(
            (start, end)
            for start, end in capitalised(text)
            if not _BODY_WORD & set(text[start:end].lower().split())
            and text[start:end].split()[0].lower().rstrip(".") not in HONORIFICS
            and start not in named
        )
    return tuple(_naming(match_form(text), _PLACE_ENDS, ("ns",)))


def is_proper(word: str, tag: str) -> bool:
    """Whether a word is a proper name: no everyday word of the dictionary."""
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(word)
    if number is None:
        return tag.startswith(("nr", "ns", "nz"))
    return not lexicon.ordinary[number]


def organisations(text: str, language: Language) -> tuple[Span, ...]:
    """Spans that may name an organisation."""
    if language == "en":
        spans = capitalised(text)
        bodies = tuple(s for s in spans if _BODY_WORD & set(text[s[0] : s[1]].lower().split()))
        return bodies or spans
    folded = match_form(text)
    return tuple(dict.fromkeys((*_naming(folded, _BODY_ENDS, ("nt", "nz")), *_firms(folded))))


def _firms(folded: str) -> Iterator[Span]:
    """Firms without a word that says so: a name and what it deals in (海阳科技)."""
    place, before = 0, ("", "x")
    for token, tag in tagged_words(folded):
        start, place = place, place + len(token)
        name = token
        if token.endswith(_FIRM_ENDS):
            name = token.removesuffix(next(end for end in _FIRM_ENDS if token.endswith(end)))
        if not name and 2 <= len(before[0]) <= 4 and is_proper(*before):
            yield start - len(before[0]), place
        elif name and name != token and len(name) >= 2 and is_proper(name, tag):
            yield start, place
        before = (token, tag)


def names_another(asked: str, text: str) -> bool:
    """Whether a text names somebody or something that the question does not."""
    known = match_form(asked)
    if not HAN.search(text):
        return any(match_form(text[a:b]) not in known for a, b in capitalised(text))
    named = {term[1:] for term in analyse(text, "zh") if term[0] == NAME}
    tagged = tagged_words(match_form(text))
    named |= {word for word, tag in tagged if tag in ("nr", "nrt", "nt", "nz") and len(word) > 1}
    return any(match_form(name) not in known for name in named)


def opens_with_name(text: str, language: Language, asked: str) -> bool:
    """Whether a sentence begins with a name that the question does not hold: its own subject."""
    known = match_form(asked)
    text = text[label.end() :] if (label := _LABEL.match(text)) else text
    if language == "en":
        first = next(iter(capitalised(text)), None)
        return first is not None and first[0] == 0 and match_form(text[: first[1]]) not in known
    folded = match_form(text)
    person = next((folded[a:b] for a, b in chinese_people(folded) if a == 0), "")
    if person:
        return person not in known
    subject, tag = next(iter(tagged_words(folded)), ("", "x"))
    return tag in ("ns", "nr", "nrt", "nt") and len(subject) > 1 and subject not in known


@lru_cache(maxsize=256)
def topics(text: str, language: Language) -> str:
    """The names a document is about, so that its sentences may leave them out, as one text."""
    least = _often(text)
    if language == "en":
        names = Counter(text[start:end] for start, end in capitalised(text))
    else:
        tagged = tagged_words(match_form(text))
        names = Counter(word for word, tag in tagged if tag in ("ns", "nr", "nt") and len(word) > 1)
    return " ".join(name for name, count in names.most_common(8) if count >= least)


@lru_cache(maxsize=256)
def is_topic(name: str, text: str) -> bool:
    """Whether a document names something, given in matching form, as often as what it is about."""
    return match_form(text).count(name) >= _often(text)


def _often(text: str) -> int:
    sentences = max(1, len(re.findall(r"[。！？!?\n]|\. ", text)))
    return max(LEAST_OFTEN, round(TOPIC_SHARE * sentences))


def noun_phrases(folded: str) -> Iterator[tuple[int, int, bool]]:
    """Runs of naming words: span, and whether one of them is tagged as a place or body."""
    for start, ends, special in _runs(folded):
        yield start, ends[-1], special


def _runs(folded: str) -> Iterator[tuple[int, list[int], bool]]:
    """Runs of naming words: where each begins and where each of its words ends."""
    place, start, special = 0, -1, False
    ends: list[int] = []
    for token, tag in (*tagged_words(folded), ("", "x")):
        naming = tag.startswith(_NAMING_TAGS) or (token[:1] == "第" and len(token) > 1)
        if naming and start < 0:
            start, special, ends = place, False, []
        place += len(token)
        if naming:
            special = special or tag in ("ns", "nt", "nz")
            ends.append(place)
        elif start >= 0:
            yield start, ends, special
            start = -1


def _naming(folded: str, endings: tuple[str, ...], tags: tuple[str, ...]) -> Iterator[Span]:
    seen: set[Span] = set()
    for start, ends, _ in _runs(folded):
        named = [end for end in ends if folded[start:end].endswith(endings) and end - start >= 2]
        if named:
            seen.add((start, named[-1]))
            yield start, named[-1]
    place = 0
    for token, tag in tagged_words(folded):
        span, place = (place, place + len(token)), place + len(token)
        covered = any(a <= span[0] and span[1] <= b for a, b in seen)
        if tag in tags and len(token) > 1 and not covered:
            yield span

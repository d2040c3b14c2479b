"""A sentence as typed search terms, in the order of the text.

| written as | stands for |
|---|---|
| ``区域`` | a Chinese word of the segmenter, simplified |
| ``~区域`` | a word inside a longer Chinese word |
| ``govern`` | an English stem (also of Latin words in a Chinese sentence) |
| ``#308`` ``#m9`` | a number or a month, whatever the words it is written in |
| ``@kuechly`` ``@坎克利`` | a name as it sounds: capitalised Latin, or transliteration characters |

Stop words of English are left out, everything of Chinese is kept; both weigh little by frequency.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.english import STOP_WORDS, plain_letters, stem
from index.lexicon import load_lexicon
from index.numerals import (
    HAN_NUMERAL,
    HAN_POWERS,
    ORDINAL_VALUES,
    WORD_POWERS,
    WORD_VALUES,
    digits_value,
    han_value,
    roman_value,
)
from index.segmenter import cut, cut_for_search
from index.text import match_form
from index.types import Language

ANALYSER_VERSION = "2"
SUB_WORD, NUMBER, MONTH, NAME = "~", "#", "#m", "@"
LONGEST_NAME_TOKENS, SHORTEST_NAME, LONGEST_NAME = 4, 2, 7

_TOKEN = re.compile(
    r"[A-Za-zÀ-ɏ](?:(?<=[A-Z])\.(?:[A-Z]\.)+|[A-Za-zÀ-ɏ]*(?:['’][A-Za-z]+)*)"
    r"|\d[\d,]*(?:\.\d+)?|[.!?。！？]"
)
MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    short: number
    for number, short in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"], 1
    )
}
_STOPS = frozenset(".!?。！？")
_ALL_HAN = re.compile(r"[㐀-䶿一-鿿]+")
_HAN_NUMBER = re.compile(f"第?[{HAN_NUMERAL}]+")
_COUNTED = re.compile(f"第?([{HAN_NUMERAL}]+)[次日年个名届位岁条座所种号点倍人天家项]")

# Characters that transliterations of names are usually written with.
SOUND_CHARACTERS = frozenset(
    "阿艾爱安昂奥澳巴白柏班邦保鲍贝本比彼毕边宾波伯博布采查昌察车彻陈茨次达大戴丹当道得德登邓迪蒂丁东杜顿"
    "多俄厄恩尔法凡范方菲费芬丰冯佛夫弗福富盖甘冈高戈哥格葛根贡古瓜关圭哈海汉豪合和赫黑亨洪侯胡华惠霍基吉"
    "济加佳贾简姜金津京久喀卡凯坎康考柯科可克肯孔库夸宽昆拉莱赖兰郎朗劳勒雷蕾楞黎里理利莉立丽连廉良列烈林"
    "琳留刘龙隆娄卢鲁露伦罗洛吕马玛迈麦曼芒毛茅梅门蒙米密缅明摩莫姆默穆拿娜纳乃奈南内嫩尼年涅宁牛纽农努诺"
    "欧帕派潘庞佩彭蓬皮匹平泼坡珀普奇齐恰钱乔切钦琴青琼丘屈让热仁日荣茹瑞若撒萨塞赛桑瑟森沙莎山尚绍舍申生"
    "圣施什石史士舒朔斯丝思司松苏孙索所塔泰坦汤唐陶特腾提廷亭通图土吐托瓦万旺威韦维伟卫魏温文翁沃乌伍武西"
    "希悉锡席夏香肖谢辛欣兴休修许雅亚扬杨耶叶伊宜易因英雍尤于约宰赞泽增扎詹章珍芝治中朱卓兹祖佐妮娅姬梭黛"
    "颇埃厄奎琪绮蒂芙薇薛蓓蕴缇缪锐雄黄滕贡豪逊那诺赐路巫妥姿婕娥孟宋宗密尊岑崔帝幸廖弥托拜挪捷敦斐普杰柴"
    "桂梵梯楚欣歇汀沁涅渥湛滨澜珊琅略瑙瓜甫皮盎礼科穆索纽纪绥维缅罕翰聂肃腊芮芭荷莫菱萝蔡虏衣西覃诗诸谭贝赫"
)


def analyse(text: str, language: Language) -> tuple[str, ...]:
    """The typed terms of one sentence, in order; see the table above."""
    return tuple(_chinese(text) if language == "zh" else _english(text))


def number_term(value: float) -> str:
    """The term of a number: "#308", "#3.5"."""
    return f"{NUMBER}{value:.10g}"


def _english(text: str) -> list[str]:
    found: list[str] = []
    opening = True
    pending: float | None = None  # "two" waiting for a possible "million"
    for token in _TOKEN.findall(text):
        if token in _STOPS:
            opening = True
            continue
        value, power, terms = _english_token(token, opening)
        if power and (pending is not None or value is None):
            pending = (pending or 1.0) * power
            continue
        if pending is not None:
            found.append(number_term(pending))
        pending = value
        found += terms
        opening = False
    if pending is not None:
        found.append(number_term(pending))
    return found


@lru_cache(maxsize=131_072)
def _english_token(token: str, opening: bool) -> tuple[float | None, float | None, tuple[str, ...]]:
    """Its value if it is a number, the power of ten it may stand for, and its terms as a word."""
    value = _english_number(token)
    power = WORD_POWERS.get(token.lower())
    return value, power, _latin(token, opening) if value is None else ()


def _english_number(token: str) -> float | None:
    if token[0].isdigit():
        return digits_value(token)
    word = token.lower()
    if word in WORD_VALUES:
        return float(WORD_VALUES[word])
    return float(ORDINAL_VALUES[word]) if word in ORDINAL_VALUES else None


@lru_cache(maxsize=131_072)
def _latin(token: str, opening: bool) -> tuple[str, ...]:
    """The terms of one Latin word; ``opening`` when a capital may be owed to the sentence."""
    token = token.replace(".", "")  # "U.S."
    word = token.lower()
    shouted = len(token) > 1 and token.isupper()
    stopped = not word or (word in STOP_WORDS and not shouted and word not in _MONTH_NUMBERS)
    if stopped or (len(word) == 1 and not token.isupper()):
        return ()
    if word == "may":
        return (f"{MONTH}5",) if token[0] == "M" and not opening else ()
    terms = [stem(token)]
    if word in _MONTH_NUMBERS and token[0].isupper():
        terms.append(f"{MONTH}{_MONTH_NUMBERS[word]}")
    elif shouted and (value := roman_value(token)):
        terms.append(number_term(value))
    elif token[0].isupper() and len(token) >= 4 and not _ordinary(word, opening):
        terms.append(NAME + plain_letters(token).removesuffix("'s"))
    return tuple(terms)


def _ordinary(word: str, opening: bool) -> bool:
    """Whether a capitalised word is a common English one rather than a name."""
    lexicon = load_lexicon()
    number = lexicon.stem_ids.get(stem(word))
    return (opening and number is None and word.endswith("ing")) or (
        number is not None and bool(lexicon.lower_case[number])
    )


def _chinese(text: str) -> list[str]:
    found: list[str] = []
    folded = match_form(text)
    run: list[str] = []
    value: float | None = None
    place, alike = 0, folded == text
    for token in cut(folded):
        written = token if alike else text[place : place + len(token)]
        place += len(token)
        if value is not None:
            power = HAN_POWERS.get(token[0])
            if power and len(token) == 1:
                value *= power
                continue
            if token[0] == "月":
                found.append(f"{MONTH}{value:.0f}")
            found.append(number_term(value * power if power else value))
            value = None
        sounds, terms, value = _chinese_token(token, written)
        if sounds:
            run.append(token)
        elif run:
            if len(run) > 1 or len(run[0]) >= SHORTEST_NAME:
                found += _sound_names(run)
            run = []
        found += terms
    if value is not None:
        found.append(number_term(value))
    if run:
        found += _sound_names(run)
    return found


@lru_cache(maxsize=131_072)
def _chinese_token(token: str, written: str) -> tuple[bool, tuple[str, ...], float | None]:
    """Whether it may be part of a transliteration, its terms, and its value if it is a number."""
    if _ALL_HAN.fullmatch(token):
        if _HAN_NUMBER.fullmatch(token) and token not in ("第", "〇"):
            return False, (token,), han_value(token.removeprefix("第"))
        if token.endswith("月") and _HAN_NUMBER.fullmatch(token[:-1]):
            return False, (token, f"{MONTH}{han_value(token[:-1]):.0f}"), None
        if counted := _COUNTED.fullmatch(token):
            return False, (number_term(han_value(counted.group(1))), token), None
        return _may_be_sound(token), (*_sub_words(token), token), None
    if token[0].isdigit():
        return False, (), digits_value(token.rstrip("%"))
    return (
        False,
        tuple(term for part in _TOKEN.findall(written) for term in _latin(part, False)),
        None,
    )


def inside(token: str) -> tuple[str, ...]:
    """The words inside a Chinese word of three characters or more."""
    if len(token) < 3:
        return ()
    return tuple(part for part in cut_for_search(token) if part != token)


def _sub_words(token: str) -> tuple[str, ...]:
    return tuple(SUB_WORD + part for part in inside(token))


def _may_be_sound(token: str) -> bool:
    if not SOUND_CHARACTERS.issuperset(token):
        return False
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(token)
    return len(token) == 1 or number is None or not lexicon.ordinary[number]


def _sound_names(run: list[str]) -> Iterator[str]:
    """All stretches of neighbouring tokens that are as long as a name."""
    for start in range(len(run)):
        name = ""
        for token in run[start : start + LONGEST_NAME_TOKENS]:
            name += token
            if SHORTEST_NAME <= len(name) <= LONGEST_NAME:
                yield NAME + name

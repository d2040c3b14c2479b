"""The value of a written number: digits, Han numerals, English number words, Roman numerals.

Pure functions on strings that are already known to be numbers; ``index.numbers`` finds them.
"""

import math
import re

HAN_DIGITS = dict(
    zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)
)
HAN_POWERS = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
HAN_NUMERAL = "〇零一二两三四五六七八九十百千万亿"

# Same length on both sides: full width, traditional and banker's forms become the plain ones, as
# do letters that a pattern takes for s, i or k where case makes no difference.
_PLAIN_PAIRS = (
    "０0 １1 ２2 ３3 ４4 ５5 ６6 ７7 ８8 ９9 ，, ．. ％% ～~ －- –- —- −- ／/ 萬万 億亿 "
    "兩两 點点 餘余 個个 幾几 壹一 贰二 貳二 叁三 參三 肆四 伍五 陸六 陆六 柒七 捌八 玖九 "
    "拾十 佰百 仟千 達达 國国 時时 號号 歲岁 約约 處处 項项 條条 種种 層层 屆届 場场 間间 "
    "輛辆 張张 筆笔 輪轮 級级 組组 對对 戶户 隻只 頭头 數数 過过 於于 範范 圍围 內内 類类 "
    "畝亩 噸吨 頃顷 週周 鐘钟 紀纪 將将 滿满 佔占 計计 員员 幣币 歐欧 鎊镑 "
    "ſs ıi İI \u212aK"
)
_PLAIN = {ord(pair[0]): pair[1] for pair in _PLAIN_PAIRS.split()}

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_VALUES: dict[str, int] = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * (place + 2) for place, word in enumerate(_TENS)
}
WORD_POWERS = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
WORD_SCALES = WORD_POWERS | {
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
    "dozen": 12,
}
ORDINAL_VALUES: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
# Each of those words holds one of these: quicker to look for than all of them.
CARDINAL_SIGNS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirt fift twent fort"
    " hundred thousand illion dozen".split()
)
ORDINAL_SIGNS = tuple(
    "first second third fourth fifth sixth eventh eighth ninth tenth twelfth teenth tieth"
    " hundredth".split()
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_MIXED_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s?([十百千万亿]*)")


def plain(text: str) -> str:
    """Return ``text`` with plain digits, numerals and number words, code point by code point."""
    return text.translate(_PLAIN)


def digits_value(text: str) -> float:
    """Return the value of ``1,200``, ``3.5``, ``1200万``, ``1亿2000万`` or ``3.5万亿``."""
    total = 0.0
    for number, powers in _MIXED_PART.findall(text):
        value = float(number.replace(",", ""))
        for power in powers:
            value *= HAN_POWERS[power]
        total += value
    return total


def han_value(text: str) -> float:
    """Return the value of a Han numeral: 三百零八, 二〇二一, 一千二百万, 一万二, 三点五."""
    whole, point, decimals = text.partition("点")
    if point:
        return han_value(whole) + float("0." + "".join(str(HAN_DIGITS[d]) for d in decimals))
    if not any(character in HAN_POWERS for character in text):
        return float("".join(str(HAN_DIGITS[character]) for character in text))
    for big in ("亿", "万"):
        head, found, tail = text.rpartition(big)
        if found:
            rest = _tail_value(tail, HAN_POWERS[big])
            return (han_value(head) if head else 1) * HAN_POWERS[big] + rest
    return _small_han_value(text)


def _tail_value(tail: str, power: int) -> float:
    """一万二 is 12,000: one bare digit after a power counts the next lower power."""
    if not tail:
        return 0
    if len(tail) == 1 and tail in HAN_DIGITS:
        return HAN_DIGITS[tail] * power / 10
    return han_value(tail.lstrip("零〇") or "零")


def _small_han_value(text: str) -> float:
    total, digit, last_power = 0, 0, 0
    for place, character in enumerate(text):
        if character in HAN_POWERS:
            total += (digit or (1 if place == 0 or character == "十" else 0)) * HAN_POWERS[
                character
            ]
            digit, last_power = 0, HAN_POWERS[character]
        else:
            digit = HAN_DIGITS[character]
            if character in "零〇":
                last_power = 10
    if digit and last_power >= 100:
        return total + digit * last_power / 10
    return total + digit


def words_value(text: str) -> float:
    """Return the value of English number words ("two hundred and five thousand", "1.2 million").

    Raises ``ValueError`` on a word that is no number.
    """
    total, group = 0.0, 0.0
    for word in re.findall(r"[a-z]+|\d[\d,]*(?:\.\d+)?", text.lower()):
        if word in ("and", "a", "an"):
            continue
        if word[0].isdigit():
            group += float(word.replace(",", ""))
        elif word in WORD_VALUES:
            group += WORD_VALUES[word]
        elif word in ORDINAL_VALUES:
            group += ORDINAL_VALUES[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * WORD_SCALES[word]
        elif word in WORD_SCALES:
            total += (group or 1) * WORD_SCALES[word]
            group = 0.0
        else:
            raise ValueError(f"not a number word: {word!r}")
    return total + group


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral below 400, or 0 when it is not well formed."""
    if not text or not _ROMAN_FORM.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value
        for place, value in enumerate(values)
    )


# 十几 is more than ten and less than twenty; 数十 and "dozens" are a few of ten or twelve.
_SOME_WORDS = {"dozen": (24.0, 99.0), "hundred": (200.0, 999.0), "thousand": (2000.0, 9999.0)}


def some_range(text: str) -> tuple[float, float]:
    """Return the least and the most that a number may be which is not told exactly."""
    if text[0].isascii():
        return _SOME_WORDS[text.lower().removesuffix("s")]
    teens = text.startswith("十几")
    low, high = (11.0, 19.0) if teens else (2.0, 9.9)
    factor = math.prod(HAN_POWERS[sign] for sign in text[1 + teens :])
    return low * factor, high * factor

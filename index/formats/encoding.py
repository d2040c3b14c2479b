"""Bytes to text: UTF-8, UTF-16, GB18030, Big5 and Windows Latin, told apart by what they spell."""

import codecs
import re
from collections.abc import Callable, Sequence

from index.errors import UnreadableFile

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (or an Office file)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file"),
)

# What a text may be in, where it holds a byte of zero and where it holds none.
WITH_ZEROS = ("utf-16-le", "utf-16-be", "utf-8", "gb18030")
OF_BYTES = ("utf-8", "gb18030", "big5hkscs", "cp1252")

SAMPLE_BYTES = 20_000
# Below this mean value of its characters a decoded sample is no writing.
LEAST_PLAUSIBLE = -0.2
# Nearly every line of Chinese reaches this in its own encoding, hardly a damaged one in another.
CLEARLY_PLAUSIBLE = 0.25

# The characters that make up about half of all running text, simplified and traditional.
COMMON_HAN = frozenset(
    "的一是不了在人有我他这这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可"
    "她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已"
    "老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力"
    "机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军"
    "產先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提"
    "這來國個說們為時會著過學對裡後麼沒於還發當無開經頭見動兩長樣現將與進實點種聲話兒問機給幾業間麼門"
    "東聽氣關並內卻軍萬體別處總場師書員華報馬張難數車應區環聯據網區產規劃設務項際國際務"
)  # fmt: skip

_NON_ASCII = re.compile(r"[^\x00-\x7f]")
_LONE_ACCENT = re.compile(r"(?<![^\x00-\x7f])[À-ÖØ-öø-ÿ‘’“”–—…€£©®°·«»](?![^\x00-\x7f])")
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding.

    Bytes that spell nothing become U+FFFD. Raises ``UnreadableFile`` when this is not text.
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"the content is {kind}, not text: check the file's suffix")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data.decode(encoding, errors="replace")), encoding
    if b"\0" in data[:SAMPLE_BYTES]:
        return _of_one_encoding(data, WITH_ZEROS, _like_writing)
    if _is_utf8(data):
        return _checked(data.decode("utf-8")), "utf-8"
    return _line_by_line(data) or _of_one_encoding(data, OF_BYTES, _plausible)


def _of_one_encoding(
    data: bytes, candidates: Sequence[str], looks: Callable[[str], float]
) -> tuple[str, str]:
    """The text in the encoding in which it looks most like writing."""
    best, score = _best(data[: SAMPLE_BYTES - SAMPLE_BYTES % 2], candidates, looks)
    if score < LEAST_PLAUSIBLE:
        raise UnreadableFile("the content is not text in a known encoding: save it as UTF-8")
    return _checked(data.decode(best, errors="replace")), _name(best)


def _line_by_line(data: bytes) -> tuple[str, str] | None:
    """Lines that were put together from files in several encodings, each read in its own; ``None``
    when no line is UTF-8, or none anything else."""
    lines = data.splitlines(keepends=True)
    foreign = [line for line in lines if not line.isascii()]
    if len({_is_utf8(line) for line in foreign}) < 2:
        return None
    used = [_of_line(line) for line in lines]
    decoded = (line.decode(one, errors="replace") for line, one in zip(lines, used, strict=True))
    named = {_name(one) for line, one in zip(lines, used, strict=True) if not line.isascii()}
    return (_checked("".join(decoded)), " and ".join(sorted(named))) if len(named) > 1 else None


def _of_line(line: bytes) -> str:
    """The encoding of a line: UTF-8, which may be damaged, unless it is clearly another."""
    if _is_utf8(line):
        return "utf-8"
    best, score = _best(line, OF_BYTES, _plausible)
    return best if score >= CLEARLY_PLAUSIBLE else "utf-8"


def _best(
    sample: bytes, candidates: Sequence[str], looks: Callable[[str], float]
) -> tuple[str, float]:
    scores = {name: looks(sample.decode(name, errors="replace")) for name in candidates}
    return max(scores.items(), key=lambda item: item[1])


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _name(encoding: str) -> str:
    return "big5" if encoding == "big5hkscs" else encoding


def _checked(text: str) -> str:
    """The text again, unless its beginning is mostly no writing at all."""
    sample = text[:SAMPLE_BYTES]
    bad = len(_BINARY.findall(sample)) + sample.count("\ufffd")
    if bad > max(4, len(sample) // 20):
        raise UnreadableFile("the content is not text: too many control or undecodable characters")
    return text


def _plausible(text: str) -> float:
    """How much the text looks like Chinese or European writing: a mean over its non-ASCII part."""
    foreign = _NON_ASCII.findall(text)
    accents = len(_LONE_ACCENT.findall(text))
    total = sum(map(_value, foreign)) + 1.2 * accents
    controls = len(_BINARY.findall(text))
    return (total - 2 * controls) / (len(foreign) + controls + 1)


def _like_writing(text: str) -> float:
    """How much the text looks like writing: a mean over all of it, plain letters the best.

    English of swapped bytes is all Chinese characters, of no common kind.
    """
    plain = sum(character.isascii() for character in text)
    foreign = sum(map(_value, _NON_ASCII.findall(text)))
    controls = len(_BINARY.findall(text))
    return (plain + foreign - 3 * controls) / (len(text) + 1)


def _value(character: str) -> float:
    if character in COMMON_HAN or "\u3000" <= character <= "\u3011" or "！" <= character <= "～":
        return 1.0
    if character in "“”‘’—…·":
        return 0.5
    if "\u4e00" <= character <= "\u9fff":
        return 0.2
    return -2.0 if character == "\ufffd" else -0.5

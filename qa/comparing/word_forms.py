"""Forms of one word: other suffixes, slips of the pen, a place's name without its kind."""

from collections import defaultdict
from functools import lru_cache

from index.lexicon import load_lexicon

_ENDINGS = """
er or ion on ation ment ian an n ist st iti al ous ive anc enc ant ent li ic ism ship ness
ful less abl i e s es ed us ium y ari ori age iv at ator atori ing ual
"""
PLACES = frozenset("区市省县镇乡村州岛山河湖江港")  # kinds of places that end a name
_SUFFIXES = frozenset(_ENDINGS.split()) | {""}


def is_neighbour(name: str, other: str) -> bool:
    """Whether two different stems are forms of one word: a long common beginning, then suffixes."""
    common = 0
    for left, right in zip(name, other, strict=False):
        if left != right:
            break
        common += 1
    needed = 5 if max(len(name), len(other)) > 6 else 4
    if name == other or common < needed:
        return False
    return name[common:] in _SUFFIXES and other[common:] in _SUFFIXES


def one_edit_apart(name: str, other: str) -> bool:
    """Whether one letter more, less or other, or two changed about, makes one of the other."""
    if abs(len(name) - len(other)) > 1 or name == other:
        return False
    start = next((n for n, (a, b) in enumerate(zip(name, other, strict=False)) if a != b),
                 min(len(name), len(other)))  # fmt: skip
    left, right = name[start:], other[start:]
    turned = left[:2] == right[:2][::-1] and left[2:] == right[2:]
    return turned or left[1:] == right[1:] or left[1:] == right or left == right[1:]


def bare_name(word: str) -> str:
    """A place's name without what kind of place it is: 西城区 is 西城; "" for any other word."""
    lexicon = load_lexicon()
    number = lexicon.word_ids.get(word)
    ordinary = number is not None and bool(lexicon.ordinary[number])
    return word[:-1] if len(word) >= 3 and word[-1] in PLACES and not ordinary else ""


@lru_cache(maxsize=8192)
def lexicon_neighbours(term: str) -> tuple[str, ...]:
    """Stems of the dictionary that differ from an English stem only in a suffix."""
    return tuple(name for name in _stems_by_prefix().get(term[:4], ()) if is_neighbour(term, name))


@lru_cache(maxsize=1)
def _stems_by_prefix() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in load_lexicon().stems:
        if len(name) >= 4:
            found[name[:4]].append(name)
    return found

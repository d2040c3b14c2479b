"""Forms of one English word: other suffixes, and slips of the pen."""

_ENDINGS = """
er or ion on ation ment ian an n ist st iti al ous ive anc enc ant ent li ic ism ship ness
ful less abl i e s es ed us ium y ari ori age iv at ator atori ing ual
"""
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

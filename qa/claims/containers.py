"""What things are counted in: 212 boxes of books are not 212册图书."""

import re

from index.numbers import Quantity

# Each line: what counts things in English, and in Chinese.
_COUNTED_IN = (
    (r"(?:boxes|cases|cartons|crates|box)\b", r"[箱盒]"),
    (r"(?:volumes|copies|books)\b", r"[册本卷]"),
    (r"(?:bags|sacks)\b", r"(?:袋|包(?![括含裹装]))"),
    (r"(?:bottles|flasks)\b", r"瓶"),
    (r"(?:truckloads|lorryloads|cartloads)\b", r"车(?!站|间|辆|次|位|道|场)"),
    (r"pairs\b", r"[对双](?!于)"),
    (r"pages\b", r"页"),
    (r"(?:sheets|leaves)\b", r"张"),
    (r"(?:barrels|tubs|buckets)\b", r"桶"),
    (r"(?:rows)\b", r"排"),
    (r"(?:groups|teams)\b", r"(?:组(?!成|织)|队)"),
    (r"(?:batches)\b", r"批"),
)
_PATTERNS = tuple(re.compile(rf"\s*(?:{en}|{zh})", re.IGNORECASE) for en, zh in _COUNTED_IN)


def container(quantity: Quantity, text: str) -> int | None:
    """Return which of the kinds things are counted in stands right after a number."""
    if quantity.kind != "number" or quantity.unit:
        return None
    return next((n for n, kind in enumerate(_PATTERNS) if kind.match(text, quantity.end)), None)


def other_container(own: Quantity, said: str, other: Quantity, line: str) -> bool:
    """Whether two numbers count what is packed or bound in different ways."""
    one, two = container(own, said), container(other, line)
    return one is not None and two is not None and one != two

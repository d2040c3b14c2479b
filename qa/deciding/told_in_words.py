"""How long and how often something is, where a sentence tells it without a number of its own: by
the time until which it lasts, and by a word ("rarely", 每年一次)."""

import re

from index.text import match_form
from qa.asking.asked import Asked

_HOW_LONG = re.compile(
    r"\bhow long (?:did|does|do|will|has|have|had)\b(?!.*\b(?:take|taken|wait)\b)"
    r"|(?<![花用需要等过])(?<![花用需要等过]了)(?:多久|多长时间)(?!.{0,12}一次)"
)
_UNTIL = re.compile(
    r"\b(?:until|till|up to)\b[^,;.]{0,40}?(?:\d|\bcentury\b)"
    r"|\bfrom\b[^,;.]{0,30}\d[^,;.]{0,20}\bto\b[^,;.]{0,30}\d"
    r"|(?:直到|一直到|直至|(?:持续|延续|维持|保持)[到至])[^，。；,;]{0,12}?(?:\d|[一-鿿]年|世纪)"
)
_HOW_OFTEN = re.compile(
    r"\bhow (?:often|frequently)\b|(?:多久|多长时间)[^，。？,?]{0,12}一次"
    r"|(?:什么|怎样的|多高的?|何种)频率"
)
_OFTEN = re.compile(
    r"\b(?:always|usually|often|frequently|regularly|sometimes|occasionally|rarely|seldom|never"
    r"|hourly|daily|weekly|fortnightly|monthly|quarterly|yearly|annually|every|each|once|twice)\b"
    r"|很少|极少|经常|常常|往往|时常|通常|偶尔|有时|从不|从未|总是|定期|每"
)


def told_in_words(asked: Asked, text: str) -> bool:
    """Whether a sentence tells without a number how long or how often, where that is asked."""
    folded = match_form(text)
    if _HOW_OFTEN.search(asked.folded):
        return bool(_OFTEN.search(folded))
    return bool(_HOW_LONG.search(asked.folded) and _UNTIL.search(folded))

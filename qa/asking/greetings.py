"""What people say when they come, thank and go: no question, and none to be refused either."""

import re
from typing import Final

from index.text import match_form

# in the form texts are compared in: lower case, simplified characters
_ZH: Final = (
    r"(?:你|您|大家|各位|早上|上午|中午|下午|晚上)好",
    r"早安|午安|晚安|早|嗨|哈[喽啰罗]|喂|在吗|有人吗",
    r"(?:你|您)(?:最近|近来|今天)?(?:过得)?还?(?:好吗|怎么样)",
    r"吃过?饭?了[吗没]",
    r"(?:多谢|谢谢|感谢|谢)(?:你|您|大家|了)*",
    r"辛苦(?:你|您)?了|再见|拜拜|回见|明天见",
    r"好的?|明白了?|知道了|收到|不客气",
    r"(?:请问)?(?:你|您)(?:是谁|是什么|叫什么(?:名字)?)",
    r"(?:请问)?(?:你|您|我)?都?(?:能|可以|会)(?:帮我)?(?:做|干|回答|问)[些点哪]*(?:什么|啥|问题)(?:问题|事情|事)?",
    r"(?:你|您)(?:怎么用|如何使用)",
    r"请?(?:介绍一下|帮助|帮帮我)(?:你|您)?(?:自己)?",
    r"测试(?:一下)?",
)
_EN: Final = (
    r"hi+|hello|hey|hiya|greetings|there|everyone|all",
    r"good (?:morning|afternoon|evening|day|night)",
    r"how are (?:you|things)(?: doing)?(?: today)?|how(?:'s| is) it going|how do you do",
    r"nice to meet you|(?:many )?thank(?:s| you)(?: (?:very|so) much| a lot)?|cheers",
    r"ok(?:ay)?|great|i see|(?:good)?bye(?: bye)?|see you(?: later)?",
    r"help(?: me)?(?: please)?|please|test(?:ing)?",
    r"(?:who|what) are you|what(?:'s| is) your name",
    r"what (?:can you (?:do|answer|help with)|(?:can|could|should) i ask)(?: for me| me| here)?",
    r"how do you work",
)
_PARTICLES: Final = r"[啊呀吧呢哦噢哈了的]*"
_GAP: Final = r"[\W_]*"
_GREETING: Final = re.compile(
    rf"{_GAP}(?:(?:{'|'.join(_ZH)}){_PARTICLES}{_GAP}|(?:{'|'.join(_EN)})\b{_GAP})+"
)
_LONGEST: Final = 80  # characters


def is_greeting(text: str) -> bool:
    """Tell whether ``text`` holds nothing but courtesies, or asks who or what it is said to."""
    plain = match_form(text[: _LONGEST + 1]).replace("’", "'")
    return len(plain) <= _LONGEST and bool(_GREETING.fullmatch(plain))

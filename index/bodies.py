"""Names of organisations and publications, told by their last word."""

import re
from collections.abc import Iterator

from index.header_lines import MARKS

_BODY_ZH = re.compile(
    r"[㐀-鿿A-Za-z·（）()“”]{0,28}(?:报|報|社|网|網|台|臺|发布|日报|晚报|时报|周刊|週刊|杂志|雜誌"
    r"|新闻|新聞|新闻办|局|委|委员会|委員會|部|厅|廳|署"
    r"|院|所|中心|办公室|辦公室|办公厅|政府|公司|集团|集團|银行|銀行|大学|大學|学院|學院|中学"
    r"|小学|医院|醫院|博物馆|博物館|图书馆|協會|协会|学会|學會|基金会|基金會"
    r"|商会|工会|法院|检察院|管委会|居委会|处|處|站|馆|館|联合会|聯合會|科技|传媒|出版社|党委"
    r"|支队|总队|大队|中隊|部队)"
)
_NO_BODY_ZH = re.compile(
    r"(?:公|通|简|簡|汇|彙|年|月|季|预|預|申|情|捷|海|战|戰)[报報]$|(?:全|内|內|局|大|底)部$"
)
_BODY_EN = re.compile(
    r"(?:^|.*\b)(?:times|news|newspapers?|post|courier|gazette|journal|review|press|university"
    r"|institute|office|department|dept|council|society"
    r"|agency|ministry|bureau|association|foundation|company|inc|ltd|llc|plc|corp(?:oration)?"
    r"|gmbh|bank|group|museum|library|hospital"
    r"|commission|board|committee|cent(?:er|re)|authority|trust|union|school|college|academy"
    r"|daily|weekly|herald|tribune|chronicle|observer"
    r"|guardian|magazine|network|radio|tv|television|blog|labs?|laboratory|government|city|town"
    r"|county|district|state|republic|federation"
    r"|league|club|court|police|service|administration|organi[sz]ation|partnership|initiative"
    r"|fund|consortium|alliance|secretariat"
    r"|technologies|systems|industries|holdings|media|wire|newswire|today|standard|mail|echo"
    r"|sentinel|examiner|independent|register)"
    r"(?: (?:of|for|on|and|&) .+| plc| ltd| inc| llc)?",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"(?:[日晚时早周晨商時週][报報]|(?:都市|青年|新闻|新聞|电子|電子)[报報网網]|通讯社|通訊社|杂志|雜誌|周刊|週刊)$"
    r"|\b(?:times|post|courier|gazette|herald|tribune|chronicle|observer|news|echo|sentinel)$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    r"(?:[A-Z][\w.'’&-]*|of|the|and|for|in|on|de|&)(?: (?:[A-Z][\w.'’&-]*|of|the|and|for|in|on|de"
    r"|&)){0,11}"
)
_LONGEST_BODY = 80


def is_body(name: str) -> bool:
    """Whether a name is that of an organisation or a publication, going by its last word."""
    if not 2 <= len(name) <= _LONGEST_BODY or re.search(r"\d{3}|[,，。；：:!?！？]", name):
        return False
    if re.search("[㐀-鿿]", name):
        return bool(_BODY_ZH.fullmatch(name)) and not _NO_BODY_ZH.search(name)
    return bool(
        _CAPITALISED.fullmatch(name) and (_BODY_EN.fullmatch(name) or name.startswith("The "))
    )


def is_press(name: str) -> bool:
    """Whether a name is that of a newspaper or agency."""
    return is_body(name) and bool(_PRESS.search(name))


def bodies(text: str) -> Iterator[str]:
    """The organisations among the parts of a short line ("港都日報 記者林佩璇")."""
    for piece in (text, *re.split(r"\s*[|｜·•,，/／]\s*|(?<=[㐀-鿿])\s", text)):
        bare = MARKS.sub(" ", piece).strip() if not is_body(piece.strip()) else piece.strip()
        bare = re.sub(r"(?<=[㐀-鿿])(?:编印|编制|编|編印|編|印发|发|主编|主办|供稿)$", "", bare)
        if is_body(bare):
            yield bare

# ruff: noqa: E501  (one row of a table of words is one line)
"""Negation, exceptions and opposites: what turns a statement into its contrary."""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.text import match_form

Span = tuple[int, int]

# 不断, 未来, 非常 … hold the sign of a negation and negate nothing; bounds are numbers' business.
_NO_NEGATION = (
    r"不断|不仅|不但|不少|不同|不超过|不低于|不高于|不多于|不足|(?<![拿看得收用做找听见买领享碰遇受])不到|不满|不久|不只|不止|不过|不管|不论|不得不|不可或缺"
    r"|不断|不乏|不锈|不动产|不限|不等|无论|无人|无线|无限|无障碍|非常|[南北东西中]非|非洲|非裔|非凡|非物质|非政府|除非|未来|未必不|没收|莫非"
    r"|是不是|有没有|能不能|会不会|要不要|否则|是否|能否|可否"
)  # fmt: skip
_NEGATION_ZH = re.compile(
    rf"(?P<skip>{_NO_NEGATION})|(?:并非|绝非|决非|不是|没有|从未|尚未|并未|未曾|并不|未能|无法|否认|拒绝|禁止|严禁|不再|不会|不能|不|没|未|无|非)"
)
_NEGATION_EN = re.compile(
    r"(?P<skip>\bnot only\b|\bno (?:more|less|fewer|later|earlier) than\b|\bnot (?:more|less|fewer) than\b|\bno doubt\b"
    r"|(?:\bnot |n['’]t )(?=(?:open|start|begin|be|take effect)\b(?: [a-z]+){0,3} until\b)|\bnot exceeding\b|\bno\. ?\d)"
    r"|\b(?:not|never|none|neither|nor|without|cannot|no|no longer|denie[sd]|refuse[sd]?|forbid(?:s|den)?|prohibit(?:s|ed)?|bann?(?:s|ed)?|exempt(?:s|ed)?|excluded|failed to|fails to|lacks?)\b|n['’]t\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"除(?:了|去)?(?P<a>[^,，。;；]{1,20}?)(?:以外|之外|外)(?!\W*(?:还|也|又|并|同时))|(?:不包括(?!在)|不含|唯独|惟独)(?P<b>[^,，。;；]{1,20})|(?P<e>(?=[一-鿿]{2})(?:(?![和与及或])[一-鿿]){0,8}(?:[和与及或、](?:(?![和与及或])[一-鿿]){0,8}){0,8})(?<=[一-鿿]{2})(?:除外|例外)"
    r"|(?:^|[,;(]\s*)(?P<f>(?:the )?[a-z][a-z' -]{2,40}?)(?<! is)(?<! are)(?<! was)(?<! were)(?<! be)(?<! been) (?:excepted|excluded)\b"
    r"|\b(?:except(?: for)?(?: that of)?|excluding|other than|apart from|aside from|with the exception of|but not)\s+"
    r"(?P<c>(?:that of |those of |the )?[^,.;]{2,40}?)(?=[,.;]|\s+(?:is|are|has|have|in|and)\b|$)",
    re.IGNORECASE,
)
_INCLUDE = re.compile(
    r"(?P<d>[一-鿿]{2,8})(?:也|亦)不例外|\b(?P<e>[A-Za-z ]{2,30}?) (?:is|are|was|were) no exceptions?\b|(?:包括|包含|含|连)(?P<a>[^,，。;；]{1,16}?)(?:在内|都|也|[,，。;；]|$)|\bincluding (?P<b>[^,.;]{2,40}?)(?:'s)?(?=[,.;]|\s+(?:is|are)\b|$)"
    r"|\bas well as (?P<c>[^,.;]{2,30})",
    re.IGNORECASE,
)

# By how much one thing is beyond another: 少了两周, "two weeks longer".
_FAR = (
    r"(?:[\d.,]+[百千万亿]*|an?|half|one|two|three|four|five|six|seven|eight|nine|ten|twelve|[一二两三四五六七八九十百千万亿半]+)"
    r"(?: (?:hundred|thousand|million|billion))?[ -]?"
)
# A time, an amount and a length are each beyond another of their own kind alone.
_BY = tuple(
    rf"{_FAR}(?:{units})"
    for units in (
        r"个?(?:小时|年|月|周|天|分钟)|years?|months?|weeks?|days?|hours?|minutes?",
        r"个?(?:百分点|倍|成|(?:美|欧)?元|英镑|吨|人)|%|per ?cent|percentage points?|points?|pounds?|yuan|dollars?|euros?|tons?|tonnes?|people",
        r"公里|米|met(?:re|er)s?|kilomet(?:re|er)s?|miles?",
    )
)
# Each line: words that exclude one another when said of the same thing.
_OPPOSITES = (
    (
        r"增加(?!值)|增长|增速|增幅|上升|提高|提升|上涨|扩大|升至|增多|增至|增为|升为|比(?:[上去前]|同期)[^,，。]{0,6}[多高大长]|\b(?:more|higher|larger|longer)\b(?=[^.;,]{0,40}\bthan (?:in |the (?:year|one|previous)|last|a year|before))|ris(?:e|es|en|ing)\b|rose\b|increas\w*|grow(?:s|n|ing|th)?\b|grew\b|expand\w*|improv\w*|raised?\b",
        r"减少|下降|降幅|降低|下跌|缩小|削减|下滑|减至|减为|减到|降至|降为|降到|压缩|比(?:[上去前]|同期)[^,，。]{0,6}[少低小短]|\b(?:fewer|less|lower|smaller|shorter)\b(?=[^.;,]{0,40}\bthan (?:in |the (?:year|one|previous)|last|a year|before))|fall(?:s|en|ing)?\b|fell\b|decreas\w*|declin\w*|reduc\w*|shr[iau]nk\w*|lower(?:ed|ing|s)\b|dropp?\w*|narrow\w*",
    ),
    (r"加快|加速|提速|accelerat\w*|sp(?:eed|ed)(?:s|ed|ing)? up|faster", r"放缓|减慢|放慢|推迟|延缓|slow\w*|delay\w*|postpon\w*"),
    (r"加强|强化|增强|strengthen\w*|enhanc\w*|reinforc\w*", r"削弱|减弱|弱化|淡化|weaken\w*"),
    (r"最大|largest|biggest|greatest", r"最小|smallest"),
    (r"\blonger\b|更长|更久", r"\b(?:shorter|less)\b(?! than)|更短"),
    (r"\bhigher\b|\bmore\b(?! than)|更高", r"\b(?:lower|fewer|less)\b(?! than)|更低|更少"),
    (r"最多|most\b(?! of)", r"最少|fewest|least\b"),
    (r"最高|highest|tallest", r"最低|lowest"),
    (r"第一|首位|榜首|居首|\bfirst\b|\btop(?:ped)?\b", r"最后|末位|垫底|倒数|\blast (?:place|in)\b|\branked last\b|\bbottom\b"),
    (r"首次|首个|首部|首批|\bfirst\b", r"最后一|末次|\bfinal\b|\blast\b(?! (?:year|month))|第二[部个次批]|\bsecond\b"),
    (r"支持|赞成|拥护|support\w*|backs?\b|backed|vot\w+ for\b|in favou?r of", r"反对|抵制|oppos\w*|reject\w*|vot\w+ against"),
    (r"购买|收购|买入|buys?\b|bought|purchas\w*|acquir\w*", r"出售|卖出|转让|sells?\b|sold|selling"),
    (r"[多高]了|多出|高出|更多|更高|\bmore\b(?! than (?:\d|an? (?:half|third|quarter)\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b))|\bhigher\b|\bgreater\b", r"[少低]了|更少|更低|\bless\b(?! than (?:\d|an? (?:half|third|quarter)\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b))|\bfewer\b(?! than (?:\d|an? (?:half|third|quarter)\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|half\b))|\blower\b"),
    (r"更热|[热暖](?:了|\d)|\bhotter\b|\bwarmer\b|\bhot\b|\bwarm\b|炎热|温暖", r"更冷|更凉|[冷凉](?:了|\d)|\bcooler\b|\bcolder\b|\bcold\b|\bcool\b|寒冷|凉爽"),
    *(
        (
            rf"(?:[多高长大晚]了|多出|高出|延长了?|增加了?){by}|\b{by} (?:more|longer|higher|later|larger|greater|bigger|older)\b",
            rf"(?:[少低短小早]了|减少了?|缩短了?|降低了?){by}|\b{by} (?:less|shorter|lower|earlier|smaller|fewer|younger)\b",
        )
        for by in _BY
    ),
    (r"更早|早于|提前|\bearlier\b|\bahead of\b", r"更晚|晚于|推迟|延后|\blater\b|\bbehind schedule\b"),
    (r"更快|\bfaster\b|\bquicker\b", r"更慢|\bslower\b"),
    (r"更长|\blonger\b(?<!no longer)", r"更短|\bshorter\b"),
    (r"更大|\bbigger\b|\blarger\b", r"更小|\bsmaller\b"),
    (r"更强|\bstronger\b", r"更弱|\bweaker\b"),
    (r"更好|\bbetter\b", r"更差|更糟|\bworse\b"),
    (r"免费|免票|免收|\bfree of charge\b|\bfor free\b|free admission", r"收费|付费|买票|购票|\bfor a fee\b|\bcharged\b"),
    (
        r"每年|每月|每周|每天|每日|[年月日]均|\b(?:a|per|each|every) (?:year|month|week|day)\b|\b(?:annually|yearly|monthly|weekly|daily)\b",
        r"总共|合计|累计|总计|\bin total\b|\baltogether\b|\ball told\b|\bcumulative",
    ),
    (r"旺季|high season|peak season", r"淡季|low season|off[- ]season"),
    (r"允许|批准|通过|准许|allow\w*|permit\w*|approv\w*|adopt\w*|passed\b", r"禁止|否决|驳回|叫停|搁置|\bban(?:s|ned)?\b|prohibit\w*|reject\w*|forbid\w*|voted down|repeal\w*|withdr[ae]w\w*"),
    (r"开放|open(?:s|ed|ing)?\b", r"关闭|封闭|停业|闭馆|休馆|闭园|闭店|停开|关门|clos(?:e|es|ed|ing)\b|shut\w*"),
    (
        r"(?<!不)(?:可以|允许|准许)|(?<!没)有(?:资格|权)|\bmay\b(?! not)|\bcan\b(?! ?not|['’]t)|(?<!not )\b(?:allowed|permitted|eligible|entitled|free) (?:to|for)\b",
        r"不得|不能|不可以|不允许|不准|无权|没有资格|禁止|严禁|\bmay not\b|\bcan ?not\b|\bcan['’]t\b|\bnot (?:be )?(?:allowed|permitted|eligible|entitled)\b|\bineligible\b",
    ),
    (r"建成|完工|竣工|落成|建好|完成了|completed?\b|finished|already built", r"正在建设|正在建|在建|尚在|建设过程|推进.{0,8}建设|under construction|being built|is advancing|are advancing"),
    (
        r"已经|业已|早已|\balready\b",
        r"将于|将在|拟于|有望|预计|尚未|仍未|尚待|有待|还没有|\b(?:expected|scheduled|due|set|planned|yet|subject) to\b|\bplans? to\b|\bwill be\b|\bnot yet\b",
    ),
    (r"进口|import\w*", r"出口|export\w*"),
    (r"吸引|引进|attract\w*|bring(?:ing)? in", r"驱逐|驱赶|赶走|expel\w*|drive out|drives out"),
    (r"盈利|profit\w*|surplus", r"亏损|赤字|\bloss(?:es)?\b|deficit"),
    (r"赢得|获胜|战胜|\bwon\b|\bwins?\b", r"输给|落败|失败|\blost\b|\bloses?\b"),
    (r"永久|permanent\w*", r"临时|暂时|temporar\w*"),
    (r"公立|公共|\bpublic\b", r"私立|私营|\bprivate\b"),
    (r"城市|城镇|\burban\b", r"农村|乡村|\brural\b"),
    (r"强制|必须|must\b|compulsory|mandatory", r"自愿|可选|voluntary|optional"),
    (r"之前|以前|before\b", r"之后|以后|after\b"),
    (r"首要|主要|main|primary", r"次要|secondary|minor"),
    (r"全面|全部|所有|一律|\ball\b|\bevery\b", r"部分|个别|少数|\bsome\b|\bpartly\b|a few"),
    (r"照常|如期|按期|as (?:planned|scheduled|usual)|\bgo(?:es)? ahead\b|\bwent ahead\b", r"取消|停办|叫停|暂停|暂不|推迟|cancel\w*|called off|suspend\w*|postpon\w*|put off"),
    (r"开始|启动|开幕|start\w*|launch\w*|beg[aiu]n\w*|opens?\b", r"结束|终止|停止|闭幕|取消|\bend(?:s|ed)?\b|stopp\w*|cancel\w*|clos(?:es|ed)\b"),
    (r"新增|扩建|新建|add(?:s|ed)?\b|buil[dt]s?\b", r"取消|撤销|关停|remov\w*|abolish\w*|scrap\w*"),
    (r"外国|境外|海外|外籍|foreign|overseas", r"本国|国内(?!外)|境内|domestic"),
)  # fmt: skip
_DIRECTIONS = (
    r"东部|东面|东侧|\beast(?:ern)?\b",
    r"西部|西面|西侧|\bwest(?:ern)?\b",
    r"南部|南面|南侧|\bsouth(?:ern)?\b",
    r"北部|北面|北侧|\bnorth(?:ern)?\b",
)
_PAIRS = tuple((re.compile(a, re.I), re.compile(b, re.I)) for a, b in _OPPOSITES) + tuple(
    (re.compile(a, re.I), re.compile(b, re.I))
    for place, a in enumerate(_DIRECTIONS)
    for b in _DIRECTIONS[place + 1 :]
)


def negations(text: str) -> tuple[Span, ...]:
    """Spans of the words that negate."""
    folded = match_form(text)
    found = [
        match.span()
        for pattern in (_NEGATION_ZH, _NEGATION_EN)
        for match in pattern.finditer(folded)
        if not match["skip"]
    ]
    return tuple(sorted(found))


def exceptions(text: str) -> tuple[Span, ...]:
    """Spans of what is left out ("俄罗斯" in 除俄罗斯外, "that of Russia" after "except")."""
    return tuple(_named(_EXCEPT, match_form(text)))


def inclusions(text: str) -> tuple[Span, ...]:
    """Spans of what is expressly counted in ("包括俄罗斯在内", "including Russia's")."""
    return tuple(_named(_INCLUDE, match_form(text)))


def _named(pattern: re.Pattern[str], folded: str) -> Iterator[Span]:
    for match in pattern.finditer(folded):
        if match.lastgroup:
            yield match.span(match.lastgroup)


def opposites(claimed: str, source: str) -> tuple[str, str] | None:
    """Return words of both texts that exclude one another, if the source has only the contrary."""
    one, other = match_form(claimed), match_form(source)
    for said, here, there in _said_of_pairs(one):
        contrary = there.search(other)
        if contrary and not here.search(other) and not there.search(one):
            return claimed[slice(*said)], source[slice(*contrary.span())]
    return None


@lru_cache(maxsize=256)
def _said_of_pairs(one: str) -> tuple[tuple[Span, re.Pattern[str], re.Pattern[str]], ...]:
    """The words of a text that have opposites: the span of each with the patterns of both sides."""
    both = [(a, b) for first, second in _PAIRS for a, b in ((first, second), (second, first))]
    return tuple((said.span(), a, b) for a, b in both if (said := a.search(one)))

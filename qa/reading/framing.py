# ruff: noqa: E501  (one pattern is one line)
"""Words around an answer that bind it to what is asked: where a date begins or ends something, and
which of several comes first."""

import re
from collections.abc import Iterator

from index.datelines import dateline
from index.text import match_form
from qa.comparing.superlatives import EST
from qa.types import Question

Span = tuple[int, int]

_ASKS_START = re.compile(
    r"(?:从|自|由)(?:什么时候|何时|哪一?[年天日月]|几月|几号|几点)|(?:开始|起|生效|施行|实施|启用|执行)[?？了的呢]*$|(?:什么时候|何时|哪一?[年天日月]|几[月号点]).{0,4}(?:开始|起|生效|施行|实施|启用|执行)"
    r"|\bsince when\b|\bfrom (?:when|what|which)\b|\bwhen\b.{0,60}\b(?:start|starts|begin|begins|come into (?:force|effect)|take effect|in force|effective|apply from)\b"
)
_ASKS_END = re.compile(
    r"(?:到|至|截至)(?:什么时候|何时|哪一?[年天日月]|几月|几号|几点)(?:为止|结束|截止)?|截止|为止|期限|最[晚迟]|之前(?:必须|要|得)"
    r"|\buntil (?:when|what|which)\b|\bby (?:when|what|which)\b|\bdeadline\b|\bcut-?off\b|\bhow late\b|\bat the latest\b|\blatest (?:date|day|time)\b|\bwhen\b.{0,60}\b(?:end|ends|expire|expires|close|closes|due)\b"
)
_START_BEFORE = re.compile(
    r"(?:自|从|由|\bfrom|\bsince|\beffective(?: from| on)?|\bas of|\bstart(?:s|ed|ing)? (?:on|in)|\bbeg[iau]n(?:s|ning)? (?:on|in))[\s:：]*$"
)
_START_AFTER = re.compile(r"\s?(?:起|开始|生效|施行|实施|启用|执行|投产|动工|开工)")
_END_BEFORE = re.compile(
    r"(?:至|到|截至|\buntil|\bby|\bbefore|\bthrough|\bto|\bends? on|\bno later than)[\s:：]*$|(?:截止|期限|deadline)\D{0,12}$"
)
_END_AFTER = re.compile(r"\s?(?:前|之前|以前|止|为止|截止|到期|闭幕|结束)")

_WITHIN = re.compile(
    r"\b(?:within|no later than) (?:\d+|[a-z]+)(?:-[a-z]+)? (?:\w+ )?(?:hours?|days?|weeks?|fortnights?|months?|years?)\b"
    r"|\bwithin a fortnight\b"
    r"|(?:\d+|[半一二两三四五六七八九十]+)个?(?:小时|工作日|自然日|星期|[日天周月年])(?:之|以)?内"
)
_GROWTH = re.compile(
    r"增|涨|降|减|升|跌|率|幅|同比|环比|提高|扩大|缩小|变化|[多少高低快慢长短大小][了出]|(?<!占)比(?![赛利例如重较方])"
    r"|\b(?:gr[oe]w(?:s|n|th|ing)?|ris(?:e|es|en|ing)|rose|f(?:all(?:s|en|ing)?|ell)|increas\w*|decreas\w*|declin\w*|chang(?:e[sd]?|ing)|drop\w*|cut|up|down|more|less|fewer"
    r"|higher|lower|rate|faster|slower|larger|smaller|gain\w*|los(?:s|t|e|es|ing)|by how much|jump\w*|margin|reduc\w*|discount)\b"
)
_GREW_BY = re.compile(
    r"(?:增[长加幅]|上升|下降|提高|上涨|下跌|减少|增速|同比|环比)[^，。；,;]{0,6}$"
    r"|\b(?:up|down|rose|risen|fell|fallen|grew|grown|cut|reduced|increased?|decreased?|growth of|rise of|fall of)"
    r"(?: (?:about|nearly|almost|some|over|by))* ?$"
)
_MORE_THAN = re.compile(r"\W*(?:more|less|fewer|higher|lower|up|down|faster|larger|smaller)\b(?!-)")

_NOT_FIRST = re.compile(
    r"最(?:近|新|后|终|初|多不|少要|低要)|\bat (?:most|least)\b|\b(?:almost|most of|first of|latest|west|rest|interest|request|forest|test|protest|guest|honest|invest|harvest|suggest|arrest|contest|manifest|northwest|southwest|modest|digest|chest|nest|quest|best practices?)\b"
)
_MOST = re.compile(
    r"最|(?:第一(?=[位名大高多长强好的]|[^一-鿿、]|$)|首位|榜首|居首|冠军|之首|头名|首屈一指|首要|头一[位名]|头号|头等|重中之重|老大(?=[了吗呢?？,，。!！]|$))|\b(?:most|top|biggest|record|leading|number one|ranked first|first|foremost|paramount|uppermost)\b|\b(?:best|"
    + EST
    + ")"
)
_SMALL = re.compile(
    r"最(?:小|低|少|短|慢|轻|浅|矮|便宜|差|末|弱|窄|年轻)|垫底|末位|\b(?:least|smallest|lowest|fewest|shortest|slowest|cheapest|lightest|worst|weakest|youngest|narrowest)\b"
)

_ASKS_LATEST = re.compile(
    r"最新|目前|现在|如今|截至目前|眼下|\b(?:latest|most recent|newest|current|currently|now|at present|up to date)\b"
)
_ASKS_ALL = re.compile(
    r"总共|一共|总数|总计|合计|累计|\b(?:in total|in all|altogether|overall|total (?:number|of))\b"
)
_SAYS_ALL = re.compile(r"总|共|累计|合计|\b(?:total|altogether|in all|overall)\b")
_SPEAKS_OF_ISSUE = re.compile(
    r"宣布|公布|发布|发表|通报|签|报道|\b(?:announc|publish|releas|issu|sign|agree|report|said|say)"
)


def asks_deadline(asked: str) -> bool:
    """Whether a question, in matching form, asks until when something may or must be done."""
    return bool(_ASKS_END.search(asked))


def time_limits(text: str) -> Iterator[Span]:
    """Where a text says within how long something has to be done ("within seven days", 三日内)."""
    for match in _WITHIN.finditer(match_form(text)):
        yield match.span()


def framed(question: Question, text: str, span: Span) -> bool:
    """Whether a date begins, or ends, something where the question asks for such a date."""
    asked, folded = match_form(question.text).rstrip(), match_form(text)
    before, after = folded[max(0, span[0] - 20) : span[0]], folded[span[1] : span[1] + 8]
    if _ASKS_START.search(asked):
        return bool(_START_BEFORE.search(before) or _START_AFTER.match(after))
    if _ASKS_END.search(asked):
        return bool(_END_BEFORE.search(before) or _END_AFTER.match(after))
    return False


def dates_the_text(question: Question, text: str, span: Span) -> bool:
    """Whether a date only tells when a report was written, and the question does not ask that."""
    line = dateline(text)
    return bool(line and line[:2] == span) and not _SPEAKS_OF_ISSUE.search(
        match_form(question.text)
    )


def asks_growth(asked: str) -> bool:
    """Whether a question, in matching form, asks by how much something grew, fell or differs."""
    return bool(_GROWTH.search(asked))


def is_growth(span: Span, text: str) -> bool:
    """Whether a share in a text is by how much something grew, fell or differs from another."""
    before, after = match_form(text[max(0, span[0] - 16) : span[0]]), match_form(text[span[1] :])
    return bool(_GREW_BY.search(before) or _MORE_THAN.match(after))


def asks_latest(question: Question) -> bool:
    """Whether the question asks how things stand now: of several documents the newest tells."""
    return bool(_ASKS_LATEST.search(match_form(question.text)))


def sums_up(question: Question, text: str) -> bool:
    """Whether a sentence gives a number in all where the question asks for that."""
    asked = _ASKS_ALL.search(match_form(question.text))
    return bool(asked and _SAYS_ALL.search(match_form(text)))


def comes_first(question: Question, text: str) -> float:
    """1 where a sentence says which of several is the most of what is asked for, -1 where it is the
    other end that it names, and 0 where the question asks for no such thing."""
    asked = end_asked(question.text)
    said = end_asked(text)
    if not asked or not said:
        return 0.0
    return 1.0 if asked == said else -1.0


def ends_of_an_order(text: str) -> Iterator[Span]:
    """Where a text says that something is the first or the last of several ("the largest")."""
    folded = match_form(text)
    other = [match.span() for match in _NOT_FIRST.finditer(folded)]
    for pattern in (_MOST, _SMALL):
        for match in pattern.finditer(folded):
            if not any(a < match.end() and match.start() < b for a, b in other):
                yield match.span()


def end_asked(text: str) -> str:
    """Which end of an order a text speaks of: "most", "least", or "" for none."""
    folded = _NOT_FIRST.sub(" ", match_form(text))
    if _SMALL.search(folded):
        return "least"
    return "most" if _MOST.search(folded) else ""

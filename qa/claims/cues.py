# ruff: noqa: E501  (one row of a table of words is one line)
"""Words that give a statement its direction: more or less, all or some, before or after, only, not.

A paraphrase says them in words of its own; so each is a class of words in both languages, and it is
compared which classes a claim and its source have, and which of them exclude one another.
"""

import re
from functools import lru_cache

from index.text import match_form
from qa.comparing.polarity import exceptions, negations

_TABLE = {
    "up": r"增[加长多至速幅大](?!值)|上升|提高|提升|上涨|扩大|升至|升到|涨|\b(?:ris(?:e|es|en|ing)|rose|increas\w*|grow(?:s|n|ing|th)?|grew|expand\w*|rais(?:e[sd]?|ing)|went up|up)\b",
    "down": r"减[少至到]|下降|降[低至到幅]|下跌|缩[小减]|削减|下滑|跌|\b(?:fall(?:s|en|ing)?|fell|decreas\w*|declin\w*|reduc\w*|shr[iau]nk\w*|dropp?\w*|cut(?:s|ting)?|lower(?:ed|s|ing)|down)\b",
    "more": r"更[多高大长久]|[多高]于|超[过出]?|以上|至少|不少于|不低于|起码|余|逾|多[了出]|\b(?:more|over|above|at least|exceed\w*|higher|greater|longer|larger|no (?:less|fewer) than|upwards?)\b",
    "less": r"更[少低小短]|[少低]于|不足|不到|不满|以下|以内|至多|最多|不超过|少[了]|\b(?:less|fewer|under|below|at most|up to|no more than|within|lower|shorter|smaller|not (?:more|exceed)\w*)\b",
    "most": r"大多|多数|过半|半数以上|大部分|大半|主要|\b(?:most(?! of all)|majority|mainly|mostly|chiefly|largely)\b",
    "few": r"少数|小部分|个别|罕见|很少|\b(?:minority|few|rare(?:ly)?|hardly|little)\b",
    "all": r"全部|所有|一律|全都|全体|悉数|任何|无论|都|均|皆|每(?![年月周天日次])|各|\b(?:all|every(?:one|body|thing)?|each|entire(?:ly)?|whole|both|any(?:one|body|thing)?|always|regardless)\b",
    "some": r"部分|一些|有的|有些|某些|个别|\b(?:some(?:times)?|part(?:ly|s)? of|partly|several)\b",
    "only": r"只(?!要)|仅|唯[一独]|单单|专供|\b(?:only|solely|just|alone|exclusive(?:ly)?|sole)\b",
    "if": r"如果|假如|若(?![干无])|一旦|的话|只要|只有|除非|前提|条件|须经|经.{0,8}(?:批准|同意|许可)|\b(?:if|unless|provided|subject to|as long as|in case|condition(?:al)?|pending|depend\w*)\b",
    "must": r"必须|须|应当|应(?![用届急对])|要求|务必|得(?=先|等|提前)|\b(?:must|ha(?:ve|s) to|need(?:s|ed)?|requir\w*|mandatory|compulsory|obliged?|shall)\b",
    "may": r"可以|可(?=[在以于由向凭申选持])|允许|准许|有权|能(?![源力量])|\b(?:may|can|could|allow\w*|permit\w*|eligible|entitled|able to)\b",
    "ban": r"禁止|严禁|不得|不准|不能|不可以|不允许|谢绝|\b(?:ban(?:s|ned)?|prohibit\w*|forbid\w*|may not|can ?not|can['’]t|must not|not (?:be )?(?:allowed|permitted|eligible|entitled)|ineligible|barred)\b",
    "before": r"之前|以前|前(?=[,，。]|$|就|已)|此前|提前|先(?![进生后锋])|早于|更早|\b(?:before|earlier|until|till|prior|ahead|previously|by the time)\b",
    "after": r"之后|以后|后(?=[,，。]|$|才|方|再|将|开)|此后|起(?=[,，。]|$|实|施|正|至)|晚于|迟|更晚|\b(?:after|later|since|following|onwards?|once|afterwards)\b",
    "first": r"首[次个批位部例先家届]|第一|最先|率先|榜首|\b(?:first|top(?:ped)?)\b",
    "second": r"第二|其次|次于|仅次|亚军|\b(?:second|runners?-up|followed by|next)\b",
    "last": r"最后|末[位次]|垫底|倒数|\b(?:last(?! (?:year|month|week))|final(?:ly)?|bottom)\b",
    "great": r"最[大高多长快强]|\b(?:largest|biggest|greatest|highest|tallest|longest|fastest)\b",
    "small": r"最[小低少短慢弱]|\b(?:smallest|lowest|fewest|shortest|slowest|least(?<!at least))\b",
    "start": r"开始|启动|启用|开通|开业|开放|施行|生效|成立|新增|\b(?:start\w*|beg[aiu]n\w*|launch\w*|open(?:s|ed|ing)?|introduc\w*|t(?:ake|ook) effect|resum\w*)\b",
    "end": r"结束|停止|终止|取消|废止|关闭|关停|撤销|停[办用开业]|不再|\b(?:end(?:s|ed|ing)?|stop\w*|cancel\w*|clos(?:e|es|ed|ing)|ceas\w*|abolish\w*|scrap\w*|no longer|withdr[ae]w\w*|suspend\w*|discontinu\w*)\b",
    "later": r"推迟|延[后期迟缓]|暂缓|\b(?:postpon\w*|delay\w*|put off|defer\w*)\b",
    "planned": r"将(?![军领])|拟|计划|预计|打算|有望|力争|争取|希望|正在|在建|明年|\b(?:will|plan(?:s|ned|ning)?|expect\w*|intend\w*|aim(?:s|ed)?|hope[sd]?|due to|going to|set to|under (?:construction|way)|being built|next year|propos\w*)\b",
    "done": r"已|完成|建成|竣工|落成|投入使用|\b(?:already|completed?|finished|ha(?:s|ve) been|built|has)\b",
    "free": r"免费|免票|免收|无偿|不收|\b(?:free(?! of the)|no charge|not charged|without charge|waiv\w*|exempt\w*)\b",
    "paid": r"收费|付费|缴纳|支付|自费|收取|\b(?:pay(?:s|ing)?|paid|charg\w*|fees?|cost\w*)\b",
    "same": r"相同|一样|同样|照常|不变|同时|维持|\b(?:same|equal(?:ly)?|as usual|unchanged|identical|remain\w*|alike)\b",
    "changed": r"不同|改为|改成|调整|变更|变为|转为|\b(?:differ\w*|chang\w*|instead|replac\w*|switch\w*|unlike|convert\w*)\b",
    "domestic": r"内部|境内|国内|本国|本地|进口|\b(?:inside|domestic\w*|import\w*|local(?:ly)?|indoors?)\b",
    "foreign": r"外部|境外|国外|海外|外国|外籍|出口|\b(?:outside|foreign\w*|overseas|abroad|export\w*|international\w*|outdoors?)\b",
    "granted": r"成功|通过|批准|同意|赞成|支持|获得|完好|\b(?:success\w*|pass(?:es|ed)|approv\w*|agree[sd]?|support\w*|back(?:s|ed)|accept\w*|gain\w*|won|wins?|adopt\w*)\b",
    "refused": r"失败|否决|驳回|拒绝|反对|受损|\b(?:fail\w*|reject\w*|refus\w*|oppos\w*|against|lost|los(?:e|es|ing)|damag\w*|turned down|dismiss\w*)\b",
    "each": r"每[年月周天日次人户]|[年月日]均|人均|\b(?:a|per|each|every) (?:year|month|week|day|person|head)\b|\b(?:annual\w*|yearly|monthly|weekly|daily|average)\b",
    "sum": r"共|总共|合计|累计|总计|\b(?:in total|altogether|all told|cumulative\w*|overall|total\w*)\b",
    "east": r"东部|以东|\beast(?:ern)?\b",
    "west": r"西部|以西|\bwest(?:ern)?\b",
    "north": r"北部|以北|\bnorth(?:ern)?\b",
    "south": r"南部|以南|\bsouth(?:ern)?\b",
}  # fmt: skip
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _TABLE.items()}
_TURN = re.compile(
    r"之外|以外|除外|免(?=[于费票收征交缴检税])|谢绝|婉拒|缺席|空缺|落空|未能|尚待|取消|停[办止业]|废止|驳回|否决"
    r"|\b(?:outside|beyond|nobody|no ?one|nothing|nowhere|rather than|instead of|unable|declin(?:e|ed|es) to|turn(?:s|ed)? down"
    r"|in vain|vacant|absent|exempt\w*|lack\w*|ineligible|unavailable|impossible|unless|only if|cancel\w*|dismiss\w*|reject\w*|ceas\w*|scrap\w*|abolish\w*|free of charge|waiv\w*)\b",
    re.IGNORECASE,
)
_EXCLUSIVE = (
    ("up", "down"), ("more", "less"), ("most", "few"), ("all", "some"), ("all", "only"), ("all", "except"),
    ("may", "ban"), ("before", "after"), ("first", "last"), ("first", "second"), ("great", "small"),
    ("start", "end"), ("start", "later"), ("planned", "done"), ("free", "paid"), ("same", "changed"),
    ("domestic", "foreign"), ("granted", "refused"), ("each", "sum"), ("east", "west"), ("north", "south"), ("must", "may"),
    ("up", "less"), ("down", "more"), ("great", "second"), ("same", "end"),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def cues_of(text: str) -> frozenset[str]:
    """Return the classes of words of direction that a text has."""
    folded = match_form(text)
    found = {name for name, pattern in _PATTERNS.items() if pattern.search(folded)}
    if negations(text):
        found.add("not")
    if exceptions(text):
        found.add("except")
    return frozenset(found)


def turns_of(text: str) -> int:
    """Return how many words of a text turn what it says round: denials, exceptions, and words that
    deny without saying "not" ("outside", "instead of", 除外)."""
    folded = match_form(text)
    excepted = exceptions(text)
    ends = {end for _, end in excepted}  # 除外 after what is excepted is no turn of its own
    turns = (m.span() for m in _TURN.finditer(folded) if m.start() not in ends)
    found = sorted(dict.fromkeys((*negations(text), *excepted, *turns)))
    return sum(n == 0 or start >= found[n - 1][1] for n, (start, _) in enumerate(found))


def excluding(said: frozenset[str], found: frozenset[str]) -> int:
    """Return how many classes of one text are turned round by the other."""
    return sum(
        (a in said and b in found and b not in said and a not in found)
        or (b in said and a in found and a not in said and b not in found)
        for a, b in _EXCLUSIVE
    )

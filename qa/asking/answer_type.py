# ruff: noqa: E501  (one row of the table is one line)
"""What kind of answer a question's wording asks for: golden patterns, first match wins."""

import re

from index.text import match_form
from index.types import Language
from qa.asking.directions import asks_direction
from qa.asking.question_words import FEW, NOT_A_NAME
from qa.asking.telephones import asks_telephone
from qa.naming.surnames import PLAIN_SURNAMES
from qa.types import AnswerType

_ZH_PLACE = "国家|国|城市|市|区|省|县|镇|村|地区|地方|地点|地|街|岛|洲|场馆|大楼|街区"
_ZH_BODY = "公司|机构|单位|组织|部门|大学|学校|企业|银行|媒体|报纸|集团|政党|球队|队|医院|法院|委员会|使馆|大使馆"
_ZH_POST = "书记|区长|市长|主任|主席|总统|总理|部长|校长|院长|局长|会长|经理|董事长|作者|记者|负责人|发言人|首相|国王|将军|导演|教练|队长|省长|县长|镇长|司令|大使"
# Who somebody is by what he does: 总领事, 法官, 那位领导.
_ZH_SOMEBODY = (
    "领事|法官|领导|老板|教授|医生|律师|老师|教师|司机|船长|村长|秘书|同事|先生|女士|[员师者官]"
)
_CHINESE: tuple[tuple[AnswerType, str], ...] = (
    ("person", rf"(?:{_ZH_SOMEBODY})(?:的)?(?:名字(?:是|叫)|叫)(?:什么(?:名字)?|啥)[?？。!！\s]*$|[那这]位[^,，。?？]{{0,12}}(?:名字是|叫)(?:什么(?:名字)?|啥)[?？。!！\s]*$"),
    ("definition", r"(?:被|给)?(?:称|叫|誉|封)(?:作|为|做)(?:了)?(?:什么|啥|哪)|指(?:的)?(?:是)?(?:什么|哪(?!一?[年天日月]))|什么是|是什么意思|何谓|什么叫|(?:什么|啥|何)职(?:务|位)?|怎么(?:称呼|叫)|(?:称号|名号|美称|别称|外号|绰号|俗称)(?:是|叫)(?:什么|啥)|(?:什么|何|哪[些个])(?:称号|名号|美称|别称|外号|绰号|俗称)"),
    ("reason", r"为什么|为何|为啥|何以|什么原因|原因是|的原因|缘何|何故|因何|凭什么"),
    ("share", r"百分之几|百分之多少|多少%|有多少(?:是|来自|出自|源于|属于)(?![^?？]*的[^的?？]{2,}[?？。\s]*$)|几成(?!为)|多(?:少|大|高)(?:的)?(?:比例|比重|份额|百分比|占比)|占(?!地|用|领|据).{0,14}(?:多少|几)(?![个家名座人项次所亩]|平方|公顷)|(?:比例|比重|占比|份额|百分比|(?<!效)(?<!频)率|[增涨降]幅|增速|同比|增长|下降|上涨|减少|提高)(?:了|是|为|有|达|达到|超过|约|大约)*(?:多少(?![个家名座人项次所吨元米万亿件辆台])|几成|多大|多高)"),
    ("yes_no", r"(?:吗|嘛|么)[?？。!！\s]*$(?<!什么\?)(?<!什么？)(?<!什么)(?<!怎么)(?<!那么)|是否|是不是|有没有|能否|可否|有无|会不会|能不能|可不可以|要不要|对不对|属不属于|在不在|对吧"),
    ("date", r"什么时候|何时|何年|何月|何日|几时|哪一?年|哪一?天|哪一?日|哪个?月|哪月|哪些年|几月|几号|几点|什么日期|什么时间|什么时点|日期(?:是|为)|时间(?:是|为)(?:什么|哪|几)|多会儿|哪个?(?:年代|世纪|时期|季度|时候)|年份"),
    ("number", rf"多少|多大(?!的?影响|的?作用)|多长|多高|多远|多久|多重|多宽|多深|(?<!哪){FEW}(?:个|家|名|位|座|所|次|项|条|种|届|场|部|件|类|批|处|款|人|年|天|月|周|分钟|秒|小时|岁|倍|层|间|辆|支|大|成|期|轮|万|亿|百|千|句|本|篇|国|区|省|市|城|方面|点|米|公里|平方|亩|吨|票|头|只|棵|株|台|套|户|栋|幢|艘|架|节|元|块钱|公斤|斤)|第几|数量(?:是|为)|^(?!.*哪).*?人数(?:是|为)?|总数|(?:排|位列|名列)第?几|排名(?:第几|如何)"),
    ("open", r"(?:钱|资金|经费|款项?|数据|资料|信息|收入|费用).{0,12}(?:从|由|是)?.{0,3}(?:哪里|哪儿|何处|哪几?[处方])"),
    ("place", rf"哪里|哪儿|何处|(?:[在到去往从于](?:了)?)哪(?![一二两三四五六七八九十几些个家位种项方次年天月日届场部所类])|什么地方|哪一?(?:个|座|些)?(?:{_ZH_PLACE})|什么(?:地点|位置)|位置(?:是|在)"),
    ("organisation", rf"哪一?(?:个|家|所|些)?(?:外国|国际|国内|政府|科技|金融)?(?:{_ZH_BODY})|什么(?:{_ZH_BODY})"),
    ("person", rf"谁|哪一?(?:位|名)|何人|什么人|哪个人|哪些人|(?:{_ZH_POST})(?:是|叫)(?:什么|何|哪|啥)|(?:{_ZH_POST})(?:的)?(?:名字|姓名)|姓甚名谁"),
    ("list", r"哪些|哪[几二两三四五六七八九十]|有啥|有什么(?:样的)?|有何|包括什么|包含什么|都有什么|分别(?:是|为|有)|列出|列举|列一下|罗列|什么(?:举措|措施|内容|方面|任务|领域|项目)|三个方面|几个方面"),
    ("definition", r"什么是|何谓|什么叫|是什么意思|指(?:的)?(?:是)?什么|(?:是|为|叫)什么|含义|定义|叫做什么|名称|称为什么|被称为|称作|什么称号|什么美誉|什么职务|职务|头衔|何种|什么身份"),
    ("reason", r"怎么会"),
)  # fmt: skip
# "What is the bank …", "what made the bank …" ask for no bank.
_NO_NOUN = r"(?:is|are|was|were|be|do|does|did|has|have|had|will|would|can|could|should|must|may|might|makes?|made|causes?|\w+ed)"
_MORE = rf"(?:(?!{_NO_NOUN}\b)\w+[ -]){{0,3}}"
_EN_PLACE = "country|nation|city|district|place|state|town|area|region|street|province|village|island|continent|location|venue|neighbou?rhood|county|zone"
_EN_BODY = "company|compan(?:y|ies)|conglomerate|group|lender|insurer|airline|publisher|museum|charity|foundation|regulator|court|union|newspaper|organi[sz]ation|agency|office|university|school|bank|newspaper|department|party|team|committee|firm|institution|body|embassy|ministry|corporation|club|hospital"
_ENGLISH: tuple[tuple[AnswerType, str], ...] = (
    ("definition", r"\bwhat (?:do|does|did) .{1,60} (?:mean|stand for|refer to)\b"),
    ("open", r"\bwhere\b.{3,60}\b(?:money|funds?|funding|financing|finance|cash|capital|figures?|data|numbers|statistics|information|material)\b.{0,60}\bfrom\b|\bwhat (?:is|are|was|were) .{1,60}? (?:going|planning|trying|expected|supposed|required|obliged|hoping|due|meant|able|allowed) to\b(?! (?:be )?(?:called|named|known|cost)\b)"),
    ("reason", r"\bwhat (?:is|was|lay|lies|were) behind\b|\bwhat (?:made|makes|led|leads|drove|drives|prompted|forced|persuaded|convinced|triggered|explains|explained|stopped|prevented|motivated)\b|\bwhy\b|\bhow come\b|\bwhat (?:is|was|were|are) the (?:reasons?|cause)|\bwhat caused\b|\bfor what (?:reason|purpose)"),
    ("share", r"\bwhat %|\b(?:what|which) (?:\w+ ){0,2}(?:percentage|percent|share|proportion|portion|fraction|rate|ratio|margin)\b|\bhow (?:large|big|high|great|small) (?:a |an |(?:is|was|are|were) )(?:the |its |their |[\w'’]+ ){0,3}(?:share|percentage|proportion|part|fraction|rate|margin)\b|\bby how much\b|\bhow much of\b|\bhow many percent\b|\bper ?cent(?:age)?\b.*\?$|\bwhat (?:is|was) the (?:\w+ )?(?:percentage|share|proportion)"),
    ("number", r"\bwhat(?:'s| is| was) the (?:longest|shortest|most|least|maximum|minimum|highest|lowest) (?:(?:I|you|we|one|they|anyone|anybody) \w|time\b|wait\b|period\b|amount\b|sum\b)|\bwhat (?:does|do|did|will|would|is|are|was|were) .{1,60}? (?:pay|paying|charge|charged|charging|earn|weigh)\b(?! (?:for|with|in|on)\b(?! [A-Z\d]))|\bwhat (?:[\w-]+ ){0,3}(?:numbers?|sum|amount)\b(?! of the\b)|\bhow (?:many|much|large|big|tall|high|far|old|fast|heavy|deep|wide|thick|hot|cold|warm|salty|strong|expensive|cheap|loud|steep|small|short|thin|dense|frequently)\b|\bhow long\b|\bhow often\b|\bwhat (?:is|was|are|were) (?:the |its |their |his |her |[\w .'’-]{1,40}['’]s? )(?:[\w-]+ ){0,2}(?:number|total|amount|population|area|size|price|cost|length|height|weight|age|distance|capacity|revenues?|turnover|profits?|earnings|income|budget|salary|wages?|fees?|fares?|fines?|output|throughput|yield|speed|temperature|depth|width|diameter|duration|value|dividend|headcount|score|limit)\b|\bwhat (?:number|amount|size|area)\b|\bnumber of\b(?!.*\b(?:what|which)\b).*\?$|\bwhat rank\b|\bwhere (?:do|does|did) .{1,60}? rank\b|\bhow .{0,30}\brank(?:ed)?\b"),
    ("date", r"\bwhen\b|\b(?:what|which) (?:year|date|month|day|time|decade|century|quarter|weekday)|\bin what (?:year|month)\b|\bhow soon\b|\bhow early\b|\bhow late\b|\bwhat (?:is|was) the (?:\w+ )?(?:date|deadline|year|due date|expiry date|cut-?off(?: date| day| time)?(?= for\b| to\b|\W*$))|\bsince what\b|\bby what (?:year|date)"),
    ("person", rf"\bwho(?:m|se)?\b|\b(?:what|which) (?:person|people|official|man|woman|mayor|minister|reporter|journalist|author|leader|president|player|speaker|secretary)\b|\bname of the {_MORE}(?:mayor|secretary|minister|director|president|leader|reporter|author|head|chief)"),
    ("place", rf"\bwhere\b|\b(?:what|which) {_MORE}(?:{_EN_PLACE})\b"),
    ("organisation", rf"\b(?:what|which) {_MORE}(?:{_EN_BODY})\b"),
    ("list", r"\b(?:list|enumerate)\b|\bname (?:all|the|some|three|four|five|two)\b|^\W*(?:please )?name (?!of\b)|\b(?:which|what) (?:(?!(?:did|do|does|is|are|was|were|the|an?|of|to|will|can|has|have|had)\b)\w+[ -]){0,3}?(?!is\b|was\b|does\b|has\b|this\b)\w+[^s\W]s\b(?<!\bis)(?<!\bdoes)(?<!\bhas)(?<!\bwas)(?!\s+(?:the|an?|its|their|his|her|to|as|this|that|these|more|up|out|into)\b)|\bwhat are\b|\bwhat were\b|\bwhat else\b|\bwhat kinds?\b|\bwhich of\b"),
    ("definition", r"\bwhat (?:is|was) (?:an? |the )?\S|\b(?:what|which) (?:\w+ )?(?:nickname|name|label|title|term)\b|\bdefine\b|\bdefinition of\b|\bknown as what\b|\bwhat (?:\w+ )?name\b|\bcalled what\b|\bwhat .{1,50} (?:called|known as|named)\b|\bmeaning of\b|\bwhat (?:post|position|title|role)\b"),
)  # fmt: skip
# "Who is Wang Hao?" asks what he is; "Who is the mayor?" asks for a name.
_WHO_IS_EN = re.compile(r"^\W*[Ww]ho (?:is|was) (?:[A-Z][\w'’-]+ ?){1,4}\W*$")
_WHO_IS_ZH = re.compile(
    r"(?:^|[,，:：])(?P<name>[一-鿿·]{2,5})(?:到底|究竟)?是(?:谁|什么人|何人|哪位)[?。!\s]*$"
)
_IS_WHO_ZH = re.compile(r"^\W*(?:请问)?谁是(?P<name>[一-鿿·]{2,4})[?。!\s]*$")
_YES_NO = re.compile(
    r"^(?:(?:and|but|so|then|also|well)[, ]+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will"
    r"|would|should|may|might|must|am|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't"
    r"|won't|can't)\b",
    re.IGNORECASE,
)
# "What does it do when …", "Who was mayor when …": the clause says when, and does not ask it.
_WHEN_SAID = re.compile(
    r"(^\W*(?:what|who|whom|whose|how|which|where|why)\b[^,;?]*?(?<!\band)(?<!\bor)) when\b"
)
_ASKED_INSIDE = re.compile(r"\b(?:tell me|explain|describe|say|know)\b", re.IGNORECASE)
_VERB_NOT_VERB = re.compile(r"([一-鿿])[不没]\1(?!可)")
_ZH_COMPILED = [(kind, re.compile(words)) for kind, words in _CHINESE]
_EN_COMPILED = [(kind, re.compile(words, re.IGNORECASE)) for kind, words in _ENGLISH]
# How a question for a telephone number may be worded otherwise.
_MAY_BE_CALLED = ("definition", "list", "open")


def answer_type(text: str, language: Language) -> AnswerType:
    """Return what ``text`` asks for; "open" when no pattern says more."""
    folded = match_form(text).replace("？", "?").replace("甚么", "什么").replace("啥", "什么")
    kind = _by_wording(text, folded, language)
    return "number" if kind in _MAY_BE_CALLED and asks_telephone(folded) else kind


def _by_wording(text: str, folded: str, language: Language) -> AnswerType:
    if asks_direction(folded):
        return "place"
    if language == "en":
        if _WHO_IS_EN.search(text):
            return "definition"
        if _YES_NO.search(folded.strip()) and not _ASKED_INSIDE.search(folded):
            return "yes_no"
        asking = _WHEN_SAID.sub(r"\1 as", folded)
        return next((kind for kind, words in _EN_COMPILED if words.search(asking)), "open")
    who = _WHO_IS_ZH.search(folded) or _IS_WHO_ZH.search(folded)
    if who and who["name"][0] in PLAIN_SURNAMES and not NOT_A_NAME.search(who["name"]):
        return "definition"
    if _VERB_NOT_VERB.search(folded):
        return "yes_no"
    return next((kind for kind, words in _ZH_COMPILED if words.search(folded)), "open")

# ruff: noqa: E501  (one pattern or word list is one line)
"""The words by which a question limits, names or joins: data of ``qa.question``."""

import re

AS_OF = re.compile(
    r"(?:截至|截止到?|截止至|\bas of\b|\bas at\b|\bup to the end of\b)\s*(?:the end of\s*)?",
    re.IGNORECASE,
)
VERSION = (
    (re.compile(r"英[文语](?:的|那[份篇个])?(?:新闻|发布会)?(?:新闻稿|发布稿|通稿|版本|版|稿[件子]?|文稿|材料|文件|译文|原文|文本|资料|来源|报[道导]|记录|实录|纪要|文章|通知|公告|方案|规划)"
                r"|\bEnglish(?:[- ]language)? (?:version|translation|text|document|source|record|transcript|press release|release|article|report|edition|wording|notice|plan|minutes)s?\b", re.IGNORECASE), "en"),
    (re.compile(r"(?:中文|汉语)(?:的|那[份篇个])?(?:新闻|发布会)?(?:新闻稿|发布稿|通稿|版本|版|稿[件子]?|文稿|材料|文件|译文|原文|文本|资料|来源|报[道导]|记录|实录|纪要|文章|通知|公告|方案|规划)"
                r"|\bChinese(?:[- ]language)? (?:version|text|document|source|record|transcript|original|press release|release|article|report|edition|wording|notice|plan|minutes)s?\b", re.IGNORECASE), "zh"),
)  # fmt: skip
ACCORDING = re.compile(
    r"(?:根据|依据|按照|据)(?P<zh>[^,，。?？]{2,30}?)(?:[,，]|的(?:说法|报[道导]|内容|记载)|报[道导]|显示|介绍)"
    r"|\b(?:according to|as stated in|in) (?P<en>(?:the )?[^,?]{3,60}?)(?=[,?]|$)",
    re.IGNORECASE,
)
DOCUMENT_WORD = re.compile(
    r"规划|报告|文件|发布会|实录|新闻|报[道导]|文章|条例|方案|\bplan\b|\breport\b|\bdocument\b|\bpress conference\b|\barticle\b"
    r"|\brecord\b|\bnews\b|\bstory\b",
    re.IGNORECASE,
)
DOCUMENT_KINDS = tuple(
    re.compile(kind, re.IGNORECASE)
    for kind in (
        r"规划|\bplan\b",
        r"报告|\breport\b",
        r"发布会|\bpress conference\b",
        r"条例|\bregulation\b",
    )
)
SAY_ZH = "说|表示|认为|介绍|(?<![名简全俗职通统别美尊旧原合])称(?![号谓为呼作])|提到|透露|强调|指出|回答|谈到|讲|宣布|承诺"
SPEAKER_ZH = re.compile(
    rf"(?<![一-鿿])(?:根据|按照|据|请问)?(?P<name>[一-鿿·]{{2,16}}?)(?:在[^,，?？]{{1,14}}?)?(?:是)?(?:怎么|如何|曾|还|特别|是怎样)?(?:{SAY_ZH})"
)
SAY_EN = r"say|says|said|state|stated|announce|announced|explain|explained|think|mention|mentioned|tell|told|answer|promise|promised|emphasi[sz]e|describe|described|suggest|suggested"
NAME_EN = r"(?P<name>[A-Z][A-Za-z'’-]+(?: [A-Z][A-Za-z'’-]+){1,2})"
SPEAKER_EN = (
    re.compile(rf"\b(?:did|does|has|had) {NAME_EN} (?:{SAY_EN})\b"),
    re.compile(rf"\b[Aa]ccording to {NAME_EN}(?=[,?.]|$| [a-z])"),
    re.compile(rf"\b{NAME_EN} (?:said|says|stated|announced|mentioned)\b"),
)
NOT_A_NAME = re.compile(
    r"版|稿|材料|新闻|文|区|市|省|县|国|部|委|局|院|会|公司|政府|规划|文件|报告|记者|文章|他|她|谁|什么|哪|怎|可以|能否|一下|有没|是否"
)
NEVER_ENDS_A_NAME = frozenset("被把将会能要的地得了着过是在和与或也都还又就才不人")
# How many, and not some (近几年, 过去几个月, 几年来).
FEW = r"(?<![这那近没好])(?<!过去)(?<!未来)(?!(?<=前)(?<!提前)几[年天])几(?!(?:年|天|个?月)来)"
ZH_QUESTION = re.compile(
    rf"多少|第几|{FEW}|哪一?(?:个|些|家|位|名|种|类|所|座|项|条)?|什么样的?|什么|多大|多长|多高|多久|谁|何"
)
ZH_CLASSIFIERS = frozenset(
    "个家名位座所次项条种届场部件类批处款人年天月周倍层间辆支大成期轮本篇点".strip()
)
_EMPTY = (
    "请问 请 一下 介绍 讲讲 说说 告诉 我 我们 你 你们 的 了 是 有 在 和 与 及 吗 呢 吧 啊 要 会 将 被 把 对 从 到 于 "
    "为 以 及其 这 那 这个 那个 哪些 哪 哪个 什么 多少 几 谁 怎么 如何 怎样 为什么 何时 何地 一个 个 也 都 就 还 又 "
    "其 其中 目前 现在 一共 总共 共 大概 大约 究竟 到底 具体 分别 主要 可以 能 能否 是否 是不是 有没有 之 等 等等 "
    "时候 地方 比例 数量 方面 dr mr mrs ms prof 请教 请告知 告知 想 想问 问 问下 问问 打听 想知道 想了解 麻烦 劳驾 帮 帮忙 帮我 "
    "百分之几 怎么办 怎么样 几成 哪天 哪年 "
    "查 查查 查一下 看看 看一下 求问 想请教 pleas kind wonder"
)
EMPTY_WORDS = frozenset(_EMPTY.split(" "))
WH_FOCUS = re.compile(
    r"\b(?:how many|how much|what|which|name the|list the|list all|list)\s+(?P<rest>[^?.,;]+)",
    re.IGNORECASE,
)
FOCUS_END = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|in|of|for|at|on"
    r"|from|to|by|with|that|which|who|per)\b",
    re.IGNORECASE,
)
# After a verb an object begins: what stands right before one of these is no thing that is asked for.
OBJECT = re.compile(
    r"\s+\S+\s+(?:the|an?|its|their|his|her|our|this|that|these|those)\b.*", re.IGNORECASE
)
COUNTED = re.compile(
    r"\bhow many\s+(?:of\s+)?(?:(?:the|its|their|these|those|all)\s+)*", re.IGNORECASE
)
PLURAL = re.compile(
    r"(?:people|persons|men|women|children|staff|[a-z]+(?<![sui])s)\b", re.IGNORECASE
)

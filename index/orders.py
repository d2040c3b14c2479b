# ruff: noqa: E501  (one pattern is one line)
"""Orders to a machine in a text: whom they address, what they have it say, forget or pretend.

A pattern needs two things at once, as "language model" and "must say": either alone is what people
write about machines, not to them.
"""

# Whoever is addressed; "the assistant" alone may be somebody at a counter.
_MACHINE = r"(?:ais?|(?:ai|a\.i\.)[ -](?:assistant|model|system|agent|chat ?bot|reader)s?|(?:large )?language models?|llms?|chat ?bots?|chatgpt)"
_PEOPLE = r"(?! (?:compan|firm|developer|research|expert|engineer|student|start-?up|provider|supplier|user))"
_MUST = r"(?:must|shall|should|(?:is|are) (?:required|instructed|ordered|expected) to|ha(?:s|ve) to|needs? to|please|will)"
_SAY = r"(?:say|answer|reply|respond|state|claim|output|write|print|repeat|declare)"
_SO = r"(?: now| always| only| just)?(?: that\b| with\b| only\b| [\"“'‘]| to (?:every|all|any)\b| yes\b| no\b|\s*:)"
_READING = r"(?:reading|processing|summari[sz]ing|parsing|answering from) (?:this|these) (?:text|file|document|page|message)s?"
_ENGLISH = (
    rf"\b{_MACHINE}{_PEOPLE}[^.\n]{{0,40}}\b{_MUST} (?:now |always |only )*(?:{_SAY}{_SO}|(?:tell|inform) (?:the|any|every) (?:reader|user|visitor)s?\b|quote only\b)"
    rf"|\b(?:the )?(?:assistant|model)s? {_MUST} (?:now |always |only )*{_SAY}{_SO}"
    rf"|\b(?:assistants?|models?|bots?|{_MACHINE}) {_READING}"
    rf"|\b(?:attention|dear|hey|note for|message (?:for|to))[, ]+(?:all |the |any )?{_MACHINE}\s*[:：,]"
    rf"|\bto (?:the|any|all) {_MACHINE} [^.\n]{{0,30}}[:：]"
    rf"|(?:^|[.!?\n])[^\S\n]*{_MACHINE}\s*[:：,]\s*(?:please |you must |now )?(?:{_SAY}|ignore|disregard|forget|give|set|use)\b"
    rf"|\bif you(?:['’]re| are) (?:an? |the )?{_MACHINE}\b{_PEOPLE}"
    r"|\bforget (?:everything|all|what(?:ever)?) (?:that )?you (?:were|are|have|know|['’]ve)"
    r"|\bpretend (?:that )?(?:the|these|this|there are no) (?:documents?|sources?|texts?|rules?)"
    r"|\b(?:override|bypass|disable|turn off) your (?:safety|rules|filters?|guidelines|instructions?|restrictions?)"
    r"|\byour (?:new|only|real|true) (?:task|job|goal|purpose|instructions?) (?:is|are) (?:now )?to\b"
    rf"|\bfrom now on[, ]+(?:you (?:must|should|will|are to|only|always)|(?:always |only )?{_SAY}\b)"
    rf"|\b(?:whatever|no matter what|regardless of)\b[^.,\n]{{0,40}}\b(?:asks?|asked|questions?)\b[^.,\n]{{0,20}},\s*(?:you (?:must|should) )?(?:always |only |just |please )?{_SAY}\b"
    r"|\[(?:system|instructions?)\]|<\/?(?:system|instructions?)>|(?<!#)#{2,}+\s*+(?:system|instructions?|prompt)\b\s*[:：]"
    r"|\bthe (?:correct|right|only) answer is (?:always|now)\b"
)
_MACHINE_ZH = r"(?:(?:ai|人工智能|智能)(?:助手|助理|模型|系统|机器人)|(?:大语言|语言|大)模型|聊天机器人|机器人|人工智能|ai|chatgpt|gpt)"
_PEOPLE_ZH = r"(?!企业|公司|专家|从业|工程|专业|爱好|开发|产业|领域|人才|学院|研究)"
_SAY_ZH = r"(?:回答|回复|答复|声称|宣称|输出|告诉(?:用户|读者|对方)|说(?!明|服|话))"
_NO_DUTY = (
    r"(?![^，。,\n]{0,14}(?:问题|提问|咨询|疑问|来电|询问))"  # that it answers what people ask
)
_CHINESE = (
    rf"{_MACHINE_ZH}{_PEOPLE_ZH}[^。，,\n]{{0,10}}(?:必须|务必|一律|只能|只准|应当|应该|请)(?:一律|只|直接|都)?{_SAY_ZH}{_NO_DUTY}"
    rf"|如果你是(?:一个|一款|一名|个)?{_MACHINE_ZH}{_PEOPLE_ZH}"
    rf"|(?:阅读|处理|读到|总结)(?:本|这)(?:文件?|文档|页|段话?|份文件)的?{_MACHINE_ZH}"
    rf"|{_MACHINE_ZH}们?(?:请)?注意(?:了)?[:：,，]"
    r"|(?:忘掉|忘记|无视|抛开|丢掉)(?:掉|了)?(?:你)?(?:之前|以前|前面|先前|此前|上面)的?(?:所有|一切|全部)?(?:设定|指令|规则|对话|身份|要求)"
    rf"|从(?:现在|此刻|此)(?:开始|起)[，,]?(?:你(?:只|要|必须|将|就|应)|(?:对)?(?:所有|任何|一切)问题[^。\n]{{0,4}}(?:都|一律|只){_SAY_ZH})"
    rf"|(?:无论|不管|不论)(?:用户|别人|对方|谁|读者|他们)?[^。，,\n]{{0,8}}(?:问|提)[^。，,\n]{{0,6}}[，,](?:你)?(?:都|一律|只|请|就)(?:要|必须|只|应)?{_SAY_ZH}"
    r"|[【\[](?:系统(?:指令|提示|消息)?|指令)[】\]]"
    r"|新的?(?:任务|指令|命令)\s*[:：][^。\n]{0,20}(?:回答|输出|回复|用户|提示词)"
    r"|假装(?:这些|本|该|上述|以上)?(?:文件|文档|资料|来源|原文)"
    r"|把(?:答案|回答)(?:都)?(?:改成|改为|换成|写成|设为)"
)
ORDERS = rf"{_ENGLISH}|{_CHINESE}"
# Each order above holds one of these.
SIGNS = (
    *("ai assistant", "ai system", "ai agent", "ai reader", "ai-", "a.i.", "chatbot", "chat bot"),
    *(
        "ais ",
        "ai:",
        "the ai ",
        "any ai ",
        "all ai",
        "ai,",
        "an ai",
        "language model",
        "llm",
        "chatgpt",
        "assistant",
        "models ",
    ),
    *("the model", "bots ", "bot reading", "if you are", "if you're", "if you’re", "forget "),
    *(
        "pretend",
        "override",
        "bypass your",
        "disable your",
        "turn off your",
        "your new ",
        "your only ",
    ),
    *("your real ", "your true ", "from now on", "whatever", "no matter what", "regardless of"),
    *("[system]", "[instruction", "<system", "</system", "<instruction", "</instruction", "##"),
    *("answer is always", "answer is now"),
    *("人工智能", "智能助手", "智能助理", "智能系统", "智能模型", "机器人", "大模型", "语言模型"),
    *(
        "ai助手",
        "ai助理",
        "ai模型",
        "ai系统",
        "ai机器人",
        "是ai",
        "的ai",
        "ai必",
        "ai请",
        "ai注",
        "gpt",
    ),
    *("忘掉", "忘记", "无视", "抛开", "丢掉", "从现在", "从此", "无论", "不管", "不论"),
    *(
        "【系统",
        "[系统",
        "【指令",
        "[指令",
        "新的任务",
        "新任务",
        "新的指令",
        "新指令",
        "新的命令",
        "新命令",
    ),
    *("假装", "把答案", "把回答"),
)

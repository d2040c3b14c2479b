"""Warnings about what a file tries to do to its reader: hidden text, orders to a machine, damage.

What is flagged stays data: it is never obeyed, and a flagged sentence can still be cited.
"""

import base64
import re
from collections.abc import Iterator, Sequence
from heapq import merge

from index.orders import ORDERS, SIGNS
from index.text import match_form

_INJECTION = re.compile(
    r"(?:ignore|disregard|forget|override)\s+(?:all\s+|any\s+)?(?:of\s+)?(?:the\s+|your\s+|these\s+)?"
    r"(?:previous|prior|above|earlier|preceding|foregoing)?\s*(?:instructions?|prompts?|rules|guidelines)"
    r"|(?:system|developer)\s+(?:prompt|message)\s*[:：]|you\s+are\s+now\s+(?:a|an|in)\s"
    r"|(?:do\s+not|don't)\s+(?:tell|inform|reveal|mention)\s+(?:this\s+)?(?:to\s+)?the\s+user"
    r"|(?:reveal|print|repeat)\s+(?:your|the)\s+(?:system\s+)?(?:prompt|instructions)"
    r"|as\s+an?\s+(?:ai|language)\s+model|<\|[a-z_]{2,20}\|>|\[/?INST\]"
    r"|note\s+to\s+(?:the\s+|all\s+)?(?:ai|assistants?|(?:language\s+)?models?)\b|new\s+instructions?\s*[:：]"
    r"|(?:answer|respond|reply)\s+(?:only\s+)?with\s+[\"“']"
    # what is to be said when something is asked, right after it: no one between who would say it
    r"|when(?:ever)?\s+(?:answering|(?:you\s+are\s+|somebody\s+|someone\s+|anyone\s+)?ask(?:ed|s))\b"
    r"(?:(?:[^.,\n]{0,80},)?\s+(?:always|only|just)|[^.,\n]{0,80},?\s+(?:please|you\s+(?:must|should)))\s+"
    r"(?:(?:say|answer|reply|respond)\b|(?:state|claim)\s+(?:that|the|it|there)\b)"
    r"|(?:凡|如|若|当|當|一旦)[^。\n]{0,6}[问問](?:及|到|起)[^。，,\n]{1,40}"
    r"(?:[，,]\s*(?:一律|必须|必須|只能|请|請)|请|請)(?:[说說](?!明)|回答|答复|答覆|回复|输出)(?![。，,；;\s]|$)"
    r"|(?:忽略|无视|無視|忘记|忘記|不要理会|跳过)(?:掉|了)?(?:你|您|以上|上述|上面|之前|先前|前面|所有|全部|一切|的|任何){1,6}"
    r"(?:指令|指示|命令|提示|规则|規則|要求|内容|內容|说明)"
    r"|(?:系统|系統)(?:提示词?|提示詞|指令|消息)\s*[:：]|你现在是一个?|你現在是一個?|从现在起你是|從現在起你是"
    r"|(?:不要|不得|别|請勿|请勿)(?:告诉|告訴|透露给|透露給|提醒)用户?"
    r"|(?:输出|打印|重复|透露)(?:你的)?(?:系统提示|系統提示|提示词|初始指令)"
    r"|(?:回答|回复|答复)(?:时)?(?:必须|一律|只能)(?:说|回答|输出)"
    r"|请(?:只|仅|直接)(?:回答|回复|输出|说)[“\"「]"
    # both languages in one order
    r"|(?:ignore|disregard|forget|override)\s*(?:以上|上述|上面|之前|先前|前面|所有|全部|一切|的){1,4}\s*"
    r"(?:instructions?|prompts?|rules|指令|指示|提示|规则|規則|要求)"
    r"|(?:忽略|无视|無視|忘记|忘記)(?:掉|了)?\s*(?:以上|上述|上面|之前|所有|全部|的|all|the|previous|above|prior|\s){1,8}"
    r"(?:instructions?|prompts?|rules)"
    r"|(?:仅供|僅供|只供|专供)(?:人工智能|ai|大模型|语言模型|語言模型|机器人|機器人|智能助手)(?:阅读|閱讀|处理|處理|查看|识别)"
    r"|(?:for|to be read by)\s+(?:ais?|(?:ai|language)\s+models?|llms?)\s+only\b"
    r"|(?:不要|不得|勿)(?:再)?(?:按照?|根据|依据)(?:原文|文档|文件|来源|资料|上文).{0,4}(?:回答|作答|答复)"
    r"|一律(?:回答|作答|输出)(?!者|问题)"
    r"|(?:decode|解码|解碼).{0,30}(?:follow|obey|execute|执行|照做)"
    r"|(?:^|\n)[^\S\n]*(?:system|系统|系統)\s*[:：][^\n]{1,300}\n\s*+(?:user|assistant|用户|用戶|助手|助理)\s*[:：]"
    rf"|{ORDERS}",
    re.IGNORECASE,
)
# Each order above holds one of these: it is looked for around them only.
_TRIGGERS = (
    *SIGNS,
    *("instruction", "prompt", "rules", "guidelines", "system message", "developer message"),
    *("you are now", "the user", "language model", "ai model", "<|", "inst]", "note to"),
    *("assistant", "the model", "请只", "请仅", "请直接"),
    *("answering", "asked", "one asks", "body asks", "问及", "问到", "问起"),
    *(f"with {mark}" for mark in "\"“'"),
    *(
        "base64",
        "decode",
        "解码",
        "解碼",
        "system:",
        "系统:",
        "系統:",
        "仅供",
        "僅供",
        "只供",
        "专供",
    ),
    *(
        "不要按",
        "不要根据",
        "不要依据",
        "不得按",
        "勿按",
        "一律",
        "ais only",
        "ai only",
        "llm only",
    ),
    *("llms only", "models only", "model only"),
    *("忽略", "无视", "無視", "忘记", "忘記", "不要理会", "跳过", "提示", "初始指令"),
    *(
        "系统指令",
        "系統指令",
        "系统消息",
        "系統消息",
        "现在是",
        "現在是",
        "现在起你是",
        "現在起你是",
    ),
    *("用户", *(must + say for must in ("必须", "一律", "只能") for say in ("说", "回答", "输出"))),
)
_ZERO_WIDTH = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\U000e0000-\U000e007f]"
)
_BASE64 = re.compile(
    r"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4}){6,500}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
)
# A passage in base64 holds so many of its characters in a row.
_LETTERS_IN_A_ROW = re.compile(r"[A-Za-z0-9+/]{24}")
_SURROGATE = re.compile("[\ud800-\udfff]")
QUOTE_LENGTH = 60
# An order is never longer, in characters.
LONGEST_ORDER = 400


def injection_warnings(text: str) -> tuple[str, ...]:
    """One warning for each of the first five passages that speak to a machine in giving orders."""
    found: list[str] = []
    end = 0
    for match in _orders(match_form(text)):
        if match.start() < end:
            continue
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        found.append(f"injection: “{_short(text[match.start() : end])}”")
        if len(found) == 5:
            break
    return tuple(found) or _encoded(text)


def _encoded(text: str) -> tuple[str, ...]:
    """A warning for the first passage in base64 that gives orders."""
    for match in _BASE64.finditer(text) if _LETTERS_IN_A_ROW.search(text) else ():
        try:
            plain = base64.b64decode(match[0], validate=True).decode("utf-8")
        except ValueError:
            continue
        if _INJECTION.search(match_form(plain)):
            return (f"injection: in base64: “{_short(plain)}”",)
    return ()


def _orders(folded: str) -> Iterator[re.Match[str]]:
    """Each order in a text in its matching form."""
    start = stop = 0
    held = [trigger for trigger in _TRIGGERS if trigger in folded]
    for place in merge(*(_places(folded, trigger) for trigger in held)):
        if place - LONGEST_ORDER > stop:
            yield from _INJECTION.finditer(folded, start, stop)
            start = place - LONGEST_ORDER
        stop = place + LONGEST_ORDER
    yield from _INJECTION.finditer(folded, start, stop)


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


def hidden_warnings(texts: Sequence[str]) -> tuple[str, ...]:
    """One warning for each text a page hides from its readers (the first five)."""
    return tuple(f"hidden text: “{_short(text)}” was left out" for text in texts[:5])


def struck_warnings(texts: Sequence[str]) -> tuple[str, ...]:
    """One warning for each text that is crossed out in its source (the first five)."""
    return tuple(f"struck-out text: “{_short(text)}” was left out" for text in texts[:5])


def left_out_warnings(passages: Sequence[str], links: Sequence[str]) -> tuple[str, ...]:
    """Warnings with the counts of sentences beside a page's article, and of links below it."""
    told = []
    for texts, one, place in ((passages, "passage", "beside"), (links, "link", "below")):
        if texts:
            count = f"{len(texts)} {one}{'' if len(texts) == 1 else 's'}"
            characters = f"{sum(map(len, texts)):,} characters"
            first = "" if len(texts) == 1 else "the first: "
            told.append(
                f"left out: {count} {place} the article ({characters}), {first}“{_short(texts[0])}”"
            )
    return tuple(told)


def comment_warnings(comments: Sequence[str]) -> tuple[str, ...]:
    """A warning for each comment of a page that gives orders (the first five)."""
    flagged = [comment for comment in comments if _INJECTION.search(match_form(comment))]
    return tuple(f"injection: in a comment: “{_short(comment)}”" for comment in flagged[:5])


def character_warnings(text: str) -> tuple[str, ...]:
    """Warnings about characters that are invisible, or lost in an earlier conversion."""
    warnings = []
    invisible = len(_ZERO_WIDTH.findall(text)) - text.startswith("\ufeff")
    if invisible:
        warnings.append(f"hidden text: {invisible} invisible characters were left out")
    lost = text.count("\ufffd") + len(set(_SURROGATE.findall(text)))
    if lost:
        warnings.append(f"damaged characters: {lost} could not be decoded")
    return tuple(warnings)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1] + "…"

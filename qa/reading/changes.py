"""Where a question asks how things stand now, or what became of them: sentences that tell of a
change ("It will now come in February", 改为, 推迟至)."""

import re

from index.text import match_form
from qa.reading.framing import asks_latest
from qa.types import Question

_ASKS_CHANGE = re.compile(
    r"改[到成为在期至]|推迟|延[后期迟]|往后|调整|调[到至成]|后来|最终|最后[才是定敲改]|敲定|仍[是在然]|还[是在](?!有)|依然"
    r"|\b(?:chang|mov|postpon|delay|reschedul|revis|updat)\w*"
    r"|\b(?:still|eventually|finally|in the end|these days|any ?more)\b"
)
_TELLS_CHANGE = re.compile(
    r"改[为到在成至期]|调整[为到至]|推迟|延[后期迟至]|提前[到至]|现[为在已]|目前|最终|不再"
    r"|\b(?:now|instead|no longer|rather than|brought forward)\b"
    r"|\b(?:postpon|reschedul|revis|updat|chang|mov|delay)(?:e[sd]?|ing|s|ed)\b"
)


_TELLS_NOW = re.compile(
    r"现[为在已将改延]|改[为到在成至期]|调整[为到至]|推迟[到至]|延[期长][到至]|目前|缩短|实际[于在]"
    r"|(?:增加|增长|提高|上升|上调|扩大|减少|降低|下降|下调|压缩)[到至为]|[增降减升]至"
    r"|\b(?:now|instead|no longer|brought forward"
    r"|(?:raised|increased|rose|cut|lowered|reduced|fell) to)\b"
)
# How things stood before: told alone, it is not how they stand now.
_TELLS_BEFORE = re.compile(
    r"原[定先计本来]|(?<![日月年号时])(?:以前|此前)|过去|曾经"
    r"|\b(?:was|were) (?:to|due|expected|scheduled|planned)\b"
    r"|\b(?:had (?:been )?(?:planned|announced|hoped|intended)|originally|formerly"
    r"|the former (?:limit|rule|price|fee|date|plan|figure)"
    r"|previously|(?<!no )earlier|used to|until then)\b"
)


def tells_what_was(question: Question, text: str) -> bool:
    """Whether a sentence tells only how things stood before, where the question asks how they do
    now."""
    folded = match_form(text)
    return _asks_what_holds(question) and bool(
        _TELLS_BEFORE.search(folded) and not _TELLS_NOW.search(folded)
    )


def sets_anew(text: str) -> bool:
    """Whether a sentence tells what holds from now on (调整为4元, "is now four pounds")."""
    return bool(_TELLS_NOW.search(match_form(text)))


def tells_change(question: Question, text: str) -> bool:
    """Whether a sentence tells of a change where the question asks what holds after one."""
    return _asks_what_holds(question) and bool(_TELLS_CHANGE.search(match_form(text)))


def _asks_what_holds(question: Question) -> bool:
    return asks_latest(question) or bool(_ASKS_CHANGE.search(match_form(question.text)))

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


def tells_change(question: Question, text: str) -> bool:
    """Whether a sentence tells of a change where the question asks what holds after one."""
    asked = asks_latest(question) or bool(_ASKS_CHANGE.search(match_form(question.text)))
    return asked and bool(_TELLS_CHANGE.search(match_form(text)))

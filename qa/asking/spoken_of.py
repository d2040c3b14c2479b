# ruff: noqa: E501  (one pattern is one line)
"""What "it" and "they" stand for in a follow-up: the thing the question before asks about."""

import re

from index.text import language_of

_WORD = r"[a-z][\w'’-]*"
_STOP = r"(?:of|in|at|for|from|to|by|on|with|about|and|or|have|has|had|be|been|the|an?|its|their|his|her|this|that|it|they|there)\b"
_RUN = rf"(?: (?!{_STOP}){_WORD}){{1,5}}"
_NAME = r"(?: [A-Z][\w'’-]*)+"
_BESIDE = rf" (?:of|in|at|for|from|on|about|with)(?: the| an?)?(?:{_NAME}(?:{_RUN})?|{_RUN})"
_SUBJECT = re.compile(
    rf"\b(?P<helping>(?i:do|does|did|will|would|can|could|should|must|is|are|was|were|has|have|had))(?P<there> there)? (?P<the>the|its|their|an?)\b(?P<thing>(?:{_NAME})?(?:{_RUN})?)(?P<beside>(?:{_BESIDE})*)",
)
_VERBAL = (
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "should",
    "must",
    "has",
    "have",
    "had",
)
_OBJECT = re.compile(
    rf"\b(?:the|its|their)(?P<thing>(?: (?!{_STOP}){_WORD}){{0,3}} (?!{_STOP})[a-z][\w'’-]*s)\b(?! of)"
)
_LAST = re.compile(
    rf" (?:of|in|at|for|from|on|about|with) (?:the|an?)(?P<thing>(?:{_NAME})?(?:{_RUN})?)$"
)
_ASKED_BY_NAME = re.compile(r"\W*(?:which|what|who|whose)\b", re.IGNORECASE)
_MANY = ("they", "them", "their", "these", "those")
_ASKING_ZH = re.compile(
    r"多少|多[大长高久远重宽深]|几|幾|[谁誰]|哪|什[么麼]|甚麼|怎|如何|[为為]何|何[时時]|是否|有没有|有沒有"
)
LEAVING_ZH = re.compile(
    r"(?:一共|总共|總共|大概|大约|大約|到底|究竟|最早|最|是|在|有|由|从|從|于|於|为|為|被|把|能|会|會|要|可以|需要|必须|必須|计划|計劃|预计|預計|将|將|得|共|的|了|占|到|用|,|，)+$"
)
_CODE_ZH = re.compile(r"^.*?[A-Za-z]+[-A-Za-z0-9]*\d[-A-Za-z0-9]*")


def spoken_of(before: str, pronoun: str, *, owner: bool = False) -> str:
    """Return the thing that a question asks about, for a pronoun in the next one; "" if it is hard
    to tell. ``owner`` tells that something of the thing is asked for (它的重量)."""
    if language_of(before) == "zh":
        return _chinese(before, owner)
    return _english(before, many=pronoun in _MANY)


def _chinese(before: str, owner: bool) -> str:
    asking = _ASKING_ZH.search(before)
    code = _CODE_ZH.match(before[: asking.start()] if asking else "")
    if code:  # a make or a kind: SD-9, 澄白A5
        return code[0]
    if not owner or not asking or "的" not in before[: asking.start()]:
        return ""
    return LEAVING_ZH.sub("", before[: asking.start()]).rpartition("的")[0]


def _english(before: str, *, many: bool) -> str:
    found = _SUBJECT.search(before)
    if not found:
        return _object(before) if many else _last(before)
    whole = (found["thing"] + found["beside"]).strip()
    if (found["helping"].lower() in _VERBAL and not found["there"]) or re.search(
        r"(?:ed|en|un|ilt)$", whole
    ):
        whole = _without_verb(whole)
    if not whole:
        return _object(before) if many else ""
    the = "the" if found["the"] in ("a", "an") else found["the"]
    head = re.split(r" (?:of|in|at|for|from|on|about|with)\b", whole)[0]
    plural = bool(re.search(r"[^s]s$|people$", head))
    if many and not plural:
        return _object(before) or f"{the} {whole}"
    if not many and plural:
        within = _LAST.search(f" {whole}")
        return f"the{within['thing']}" if within and within["thing"] else f"{the} {whole}"
    return f"{the} {whole}"


def _last(before: str) -> str:
    """The thing that ends a question ("… for the dredging?"), unless another is asked for by name
    ("Which canteen won the poll?")."""
    found = None if _ASKED_BY_NAME.match(before) else _LAST.search(re.sub(r"\W+$", "", before))
    return f"the{found['thing']}" if found and found["thing"] else ""


def _without_verb(phrase: str) -> str:
    """A phrase without the verb that follows it and what follows that: the last of the words in
    small letters after a name, or the last of all."""
    named = re.match(rf"(?P<name>.*?{_NAME})(?P<run>{_RUN})(?=$| )", f" {phrase}")
    words = (named["run"] if named else phrase).split()
    kept = " ".join(words[:-1] if words and words[-1][:1].islower() else words)
    return f"{named['name']} {kept}".strip() if named else kept


def _object(before: str) -> str:
    """The last plural thing a question speaks of, with whose it is."""
    found = list(_OBJECT.finditer(before))
    if not found:
        return ""
    names = re.findall(r"(?<=\s)[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", before)
    own = found[-1][0].startswith(("its", "their"))
    return f"the{found[-1]['thing']}" + (f" of {names[0]}" if own and names else "")

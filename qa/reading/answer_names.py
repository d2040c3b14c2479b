# ruff: noqa: E501  (one pattern is one line)
"""The names in a sentence that may answer: those of the kind that is asked for."""

import re

from index.text import match_form
from index.types import Language
from qa.naming.names import organisations, people, places
from qa.naming.ranked_places import ranked_places
from qa.types import AnswerType, Question

Span = tuple[int, int]

_RANK = re.compile(
    r"哪一?[个些]?[区市县省镇]|\b(?:which|what) (?:district|city|county|province|town)\b"
)
_RANKS = {"district": "区", "city": "市", "county": "县", "province": "省", "town": "镇"}
# Who owns, pays, builds or publishes something is a body as often as a person.
_MAY_BE_A_BODY = re.compile(
    r"拥有|持有|持股|出资|资助|赞助|承建|建设|建造|修建|开发|制造|生产|供应|提供|运营|经营|管理|主办|承办|举办|发布(?!会)|发行|出版|收购|购买|设计|负责"
    r"|\bwho (?:\w+ )?(?:owns?|owned|pays?|paid|funds?|funded|financ\w+|builds?|built|ma[dk]es?|suppl\w+|provid\w+|operat\w+|runs?|publish\w+|issu\w+|buys?|bought|acquir\w+|develop\w+|organi[sz]\w+|host\w+|sponsor\w+|manag\w+|design\w+)\b"
    r"|\b(?:owned|paid|funded|financed|built|made|supplied|provided|operated|run|published|issued|bought|acquired|developed|organi[sz]ed|hosted|sponsored|managed|designed) by who"
)
# "Which official", 哪位: a person, whatever they do.
_NOBODY_ELSE = re.compile(
    r"哪一?[位名]|姓名|何人|\b(?:which|what) (?:\w+ )?(?:person|official|man|woman|colleague|expert)\b"
)
_FINDERS = {"person": people, "place": places, "organisation": organisations}


def ranked_name(question: Question, text: str, language: Language) -> bool:
    """Whether ``text`` names a district, a city … when one is asked for, that the question does
    not name itself."""
    asked = match_form(question.text)
    if question.answer_type != "place" or not _RANK.search(asked):
        return False
    found = names_of_kind(question.answer_type, text, language, asked)
    return any(match_form(text[a:b]) not in asked for a, b in found)


def names_of_kind(kind: AnswerType, text: str, language: Language, asked: str) -> tuple[Span, ...]:
    """Spans of names of a kind; where a district, a city … is asked for, only names of such."""
    rank = _RANK.search(asked) if kind == "place" and language == "zh" else None
    if rank:
        return ranked_places(text, _RANKS.get(rank[0].split(" ")[-1], rank[0][-1:]))
    finder = _FINDERS.get(kind)
    found = tuple(finder(text, language)) if finder else ()
    if kind != "person" or found or _NOBODY_ELSE.search(asked):
        return found
    if _MAY_BE_A_BODY.search(asked):
        return tuple(organisations(text, language))
    return found

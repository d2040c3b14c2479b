# ruff: noqa: E501  (one pattern is one line)
"""Questions about a document itself: when it was published, by whom, what its title is.

Only what is known of the document answers them, never the dates and bodies it speaks about. The
sentence that states it is quoted; where none does, the first one is, and what is known stands beside
it as a note.
"""

import re
from collections.abc import Sequence
from typing import Literal

from index.library import Library
from index.numbers import find_quantities
from index.text import match_form
from index.types import Document, Sentence
from qa.messages import message
from qa.types import Evidence, EvidenceSentence, Passage, Question

Known = Literal["published", "publisher", "title"]

LOOKED_THROUGH = 12  # sentences at the beginning, and as many at the end

_TEXT_ZH = r"文章|报道|新闻稿|通稿|稿件|稿子|[中英]文稿|[中英]文版本?|英语版|译文|译本|实录|纪要|记录稿?|文档|本文|帖子|这篇|该文|该稿"
_TEXT_EN = r"(?:article|news (?:story|item|report)|story|press release|record|transcript|document|translation|(?:english|chinese)(?:[- ]language)? (?:version|text|source|release)|blog post)"
_ISSUED_ZH = r"发布|发表|刊登|刊发|刊载|登载|发出|见报|出版|标注|注明|落款"
_ISSUED_EN = r"(?:published|released|issued|posted|dated|put online)"
_ASKED: tuple[tuple[Known, str], ...] = (
    ("published", rf"(?:{_TEXT_ZH}).{{0,12}}?(?:(?:{_ISSUED_ZH}|写).{{0,4}}?(?:日期|时间)|日期|(?:什么时候|何时|哪一?天|哪一?年|哪一?日|几月几[日号])(?:被)?(?:{_ISSUED_ZH}|写成?|发)的?)"),
    ("published", rf"(?:什么时候|何时|哪一?天|哪一?年|哪一?日).{{0,4}}?(?:{_ISSUED_ZH}).{{0,6}}(?:{_TEXT_ZH})"),
    ("published", rf"\bwhen (?:was|were) (?:the|this|that)\b[^?]{{0,60}}?\b{_TEXT_EN}\b[^?]{{0,40}}?\b{_ISSUED_EN}|\b(?:date|day)\b[^?]{{0,40}}?\b(?:of|on|does|is|was) (?:the|this)\b[^?]{{0,40}}?\b{_TEXT_EN}\b(?! (?:mention|say|give|state)s?\b.*\bfor\b)"),
    ("publisher", rf"(?:哪一?[家个](?:媒体|报纸|报社|网站|机构|单位|部门)|谁|哪里|哪儿).{{0,4}}?(?:{_ISSUED_ZH}).{{0,8}}(?:{_TEXT_ZH})|(?:{_TEXT_ZH}).{{0,10}}?(?:出自|来自|来源|出处|是?(?:由)?(?:谁|哪一?[家个](?:媒体|报纸|报社|网站|机构|单位|部门))(?:{_ISSUED_ZH}|的(?=\W*$|报道|文章|稿)))"),
    ("publisher", rf"\b(?:who|which (?:newspaper|outlet|media|website|agency|paper|publisher|office|organi[sz]ation)) (?:published|released|issued|posted|ran)\b[^?]{{0,60}}?\b{_TEXT_EN}\b|\b(?:publisher|source) of (?:the|this)\b[^?]{{0,40}}?\b{_TEXT_EN}\b"),
    ("title", rf"(?:{_TEXT_ZH}).{{0,8}}(?:标题|题目)(?:是|叫|为)|\b(?:title|headline) of (?:the|this)\b[^?]{{0,40}}?\b{_TEXT_EN}\b"),
)  # fmt: skip
# What a document may call itself; such a word in its title tells that it is meant, and not what it
# speaks of ("the notice", 公告).
_KIND = (
    r"(?P<kind>公告|通告|通知|通报|启事|简章|简报|指南|手册|声明|公报|须知|说明|问答|章程|告示|倡议书|公开信|白皮书"
    r"|\b(?:notice|guide|announcement|minutes|statement|brochure|bulletin|memo|newsletter|leaflet|handbook|circular|summary|policy|rules|faq)\b)"
)
_OF_A_KIND: tuple[tuple[Known, str], ...] = (
    (
        "published",
        rf"{_KIND}[^?？]{{0,30}}?(?:(?:{_ISSUED_ZH}).{{0,4}}?(?:日期|时间)|(?:什么时候|何时|哪一?天|哪一?年|哪一?日|几月几[日号]).{{0,2}}(?:{_ISSUED_ZH}))",
    ),
    (
        "published",
        rf"\b(?:when (?:was|were|is)|what (?:is|was) the date of|on what (?:date|day) (?:was|were))\b[^?]{{0,60}}?{_KIND}(?:[^?]{{0,20}}?\b{_ISSUED_EN})?\W*$",
    ),
    (
        "publisher",
        rf"{_KIND}[^?？]{{0,12}}?(?:是)?(?:由)?(?:谁|哪一?[家个]\w{{0,4}})(?:{_ISSUED_ZH})|(?:谁|哪一?[家个]\w{{0,4}})(?:{_ISSUED_ZH})[^?？]{{0,20}}?(?:公告|通告|通知|通报|启事|简章|指南|手册|声明|公报)",
    ),
    (
        "publisher",
        rf"\b(?:who|which \w+) (?:published|released|issued|posted)\b[^?]{{0,60}}?{_KIND}",
    ),
)
_KINDS = tuple((known, re.compile(words, re.IGNORECASE)) for known, words in _OF_A_KIND)
_COMPILED = tuple((known, re.compile(words, re.IGNORECASE)) for known, words in _ASKED)


def known_asked(question: Question, document: Document) -> Known | None:
    """What of a document itself the question asks for, if it does."""
    folded = match_form(question.text)
    for known, words in _COMPILED:
        if words.search(folded):
            return known
    title = match_form(document.metadata.title or "")
    for known, words in _KINDS:
        match = words.search(folded)
        if match and (match["kind"] or "\0") in title:
            return known
    return None


def about_document(
    question: Question, passages: Sequence[Passage], library: Library
) -> Evidence | None:
    """Return the evidence for a question about a document itself; ``None`` for every other."""
    ordered = [passage.document for passage in passages]
    if not question.scope.languages:
        ordered.sort(key=lambda document: document.language != question.language)
    asked = ((known_asked(question, document), document) for document in ordered)
    known, document = next(((k, document) for k, document in asked if k), (None, None))
    if known is None or document is None:
        return None
    value = getattr(document.metadata, known)
    sentences = library.sentences(document.doc_id)
    if not value or not sentences:
        return None
    ends = [*sentences[:LOOKED_THROUGH], *sentences[LOOKED_THROUGH:][-LOOKED_THROUGH:]]
    found = ((sentence, _stated(value, known, document, sentence)) for sentence in ends)
    sentence, span = next(((one, at) for one, at in found if at), (sentences[0], None))
    text = document.text[sentence.start : sentence.end]
    spans = (span,) if span else ()
    answer = EvidenceSentence(sentence, document, text, 1.0, 1.0, spans, {"known": 1.0})
    return Evidence((answer,), sufficient=True, confidence=1.0, answers=(answer,))


def _stated(
    value: str, known: Known, document: Document, sentence: Sentence
) -> tuple[int, int] | None:
    """Where a sentence states what is known of its document."""
    text = document.text[sentence.start : sentence.end]
    if known == "published":
        dates = find_quantities(text, document.language)
        same = next((q for q in dates if q.kind == "date" and q.iso == value), None)
        return (sentence.start + same.start, sentence.start + same.end) if same else None
    parts = [value, *re.split(r"[（(/|、,，]", value)] if known == "publisher" else [value]
    for part in (part.strip(" ）)") for part in parts):
        at = match_form(text).find(match_form(part)) if part else -1
        if at >= 0:
            return sentence.start + at, sentence.start + at + len(part)
    return None


def known_note(question: Question, document: Document) -> str | None:
    """What is known of the document and was asked for, in the reader's language."""
    known = known_asked(question, document)
    value = getattr(document.metadata, known) if known else None
    if not known or not value:
        return None
    key = f"note_{known}_inferred" if known in document.metadata.inferred else f"note_{known}"
    return message(key, question.language, question.script, value=value)

"""Questions to begin with, made from the library's own sentences in the reader's language.

A sentence that ends in a figure becomes a question for it; a name in a heading's style becomes a
question about it. Only questions that the assistant answers are offered.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from index.library import Library
from index.numbers import find_quantities
from index.text import to_script
from index.types import Document, Script
from qa.assistant import Assistant
from qa.ui.labels import label
from qa.ui.locale import Locale

_MOST: Final = 4
_SCRIPTS: Final[Mapping[Locale, Script | None]] = {
    "en": None,
    "zh-Hans": "hans",
    "zh-Hant": "hant",
}
# how much of a library is looked at, so that a large one opens as fast as a small one
_MOST_DOCUMENTS: Final = 12
_MOST_TRIES: Final = 16
_NUMERAL: Final = re.compile(r"^[约近超]?\d[\d.,]*[百千万萬亿億]*[多余餘]?")
_CLAUSE_END: Final = re.compile(r"[,，;；:：。！!？?\n]")
_UNCLEAR_BEFORE: Final = re.compile(r"[等第这这這那其该該“《(（]$")
_UNCLEAR_START: Final = re.compile(r"^(其中|其|这|這|那|该|該|我们|我們|并|並|而|但|目前|如今)")
_ABOUT: Final = r"(?:(?:more|less|fewer) than |over |about |nearly |some |around |up to )?"
_SHARE_OF: Final = re.compile(
    rf"^{_ABOUT}\d[\d.]*(?:%| percent) of (?P<whole>[^,;%]+?)(?: and {_ABOUT}\d[\d.]*% of [^,;]+?)?"
    r" (?P<rest>(?:is|are|was|were) [^,;]{4,60})\.$",
    re.IGNORECASE,
)
_HAS_NUMBER: Final = re.compile(
    r"^(?P<subject>(?!We|It|They|This|These|I |There)[A-Z][^,;]{2,50}?) (?P<has>has|have|had) "
    rf"(?P<done>\w+ed [^,;]{{0,60}}?){_ABOUT}\d[\d,.]* (?P<things>[a-z]+s)\.$"
)
_ENGLISH_NAME: Final = re.compile(r"\b[A-Z][a-z]+(?: (?:of |for |and |the )?[A-Z][a-z]+){2,5}\b")
_CHINESE_NAME: Final = re.compile(r"[“《「]([^“”《》「」]{4,16})[”》」]")


def example_questions(assistant: Assistant, locale: Locale) -> tuple[str, ...]:
    """Return up to four questions that ``assistant`` answers, each from another document."""
    library = assistant.library
    documents = _for_reader(library.documents(), locale)[:_MOST_DOCUMENTS]
    candidates = [_candidates(library, document, locale) for document in documents]
    chosen: list[str] = []
    tries = 0
    while candidates and len(chosen) < _MOST and tries < _MOST_TRIES:
        source = candidates.pop(0)
        for question in (to_script(asked, _SCRIPTS[locale]) for asked in source):
            tries += 1
            if question not in chosen and assistant.ask(question).outcome == "answered":
                chosen.append(question)
                candidates.append(source)
                break
            if tries >= _MOST_TRIES:
                break
    return tuple(chosen)


def _for_reader(documents: Sequence[Document], locale: Locale) -> list[Document]:
    """Return the documents of the reader's language, those in the reader's script first."""
    language, script = "en" if locale == "en" else "zh", _SCRIPTS[locale]
    own = [document for document in documents if document.language == language]
    return sorted(own, key=lambda document: document.script != script)


def _candidates(library: Library, document: Document, locale: Locale) -> Iterator[str]:
    texts = [
        document.text[sentence.start : sentence.end].strip()
        for sentence in library.sentences(document.doc_id)
        if sentence.kind == "text"
    ]
    for text in texts:
        yield from _figure_questions(text) if document.language == "zh" else _english_figure(text)
    pattern = _CHINESE_NAME if document.language == "zh" else _ENGLISH_NAME
    names = [
        found.group(found.lastindex or 0) for text in texts for found in pattern.finditer(text)
    ]
    for name in sorted(dict.fromkeys(names), key=lambda name: -names.count(name)):
        yield label("example_about", locale, name=name)


def _english_figure(text: str) -> Iterator[str]:
    """Turn "50% of the talks are held here." into a question for the share; figures likewise."""
    if found := _SHARE_OF.match(text):
        yield f"What share of {found['whole']} {found['rest']}?"
    if found := _HAS_NUMBER.match(text):
        subject = found["subject"]
        subject = subject[0].lower() + subject[1:] if subject.startswith("The ") else subject
        yield f"How many {found['things']} {found['has']} {subject} {found['done'].strip()}?"


def _figure_questions(text: str) -> Iterator[str]:
    """Turn "机构和项目达到157个" into "机构和项目达到多少个？"."""
    figures = [q for q in find_quantities(text, "zh") if q.kind in ("number", "share")]
    for figure in figures:
        clause_start = max(
            (m.end() for m in _CLAUSE_END.finditer(text, 0, figure.start)), default=0
        )
        end = _CLAUSE_END.search(text, figure.end)
        clause_end = end.start() if end else len(text)
        before = text[clause_start : figure.start]
        shown = _NUMERAL.sub("多少", text[figure.start : figure.end], count=1).rstrip("%％")
        question = f"{before}{shown}{text[figure.end : clause_end]}？"
        alone = sum(clause_start <= q.start < clause_end for q in figures) == 1
        if (
            alone
            and "多少" in shown
            and len(before) >= 8
            and len(question) <= 40
            and not _UNCLEAR_BEFORE.search(before)
            and not _UNCLEAR_START.search(before)
        ):
            yield question

"""Whether an answer speaks the asker's language and script, its quotations left aside."""

import math
import re
from collections.abc import Mapping
from typing import Any

from evals.cases import Case
from index.text import HAN, LATIN_WORD, language_of, match_form, to_script

_MARK = re.compile(r"\[\d+\]|\*\*|__|https?://\S+")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|\"[^\"\n]*\"")
FEWEST_CHARACTERS = 4


def own_words(answer: Mapping[str, Any]) -> str:
    """An answer without its quotations, titles, names and marks: what it says itself."""
    text = _MARK.sub("", str(answer["answer"]))
    cited = [*answer.get("citations", []), *answer.get("nearest", [])]
    names = ("quote", "title", "speaker", "section")
    sources = {str(span[name]) for span in cited for name in names if span.get(name)}
    sources |= {line for source in sources for line in source.splitlines()}
    for source in sorted(sources, key=len, reverse=True):
        text = text.replace(source, " ")
    return _QUOTED.sub(" ", text)


def right_language(case: Case, answer: Mapping[str, Any]) -> float:
    """1 when the answer is in the question's language.

    An answer that is nothing but quotations is right when they are in that language too.
    """
    if answer["language"] != case.language:
        return 0.0
    words = own_words(answer)
    if len(HAN.findall(words)) + sum(map(len, LATIN_WORD.findall(words))) >= FEWEST_CHARACTERS:
        return float(language_of(words) == case.language)
    return float(all(span["language"] == case.language for span in answer["citations"]))


def right_script(case: Case, answer: Mapping[str, Any]) -> float:
    """1 when the answer's own Chinese words are in the question's script; ``nan`` in English."""
    if case.language != "zh" or case.script is None:
        return math.nan
    words = own_words(answer)
    if answer.get("script") != case.script:
        return 0.0
    other = to_script(words, case.script)
    changed = sum(
        mine != wanted and match_form(mine) == match_form(wanted)
        for mine, wanted in zip(words, other, strict=False)
    )
    return float(changed <= len(words) * 0.02)

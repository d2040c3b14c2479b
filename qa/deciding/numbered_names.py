"""Bodies told apart by a number alone: the First People's Hospital is not the Second."""

import re
from collections.abc import Iterator

from index.text import match_form
from qa.reading.met import Met

_NUMBER = "第[一二三四五六七八九十百两0-9]{1,3}"


def numbered_another(met: Met) -> bool:
    """Whether a Chinese question names a body by its number and the document has only its likes."""
    if met.question.language != "zh" or not met.support.within:
        return False
    folded = match_form(met.evidence.document.text)
    return any(
        not re.search(_as_called(number, kind), folded)
        and bool(re.search(_NUMBER + re.escape(kind), folded))
        for number, kind in _numbered(met)
    )


def _numbered(met: Met) -> Iterator[tuple[str, str]]:
    """The number and the kind of each body that the question names so (第二, 人民医院)."""
    for group in met.asked.bodies:
        end = met.asked.words[group[-1]].end
        for place in group:
            start = met.asked.words[place].start
            if found := re.search(f"{_NUMBER}$", met.asked.folded[:start]):
                yield found[0], met.asked.folded[start:end]


def _as_called(number: str, kind: str) -> str:
    """A pattern of how a text calls a body, in short too (二院 for 第二人民医院)."""
    return f"{number}{re.escape(kind)}|{number[1:]}{kind[-1]}"

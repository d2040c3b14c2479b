"""Whether the names of a statement stand in its source, and which stand there instead."""

from collections.abc import Iterator

from qa.comparing.alignment import words_of
from qa.verifying.compared import (
    NAME_MATCHED,
    NAME_TAGS,
    Compared,
    Finding,
    is_ordinary,
    name_places,
)


def names_missing(compared: Compared) -> Iterator[Finding]:
    """Yield the names of the statement that neither the source nor its surroundings hold."""
    for place in name_places(compared):
        if compared.wide[place] < NAME_MATCHED and not is_ordinary(compared.words[place]):
            word = compared.words[place]
            yield Finding("name", compared.text[word.start : word.end])


def other_names(compared: Compared) -> Iterator[Finding]:
    """A name of the statement that the source lacks, where it has another name of that kind."""
    missing = [
        place
        for place in name_places(compared)
        if compared.wide[place] < NAME_MATCHED and not is_ordinary(compared.words[place])
    ]
    free = [
        word
        for place, word in enumerate(compared.cited_words)
        if (word.tag in NAME_TAGS or (word.name and not is_ordinary(word)))
        and (not compared.match.size or compared.match[:, place].max() < NAME_MATCHED)
    ]
    beside = words_of(compared.cited.context, compared.cited.language) if missing else ()
    around = [word for word in beside if word.tag in ("ns", "nr")]
    for place in missing:
        word = compared.words[place]
        rivals = [
            w
            for w in (*free, *(around if word.tag else ()))
            if not w.tag or not word.tag or w.tag[:2] == word.tag[:2]
        ]
        if rivals:
            yield Finding("name", compared.text[word.start : word.end], rivals[0].term)
